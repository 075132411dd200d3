/**
 * The lab: one Master and any number of Children, each a real WordPress with a real WooCommerce, on this machine.
 * Enters: what kind of stores. Leaves: running stores, and `stop`, which ends everything that was started.
 *
 *     const lab = await startLab( { engine: 'php', database: 'mariadb' } );
 *     await lab.children[ 0 ].order( 'SKU-0007', 2 );
 *     await lab.stop();
 */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMariaDb, type MariaDb } from './databases/mariadb.ts';
import { databaseName, databaseServer } from './databases/server.ts';
import { startEmbedded } from './engines/embedded.ts';
import type { RunningEngine, ServedStore } from './engines/engine.ts';
import { startPhp } from './engines/php.ts';
import {
	madeForTheSame,
	readLabRecord,
	storeNames,
	writeLabRecord,
	type LabRecord,
} from './lab-folder.ts';
import { bringInStep } from './first-sync.ts';
import { newLink, prepareStores } from './prepare-store.ts';
import { freePorts } from './processes/free-ports.ts';
import { buildSite, type SiteSources } from './site.ts';
import { findSource } from './sources/find-sources.ts';
import { sqliteDropIn } from './sources/sqlite-drop-in.ts';
import { openStore } from './store.ts';
import { findOrMakeTemplate, type Template } from './template.ts';
import type { Lab, LabOptions, StoreRecord } from './types.ts';
import { readWpEnv } from './wp-env.ts';

export * from './types.ts';
export { StoreError } from './store.ts';

const PLUGIN = fileURLToPath( new URL( '../../plugin', import.meta.url ) );

