/**
 * A network that goes wrong, between two stores: an HTTP proxy that loses requests and answers, delays, repeats, cuts off and
 * refuses, by seed. Faults are dealt like cards, every kind once before any comes again, so that a short run has them all.
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
import { listening } from './listening.ts';

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
	/** Keeps the next event, or the answer to it, until it is let go: what is sent meanwhile overtakes it. */
	holdNext: ( what: 'request' | 'answer' ) => Held;
	/** How often each fault happened, and `none`. */
	counts: ReadonlyMap< Fault | 'none', number >;
	/** Bytes of all bodies so far, there and back. */
	bytes: () => number;
	close: () => Promise< void >;
}

export interface Held {
	/** An event has come, and is held. */
	caught: Promise< void >;
	/** Lets it go; resolves when it has arrived, whether or not anybody still waits for the answer. */
	release: () => Promise< void >;
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
	let deck: Fault[] = [];
	let hold: Hold | null = null;
	let bytes = 0;
	const count = ( more: number ) => {
		bytes += more;
	};
	const deal = (): Fault | 'none' => {
		if ( random() >= share ) {
			return 'none';
		}
		deck = deck.length > 0 ? deck : shuffled( faults, random );
		return deck.pop() ?? 'none';
	};
	const server: Server = createServer( ( request, response ) => {
		// A peer that hung up is one of the faults.
		response.on( 'error', () => {} );
		if ( hold !== null && request.url?.endsWith( '/event' ) ) {
			const held = hold;
			hold = null;
			void serveHeld( target, request, response, held );
			return;
		}
		const fault = deal();
		counts.set( fault, ( counts.get( fault ) ?? 0 ) + 1 );
		void serve( target, request, response, fault, random, count ).catch(
			() => response.destroy()
		);
	} );
	const url = await listening( server );
	return {
		url,
		set: ( newShare, newFaults = FAULTS ) => {
			share = newShare;
			faults = newFaults;
			deck = [];
		},
		holdNext: ( what ) => {
			hold = newHold( what );
			return hold.held;
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

interface Hold {
	what: 'request' | 'answer';
	held: Held;
	onCaught: () => void;
	released: Promise< void >;
	onArrived: () => void;
}

function newHold( what: Hold[ 'what' ] ): Hold {
	const [ caught, onCaught ] = signal();
	const [ released, onReleased ] = signal();
	const [ arrived, onArrived ] = signal();
	return {
		what,
		held: {
			caught,
			release: () => {
				onReleased();
				return arrived;
			},
		},
		onCaught,
		released,
		onArrived,
	};
}

async function serveHeld(
	target: string,
	request: IncomingMessage,
	response: ServerResponse,
	{ what, onCaught, released, onArrived }: Hold
): Promise< void > {
	const body = await buffer( request );
	if ( what === 'request' ) {
		onCaught();
		await released;
	}
	const answer = await forward( target, request, body );
	if ( what === 'answer' ) {
		onCaught();
		await released;
	}
	response.writeHead( answer.status, answer.headers ).end( answer.body );
	onArrived();
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

function shuffled< T >( list: readonly T[], random: () => number ): T[] {
	return list
		.map( ( item ) => ( { item, at: random() } ) )
		.sort( ( a, b ) => a.at - b.at )
		.map( ( { item } ) => item );
}

function signal(): [ Promise< void >, () => void ] {
	let give = () => {};
	const given = new Promise< void >( ( resolve ) => ( give = resolve ) );
	return [ given, give ];
}

const pause = ( ms: number ) =>
	new Promise( ( resolve ) => setTimeout( resolve, ms ) );
