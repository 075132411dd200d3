/**
 * The stand-in store: what the lab puts in WooCommerce's place where no WooCommerce can be had.
 * Enters: nothing. Leaves: its folder and version, or null where this copy of the project has none.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holds } from './cache.ts';

/** How it is asked for: `--woocommerce=stand-in`. Its versions end so, too, and nobody takes it for WooCommerce. */
export const STAND_IN = 'stand-in';

const FOLDER = fileURLToPath( new URL( '../stand-in', import.meta.url ) );

export function standInStore(): { version: string; folder: string } | null {
	return holds( 'woocommerce', FOLDER )
		? {
				version: pluginVersion( FOLDER ),
				folder: FOLDER,
		  }
		: null;
}

/** The version in the header of a folder's woocommerce.php. */
export function pluginVersion( folder: string ): string {
	const head = readFileSync( join( folder, 'woocommerce.php' ), 'utf8' );
	return /^[ \t*]*Version:[ \t]*(\S+)/m.exec( head )?.[ 1 ] ?? 'unknown';
}

/** Changes when a file of the stand-in does: what was made with another one is not the same shop. */
export function standInDigest(): string {
	const digest = createHash( 'sha256' );
	for ( const file of readdirSync( FOLDER, { recursive: true } )
		.map( String )
		.filter( ( name ) => name.endsWith( '.php' ) )
		.sort() ) {
		digest.update( file ).update( readFileSync( join( FOLDER, file ) ) );
	}
	return digest.digest( 'hex' );
}
