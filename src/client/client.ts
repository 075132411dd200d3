/**
 * Client: a Child without WooCommerce: a till, an ERP. It sends what was sold, has units reserved and hears what the Master has. Whatever
 * happens here is stored before it is sent, and sent again under the same number until the Master has answered.
 */
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { ERRORS } from '../core/contract/errors';
import { PAIRING_ERRORS } from '../core/contract/pairing';
import type { PingAnswer } from '../core/contract/payloads';
import type { ReserveAnswer } from '../core/contract/reservations';
import { PAIR_ROUTE } from '../core/contract/routes';
import { pingAnswer, stockAnswer } from '../core/contract/validators.generated';
import { microFromJson, type JsonNumber } from '../core/runtime/number';
import { newMasterLink } from '../core/sync/link-transitions';
import { healthAfterReconnecting } from '../core/sync/retry';
import { Inbound, type PeerRequest, type PeerResponse } from './inbound';
import { listenerOf } from './listener';
import { ClientError, errorOf, Outbound, type Delivery } from './outbound';
import { reserveQuestion } from './reservations';
import { call, decodeCode } from './signed-http';
import {
	changedProducts,
	hasWork,
	newState,
	productOf,
	withChanges,
	type ClientState,
	type MasterConnection,
	type StateStore,
} from './state';
import { stockOf, type Stock } from './stock';

export interface ClientOptions {
	store: StateStore;
	/** What the Master's screens call this store. */
	name: string;
	/** Where the Master reaches this store: the address to which `/wp-json/…` is added. */
	url: string;
	/** Told of each product that has changed here, after that was stored. What it throws is a warning of the process. */
	onState?: ( products: readonly Stock[] ) => void;
}

/** What happened to the stock of one product here. */
export interface Delta {
	sku: string;
	/** Units to add: negative for a sale. */
	units: number;
	/** Names what happened, so that it counts once, however often it is said; the last 1,000 are remembered. */
	receipt?: string;
	/** The reservation that ends with it. */
	reservation?: string;
}

export class Client {
	readonly #options: ClientOptions;
	readonly #inbound: Inbound;
	readonly #outbound: Outbound;
	#state: ClientState;
	#sending: Promise< unknown > = Promise.resolve();

