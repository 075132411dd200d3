/**
 * A network that goes wrong, between two stores: an HTTP proxy that loses requests and answers, delays, repeats, cuts off and
 * refuses, by seed.
 * Enters: a store's address. Leaves: an address to put in its place, and what was done to the requests.
 */
import {
	createServer,
	request as send,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';

export const FAULTS = [
	'drop request',
	'drop answer',
	'delay',
	'duplicate',
	'truncate',
	'error 500',
	'busy 503',
	'slow body',
] as const;

export type Fault = ( typeof FAULTS )[ number ];

export interface FaultProxy {
	url: string;
	/** The share of requests that something happens to, 0 to 1, and which faults there are. */
	set: ( share: number, faults?: readonly Fault[] ) => void;
	/** How often each fault happened, and `none`. */
	counts: ReadonlyMap< Fault | 'none', number >;
	/** Bytes of all bodies so far, there and back. */
	bytes: () => number;
	close: () => Promise< void >;
}

interface Answer {
	status: number;
	headers: IncomingMessage[ 'headers' ];
	body: Buffer;
}

/**
 * @param target Address of the store.
 * @param seed   Decides what happens to which request.
 */
export async function startFaultProxy(
	target: string,
	seed: number
): Promise< FaultProxy > {
	const random = randomFrom( seed );
	const counts = new Map< Fault | 'none', number >();
	let share = 0;
	let faults: readonly Fault[] = FAULTS;
	let bytes = 0;
	const count = ( more: number ) => {
		bytes += more;
	};
	const server: Server = createServer( ( request, response ) => {
		const isHit = random() < share;
		const drawn = faults[ Math.floor( random() * faults.length ) ];
		const fault = isHit && drawn ? drawn : 'none';
		counts.set( fault, ( counts.get( fault ) ?? 0 ) + 1 );
		// A peer that hung up is one of the faults.
		response.on( 'error', () => {} );
		void serve( target, request, response, fault, random, count ).catch(
			() => response.destroy()
		);
	} );
	server.listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const address = server.address();
	return {
		url: `http://127.0.0.1:${
			typeof address === 'object' ? address?.port : 0
		}`,
		set: ( newShare, newFaults = FAULTS ) => {
			share = newShare;
			faults = newFaults;
		},
		counts,
		bytes: () => bytes,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once( server, 'close' );
		},
	};
}

async function serve(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	fault: Fault | 'none',
	random: () => number,
	count: ( bytes: number ) => void
): Promise< void > {
	const body = await buffer( request );
	count( body.length );
	switch ( fault ) {
		case 'drop request':
			response.destroy();
			return;
		case 'error 500':
			response.writeHead( 500 ).end( 'Internal error' );
			return;
		case 'busy 503':
			response
				.writeHead( 503, {
					'retry-after': '1',
					'content-type': 'application/json',
				} )
				.end( '{"code":"busy","message":"Try again."}' );
			return;
		case 'delay':
			await pause( 200 + random() * 800 );
			break;
		case 'duplicate':
			await forward( target, request, body );
			break;
	}
	const answer = await forward( target, request, body );
	count( answer.body.length );
	if ( fault === 'drop answer' ) {
		response.destroy();
		return;
	}
	response.writeHead( answer.status, {
		...answer.headers,
		connection: 'close',
	} );
	const half = Math.floor( answer.body.length / 2 );
	if ( fault === 'truncate' ) {
		response.write( answer.body.subarray( 0, half ) );
		await pause( 20 );
		response.destroy();
		return;
	}
	if ( fault === 'slow body' ) {
		response.write( answer.body.subarray( 0, half ) );
		await pause( 700 );
		response.end( answer.body.subarray( half ) );
		return;
	}
	response.end( answer.body );
}

function forward(
	target: string,
	{ method, url, headers }: IncomingMessage,
	body: Buffer
): Promise< Answer > {
	return new Promise( ( resolve, reject ) => {
		const outgoing = send(
			target + url,
			{
				method,
				headers: {
					...headers,
					host: new URL( target ).host,
					connection: 'close',
				},
			},
			( incoming ) => {
				const parts: Buffer[] = [];
				incoming.on( 'data', ( part: Buffer ) => parts.push( part ) );
				incoming.on( 'error', reject );
				incoming.on( 'end', () =>
					resolve( {
						status: incoming.statusCode ?? 502,
						headers: incoming.headers,
						body: Buffer.concat( parts ),
					} )
				);
			}
		);
		outgoing.on( 'error', reject );
		outgoing.end( body );
	} );
}

/** Mulberry32: the same seed, the same numbers from 0 up to 1. */
export function randomFrom( seed: number ): () => number {
	let state = seed;
	return () => {
		state = ( state + 0x6d2b79f5 ) | 0;
		let mixed = Math.imul( state ^ ( state >>> 15 ), state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4294967296;
	};
}

const pause = ( ms: number ) =>
	new Promise( ( resolve ) => setTimeout( resolve, ms ) );
