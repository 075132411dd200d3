/**
 * Package: the zip's bytes. Enters: the repository's folder. Leaves: the same bytes for the same files, on every machine, on
 * every day and in every time zone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { packedFiles } from './contents.ts';
import { SLUG } from './versions.ts';

/** Half of what PHP takes as an upload where nobody has changed it. */
export const MAXIMUM_BYTES = 1_000_000;

/**
 * The earliest time that a zip can hold, for every file. A zip has no time zone: fflate writes the local parts of a date, so
 * the date is made of local parts.
 */
const TIME = new Date( 1980, 0, 1 );

/** Unix, `rw-r--r--`, whatever the umask of the machine that packs. */
const UNIX = 3;
const MODE = ( 0o100644 << 16 ) >>> 0;

export function archive( root: string ): {
	bytes: Uint8Array;
	files: readonly string[];
} {
	const files = packedFiles( root );
	const entries: Zippable = {};
	for ( const file of files ) {
		entries[ `${ SLUG }/${ file }` ] = [
			readFileSync( join( root, 'plugin', file ) ),
			{ level: 9, mtime: TIME, os: UNIX, attrs: MODE },
		];
	}
	const bytes = zipSync( entries );
	if ( bytes.length > MAXIMUM_BYTES ) {
		throw new Error(
			`The zip has ${ bytes.length } bytes; ${ MAXIMUM_BYTES } are the most.`
		);
	}
	return { bytes, files };
}
