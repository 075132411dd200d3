/**
 * WordPress for a machine that reaches package registries and nothing else: the npm package @wp-playground/wordpress-builds.
 * Enters: a version, or none. Leaves: a whole WordPress in the cache.
 *
 * 158 MB, so it is packed on demand and never a dependency; the tarball stays in the cache for the other versions in it. The
 * package splits WordPress in two: a zip with its PHP (comments and line ends taken out, an installed SQLite database put in), and
 * a folder with all that a browser asks for. Both together are WordPress.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesInTarGz, unzip, writeInside } from './archives.ts';
import { answersTo, cacheFolder, fillOnce } from './cache.ts';
import { npmPack } from './npm-pack.ts';

export const BUILDS_PACKAGE = '@wp-playground/wordpress-builds@0.9.19';

interface Build {
	/** As its files in the package are called. */
	name: string;
	version: string;
}

/** What 0.9.19 has, newest first. */
const BUILDS: readonly Build[] = [
	{ name: 'nightly', version: '6.7-alpha' },
	{ name: 'beta', version: '6.6-RC3' },
	{ name: '6.5', version: '6.5.5' },
	{ name: '6.4', version: '6.4.5' },
	{ name: '6.3', version: '6.3.5' },
	{ name: '6.2', version: '6.2.6' },
];

/** What the package puts beside WordPress, and the lab makes itself. */
const NOT_WORDPRESS = [
	'.default_theme',
	'wordpress-remote-asset-paths',
	'wp-config.php',
	'wp-content/database',
	'wp-content/debug.log',
	'wp-content/mu-plugins',
	'wp-content/plugins/sqlite-database-integration',
];

export const BUILT_VERSIONS = BUILDS.map( ( build ) => build.version );

/** The version of the package that answers to what was asked for; without a question the newest that `supports` agrees to. */
export function builtVersion(
	asked: string | null,
	supports: ( version: string ) => boolean
): string | null {
	return (
		BUILT_VERSIONS.find( ( version ) =>
			asked === null ? supports( version ) : answersTo( asked, version )
		) ?? null
	);
}

/** Puts one of BUILT_VERSIONS into the cache, and answers its folder. */
export async function unpackBuild(
	version: string,
	log: ( line: string ) => void
): Promise< string > {
	const name = BUILDS.find( ( build ) => build.version === version )?.name;
	if ( name === undefined ) {
		throw new Error( `${ BUILDS_PACKAGE } has no WordPress ${ version }` );
	}
	const folder = cacheFolder( 'wordpress', version );
	if ( existsSync( folder ) ) {
		return folder;
	}
	const tarball = await packed( log );
	log( `unpacking WordPress ${ version }` );
	const phpOf = `package/src/wordpress/wp-${ name }.zip`;
	const filesOf = `package/public/wp-${ name }/`;
	await fillOnce( folder, async ( unfinished ) => {
		for await ( const file of filesInTarGz( tarball ) ) {
			if ( file.name === phpOf ) {
				unzip( file.bytes, unfinished );
			} else if ( file.name.startsWith( filesOf ) ) {
				writeInside(
					unfinished,
					file.name.slice( filesOf.length ),
					file.bytes
				);
			}
		}
		for ( const path of NOT_WORDPRESS ) {
			rmSync( join( unfinished, path ), {
				recursive: true,
				force: true,
			} );
		}
		if ( ! existsSync( join( unfinished, 'wp-settings.php' ) ) ) {
			throw new Error( `${ BUILDS_PACKAGE } has no ${ phpOf }` );
		}
	} );
	return folder;
}

/** The package's tarball in the cache. */
async function packed( log: ( line: string ) => void ): Promise< string > {
	const version = BUILDS_PACKAGE.split( '@' ).pop() ?? '';
	const folder = cacheFolder( 'wordpress-builds', version );
	const tarball = join( folder, 'package.tgz' );
	if ( ! existsSync( tarball ) ) {
		log( `packing ${ BUILDS_PACKAGE } (158 MB, once)` );
		await fillOnce( folder, async ( unfinished ) =>
			renameSync(
				await npmPack( BUILDS_PACKAGE, unfinished ),
				join( unfinished, 'package.tgz' )
			)
		);
	}
	return tarball;
}
