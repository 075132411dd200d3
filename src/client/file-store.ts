/**
 * Client: the state in a file. It is written beside the old one, forced onto the disk and put in its place in one step, so that a kill or a
 * power cut leaves the one or the other, whole. One process at a time: a second one would number batches of its own.
 */
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { newShadow } from '../core/catalogue/shadows';
import { storedMasterLink } from '../core/contract/validators.generated';
import type { ClientState, StateStore } from './state';

export class FileStore implements StateStore {
	readonly #lock: string;

	/** @throws Where another process that lives has the file. */
	constructor( readonly path: string ) {
		this.#lock = `${ path }.lock`;
		this.#take();
		process.once( 'exit', () => this.close() );
	}

	load(): ClientState | null {
		if ( ! existsSync( this.path ) ) {
			return null;
		}
		const state = JSON.parse(
			readFileSync( this.path, 'utf8' )
		) as ClientState;
		const link = storedMasterLink( state.link );
		if (
			state.format !== 1 ||
			! link.ok ||
			! Array.isArray( state.products )
		) {
			throw new Error( `${ this.path } is no state of this client.` );
		}
		// A field that came with a later version of this client is not there yet.
		const products = state.products.map( ( product ) => ( {
			...product,
			shadow: product.shadow && {
				...newShadow( product.shadow.state ),
				...product.shadow,
			},
		} ) );
		return { ...state, link: link.value, products };
	}

	save( state: ClientState ): void {
		const beside = `${ this.path }.new`;
		// It holds the secret: nobody else on this machine may read it.
		const file = openSync( beside, 'w', 0o600 );
		try {
			writeSync( file, JSON.stringify( state ) );
			fsyncSync( file );
		} finally {
			closeSync( file );
		}
		renameSync( beside, this.path );
		if ( process.platform !== 'win32' ) {
			const folder = openSync( dirname( this.path ), 'r' );
			fsyncSync( folder );
			closeSync( folder );
		}
	}

	/** Lets another process have the file. */
	close(): void {
		if ( owner( this.#lock ) === process.pid ) {
			rmSync( this.#lock, { force: true } );
		}
	}

	#take(): void {
		for ( let isFirst = true; ; isFirst = false ) {
			try {
				const file = openSync( this.#lock, 'wx' );
				writeSync( file, String( process.pid ) );
				closeSync( file );
				return;
			} catch ( error ) {
				const pid = owner( this.#lock );
				if ( ! isFirst || ( pid !== null && isAlive( pid ) ) ) {
					throw new Error(
						`Another process has ${ this.path } (${
							this.#lock
						}): ${ String( error ) }`
					);
				}
				// Whoever had it was killed.
				rmSync( this.#lock, { force: true } );
			}
		}
	}
}

function owner( lock: string ): number | null {
	try {
		return Number( readFileSync( lock, 'utf8' ) ) || null;
	} catch {
		return null;
	}
}

function isAlive( pid: number ): boolean {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return ( error as { code?: string } ).code === 'EPERM';
	}
}
