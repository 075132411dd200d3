/**
 * The embedded engine: each store is a Node process, with PHP inside of a few more.
 * Enters: stores. Leaves: one server per store, started again should it end by itself.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	startModule,
	type RunningProcess,
} from '../processes/start-process.ts';
import {
	untilAnswering,
	type RunningEngine,
	type ServedStore,
} from './engine.ts';
import type { EmbeddedServerConfig } from './embedded-server.ts';

/** What @platformatic/php-node carries. */
export const EMBEDDED_PHP = 'PHP 8.4';

const MODULE = new URL( './embedded-server.ts', import.meta.url );

export async function startEmbedded(
	stores: readonly ServedStore[]
): Promise< RunningEngine > {
	const running = stores.map( ( store ) => new EmbeddedStore( store ) );
	const stop = async (): Promise< void > => {
		await Promise.all( running.map( ( store ) => store.stop() ) );
	};
	try {
		await Promise.all( running.map( ( store ) => store.ready() ) );
	} catch ( error ) {
		await stop();
		throw error;
	}
	return {
		description: `${ EMBEDDED_PHP } inside Node (php-node), no OPcache`,
		stop,
	};
}

class EmbeddedStore {
	private process: RunningProcess;
	private stopping = false;
	private startedAgain = 0;

	constructor( private readonly store: ServedStore ) {
		this.process = this.start();
	}

	ready(): Promise< void > {
		return untilAnswering( this.store, () => this.startedAgain > 3 );
	}

	async stop(): Promise< void > {
		this.stopping = true;
		await this.process.stop();
	}

	private start(): RunningProcess {
		const { store } = this;
		const config: EmbeddedServerConfig = {
			port: store.port,
			site: store.site,
			requestLog: join( store.folder, 'requests.jsonl' ),
			phpLog: join( store.folder, 'php.log' ),
		};
		const started = startModule( MODULE, [ JSON.stringify( config ) ], {
			logFile: join( store.folder, 'server.log' ),
			cwd: store.folder,
		} );
		void started.exited.then( ( code ) => {
			if ( this.stopping || this.startedAgain > 20 ) {
				return;
			}
			this.startedAgain++;
			appendFileSync(
				join( store.folder, 'server.log' ),
				`the server ended by itself (${ code }); starting it again\n`
			);
			this.process = this.start();
		} );
		return started;
	}
}
