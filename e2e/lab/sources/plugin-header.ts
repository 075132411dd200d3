/**
 * What our plugin says it needs. Enters: the head of its main file. Leaves: versions.
 */
import { readFileSync } from 'node:fs';
import { compareVersions } from './cache.ts';

const MAIN_FILE = new URL(
	'../../../plugin/kitgenix-stock-sync-for-woocommerce.php',
	import.meta.url
);

/** Whether the plugin promises to work on this WordPress. A pre-release counts as what it becomes. */
export function supportsWordPress( version: string ): boolean {
	const [ released = '' ] = version.split( '-' );
	return compareVersions( released, oldestWordPress() ) >= 0;
}

function oldestWordPress(): string {
	const head = readFileSync( MAIN_FILE, 'utf8' ).slice( 0, 8192 );
	const found = /^ \* Requires at least:\s*([\d.]+)/m.exec( head )?.[ 1 ];
	if ( found === undefined ) {
		throw new Error( 'The plugin does not say which WordPress it needs.' );
	}
	return found;
}
