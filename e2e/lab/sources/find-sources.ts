/**
 * Finds a WordPress and a WooCommerce to run the stores on, and says in one line where each came from.
 * Enters: what was asked for (option, environment, wp-env.json). Leaves: two unpacked folders with their versions, or
 * `NoWooCommerce` with everything that was tried.
 *
 * In this order: a folder or zip by LAB_WORDPRESS / LAB_WOOCOMMERCE (or by option), the cache, WordPress.org.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NoWooCommerce } from '../types.ts';
import { unzip } from './archives.ts';
import {
	cachedVersions,
	cacheFolder,
	fillOnce,
	holds,
	type Package,
} from './cache.ts';
import { download, reach } from './download.ts';

export interface Source {
	version: string;
	folder: string;
	/** `given` for a folder that somebody may be editing: never linked, always copied. */
	origin: 'given' | 'cache' | 'download';
}

interface Wanted {
	option?: string | undefined;
	/** A version that wp-env.json pins: preferred, but not insisted upon. */
	pinned?: string | null;
}

const LABEL = { wordpress: 'WordPress', woocommerce: 'WooCommerce' } as const;
const VARIABLE = {
	wordpress: 'LAB_WORDPRESS',
	woocommerce: 'LAB_WOOCOMMERCE',
} as const;

export async function findSource(
	name: Package,
	wanted: Wanted,
	log: ( line: string ) => void
): Promise< Source > {
	const label = LABEL[ name ];
	const tried: string[] = [];
	const given = pathOf( wanted.option ) ?? process.env[ VARIABLE[ name ] ];
	if ( given ) {
		const source = await fromPath( name, resolve( given ) );
		if ( source ) {
			log( `${ label } ${ source.version }, from ${ given }` );
			return source;
		}
		tried.push( `${ given }: no ${ label } there` );
		throw new NoWooCommerce( label, tried );
	}
	const asked = wanted.option ?? null;
	const cached = cachedVersions( name );
	const found = asked
		? cached.find( ( version ) => version === asked )
		: cached.find( ( version ) => version === wanted.pinned ) ??
		  cached[ 0 ];
	if ( found ) {
		log( `${ label } ${ found }, from the cache` );
		return {
			version: found,
			folder: cacheFolder( name, found ),
			origin: 'cache',
		};
	}
	tried.push(
		`${ VARIABLE[ name ] }: not set (it may name a folder or a zip)`,
		`the cache, ${ cacheFolder( name ) }: ` +
			( cached.length > 0
				? `has ${ cached.join( ', ' ) }, but not ${ asked }`
				: 'empty' )
	);
	try {
		const version =
			asked ?? wanted.pinned ?? ( await newestVersion( name ) );
		await downloadVersion( name, version, log );
		log( `${ label } ${ version }, downloaded from WordPress.org` );
		return {
			version,
			folder: cacheFolder( name, version ),
			origin: 'download',
		};
	} catch ( error ) {
		tried.push( `WordPress.org: ${ ( error as Error ).message }` );
	}
	throw new NoWooCommerce( label, tried );
}

/** An option is a path when it looks like one; `7.1` is a version. */
function pathOf( option: string | undefined ): string | null {
	return option && ( option.includes( '/' ) || option.endsWith( '.zip' ) )
		? option
		: null;
}

async function fromPath(
	name: Package,
	path: string
): Promise< Source | null > {
	if ( ! existsSync( path ) ) {
		return null;
	}
	if ( statSync( path ).isDirectory() ) {
		const folder = [ path, join( path, name ) ].find( ( candidate ) =>
			holds( name, candidate )
		);
		return folder
			? { version: versionIn( name, folder ), folder, origin: 'given' }
			: null;
	}
	const folder = cacheFolder(
		'given',
		`${ name }-${ statSync( path ).size }-${ Math.floor(
			statSync( path ).mtimeMs
		) }`
	);
	if ( ! existsSync( folder ) ) {
		await fillOnce( folder, ( unfinished ) => {
			unzip( readFileSync( path ), unfinished, 1 );
		} );
	}
	return holds( name, folder )
		? { version: versionIn( name, folder ), folder, origin: 'cache' }
		: null;
}

function versionIn( name: Package, folder: string ): string {
	const [ file, pattern ] =
		name === 'wordpress'
			? [ 'wp-includes/version.php', /\$wp_version = '([^']+)'/ ]
			: [ 'woocommerce.php', /^ \* Version: (.+)$/m ];
	const text = readFileSync( join( folder, file as string ), 'utf8' );
	return text.match( pattern as RegExp )?.[ 1 ]?.trim() ?? 'unknown';
}

async function newestVersion( name: Package ): Promise< string > {
	if ( name === 'wordpress' ) {
		const answer = ( await (
			await reach( 'https://api.wordpress.org/core/version-check/1.7/' )
		).json() ) as { offers: { version: string }[] };
		return answer.offers[ 0 ]?.version ?? '';
	}
	const answer = ( await (
		await reach(
			'https://api.wordpress.org/plugins/info/1.0/woocommerce.json'
		)
	).json() ) as { version: string };
	return answer.version;
}

async function downloadVersion(
	name: Package,
	version: string,
	log: ( line: string ) => void
): Promise< void > {
	const url =
		name === 'wordpress'
			? `https://wordpress.org/wordpress-${ version }.zip`
			: `https://downloads.wordpress.org/plugin/woocommerce.${ version }.zip`;
	// WordPress.org publishes the digest of its own zip; of a plugin's zip only those of the files in it.
	const sha1 = name === 'wordpress' ? `${ url }.sha1` : null;
	const zip = await download( { url, sha1 }, log );
	await fillOnce( cacheFolder( name, version ), ( unfinished ) => {
		unzip( zip, unfinished, 1 );
		if ( ! holds( name, unfinished ) ) {
			throw new Error( `${ url } is not ${ LABEL[ name ] }` );
		}
	} );
}
