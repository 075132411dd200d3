/**
 * WordPress's SQLite drop-in, packed out of an npm package on demand.
 * Enters: nothing. Leaves: a folder in the cache with `db.copy` and its `wp-includes`.
 *
 * It is the file `sqlite-database-integration.zip` in the tarball of @wp-playground/cli: 0.4 MB to pack, but 600 MB to
 * install, so it is packed and never a dependency.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileFromTarGz, unzip } from './archives.ts';
import { cacheFolder, fillOnce } from './cache.ts';
import { npmPack } from './npm-pack.ts';

const PACKAGE = '@wp-playground/cli@3.1.56';
const CONNECTION = 'wp-includes/database/sqlite/class-wp-sqlite-connection.php';

export async function sqliteDropIn(
	log: ( line: string ) => void
): Promise< string > {
	const folder = cacheFolder( 'sqlite-drop-in', PACKAGE.split( '@' ).pop()! );
	if ( existsSync( join( folder, 'db.copy' ) ) ) {
		return folder;
	}
	log( `packing the SQLite drop-in out of ${ PACKAGE }` );
	await fillOnce( folder, async ( unfinished ) => {
		const tarball = await npmPack( PACKAGE, unfinished );
		const zip = await fileFromTarGz(
			tarball,
			'package/sqlite-database-integration.zip'
		);
		rmSync( tarball );
		if ( zip === null ) {
			throw new Error( `${ PACKAGE } has no SQLite drop-in` );
		}
		unzip( zip, unfinished, 1 );
		waitLongerForTheWriter( join( unfinished, CONNECTION ) );
	} );
	return folder;
}

/**
 * The drop-in is right about locks (WAL, `BEGIN IMMEDIATE` for whatever may write), but gives up after 10 s. SQLite's
 * waiting is not a queue: with a dozen writers on a busy machine one of them can be unlucky for longer than that, and
 * a test would see "database is locked" where a real shop's MySQL (50 s) would have waited.
 */
function waitLongerForTheWriter( file: string ): void {
	const source = readFileSync( file, 'utf8' );
	const patient = source.replace(
		'const DEFAULT_SQLITE_TIMEOUT = 10;',
		'const DEFAULT_SQLITE_TIMEOUT = 60;'
	);
	if ( patient === source ) {
		throw new Error( `${ PACKAGE }: the lock timeout is not where it was` );
	}
	writeFileSync( file, patient );
}
