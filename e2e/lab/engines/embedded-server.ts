/**
 * One store's web server: PHP 8.4 inside this Node process, nothing else needed on the machine.
 * Enters: HTTP requests on 127.0.0.1. Leaves: answers, and one line per request in `requests.jsonl`.
 *
 * Run as a process of its own, one per store: a crash of PHP takes one store down and not the lab, and stores work in
 * parallel. Every request runs to its end whether or not the client stays: a plugin wakes itself up by writing a
 * request to a socket and closing it.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, appendFile, rmSync, writeFileSync } from 'node:fs';
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	Headers,
	Php,
	Request,
	type Response as PhpAnswer,
} from '@platformatic/php-node';
import { resolveTarget, type Target } from './static-files.ts';

export interface EmbeddedServerConfig {
	port: number;
	site: string;
	requestLog: string;
	phpLog: string;
}

const config = JSON.parse( process.argv[ 2 ] ?? '{}' ) as EmbeddedServerConfig;
const router = fileURLToPath( new URL( '../php', import.meta.url ) );
const php = new Php( { docroot: router, argv: [] } );

/** php-node 1.4.0 repeats the first 16 KiB of a body of this size, or larger, until PHP has no memory left. */
const PHP_NODE_BODY = 16384;

/** Headers of one hop (RFC 9110, 7.6.1), and those Node writes itself. */
const NOT_PASSED_ON = new Set( [
	'connection',
	'keep-alive',
	'transfer-encoding',
	'content-length',
] );

const server = createServer( ( request, response ) => {
	const started = Date.now();
	answer( request, response )
		.catch( ( error: unknown ) => {
			note( config.phpLog, `lab: ${ String( error ) }\n` );
			if ( ! response.headersSent ) {
				response.writeHead( 502, { 'content-type': 'text/plain' } );
			}
			response.end( `PHP did not answer: ${ String( error ) }` );
			return 502;
		} )
		.then( ( status ) => {
			if ( status !== null ) {
				note(
					config.requestLog,
					JSON.stringify( {
						direction: 'in',
						time: started,
						method: request.method,
						url: request.url,
						status,
						ms: Date.now() - started,
					} ) + '\n'
				);
			}
		} );
} );
// A shop under test may think for a long time; it is the test that decides how long is too long.
server.requestTimeout = 0;
server.headersTimeout = 0;
server.keepAliveTimeout = 2000;
server.listen( config.port, '127.0.0.1', () =>
	process.stdout.write( `listening on ${ config.port }\n` )
);
server.on( 'error', ( error ) => {
	process.stderr.write( `${ error.message }\n` );
	process.exit( 1 );
} );

/** Answers the status sent, or `null` for a static file, which nobody wants in the request log. */
async function answer(
	request: IncomingMessage,
	response: ServerResponse
): Promise< number | null > {
	const url = request.url ?? '/';
	const body = await readBody( request );
	const pathname = url.split( '?', 1 )[ 0 ] ?? '/';
	const target = resolveTarget( config.site, pathname );
	switch ( target.kind ) {
		case 'refused':
			response.writeHead( 404 ).end();
			return 404;
		case 'redirect':
			response
				.writeHead( 301, { location: target.to + queryOf( url ) } )
				.end();
			return 301;
		case 'file':
			sendFile( target, request, response );
			return null;
		case 'script':
			return sendPhp(
				await runPhp( request, target, url, body ),
				response
			);
	}
}

function queryOf( url: string ): string {
	const at = url.indexOf( '?' );
	return at < 0 ? '' : url.slice( at );
}

async function readBody( request: IncomingMessage ): Promise< Buffer > {
	const parts: Buffer[] = [];
	for await ( const part of request ) {
		parts.push( part as Buffer );
	}
	return Buffer.concat( parts );
}

async function runPhp(
	request: IncomingMessage,
	target: Extract< Target, { kind: 'script' } >,
	url: string,
	body: Buffer
): Promise< PhpAnswer > {
	const headers = new Headers();
	for ( const [ name, value ] of Object.entries( request.headersDistinct ) ) {
		if ( value !== undefined && ! name.startsWith( 'x-lab-router-' ) ) {
			headers.set( name, value.join( name === 'cookie' ? '; ' : ', ' ) );
		}
	}
	// php-node loses the query string in REQUEST_URI and needs the script to be in the URL: the router puts both right.
	headers.set( 'x-lab-router-uri', url );
	headers.set( 'x-lab-router-root', config.site );
	headers.set( 'x-lab-router-script', target.name );
	const file = body.length < PHP_NODE_BODY ? null : laidDown( body );
	if ( file ) {
		headers.set( 'x-lab-router-body', file );
		headers.set( 'content-length', '0' );
	}
	const result: unknown = await php.handleRequest(
		new Request( {
			method: request.method ?? 'GET',
			url: `http://127.0.0.1:${ config.port }/router.php${ queryOf(
				url
			) }`,
			headers,
			body: file ? Buffer.alloc( 0 ) : body,
			socket: {
				localAddress: '127.0.0.1',
				localPort: config.port,
				localFamily: 'IPv4',
				remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
				remotePort: request.socket.remotePort ?? 0,
				remoteFamily: 'IPv4',
			},
		} )
	);
	if ( file ) {
		rmSync( file, { force: true } );
	}
	// Its types say `unknown`; its documentation says this.
	return result as PhpAnswer;
}

/** A body as a file that the router reads. */
function laidDown( body: Buffer ): string {
	const file = join( tmpdir(), `kitgenix-body-${ randomUUID() }` );
	writeFileSync( file, body, { mode: 0o600 } );
	return file;
}

function sendPhp( result: PhpAnswer, response: ServerResponse ): number {
	if ( result.log.length > 0 ) {
		note( config.phpLog, result.log.toString() );
	}
	const names = new Set( [ ...result.headers.keys() ] );
	for ( const name of names ) {
		const values = result.headers.getAll( name );
		if ( NOT_PASSED_ON.has( name ) || values.length === 0 ) {
			continue;
		}
		// php-node adds the first content type that PHP was told after the one that it was told last.
		const repeatable = name === 'set-cookie' || name === 'link';
		response.setHeader(
			name,
			repeatable ? values : ( values[ 0 ] as string )
		);
	}
	response.writeHead( result.status, {
		'content-length': String( result.body.length ),
	} );
	response.end( result.body );
	return result.status;
}

function sendFile(
	target: Extract< Target, { kind: 'file' } >,
	request: IncomingMessage,
	response: ServerResponse
): void {
	response.writeHead( 200, {
		'content-type': target.type,
		'cache-control': 'max-age=60',
	} );
	if ( request.method === 'HEAD' ) {
		response.end();
		return;
	}
	createReadStream( target.file )
		.on( 'error', () => response.destroy() )
		.pipe( response );
}

function note( file: string, text: string ): void {
	appendFile( file, text, () => {} );
}

// The lab holds the other end of stdin. When it closes, whatever the reason, this store is over. SIGKILL, because
// Node's own exit waits for PHP threads that may be in the middle of a request.
process.stdin.on( 'close', () => process.kill( process.pid, 'SIGKILL' ) );
process.stdin.on( 'error', () => process.kill( process.pid, 'SIGKILL' ) );
process.stdin.resume();
process.on( 'SIGINT', () => {} );
