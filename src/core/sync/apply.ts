/**
 * Sync, Master: what one item of a Child's batch does to the Master's stock, and whether the batch is next in line.
 */
import type { ProductState } from '../catalogue/state';
import { stateFromItem } from '../catalogue/state';
import type { EventItem } from '../contract/payloads';
import type { StoredChildLink } from '../contract/stored';
import { microFromJson } from '../runtime/number';
import type { StockChange } from './adopt';

/** The Master's verdict on a batch: apply it, repeat the answer, or ask the Child to open a new epoch. */
export type BatchVerdict = 'apply' | 'open' | 'repeat' | 'out_of_sequence';

/**
 * Whether a batch is next in line. `seq 1` of an epoch that is not the current one opens it: the Child has dropped its
 * shadows and takes the Master's state anew.
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
		return seq === 1 ? 'open' : 'out_of_sequence';
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
 */
export function linkAfterBatch(
	link: StoredChildLink,
	verdict: BatchVerdict,
	epoch: string,
	seq: number,
	eventId: string,
	version: number,
	isEmpty: boolean
): StoredChildLink {
	return {
		...link,
		epoch,
		applied: seq,
		event_id: eventId,
		walk:
			verdict === 'open' || isEmpty
				? { after: 0, target: version }
				: link.walk,
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
	const derivesStatus =
		local.stockStatus === null && local.manageStock !== 'yes';
	return {
		add: counts ? delta : 0,
		set: startsToCount ? delta : null,
		manageStock: manageStockChange( startsToCount, stopsCounting ),
		stockStatus:
			changed.includes( 'stock_status' ) && ! derivesStatus
				? wanted.stockStatus
				: null,
		backorders:
			changed.includes( 'backorders' ) && wanted.manageStock === 'yes'
				? wanted.backorders
				: null,
		setsLowStockAmount:
			changed.includes( 'low_stock_amount' ) &&
			wanted.manageStock === 'yes',
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
