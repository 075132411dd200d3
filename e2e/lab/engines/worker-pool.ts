/**
 * The PHPs of one store. Enters: jobs, in the order in which they came; leaves: answers, or an error where a PHP died of its job.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Done, Job } from './embedded-worker.ts';

/**
 * A store that waits for another store, which waits for the first, needs more than one free. Not more than ten, because each keeps
 * over 100 MB when it has run once.
 */
const MOST = 10;

/** Started at once, so that the first visitors need not wait for them. */
const AT_FIRST = 3;

const WORKER = fileURLToPath(
	new URL( './embedded-worker.ts', import.meta.url )
);

interface Waiting {
	job: Job;
	resolve: ( done: Done ) => void;
	reject: ( error: Error ) => void;
}

export class WorkerPool {
	readonly #idle: ChildProcess[] = [];
	readonly #busy = new Map< ChildProcess, Waiting >();
	readonly #queue: Waiting[] = [];

	constructor() {
		for ( let i = 0; i < AT_FIRST; i++ ) {
			this.#idle.push( this.#start() );
		}
	}

	/** Rejects when PHP died of it. */
	run( job: Job ): Promise< Done > {
		return new Promise( ( resolve, reject ) => {
			this.#queue.push( { job, resolve, reject } );
			this.#next();
		} );
	}

	#next(): void {
		const waiting = this.#queue[ 0 ];
		if ( waiting === undefined ) {
			return;
		}
		// The one that has just worked, so that the others' memory stays untouched.
		const worker =
			this.#idle.pop() ??
			( this.#busy.size < MOST ? this.#start() : null );
		if ( worker !== null ) {
			this.#queue.shift();
			this.#busy.set( worker, waiting );
			worker.send( waiting.job );
		}
	}

	#start(): ChildProcess {
		const worker = fork( WORKER, [], {
			execArgv: process.execArgv,
			serialization: 'advanced',
			stdio: [ 'ignore', 'inherit', 'inherit', 'ipc' ],
			// php-node runs a request on a thread of libuv's pool; one must not meet another.
			env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
		} );
		worker.on( 'message', ( said: { done: Done } | { error: string } ) => {
			const waiting = this.#busy.get( worker );
			this.#busy.delete( worker );
			this.#idle.push( worker );
			if ( 'done' in said ) {
				waiting?.resolve( said.done );
			} else {
				waiting?.reject( new Error( said.error ) );
			}
			this.#next();
		} );
		worker.on( 'exit', ( code, signal ) =>
			this.#gone( worker, `PHP ended by itself (${ signal ?? code })` )
		);
		worker.on( 'error', ( error ) => this.#gone( worker, error.message ) );
		return worker;
	}

	#gone( worker: ChildProcess, why: string ): void {
		const at = this.#idle.indexOf( worker );
		if ( at >= 0 ) {
			this.#idle.splice( at, 1 );
		}
		this.#busy.get( worker )?.reject( new Error( why ) );
		this.#busy.delete( worker );
		this.#next();
	}
}
