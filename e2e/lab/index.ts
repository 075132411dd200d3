/**
 * The lab: one Master and any number of Children, each a real WordPress with a real WooCommerce, on this machine.
 * Enters: what kind of stores. Leaves: running stores, and `stop`, which ends everything that was started.
 *
 *     const lab = await startLab( { engine: 'php', database: 'mariadb' } );
 *     await lab.children[ 0 ].order( 'SKU-0007', 2 );
 *     await lab.stop();
 */
import { mkdirSync, rmSync } from 'node:fs';
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
	temporaryFolder,
	writeLabRecord,
	type LabRecord,
} from './lab-folder.ts';
import { bringInStep } from './first-sync.ts';
import { layOutStore, storeRecord } from './lay-out-store.ts';
import { makeNetwork } from './network/make-network.ts';
import { startRedis, type Redis } from './object-cache/redis.ts';
import { newLink, prepareStores } from './prepare-store.ts';
import { freePorts } from './processes/free-ports.ts';
import { buildSite, type SiteSources } from './site.ts';
import { findSource } from './sources/find-sources.ts';
import { sqliteDropIn } from './sources/sqlite-drop-in.ts';
import { openStore } from './store.ts';
import { findOrMakeTemplate } from './template.ts';
import type { Lab, LabOptions, Store } from './types.ts';
import { readWpEnv } from './wp-env.ts';

export * from './types.ts';
export { StoreError } from './store.ts';

const PLUGIN = fileURLToPath( new URL( '../../plugin', import.meta.url ) );

export async function startLab( options: LabOptions = {} ): Promise< Lab > {
	const log = options.log ?? ( () => {} );
	const database = options.database ?? 'sqlite';
	const engineKind = options.engine ?? 'embedded';
	const temporary = options.dir === undefined;
	const dir = options.dir ? resolve( options.dir ) : temporaryFolder();
	/** Undone in reverse, on `stop` and when a step fails. */
	const undo: ( () => Promise< void > | void )[] = [];
	const stop = async (): Promise< void > => {
		for ( let step = undo.pop(); step; step = undo.pop() ) {
			await step();
		}
	};
	if ( temporary ) {
		// What a process of the lab writes at its very end makes a folder that is being removed not empty.
		undo.push( () =>
			rmSync( dir, {
				recursive: true,
				force: true,
				maxRetries: 10,
				retryDelay: 200,
			} )
		);
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
			multisite: options.multisite ?? false,
			permalinks: options.permalinks ?? 'pretty',
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
					'the stores here were made for other versions or options: beginning afresh'
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
		let redis: Redis | null = null;
		if ( options.objectCache === 'redis' ) {
			if ( engineKind !== 'php' ) {
				throw new Error( 'Redis needs --engine=php.' );
			}
			redis = await startRedis( join( dir, 'redis' ) );
			undo.push( redis.stop );
			log( 'Redis as the object cache of every store' );
		}
		const serve = (
			stores: readonly ServedStore[]
		): Promise< RunningEngine > =>
			engineKind === 'embedded'
				? startEmbedded( stores )
				: startPhp( stores, join( dir, 'server' ), options.php );

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
		await Promise.all(
			record.stores.map( async ( store ) => {
				if ( await layOutStore( store, template, mariaDb ) ) {
					fresh.add( store.name );
				}
			} )
		);
		for ( const [ index, store ] of record.stores.entries() ) {
			buildSite( join( store.dir, 'site' ), sources, {
				store: store.name,
				folder: store.dir,
				token: store.labToken,
				decimals: record.decimals,
				ports,
				constants: env.constants,
				redis: redis && { socket: redis.socket, database: index },
				network: record.multisite ? `127.0.0.1:${ store.port }` : null,
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
		if ( record.multisite ) {
			await Promise.all( stores.map( makeNetwork ) );
			log( 'each store is the main site of a network' );
		}
		if ( record.permalinks === 'plain' ) {
			await Promise.all( stores.map( withPlainPermalinks ) );
			log( 'plain permalinks' );
		}
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

function withPlainPermalinks( store: Store ): Promise< string > {
	return store.php(
		"update_option( 'permalink_structure', '' ); delete_option( 'rewrite_rules' );"
	);
}
