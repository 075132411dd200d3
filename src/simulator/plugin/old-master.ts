/**
 * Child of a Master that speaks version 1, as plugin/includes/Sync/V1/OldMaster and Sync/StateOnChild do it.
 */
import type { EventItem, EventRequest } from '../../core/contract/payloads';
import type { StoredBatch } from '../../core/contract/stored';
import { jsonFromMicro } from '../../core/runtime/number';
import type { Answer, StockTable } from '../world/message';
import { accepted } from '../world/message';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { journalFront, masterLink } from './journal';
import { ask } from './ask';
import { adoptStates } from './adoption';

/** Adopts what the Master shows of the products in the journal. Without an answer nothing changes. */
export function* adoptCurrentOfOldMaster( task: Task ): Work< void > {
	const { store } = task;
	const { ids } = journalFront( store, store.limits.batchItems );
	const skus = store
		.read( ids )
		.filter( ( row ) => store.isSynced( row ) )
		.map( ( row ) => row.name );
	if ( skus.length === 0 ) {
		return;
	}
	const given = yield* ask( task, {
		to: 'master',
		body: { route: 'stock-state', skus },
	} );
	if ( given.status === 200 && given.reply?.route === 'stock-state' ) {
		yield* adoptOld( task, itemsOf( given.reply.items ), '' );
	}
}

function itemsOf( table: StockTable ): readonly EventItem[] {
	return Object.entries( table )
		.filter( ( [ , facts ] ) => facts.manage_stock === true )
		.map( ( [ sku, facts ] ) => ( {
			gid: null,
			sku,
			old_sku: null,
			manage_stock: facts.manage_stock,
			stock_quantity: jsonFromMicro( facts.stock_quantity ),
			stock_status: facts.stock_status,
			backorders: facts.backorders,
			low_stock_amount: jsonFromMicro( facts.low_stock_amount ),
			delta: null,
			base_version: null,
			changed: null,
			version: null,
			deleted: null,
			without: null,
		} ) );
}

/** A push of a Master of version 1. */
export function* adoptPushOfOldMaster(
	task: Task,
	event: EventRequest
): Work< Answer > {
	yield* adoptOld( task, event.items ?? [], event.event_id ?? '' );
	return accepted( task.store.algorithm.core.answerToPush( null, [] ) );
}

function* adoptOld(
	task: Task,
	items: readonly EventItem[],
	eventId: string
): Work< void > {
	const { store } = task;
	const link = masterLink( store );
	const batch = link.in_flight;
	const ack =
		batch !== null && batch.event_id === eventId
			? {
					epoch: link.epoch,
					seq: batch.seq,
					event_id: null,
					refused: null,
					push: null,
			  }
			: null;
	const safe: EventItem[] = [];
	for ( const item of items ) {
		const product = store.db.find( store.algorithm.core, item );
		const adopted =
			product === null
				? null
				: store.algorithm.core.itemFromOldMaster( item, product.state );
		if ( adopted !== null ) {
			safe.push( adopted );
		}
	}
	yield* adoptStates( task, safe, ack, null, ( now ) => ( {
		...now,
		health: { ...now.health, last_inbound: store.now() },
	} ) );
}

/** A Master of version 1 has taken the batch: what was not settled by its push is settled now. */
export function* settleOldAnswer( task: Task, batch: StoredBatch ): Work< void > {
	const { store } = task;
	const { core } = store.algorithm;
	yield* transaction(
		task,
		[ 'link master' ],
		() => () => {
			const link = masterLink( store );
			const health = core.healthAfterSuccess( link.health, store.now() );
			const isOurs = link.in_flight?.event_id === batch.event_id;
			for ( const item of isOurs ? link.in_flight?.items ?? [] : [] ) {
				const product = store.db.products.get( item.product_id );
				if ( ! item.settled && product?.shadow ) {
					product.shadow = core.shadowAfterOldAnswer(
						product.shadow,
						item
					);
				}
			}
			store.db.masterLink = {
				...link,
				health,
				in_flight: isOurs ? null : link.in_flight,
			};
		},
		'settle what an old Master took'
	);
}