export async function startLab( options: LabOptions = {} ): Promise< Lab > {
	const log = options.log ?? ( () => {} );
	const database = options.database ?? 'sqlite';
	const engineKind = options.engine ?? 'embedded';
	const temporary = options.dir === undefined;
	const dir = options.dir
		? resolve( options.dir )
		: mkdtempSync( join( tmpdir(), 'kitgenix-lab-' ) );
	/** Undone in reverse, on `stop` and when a step fails. */
	const undo: ( () => Promise< void > | void )[] = [];
	const stop = async (): Promise< void > => {
		for ( let step = undo.pop(); step; step = undo.pop() ) {
			await step();
		}
	};
	if ( temporary ) {
		undo.push( () => rmSync( dir, { recursive: true, force: true } ) );
	}

	try {
		const env = readWpEnv();
		const plugin = options.plugin ?? PLUGIN;
		const sources: SiteSources = {
			wordpress: await findSource(
				'wordpress',
				{ option: options.wordpress, pinned: env.wordpress },
				log
			),
			woocommerce: await findSource(
				'woocommerce',
				{ option: options.woocommerce, pinned: env.woocommerce },
				log
			),
			sqliteDropIn:
				database === 'sqlite' ? await sqliteDropIn( log ) : null,
			plugin: plugin === false ? null : resolve( plugin ),
		};
		const names = storeNames( Math.max( 2, options.stores ?? 3 ) );
		const before = options.reset ? null : readLabRecord( dir );
		// One port more for MariaDB or for the making of a template.
		const ports = await freePorts(
			names.length + 1,
			( before?.stores ?? [] ).map( ( store ) => store.port )
		);
		const sparePort = ports.pop() ?? 0;
		const record: LabRecord = {
			engine: engineKind,
			database,
			decimals: options.decimals ?? false,
			wordpress: sources.wordpress.version,
			woocommerce: sources.woocommerce.version,
			stores: names.map( ( name, index ) =>
				storeRecord( dir, name, ports[ index ] ?? 0, before )
			),
			links: Object.fromEntries(
				names.map( ( name ) => [
					name,
					before?.links[ name ] ?? newLink(),
				] )
			),
			control: null,
		};
		if ( ! before || ! madeForTheSame( before, record ) ) {
			if ( before ) {
				log(
					'the stores here were made for other versions: beginning afresh'
				);
			}
			for ( const store of [
				...record.stores,
				...( before?.stores ?? [] ),
			] ) {
				rmSync( join( dir, store.name ), {
					recursive: true,
					force: true,
				} );
			}
			rmSync( join( dir, 'mariadb' ), { recursive: true, force: true } );
		}
		mkdirSync( dir, { recursive: true } );

		let mariaDb: MariaDb | null = null;
		if ( database === 'mariadb' ) {
			mkdirSync( join( dir, 'mariadb' ), { recursive: true } );
			mariaDb = await startMariaDb(
				join( dir, 'mariadb' ),
				sparePort,
				log
			);
			undo.push( mariaDb.stop );
			log( `MariaDB on port ${ sparePort }` );
		}
		const serve = (
			stores: readonly ServedStore[]
		): Promise< RunningEngine > =>
			engineKind === 'embedded'
				? startEmbedded( stores )
				: startPhp( stores, join( dir, 'server' ) );

		const template = await findOrMakeTemplate( {
			sources,
			database,
			mariaDb,
			decimals: record.decimals,
			constants: env.constants,
			workFolder: join( dir, 'template' ),
			port: ports[ 0 ] ?? 0,
			serve,
			log,
		} );

		const fresh = new Set< string >();
		for ( const store of record.stores ) {
			if ( await layOutStore( store, template, mariaDb ) ) {
				fresh.add( store.name );
			}
			buildSite( join( store.dir, 'site' ), sources, {
				store: store.name,
				folder: store.dir,
				token: store.labToken,
				decimals: record.decimals,
				ports,
				constants: env.constants,
				database: mariaDb
					? {
							kind: 'mariadb',
							host: mariaDb.host,
							user: mariaDb.user,
							password: mariaDb.password,
							name: databaseName( store.name ),
					  }
					: { kind: 'sqlite', folder: join( store.dir, 'database' ) },
			} );
			log(
				`${ store.name }: ${
					fresh.has( store.name )
						? 'fresh from the template'
						: 'as it was left'
				}`
			);
		}
		const engine = await serve(
			record.stores.map( ( store ) => ( {
				name: store.name,
				site: join( store.dir, 'site' ),
				folder: store.dir,
				port: store.port,
			} ) )
		);
		undo.push( engine.stop );
		log( engine.description );

		const stores = record.stores.map( openStore );
		const connect = options.connect ?? true;
		const plugins = await prepareStores(
			stores.map( ( store ) => ( {
				store,
				link: record.links[ store.name ] ?? newLink(),
				fresh: fresh.has( store.name ),
			} ) ),
			connect
		);
		log(
			`the plugin: ${ [ ...new Set( plugins ) ].join( ', ' ) }; ` +
				( connect ? 'connection written' : 'not connected' )
		);
		writeLabRecord( dir, record );
		const [ master, ...children ] = stores;
		if ( connect && plugins.every( ( state ) => state === 'active' ) ) {
			const { products } = await bringInStep( master!, children );
			log( `in step: ${ products } versions published` );
		}
		return {
			dir,
			engine: engineKind,
			database,
			wordpress: record.wordpress,
			woocommerce: record.woocommerce,
			master: master!,
			children,
			stores,
			server: mariaDb && databaseServer( mariaDb ),
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}

/** A lab that another process runs, by its folder; its `stop` does nothing. */
export function openLab( dir: string ): Lab {
	const record = readLabRecord( resolve( dir ) );
	const stores = record?.stores.map( openStore ) ?? [];
	const [ master, ...children ] = stores;
	if ( ! record || ! master ) {
		throw new Error( `No lab in ${ dir }: start one with \`npm start\`.` );
	}
	return {
		...record,
		dir: resolve( dir ),
		master,
		children,
		stores,
		server: null,
		stop: async () => {},
	};
}

function storeRecord(
	dir: string,
	name: string,
	port: number,
	before: LabRecord | null
): StoreRecord {
	return {
		name,
		role: name === 'master' ? 'master' : 'child',
		url: `http://127.0.0.1:${ port }`,
		port,
		dir: join( dir, name ),
		adminUser: 'admin',
		adminPassword: 'password',
		labToken:
			before?.stores.find( ( store ) => store.name === name )?.labToken ??
			randomBytes( 18 ).toString( 'hex' ),
	};
}

/** Copies the template's database and uploads unless the store has its own already. Answers whether it copied. */
async function layOutStore(
	store: StoreRecord,
	template: Template,
	mariaDb: MariaDb | null
): Promise< boolean > {
	const database = join( store.dir, 'database' );
	const name = databaseName( store.name );
	mkdirSync( database, { recursive: true } );
	if (
		mariaDb
			? await mariaDb.exists( name )
			: existsSync( join( database, 'store.sqlite' ) )
	) {
		return false;
	}
	if ( mariaDb ) {
		await mariaDb.restore( name, join( template.folder, 'store.sql' ) );
	}
	for ( const file of [ 'store.sqlite', 'store.sqlite-wal' ] ) {
		if ( existsSync( join( template.folder, file ) ) ) {
			cpSync( join( template.folder, file ), join( database, file ) );
		}
	}
	cpSync(
		join( template.folder, 'uploads' ),
		join( store.dir, 'site', 'wp-content', 'uploads' ),
		{ recursive: true }
	);
	return true;
}
