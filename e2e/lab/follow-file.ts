/**
 * Follows files that only grow, as `tail -f` does.
 * Enters: paths, which need not exist yet. Leaves: each complete line once, from now on.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

export function followFiles(
	files: readonly string[],
	onLine: ( line: string ) => void,
	everyMs = 150
): () => void {
	const at = new Map( files.map( ( file ) => [ file, sizeOf( file ) ] ) );
	const rest = new Map< string, Buffer >();
	const timer = setInterval( () => {
		for ( const file of files ) {
			const from = at.get( file ) ?? 0;
			const size = sizeOf( file );
			if ( size < from ) {
				// Emptied: begin again.
				at.set( file, 0 );
			} else if ( size > from ) {
				const text = Buffer.concat( [
					rest.get( file ) ?? Buffer.alloc( 0 ),
					read( file, from, size - from ),
				] );
				at.set( file, size );
				// A line that is half written, or a character cut in two, waits for its end.
				const end = text.lastIndexOf( 10 );
				rest.set( file, text.subarray( end + 1 ) );
				const lines = text.toString( 'utf8', 0, Math.max( 0, end ) );
				lines.split( '\n' ).filter( Boolean ).forEach( onLine );
			}
		}
	}, everyMs );
	return () => clearInterval( timer );
}

function sizeOf( file: string ): number {
	return statSync( file, { throwIfNoEntry: false } )?.size ?? 0;
}

function read( file: string, from: number, length: number ): Buffer {
	const bytes = Buffer.alloc( length );
	const handle = openSync( file, 'r' );
	try {
		return bytes.subarray( 0, readSync( handle, bytes, 0, length, from ) );
	} finally {
		closeSync( handle );
	}
}
