/**
 * Sync, Master: what one item of a Child's batch does to the Master's stock, and whether the batch is next in line.
 */
import type { ProductState } from '../catalogue/state';
import { hasOwnStatus } from '../catalogue/state';
import { stateFromItem } from '../catalogue/items';
import type { StockChange } from '../catalogue/stock-changes';
import type { Ack, EventItem, ItemError } from '../contract/payloads';
import type { StoredChildLink } from '../contract/stored';
import { slice } from '../runtime/list';
import { microFromJson } from '../runtime/number';
import { linkWithNewWalk } from './link-transitions';

/** Epochs remembered. */
const PAST_EPOCHS = 8;

/** The Master's verdict on a batch: apply it, repeat the answer, or ask the Child to open a new epoch. */
export type BatchVerdict = 'apply' | 'open' | 'repeat' | 'out_of_sequence';

/**
 * Whether a batch is next in line. `seq 1` of an epoch that was never seen opens it: the Child takes the Master's state
 * anew. One of an epoch that is over is a request that was long on its way.
 *
 * @param link    What the Master remembers of the Child.
 * @param epoch   The batch's epoch.
 * @param seq     Its number.
 * @param eventId Its id.
 */
export function verdictOnBatch(
	link: StoredChildLink,
	epoch: string,
	seq: number,
	eventId: string
): BatchVerdict {
	if ( epoch === '' || eventId === '' ) {
		return 'out_of_sequence';
	}
	if ( epoch !== link.epoch ) {
		return seq === 1 && ! ( link.past_epochs ?? [] ).includes( epoch )
			? 'open'
			: 'out_of_sequence';
	}
	if ( seq === link.applied + 1 ) {
		return 'apply';
	}
	return seq === link.applied && eventId === link.event_id
		? 'repeat'
		: 'out_of_sequence';
}

/**
 * The link after a batch was applied. A new epoch starts the walk over the catalogue again, and so does an empty batch: it
 * is how a Child asks for everything.
 *
 * @param link    What the Master remembers of the Child.
 * @param verdict `apply` or `open`.
 * @param epoch   The batch's epoch.
 * @param seq     Its number.
 * @param eventId Its id.
 * @param version The counter before the batch was published.
 * @param isEmpty Whether the batch holds no item.
 * @param refused Items that were not applied.
 */
export function linkAfterBatch(
	link: StoredChildLink,
	verdict: BatchVerdict,
	epoch: string,
	seq: number,
	eventId: string,
	version: number,
	isEmpty: boolean,
	refused: readonly ItemError[]
): StoredChildLink {
	const past = link.past_epochs ?? [];
	const after: StoredChildLink = {
		...link,
		epoch,
		applied: seq,
		event_id: eventId,
		refused,
		past_epochs:
			verdict === 'open' && link.epoch !== ''
				? slice( [ ...past, link.epoch ], -PAST_EPOCHS, PAST_EPOCHS )
				: past,
	};
	return verdict === 'open' || isEmpty
		? linkWithNewWalk( after, version )
		: after;
}

/**
 * What states that are sent to a Child now contain of it.
 *
 * @param link What the Master remembers of the Child.
 */
export function ackOf( link: StoredChildLink ): Ack {
	return {
		epoch: link.epoch,
		seq: link.applied,
		event_id: link.event_id,
		refused: ( link.refused ?? [] ).map( ( error ) => error.sku ),
		push: link.push,
	};
}

/**
 * What an item does to the Master's product: the difference is added, the fields that the Child names are set.
 *
 * @param local The Master's state now.
 * @param item  The item.
 */
export function planApply( local: ProductState, item: EventItem ): StockChange {
	const changed = item.changed ?? [];
	const wanted = stateFromItem( item );
	const delta = item.delta === null ? 0 : microFromJson( item.delta );
	const startsToCount =
		changed.includes( 'manage_stock' ) &&
		wanted.manageStock === 'yes' &&
		local.manageStock !== 'yes';
	const stopsCounting =
		changed.includes( 'manage_stock' ) &&
		wanted.manageStock !== 'yes' &&
		local.manageStock === 'yes';
	const counts = local.quantity !== null && ! stopsCounting;
	const manageStock = manageStockChange( startsToCount, stopsCounting );
	return {
		add: counts ? delta : 0,
		set: startsToCount ? delta : null,
		manageStock,
		stockStatus:
			changed.includes( 'stock_status' ) &&
			hasOwnStatus( local, manageStock )
				? wanted.stockStatus
				: null,
		backorders:
			startsToCount ||
			( changed.includes( 'backorders' ) && wanted.manageStock === 'yes' )
				? wanted.backorders
				: null,
		setsLowStockAmount:
			startsToCount ||
			( changed.includes( 'low_stock_amount' ) &&
				wanted.manageStock === 'yes' ),
		lowStockAmount: wanted.lowStockAmount,
	};
}

/**
 * The value for `_manage_stock`, null when it stays.
 *
 * @param starts Whether the product starts to count its stock.
 * @param stops  Whether it stops.
 */
function manageStockChange(
	starts: boolean,
	stops: boolean
): 'yes' | 'no' | null {
	if ( starts ) {
		return 'yes';
	}
	return stops ? 'no' : null;
}
