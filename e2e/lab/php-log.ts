/**
 * What PHP has written of a store: WordPress's own file, and the one that the lab gives to PHP-FPM, which takes no other from
 * WordPress. Enters: a store. Leaves: the lines of both.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './types.ts';

/** A lab has no way to WordPress.org, and WordPress says so each time it looks for updates. */
const OFFLINE = /Something may be wrong with WordPress\.org/;

/** Without the store's own folder, which may have a plugin's name in it. Empty where nothing was written. */
export function phpLog( { dir }: Pick< Store, 'dir' > ): string {
	return [ 'debug.log', 'php.log' ]
		.map( ( name ) => join( dir, name ) )
		.filter( ( file ) => existsSync( file ) )
		.map( ( file ) => readFileSync( file, 'utf8' ) )
		.join( '\n' )
		.replaceAll( dir, '' )
		.split( '\n' )
		.filter( ( line ) => ! OFFLINE.test( line ) )
		.join( '\n' )
		.trim();
}
