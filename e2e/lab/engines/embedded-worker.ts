/**
 * One PHP of a store: it runs one request at a time. Several requests at once on threads of one process make php-node 1.4.0 free the
 * same memory twice, which takes the whole store down; a process each takes down only its own request, as PHP-FPM would.
 * Enters: jobs from the server, over the channel of child processes. Leaves: what PHP answered.
 */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	Headers,
	Php,
	Request,
	type Response as PhpAnswer,
} from '@platformatic/php-node';

/** A request for PHP. */
export interface Job {
	port: number;
	method: string;
	/** Path and query as they were asked for. */
	url: string;
	headers: readonly ( readonly [ string, string ] )[];
	body: Uint8Array;
	/** The store's files, and the script among them. */
	root: string;
	script: string;
	remoteAddress: string;
	remotePort: number;
}

export interface Done {
	status: number;
	headers: readonly ( readonly [ string, readonly string[] ] )[];
	body: Uint8Array;
	/** What PHP logged. */
	log: string;
}

/** php-node 1.4.0 repeats the first 16 KiB of a body of this size, or larger, until PHP has no memory left. */
const PHP_NODE_BODY = 16384;

const php = new Php( {
	docroot: fileURLToPath( new URL( '../php', import.meta.url ) ),
	argv: [],
} );

async function run( job: Job ): Promise< Done > {
	const headers = new Headers();
	for ( const [ name, value ] of job.headers ) {
		headers.set( name, value );
	}
	// php-node loses the query string in REQUEST_URI and needs the script to be in the URL: the router puts both right.
	headers.set( 'x-lab-router-uri', job.url );
	headers.set( 'x-lab-router-root', job.root );
	headers.set( 'x-lab-router-script', job.script );
	const body = Buffer.from( job.body );
	const file = body.length < PHP_NODE_BODY ? null : laidDown( body );
	if ( file ) {
		headers.set( 'x-lab-router-body', file );
		headers.set( 'content-length', '0' );
	}
	const query = job.url.indexOf( '?' );
	const result: unknown = await php.handleRequest(
		new Request( {
			method: job.method,
			url: `http://127.0.0.1:${ job.port }/router.php${
				query < 0 ? '' : job.url.slice( query )
			}`,
			headers,
			body: file ? Buffer.alloc( 0 ) : body,
			socket: {
				localAddress: '127.0.0.1',
				localPort: job.port,
				localFamily: 'IPv4',
				remoteAddress: job.remoteAddress,
				remotePort: job.remotePort,
				remoteFamily: 'IPv4',
			},
		} )
	);
	if ( file ) {
		rmSync( file, { force: true } );
	}
	// Its types say `unknown`; its documentation says this.
	const answer = result as PhpAnswer;
	return {
		status: answer.status,
		headers: [ ...new Set( [ ...answer.headers.keys() ] ) ].map(
			( name ) => [ name, answer.headers.getAll( name ) ] as const
		),
		body: answer.body,
		log: answer.log.toString(),
	};
}

/** A body as a file that the router reads. */
function laidDown( body: Buffer ): string {
	const file = join( tmpdir(), `kitgenix-body-${ randomUUID() }` );
	writeFileSync( file, body, { mode: 0o600 } );
	return file;
}

process.on( 'message', ( job: Job ) => {
	void run( job ).then(
		( done ) => process.send?.( { done } ),
		( error: unknown ) => process.send?.( { error: String( error ) } )
	);
} );
// SIGKILL, because Node's own exit waits for a PHP thread that may be in the middle of a request.
process.on( 'disconnect', () => process.kill( process.pid, 'SIGKILL' ) );
process.on( 'SIGINT', () => {} );
