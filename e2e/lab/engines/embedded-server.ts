/**
 * One store's web server: PHP 8.4 inside Node processes of its own, nothing else needed on the machine.
 * Enters: HTTP requests on 127.0.0.1. Leaves: answers, and one line per request in `requests.jsonl`.
 *
 * Run as a process of its own, one per store, so that stores work in parallel. Every request runs to its end whether or not the client stays: a plugin wakes itself up by writing a
 * request to a socket and closing it.
 */
import { appendFile, createReadStream } from 'node:fs';
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { Done } from './embedded-worker.ts';
import { resolveTarget, type Target } from './static-files.ts';
import { WorkerPool } from './worker-pool.ts';

export interface EmbeddedServerConfig {
	port: number;
	site: string;
	requestLog: string;
	phpLog: string;
}

const config = JSON.parse( process.argv[ 2 ] ?? '{}' ) as EmbeddedServerConfig;
const workers = new WorkerPool();

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
): Promise< Done > {
	const headers = Object.entries( request.headersDistinct ).flatMap(
		( [ name, value ] ) =>
			value === undefined || name.startsWith( 'x-lab-router-' )
				? []
				: [
						[
							name,
							value.join( name === 'cookie' ? '; ' : ', ' ),
						] as const,
				  ]
	);
	return workers.run( {
		port: config.port,
		method: request.method ?? 'GET',
		url,
		headers,
		body,
		root: config.site,
		script: target.name,
		remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
		remotePort: request.socket.remotePort ?? 0,
	} );
}

function sendPhp( result: Done, response: ServerResponse ): number {
	if ( result.log !== '' ) {
		note( config.phpLog, result.log );
	}
	for ( const [ name, values ] of result.headers ) {
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

// The lab holds the other end of stdin. When it closes, whatever the reason, this store is over, and its PHPs with it: their channel
// closes.
process.stdin.on( 'close', () => process.kill( process.pid, 'SIGKILL' ) );
process.stdin.on( 'error', () => process.kill( process.pid, 'SIGKILL' ) );
process.stdin.resume();
process.on( 'SIGINT', () => {} );
