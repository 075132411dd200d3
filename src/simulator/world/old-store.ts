/**
 * World: a store that runs the published 1.0.2, as far as its peers notice. It sends absolute quantities inside the shopper's
 * request, sends a failed one again unchanged after 5 minutes, 15 minutes, an hour and every 6 hours, and overwrites what it
 * is sent. A Master of that version tells every Child what it shows after each event, the sender too, under the event's id.
 */
import type { EventItem, EventRequest } from '../../core/contract/payloads';
import { jsonFromMicro, microFromJson } from '../../core/runtime/number';
import type { OldRetry, Product } from './database';
import { readState } from './database';
import type { Answer, Request, StockTable } from './message';
import { failure } from './message';
import { answer, send } from './network';
import type { Store } from './store';
import type { Task, Work } from './task';
import { boundary, nextAnswer } from './task';

const DELAYS = [ 300, 900, 3600, 21600 ];

/** A request in which a shop changes a product. */
export function* oldShopRequest(
	task: Task,
	change: () => readonly number[]
): Work< void > {
	const { store } = task;
	const products = store.read( change() );
	yield* boundary( task, 'has written stock' );
	yield* tell( task, eventOf( store, products, '' ) );
}

/** Sends an event to the Master, or on a Master to every Child, one after the other. */
function* tell( task: Task, event: EventRequest ): Work< void > {
	const { store } = task;
	const peers = store.isMaster ? store.world.childIds( store ) : [ 'master' ];
	for ( const to of peers ) {
		yield* attempt( task, { to, time: 0, attempt: 0, event } );
	}
}

function* attempt( task: Task, retry: OldRetry ): Work< void > {
	const { store } = task;
	send( task, [
		{ to: retry.to, body: { route: 'event', event: retry.event } },
	] );
	const given = ( yield* nextAnswer( task ) ).answer;
	if ( given.status !== 200 ) {
		store.db.oldRetries = [
			...store.db.oldRetries,
			{
				...retry,
				attempt: retry.attempt + 1,
				time:
					store.now() +
					DELAYS[ Math.min( retry.attempt, DELAYS.length - 1 ) ]!,
			},
		];
	}
}

/** Action Scheduler runs what is due. */
export function* runOldRetries( task: Task ): Work< void > {
	const { db } = task.store;
	const due = db.oldRetries.filter(
		( retry ) => retry.time <= task.store.now()
	);
	db.oldRetries = db.oldRetries.filter(
		( retry ) => ! due.includes( retry )
	);
	for ( const retry of due ) {
		yield* attempt( task, retry );
	}
}

/** The process that serves a peer's request. */
export function* serveOld( task: Task, request: Request ): Work< void > {
	const { store } = task;
	const { body } = request;
	if ( body.route !== 'event' ) {
		answer(
			store.world,
			request,
			body.route === 'stock-state'
				? shown( store, body.skus )
				: pong( store )
		);
		return;
	}
	const id = body.event.event_id ?? '';
	if ( ! store.db.oldSeen.includes( id ) ) {
		store.db.oldSeen = [ ...store.db.oldSeen, id ].slice( -50 );
		const products = overwrite( store, body.event.items ?? [] );
		yield* boundary( task, 'has written what it was sent' );
		if ( store.isMaster ) {
			yield* tell( task, eventOf( store, products, id ) );
		}
	}
	answer( store.world, request, {
		status: 200,
		code: '',
		isAuthentic: false,
		reply: {
			route: 'event',
			event: {
				ok: true,
				processed: true,
				generation: null,
				ack: null,
				items: null,
				errors: null,
				counter: null,
				mark: null,
				supersedes: null,
			},
		},
	} );
}

function overwrite(
	store: Store,
	items: readonly EventItem[]
): readonly Product[] {
	const products: Product[] = [];
	for ( const item of items ) {
		const product = store.db.bySku( item.sku );
		if ( product !== null ) {
			const quantity = microFromJson( item.stock_quantity ?? ZERO );
			product.manageStock = 'yes';
			product.stock = Math.trunc( quantity / UNIT ) * UNIT;
			product.backorders = item.backorders ?? 'no';
			product.lowStockAmount = microFromJson(
				item.low_stock_amount ?? ZERO
			);
			readState( product );
			products.push( product );
		}
	}
	return products;
}

const UNIT = 1_000_000;

const ZERO = jsonFromMicro( 0 );

function eventOf(
	store: Store,
	products: readonly Product[],
	id: string
): EventRequest {
	return {
		event_type: 'stock_state',
		origin: store.isMaster ? 'master_authoritative' : 'child_local',
		time: store.now(),
		context: 'stock_set',
		event_id: id === '' ? `${ store.id }#${ store.world.nextId() }` : id,
		items: products.map( ( product ) => ( {
			gid: '',
			sku: product.sku,
			old_sku: null,
			manage_stock: true,
			stock_quantity: jsonFromMicro( product.state.quantity ?? 0 ),
			stock_status: product.stockStatus,
			backorders: product.backorders,
			low_stock_amount: jsonFromMicro( product.lowStockAmount ?? 0 ),
			delta: null,
			base_version: null,
			changed: null,
			version: null,
			deleted: null,
			without: null,
		} ) ),
		to: null,
		route: null,
		epoch: null,
		seq: null,
		generation: null,
		ack: null,
		seen: null,
		counter: null,
		mark: null,
		told: null,
		told_mark: null,
		supersedes: null,
		release: null,
	};
}

function pong( store: Store ): Answer {
	return {
		status: 200,
		code: '',
		isAuthentic: false,
		reply: {
			route: 'ping',
			ping: {
				ok: true,
				store_id: store.id,
				store_name: store.id,
				role: store.isMaster ? 'master' : 'child',
				time: store.now(),
				protocol: 1,
				plugin_version: null,
				woocommerce_version: null,
				wordpress_version: null,
				generation: null,
				seen: null,
				mark: null,
				restored: null,
				ack: null,
			},
		},
	};
}

function shown( store: Store, skus: readonly string[] ): Answer {
	const items: Record< string, StockTable[ string ] > = {};
	for ( const sku of skus ) {
		const product = store.db.bySku( sku );
		if ( product === null ) {
			return failure( 404, '' );
		}
		items[ sku ] = {
			stock_quantity: product.state.quantity ?? 0,
			stock_status: product.stockStatus,
			backorders: product.backorders,
			low_stock_amount: product.lowStockAmount ?? 0,
			manage_stock: product.manageStock === 'yes',
		};
	}
	return {
		status: 200,
		code: '',
		isAuthentic: false,
		reply: { route: 'stock-state', items },
	};
}
