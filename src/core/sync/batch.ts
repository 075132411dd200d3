/**
 * Sync, Child: the numbered batch of differences that is under way to the Master. It is stored before it is sent, sent
 * again unchanged until it is answered, and closed when its last item is settled, never sooner.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { changedFields, quantityDelta } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import { wireManageStock } from '../catalogue/items';
import {
	isAboutContent,
	problemOf,
	shadowWithProblem,
} from '../catalogue/storable';
import { ERRORS } from '../contract/errors';
import type { Ack, EventItem } from '../contract/payloads';
import type { StoredBatch, StoredBatchItem } from '../contract/stored';
import { find } from '../runtime/list';
import { jsonFromMicro } from '../runtime/number';
import { baseWithBatch } from './adopt';

/** A product that may have changed: its state now and what was agreed on last. */
export interface Candidate {
	productId: number;
	sku: string;
	gid: string;
	local: ProductState;
	shadow: Shadow | null;
}

/**
 * The items of the next batch: every candidate that differs from its shadow. A product without a shadow has no base to
 * take a difference from: it gets one (`firstBases`) and counts from then on. One that the Master refused is not sent
 * again under the same SKU; its difference stays between stock and shadow.
 *
 * @param candidates Products of the journal.
 * @param isAsking   Whether a product of which the Master's state was never adopted, such as a new one, or was not taken, goes even without a
 *                   difference: the answer brings that state. A peer of version 1 would take the item for a request.
 */
export function batchItems(
	candidates: readonly Candidate[],
	isAsking: boolean
): readonly StoredBatchItem[] {
	const items: StoredBatchItem[] = [];
	for ( const candidate of candidates ) {
		if (
			candidate.shadow === null ||
			candidate.shadow.refusedSku === candidate.sku ||
			problemOf( candidate.sku, candidate.local, candidate.shadow ) !== ''
		) {
			continue;
		}
		const delta = quantityDelta( candidate.local, candidate.shadow.state );
		const changed = changedFields(
			candidate.local,
			candidate.shadow.state
		);
		const isAsked =
			isAsking &&
			( candidate.shadow.version === 0 ||
				candidate.shadow.problem !== '' );
		if ( delta === 0 && changed.length === 0 && ! isAsked ) {
			continue;
		}
		items.push( {
			product_id: candidate.productId,
			sku: candidate.sku,
			gid: candidate.gid,
			delta,
			base_version: candidate.shadow.version,
			changed,
			quantity: candidate.local.quantity,
			manage_stock: candidate.local.manageStock,
			stock_status: candidate.local.stockStatus,
			backorders: candidate.local.backorders,
			low_stock_amount: candidate.local.lowStockAmount,
			settled: false,
		} );
	}
	return items;
}

/**
 * The item of a batch as it is sent: the difference, and the absolute fields that peers of version 1 read.
 *
 * @param item A stored item.
 */
export function wireItem( item: StoredBatchItem ): EventItem {
	return {
		gid: item.gid,
		sku: item.sku,
		old_sku: null,
		manage_stock: wireManageStock( item.manage_stock ),
		stock_quantity:
			item.quantity === null ? null : jsonFromMicro( item.quantity ),
		stock_status: item.stock_status,
		backorders: item.backorders,
		low_stock_amount:
			item.low_stock_amount === null
				? null
				: jsonFromMicro( item.low_stock_amount ),
		delta: jsonFromMicro( item.delta ),
		base_version: item.base_version,
		changed: item.changed,
		version: null,
		deleted: null,
		without: null,
	};
}

/**
 * Whether states that carry this acknowledgement contain the batch, but for what of it was refused.
 *
 * @param epoch The Child's epoch.
 * @param batch The batch under way.
 * @param ack   What the Master says it has applied last, null from an old peer.
 */
export function isAcknowledged(
	epoch: string,
	batch: StoredBatch,
	ack: Ack | null
): boolean {
	return (
		ack !== null &&
		ack.epoch === epoch &&
		ack.seq === batch.seq &&
		( ack.event_id === null || ack.event_id === batch.event_id )
	);
}

/**
 * Whether a state contains this item of the batch.
 *
 * @param epoch The Child's epoch.
 * @param batch The batch under way.
 * @param ack   What the Master says it has applied last, null from an old peer.
 * @param item  The item.
 */
export function containsItem(
	epoch: string,
	batch: StoredBatch,
	ack: Ack | null,
	item: StoredBatchItem
): boolean {
	const refused = ack === null ? null : ack.refused;
	return (
		isAcknowledged( epoch, batch, ack ) &&
		! ( refused ?? [] ).includes( item.sku )
	);
}

/**
 * The item of the batch that is about this product and not settled yet.
 *
 * @param batch     The batch under way, null when there is none.
 * @param productId The product.
 */
export function unsettledItem(
	batch: StoredBatch | null,
	productId: number
): StoredBatchItem | null {
	if ( batch === null ) {
		return null;
	}
	return find(
		batch.items,
		( item ) => item.product_id === productId && ! item.settled
	);
}

/**
 * The batch after some items were settled; null when the last one was, and the next batch may go.
 *
 * @param batch      The batch under way.
 * @param productIds Products whose items are settled now.
 */
export function settleProducts(
	batch: StoredBatch,
	productIds: readonly number[]
): StoredBatch | null {
	const items = batch.items.map( ( item ) => ( {
		...item,
		settled: item.settled || productIds.includes( item.product_id ),
	} ) );
	if ( items.every( ( item ) => item.settled ) ) {
		return null;
	}
	return { ...batch, items };
}

/**
 * What is held of a product after the Master refused it. Where the SKU is unknown there, the base stays and with it the
 * difference. What the Master excludes is out of the sync: it starts over from the number that it has now. Where a state
 * was adopted since the batch was made, the Master knows the product by now: nothing is noted, and the difference is to be
 * sent again.
 *
 * @param item   The product's item of the batch.
 * @param code   Why it was refused.
 * @param local  The product's state now.
 * @param shadow What was agreed on.
 */
export function shadowAfterRefusal(
	item: StoredBatchItem,
	code: string,
	local: ProductState,
	shadow: Shadow
): Shadow {
	if ( shadow.version > item.base_version ) {
		return shadow;
	}
	if ( isAboutContent( code ) ) {
		// Sent again with the next change or sweep: another status or number may be taken.
		return shadowWithProblem( shadow, local, code );
	}
	if ( code === ERRORS.excluded || code === ERRORS.not_syncable ) {
		return { ...newShadow( local ), refusedSku: item.sku };
	}
	return { ...shadow, refusedSku: item.sku };
}

/**
 * What is held of a product whose item was applied and no state tells so: its difference is not sent again.
 *
 * @param shadow What was agreed on.
 * @param item   The product's item of the batch.
 */
export function shadowWithItem(
	shadow: Shadow,
	item: StoredBatchItem
): Shadow {
	return {
		...shadow,
		state: baseWithBatch( shadow.state, item ),
		problem: '',
	};
}
