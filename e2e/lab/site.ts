/**
 * Lays out one store's document root.
 * Enters: unpacked WordPress and WooCommerce. Leaves: `<store>/site`, a whole WordPress with both in it.
 *
 * Files are hard links to the cache: 11,000 of them in under a second and no megabytes, yet to PHP, nginx and
 * `plugin_dir_url()` they are ordinary files. Our own plugin is a symbolic link, so that an edit is seen at once; so is the stand-in.
 */
import {
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NETWORK_FILE, NETWORK_PHP } from './network/make-network.ts';
import { DROP_IN } from './object-cache/redis.ts';
import type { Source } from './sources/find-sources.ts';
import { wpConfig, type WpConfig } from './wp-config.ts';

export const PLUGIN_SLUG = 'kitgenix-stock-sync-for-woocommerce';

const LAB_PLUGIN = fileURLToPath(
	new URL( './mu-plugin/lab.php', import.meta.url )
);

export interface SiteSources {
	wordpress: Source;
	woocommerce: Source;
	/** Folder of the drop-in; `null` on MariaDB. */
	sqliteDropIn: string | null;
	/** Folder of our plugin; `null` to leave it out. */
	plugin: string | null;
}

export function buildSite(
	site: string,
	sources: SiteSources,
	config: WpConfig
): void {
	const content = join( site, 'wp-content' );
	const proof = join( site, 'wp-content', '.lab-sources' );
	const wanted = `${ sources.wordpress.folder }\n${ sources.woocommerce.folder }\n`;
	const unchanged =
		existsSync( proof ) && readFileSync( proof, 'utf8' ) === wanted;
	if ( ! unchanged ) {
		layOut( site, sources );
		writeFileSync( proof, wanted );
	}
	if ( sources.sqliteDropIn !== null ) {
		writeFileSync(
			join( content, 'db.php' ),
			readFileSync( join( sources.sqliteDropIn, 'db.copy' ), 'utf8' )
				.replaceAll(
					'{SQLITE_IMPLEMENTATION_FOLDER_PATH}',
					sources.sqliteDropIn
				)
				.replaceAll( '{SQLITE_PLUGIN}', 'sqlite/load.php' )
		);
	}
	writeFileSync(
		join( content, 'mu-plugins', 'lab.php' ),
		`<?php\n/* Plugin Name: Lab */\nrequire '${ LAB_PLUGIN }';\n`
	);
	writeOrRemove(
		join( content, 'object-cache.php' ),
		config.redis ? `<?php\nrequire '${ DROP_IN }';\n` : null
	);
	writeOrRemove(
		join( site, NETWORK_FILE ),
		config.network ? NETWORK_PHP : null
	);
	linkPlugin( join( content, 'plugins', PLUGIN_SLUG ), sources.plugin );
	writeFileSync( join( site, 'wp-config.php' ), wpConfig( config ) );
}

function layOut( site: string, sources: SiteSources ): void {
	const content = join( site, 'wp-content' );
	const uploads = join( content, 'uploads' );
	for ( const name of existsSync( site ) ? readdirSync( site ) : [] ) {
		if ( name !== 'wp-content' ) {
			rmSync( join( site, name ), { recursive: true, force: true } );
		}
	}
	for ( const part of [ 'themes', 'plugins', 'mu-plugins' ] ) {
		rmSync( join( content, part ), { recursive: true, force: true } );
	}
	mkdirSync( uploads, { recursive: true } );
	mkdirSync( join( content, 'mu-plugins' ) );
	mkdirSync( join( content, 'plugins' ) );
	const core = sources.wordpress;
	mirror( core, '', site, [ 'wp-content', 'wp-config.php' ] );
	mirror( core, 'wp-content/themes', join( content, 'themes' ), [] );
	const shop = join( content, 'plugins', 'woocommerce' );
	if ( sources.woocommerce.origin === 'stand-in' ) {
		linkPlugin( shop, sources.woocommerce.folder );
	} else {
		mirror( sources.woocommerce, '', shop, [] );
	}
	writeFileSync( join( content, 'index.php' ), '<?php\n' );
	writeFileSync( join( content, 'plugins', 'index.php' ), '<?php\n' );
}

function mirror(
	source: Source,
	inside: string,
	target: string,
	except: readonly string[]
): void {
	// A folder that somebody may be editing is copied: a hard link would let the store write into it.
	const put = source.origin === 'given' ? copyFileSync : linkOrCopy;
	walk( join( source.folder, inside ), target, except, put );
}

function walk(
	from: string,
	to: string,
	except: readonly string[],
	put: ( from: string, to: string ) => void
): void {
	mkdirSync( to, { recursive: true } );
	for ( const entry of readdirSync( from, { withFileTypes: true } ) ) {
		if ( except.includes( entry.name ) || entry.name === '.git' ) {
			continue;
		}
		const source = join( from, entry.name );
		const target = join( to, entry.name );
		if ( entry.isDirectory() ) {
			walk( source, target, [], put );
		} else if ( entry.isFile() ) {
			put( source, target );
		}
	}
}

function linkOrCopy( from: string, to: string ): void {
	try {
		linkSync( from, to );
	} catch ( error ) {
		// Another disk, or a file system without hard links.
		if ( ( error as NodeJS.ErrnoException ).code === 'EEXIST' ) {
			return;
		}
		copyFileSync( from, to );
	}
}

function writeOrRemove( file: string, text: string | null ): void {
	if ( text === null ) {
		rmSync( file, { force: true } );
	} else {
		writeFileSync( file, text );
	}
}

function linkPlugin( link: string, plugin: string | null ): void {
	rmSync( link, { recursive: true, force: true } );
	if ( plugin !== null ) {
		symlinkSync( plugin, link, 'dir' );
	}
}
