/**
 * Ports that nothing listens on.
 * Enters: how many, and which ones we would like to have again. Leaves: port numbers.
 */
import { createServer } from 'node:net';

/**
 * Below 32768 on purpose: the kernel takes ports for outgoing connections from there up, and one of those
 * could sit on a port between our look and the server's start.
 */
const LOWEST = 18_000;
const HIGHEST = 29_999;

export async function freePorts(
	count: number,
	wanted: readonly number[] = []
): Promise< number[] > {
	const ports: number[] = [];
	for ( const port of wanted.slice( 0, count ) ) {
		ports.push(
			( await isFree( port ) ) ? port : await anyFreePort( ports )
		);
	}
	while ( ports.length < count ) {
		ports.push( await anyFreePort( ports ) );
	}
	return ports;
}

async function anyFreePort( taken: readonly number[] ): Promise< number > {
	for ( let attempt = 0; attempt < 200; attempt++ ) {
		const port =
			LOWEST + Math.floor( Math.random() * ( HIGHEST - LOWEST ) );
		if ( ! taken.includes( port ) && ( await isFree( port ) ) ) {
			return port;
		}
	}
	throw new Error( `No free port between ${ LOWEST } and ${ HIGHEST }.` );
}

function isFree( port: number ): Promise< boolean > {
	return new Promise( ( resolve ) => {
		const probe = createServer();
		probe.once( 'error', () => resolve( false ) );
		probe.listen( port, '127.0.0.1', () =>
			probe.close( () => resolve( true ) )
		);
	} );
}
