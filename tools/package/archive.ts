/**
 * Package: the zip's bytes. Enters: the repository's folder. Leaves: the same bytes for the same files, on every machine, on
 * every day and in every time zone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflate } from '@gfx/zopfli';
import { packedFiles } from './contents.ts';
import { SLUG } from './versions.ts';
import { zipOf, type Entry } from './zip-file.ts';

/** What the zip may have (docs/decisions/zip.md). */
export const MAXIMUM_BYTES = 2_000_000;

/** Of zopfli; more than these save less than one byte in a thousand. */
const ROUNDS = 5;

export async function archive( root: string ): Promise< {
	bytes: Uint8Array;
	files: readonly string[];
} > {
	const files = packedFiles( root );
	const entries: Entry[] = [];
	for ( const file of files ) {
		const bytes = readFileSync( join( root, 'plugin', file ) );
		entries.push( {
			name: `${ SLUG }/${ file }`,
			bytes,
			deflated: await deflated( bytes ),
		} );
	}
	const bytes = zipOf( entries );
	if ( bytes.length > MAXIMUM_BYTES ) {
		throw new Error(
			`The zip has ${ bytes.length } bytes; ${ MAXIMUM_BYTES } are the most.`
		);
	}
	return { bytes, files };
}

function deflated( bytes: Uint8Array ): Promise< Uint8Array > {
	return new Promise( ( done, fail ) => {
		deflate( bytes, { numiterations: ROUNDS }, ( error, result ) =>
			error ? fail( error ) : done( result )
		);
	} );
}
