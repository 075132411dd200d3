/**
 * Sync, Child: the numbered batch of differences that is under way to the Master. It is stored before it is sent, sent
 * again unchanged until it is answered, and closed when its last item is settled, never sooner.
 */
import type { ProductState, Shadow } from '../catalogue/state';
import {
	changedFields,
	quantityDelta,
	wireManageStock,
} from '../catalogue/state';
import { ERRORS } from '../contract/errors';
import type { Ack, EventItem, ItemError } from '../contract/payloads';
import type { StoredBatch, StoredBatchItem } from '../contract/stored';
import { find } from '../runtime/list';
import { jsonFromMicro } from '../runtime/number';

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
 */
export function batchItems(
	candidates: readonly Candidate[]
): readonly StoredBatchItem[] {
	const items: StoredBatchItem[] = [];
	for ( const candidate of candidates ) {
		if (
			candidate.shadow === null ||
			candidate.shadow.refusedSku === candidate.sku
		) {
			continue;
		}
		const delta = quantityDelta( candidate.local, candidate.shadow.state );
		const changed = changedFields(
			candidate.local,
			candidate.shadow.state
		);
		if ( delta === 0 && changed.length === 0 ) {
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
	};
}

/**
 * Whether a state that carries this acknowledgement contains the batch.
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
	return ack !== null && ack.epoch === epoch && ack.seq >= batch.seq;
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
 * Products of the batch that the Master refused by SKU. They are settled: sending the same again would be refused again.
 * Their difference stays between stock and shadow, so nothing is lost.
 *
 * @param batch  The batch under way.
 * @param errors The answer's list.
 */
export function refusedProducts(
	batch: StoredBatch,
	errors: readonly ItemError[]
): readonly number[] {
	return batch.items
		.filter( ( item ) =>
			errors.some( ( error ) => error.sku === item.sku )
		)
		.map( ( item ) => item.product_id );
}

/**
 * What is held of a product after the Master refused it. Where the SKU is unknown there, the base stays and with it the
 * difference. What the Master excludes is out of the sync: it starts over from the number that it has now.
 *
 * @param sku    The product's SKU.
 * @param code   Why it was refused.
 * @param local  The product's state now.
 * @param shadow What was agreed on.
 */
export function shadowAfterRefusal(
	sku: string,
	code: string,
	local: ProductState,
	shadow: Shadow
): Shadow {
	if ( code === ERRORS.excluded || code === ERRORS.not_syncable ) {
		return { version: 0, state: local, refusedSku: sku };
	}
	return { ...shadow, refusedSku: sku };
}
