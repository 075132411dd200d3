/**
 * The template: a shop installed once and copied for every store of every lab.
 * Enters: WordPress, WooCommerce, a kind of database. Leaves: a folder in the cache with its database and uploads.
 *
 * Installing WordPress and WooCommerce and saving 70 products takes a minute on the embedded engine; copying takes
 * none. The folder's name is a digest of everything that shaped it, so a change of the catalogue makes a new one.
 */
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MariaDb } from './databases/mariadb.ts';
import type { RunningEngine, ServedStore } from './engines/engine.ts';
import { buildSite, type SiteSources } from './site.ts';
import { cacheFolder, fillOnce } from './sources/cache.ts';
import type { Source } from './sources/find-sources.ts';
import { standInDigest } from './sources/stand-in.ts';
import { openStore, StoreError } from './store.ts';
import type { DatabaseKind } from './types.ts';
import type { WpConfig } from './wp-config.ts';

const PHP = fileURLToPath( new URL( './php/', import.meta.url ) );
const SHAPED_BY = [ 'install-core.php', 'shop.php', 'catalogue.php' ];
const DATABASE = 'lab_template';

export interface TemplateRequest {
	sources: SiteSources;
	database: DatabaseKind;
	mariaDb: MariaDb | null;
	decimals: boolean;
	constants: WpConfig[ 'constants' ];
	/** Where to work; removed afterwards. */
	workFolder: string;
	port: number;
	serve: ( stores: readonly ServedStore[] ) => Promise< RunningEngine >;
	log: ( line: string ) => void;
}

export interface Template {
	/** `store.sqlite` or `store.sql`, and `uploads/`. */
	folder: string;
}

export async function findOrMakeTemplate(
	request: TemplateRequest
): Promise< Template > {
	const folder = cacheFolder( 'templates', keyOf( request ) );
	if ( ! existsSync( folder ) ) {
		mkdirSync( cacheFolder( 'templates' ), { recursive: true } );
		await fillOnce( folder, ( unfinished ) =>
			makeTemplate( request, unfinished )
		);
	}
	return { folder };
}

function keyOf( { sources, database, decimals }: TemplateRequest ): string {
	const digest = createHash( 'sha256' );
	for ( const name of SHAPED_BY ) {
		digest.update( readFileSync( join( PHP, name ) ) );
	}
	if ( sources.woocommerce.origin === 'stand-in' ) {
		digest.update( standInDigest() );
	}
	return [
		`wp${ sources.wordpress.version }`,
		`wc${ sources.woocommerce.version }${ digestOf(
			sources.woocommerce
		) }`,
		database,
		decimals ? 'decimals' : 'whole',
		digest.digest( 'hex' ).slice( 0, 10 ),
	].join( '-' );
}

/** What tells a folder that somebody may be editing from the same folder an hour ago. */
function digestOf( { origin, folder }: Source ): string {
	if ( origin !== 'given' ) {
		return '';
	}
	const digest = createHash( 'sha256' );
	for ( const file of readdirSync( folder, {
		recursive: true,
		withFileTypes: true,
	} ) ) {
		if ( file.isFile() ) {
			const path = join( file.parentPath, file.name );
			const { size, mtimeMs } = statSync( path );
			digest.update( `${ path } ${ size } ${ mtimeMs }\n` );
		}
	}
	return `-${ digest.digest( 'hex' ).slice( 0, 8 ) }`;
}

async function makeTemplate(
	request: TemplateRequest,
	unfinished: string
): Promise< void > {
	const { workFolder, mariaDb, log } = request;
	const site = join( workFolder, 'site' );
	rmSync( workFolder, { recursive: true, force: true } );
	mkdirSync( workFolder, { recursive: true } );
	const token = 'template';
	if ( mariaDb ) {
		await mariaDb.create( DATABASE );
	}
	buildSite(
		site,
		{ ...request.sources, plugin: null },
		{
			store: 'template',
			folder: workFolder,
			token,
			decimals: request.decimals,
			ports: [ request.port ],
			constants: request.constants,
			database: mariaDb
				? {
						kind: 'mariadb',
						host: mariaDb.host,
						user: mariaDb.user,
						password: mariaDb.password,
						name: DATABASE,
				  }
				: { kind: 'sqlite', folder: workFolder },
		}
	);
	writeFileSync(
		join( site, 'lab-install.php' ),
		`<?php\nrequire '${ PHP }install-core.php';\n`
	);
	const engine = await request.serve( [
		{ name: 'template', site, folder: workFolder, port: request.port },
	] );
	try {
		const url = `http://127.0.0.1:${ request.port }`;
		const store = openStore( {
			name: 'template',
			role: 'child',
			url,
			port: request.port,
			dir: workFolder,
			adminUser: 'admin',
			adminPassword: 'password',
			labToken: token,
		} );
		log( 'installing WordPress (once; kept in the cache)' );
		const installed = await fetch( `${ url }/lab-install.php`, {
			headers: { 'x-lab-token': token },
		} );
		const text = await installed.text();
		if ( ! text.endsWith( 'installed' ) ) {
			throw new StoreError(
				'template',
				installed.status,
				text,
				'the installation'
			);
		}
		log( 'installing WooCommerce' );
		await store.php( `return require '${ PHP }shop.php';` );
		log( 'making 50 products' );
		log(
			`made ${ await store.php(
				`return require '${ PHP }catalogue.php';`
			) }`
		);
		// What WooCommerce puts off until later (lookup tables, notes) must be over before it is copied.
		while ( ( await store.runActions() ) > 0 ) {
			log( 'running the actions that the installation scheduled' );
		}
		if ( mariaDb ) {
			await mariaDb.dump( DATABASE, join( unfinished, 'store.sql' ) );
		} else {
			await store.php(
				"$GLOBALS['@pdo']->query('PRAGMA wal_checkpoint(TRUNCATE)');"
			);
		}
	} finally {
		await engine.stop();
		await mariaDb?.drop( DATABASE );
	}
	for ( const name of readdirSync( workFolder ) ) {
		// The write-ahead log belongs to the database, checkpoint or not.
		if ( name.startsWith( 'store.sqlite' ) && ! name.endsWith( '-shm' ) ) {
			cpSync( join( workFolder, name ), join( unfinished, name ) );
		}
	}
	cpSync(
		join( site, 'wp-content', 'uploads' ),
		join( unfinished, 'uploads' ),
		{
			recursive: true,
		}
	);
	rmSync( workFolder, { recursive: true, force: true } );
}