	constructor( options: ClientOptions ) {
		this.#options = options;
		this.#state =
			options.store.load() ?? newState( randomUUID(), randomUUID() );
		this.#inbound = new Inbound(
			options.name,
			() => this.#state,
			( state ) => this.#keep( state )
		);
		this.#outbound = new Outbound(
			() => this.#state,
			( state ) => this.#keep( state )
		);
	}

	/** For `http.createServer()`: what the Master sends to this store. */
	get listener(): RequestListener {
		return listenerOf( ( request ) => this.receive( request ) );
	}

	/**
	 * Connects this store with the code that a Master's screen shows.
	 *
	 * @throws {ClientError} Nothing is changed then.
	 */
	async connect( pasted: string ): Promise< void > {
		const said = decodeCode( pasted );
		if ( said === null ) {
			throw new ClientError(
				PAIRING_ERRORS.bad_code,
				'This is no whole connection code.'
			);
		}
		const { url, store_id: id, secret } = said;
		const master = { url, store_id: id, secret };
		this.#refuseOtherMaster( master );
		const { name, url: own } = this.#options;
		const answer = await call( master, said.invitation, PAIR_ROUTE, {
			store_id: this.#state.store_id,
			name,
			url: own,
		} );
		if ( answer.status !== 200 || ! answer.isAuthentic ) {
			throw errorOf( answer );
		}
		this.connectTo( master );
	}

	/** The same with what a person has entered on both sides. */
	connectTo( master: MasterConnection ): void {
		this.#refuseOtherMaster( master );
		const { link } = this.#state;
		const isNew = this.#state.master === null;
		this.#keep( {
			...this.#state,
			master,
			link: isNew
				? newMasterLink( randomUUID() )
				: { ...link, health: healthAfterReconnecting( link.health ) },
		} );
	}

	/** What this store has; null where it knows no such SKU. */
	stock( sku: string ): Stock | null {
		const product = productOf( this.#state, sku );
		return product === null ? null : stockOf( product );
	}

	/** Takes units of one product: stored at once, then sent. */
	sell(
		sku: string,
		units: number,
		how: { receipt?: string; reservation?: string } = {}
	): Promise< Delivery > {
		return this.send( [ { sku, units: -units, ...how } ] );
	}

	/** Counts what happened here, all of it or none: stored at once, then sent. */
	async send( deltas: readonly Delta[] ): Promise< Delivery > {
		this.record( deltas );
		return this.flush();
	}

	/**
	 * Counts what happened here and does not send it.
	 *
	 * @throws {RangeError} For a number that is none, and a product without a stock: nothing is counted then.
	 */
	record( deltas: readonly Delta[] ): void {
		const changes = deltas.map(
			( { sku, units, receipt, reservation } ) => {
				if ( ! Number.isFinite( units ) || sku.trim() === '' ) {
					throw new RangeError(
						`${ units } of "${ sku }" is no change.`
					);
				}
				return {
					sku,
					delta: microFromJson( units as JsonNumber ),
					receipt: receipt ?? '',
					reservation: reservation ?? '',
				};
			}
		);
		this.#keep( withChanges( this.#state, changes ) );
	}

	/**
	 * Sends what waits, one batch after the other. After a failure it waits as a store does, unless a person is in a hurry.
	 *
	 * @param isHurried Whether the wait is over.
	 */
	flush( isHurried = false ): Promise< Delivery > {
		const sending = this.#sending.then( () =>
			this.#outbound.sendAll( isHurried )
		);
		this.#sending = sending.catch( () => {} );
		return sending;
	}

	/** Sends what waits whenever it may go. Answers how to end that. */
	keepSending(): () => void {
		const clock = setInterval( () => {
			if ( this.#state.master !== null && hasWork( this.#state ) ) {
				this.flush().catch( ( error ) => process.emitWarning( error ) );
			}
		}, 1000 );
		return () => clearInterval( clock );
	}

	/**
	 * Has units held on the Master, all of them or none; asked for again under the same key they are held once.
	 *
	 * @param  items What is wanted, in units.
	 * @param  key   Of this sale, 64 bytes at most.
	 * @param  ttl   Seconds for which they are held; 0 only asks.
	 * @throws {ClientError} When the Master could not be asked.
	 */
	async reserve(
		items: readonly { sku: string; units: number }[],
		key: string,
		ttl = 600
	): Promise< ReserveAnswer > {
		const answer = await this.#outbound.ask( 'stock', {
			items: items.map( ( { sku } ) => ( { sku } ) ),
			reserve: reserveQuestion( this.#state, items, key, ttl ),
		} );
		const parsed = stockAnswer( answer.body );
		if ( ! parsed.ok || parsed.value.reserve === null ) {
			throw new ClientError(
				ERRORS.bad_answer,
				'The Master holds no units.'
			);
		}
		return parsed.value.reserve;
	}

	/** Ends a reservation without a sale. One that is not ended runs out. */
	async release( key: string ): Promise< void > {
		await this.#outbound.ask( 'stock', { items: [], release: [ key ] } );
	}

	/** Who the Master is, and how it is. */
	async ping(): Promise< PingAnswer > {
		const { generation, seen, mark } = this.#state.link;
		const answer = await this.#outbound.ask( 'ping', {
			generation,
			seen,
			mark,
		} );
		const parsed = pingAnswer( answer.body );
		if ( ! parsed.ok ) {
			throw new ClientError(
				ERRORS.bad_answer,
				'This is no ping answer.'
			);
		}
		return parsed.value;
	}

	/** Answers one request of the Master. */
	receive( request: PeerRequest ): PeerResponse {
		return this.#inbound.answer( request );
	}

	/** What was agreed on with one Master means nothing to another. */
	#refuseOtherMaster( master: MasterConnection ): void {
		const before = this.#state.master;
		if ( before !== null && before.store_id !== master.store_id ) {
			throw new ClientError(
				PAIRING_ERRORS.two_masters,
				'This state belongs to another Master. Begin with a new one.'
			);
		}
	}

	#keep( state: ClientState ): void {
		if ( state === this.#state ) {
			return;
		}
		const changed = changedProducts( this.#state, state );
		this.#options.store.save( state );
		this.#state = state;
		if ( changed.length > 0 && this.#options.onState ) {
			try {
				this.#options.onState( changed.map( stockOf ) );
			} catch ( error ) {
				process.emitWarning( error as Error );
			}
		}
	}
}
