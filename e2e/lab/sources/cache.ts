/**
 * The lab's cache folder: unpacked WordPress and WooCommerce versions, the SQLite drop-in, installed templates.
 * Enters: a name and a version. Leaves: folders. Nothing in it is ever committed, and all of it can be thrown away.
 */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Package = 'wordpress' | 'woocommerce';

/** The file that is there when the whole folder is. */
const PROOF: Record< Package, string > = {
	wordpress: 'wp-settings.php',
	woocommerce: 'woocommerce.php',
};

export function cacheFolder( ...parts: string[] ): string {
	const root =
		process.env.LAB_CACHE ??
		join( homedir(), '.cache', 'kitgenix-stock-sync' );
	return join( root, ...parts );
}

export function holds( name: Package, folder: string ): boolean {
	return existsSync( join( folder, PROOF[ name ] ) );
}

/** Versions in the cache, newest first. */
export function cachedVersions( name: Package ): string[] {
	const folder = cacheFolder( name );
	if ( ! existsSync( folder ) ) {
		return [];
	}
	return readdirSync( folder )
		.filter( ( version ) => holds( name, join( folder, version ) ) )
		.sort( ( a, b ) => compareVersions( b, a ) );
}

/**
 * Fills a cache folder in one step: `fill` writes beside it, and the folder appears only when it is complete, so that an
 * interrupted download or a second lab at the same moment leaves nothing half done.
 */
export async function fillOnce(
	folder: string,
	fill: ( unfinished: string ) => void | Promise< void >
): Promise< void > {
	const unfinished = `${ folder }.unfinished-${ process.pid }`;
	rmSync( unfinished, { recursive: true, force: true } );
	mkdirSync( unfinished, { recursive: true } );
	try {
		await fill( unfinished );
		if ( ! existsSync( folder ) ) {
			renameSync( unfinished, folder );
		}
	} finally {
		rmSync( unfinished, { recursive: true, force: true } );
	}
}

/** Compares dotted versions by number: 10.9.1 is newer than 9.3.2, and 6.7 than 6.7-alpha. */
export function compareVersions( a: string, b: string ): number {
	const [ left, right ] = [ partsOf( a ), partsOf( b ) ];
	for ( let i = 0; i < Math.max( left.length, right.length ); i++ ) {
		const difference = ( left[ i ] ?? 0 ) - ( right[ i ] ?? 0 );
		if ( difference !== 0 ) {
			return difference;
		}
	}
	return stageOf( a ) - stageOf( b );
}

/** `6.4` asks for itself or, where that is not at hand, for the newest of its line: 6.4.5. */
export function answersTo( asked: string, version: string ): boolean {
	return (
		version === asked ||
		( /^\d+\.\d+$/.test( asked ) &&
			( version.startsWith( `${ asked }.` ) ||
				version.startsWith( `${ asked }-` ) ) )
	);
}

function partsOf( version: string ): number[] {
	const [ numbers = '' ] = version.split( '-' );
	return numbers.split( '.' ).map( ( part ) => parseInt( part, 10 ) || 0 );
}

/** The order in which WordPress and WooCommerce are released: alpha, beta, RC, and then without a word. */
function stageOf( version: string ): number {
	const [ , word ] = version.toLowerCase().split( '-' );
	return word ? word.charCodeAt( 0 ) : 1000;
}
