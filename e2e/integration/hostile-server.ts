/**
 * A peer that answers whatever does harm: bytes on a socket, at the speed that it likes. Enters: which harm. Leaves: its address.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** More than PHP may have in the lab; compressed twice they are 2 KB. */
const ZEROS = Buffer.alloc( 600 * 1_048_576 );

/** Writes an answer; a drip goes on until the peer hangs up. */
type Harm = ( socket: Socket ) => void;

const answer = ( headers: readonly string[], body: Buffer | string ) =>
	Buffer.concat( [
		Buffer.from(
			`${ [
				'HTTP/1.1 200 OK',
				'Content-Type: application/json',
				...headers,
			].join( '\r\n' ) }\r\n\r\n`
		),
		Buffer.from( body ),
	] );

/** Zeros that were compressed so often: each more time the result of the one before. */
const compressed = [ ZEROS ];
function zeros( times: number ): Buffer {
	while ( compressed.length <= times ) {
		compressed.push( gzipSync( compressed.at( -1 )!, { level: 9 } ) );
	}
	return compressed[ times ]!;
}

const whole =
	( headers: readonly string[], body: () => Buffer | string ): Harm =>
	( socket ) =>
		socket.end( answer( headers, body() ) );

/** The same text again and again, as fast as it is taken, or each so many milliseconds. */
const endless =
	(
		headers: readonly string[],
		text: string,
		everyMs = 0,
		isInBody = true
	): Harm =>
	( socket ) => {
		socket.write(
			isInBody ? answer( headers, '' ) : 'HTTP/1.1 200 OK\r\n'
		);
		const more = () => {
			while ( socket.writable && socket.write( text ) && everyMs === 0 ) {
				// Until its buffer is full.
			}
			if ( everyMs > 0 && socket.writable ) {
				setTimeout( more, everyMs );
			}
		};
		if ( everyMs === 0 ) {
			socket.on( 'drain', more );
		}
		more();
	};

export const HARMS = {
	'zeros compressed once': whole( [ 'Content-Encoding: gzip' ], () =>
		zeros( 1 )
	),
	'zeros compressed twice': whole( [ 'Content-Encoding: gzip' ], () =>
		zeros( 2 )
	),
	'zeros compressed twice, and said so': whole(
		[ 'Content-Encoding: gzip, gzip' ],
		() => zeros( 2 )
	),
	'zeros compressed ten times': whole(
		[ `Content-Encoding: ${ Array( 10 ).fill( 'gzip' ).join( ', ' ) }` ],
		() => zeros( 10 )
	),
	'a header of another compression': whole(
		[ 'Content-Encoding: br' ],
		() => '{"ok":true}'
	),
	'chunks of one byte within chunks': whole(
		[ 'Transfer-Encoding: chunked' ],
		() => {
			const inner = `${ '1\r\na\r\n'.repeat( 300_000 ) }0\r\n\r\n`;
			return `${ inner.length.toString(
				16
			) }\r\n${ inner }\r\n0\r\n\r\n`;
		}
	),
	'lists in lists': whole( [], () => '[[1],'.repeat( 400_000 ) ),
	'many lists': whole( [], () => `[${ '[1],'.repeat( 500_000 ) }1]` ),
	'a header without a colon': whole(
		[ 'nothing', ': nothing' ],
		() => '{"ok":true}'
	),
	'no content with a body': ( socket ) => {
		socket.end(
			'HTTP/1.1 204 No Content\r\nContent-Length: 11\r\n\r\n{"ok":true}'
		);
	},
	'not modified with a body': ( socket ) => {
		socket.end( 'HTTP/1.1 304 Not Modified\r\n\r\n{"ok":true}' );
	},
	'a body without an end': endless( [], ' '.repeat( 65_536 ) ),
	'headers without an end': endless(
		[],
		`X-More: ${ 'x'.repeat( 8000 ) }\r\n`,
		0,
		false
	),
	'one byte after another': endless(
		[ 'Content-Length: 1000000' ],
		' ',
		200
	),
} satisfies Record< string, Harm >;

export interface HostileServer {
	url: string;
	/** Which harm it does from now on. */
	does: ( harm: keyof typeof HARMS ) => void;
	/** How often it was asked since. */
	asked: () => number;
	close: () => void;
}

export async function hostileServer(): Promise< HostileServer > {
	let harm: keyof typeof HARMS = 'zeros compressed once';
	let asked = 0;
	const sockets = new Set< Socket >();
	const server: Server = createServer( ( socket ) => {
		sockets.add( socket );
		socket.on( 'error', () => {} );
		socket.on( 'close', () => sockets.delete( socket ) );
		let isAnswered = false;
		socket.on( 'data', () => {
			if ( ! isAnswered ) {
				isAnswered = true;
				asked += 1;
				HARMS[ harm ]( socket );
			}
		} );
	} ).listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const { port } = server.address() as { port: number };
	return {
		url: `http://127.0.0.1:${ port }`,
		does: ( next ) => {
			harm = next;
			asked = 0;
		},
		asked: () => asked,
		close: () => {
			sockets.forEach( ( socket ) => socket.destroy() );
			server.close();
		},
	};
}
