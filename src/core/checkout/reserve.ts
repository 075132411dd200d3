/**
 * Checkout: units that a Master holds for a checkout on a Child. Enters: what a Child's shopper wants, and what the Master has;
 * leaves: what crosses the wire. Quantities are integers in millionths of a unit.
 */
import type { ProductState } from '../catalogue/state';
import { quantityDelta } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import type { ReserveItem } from '../contract/reservations';
import type { StoredBatch, StoredChildLink } from '../contract/stored';
import { unsettledItem } from '../sync/batch';
import { jsonFromMicro, microFromJson } from '../runtime/number';
import type { Demand } from './judge';

/**
 * What is wanted of one stock, with what the Master cannot know of it yet.
 *
 * @param sku       Of the product that counts the stock.
 * @param quantity  Wanted.
 * @param productId Here.
 * @param local     Its state now.
 * @param shadow    What was agreed on, null before.
 * @param batch     The batch that is under way.
 */
export function demandOf(
	sku: string,
	quantity: number,
	productId: number,
	local: ProductState,
	shadow: Shadow | null,
	batch: StoredBatch | null
): Demand {
	if ( shadow === null || shadow.version === 0 ) {
		return { sku, quantity, unsent: 0, inFlight: 0 };
	}
	const item = unsettledItem( batch, productId );
	const inFlight = item === null ? 0 : item.delta;
	const unsent = quantityDelta( local, shadow.state ) - inFlight;
	return { sku, quantity, unsent, inFlight };
}

/**
 * A demand as it is sent.
 *
 * @param demand A demand.
 */
export function wireDemand( demand: Demand ): ReserveItem {
	return {
		sku: demand.sku,
		quantity: jsonFromMicro( demand.quantity ),
		unsent: jsonFromMicro( withinLimit( demand.unsent ) ),
		in_flight: jsonFromMicro( withinLimit( demand.inFlight ) ),
	};
}

/**
 * What may be sent of a difference. A question that is refused for its size would tell a shopper nothing.
 *
 * @param micro In millionths.
 */
function withinLimit( micro: number ): number {
	return microFromJson( jsonFromMicro( micro ) );
}

/**
 * A demand as it came in.
 *
 * @param item Of a question.
 */
export function demandFromItem( item: ReserveItem ): Demand {
	return {
		sku: item.sku,
		quantity: microFromJson( item.quantity ),
		unsent: microFromJson( item.unsent ),
		inFlight: microFromJson( item.in_flight ),
	};
}

/**
 * Whether the Master's quantities contain the batch that a question names.
 *
 * @param link  What the Master remembers of the Child.
 * @param epoch The batch's, '' for none.
 * @param seq   Its number, 0 for none.
 */
export function containsBatch(
	link: StoredChildLink,
	epoch: string,
	seq: number
): boolean {
	return seq > 0 && link.epoch === epoch && link.applied >= seq;
}

/**
 * Whether an order goes through for which the Master could not be asked.
 *
 * @param strategy What the shop has chosen.
 * @param heard    When this store and its Master last exchanged stock, Unix seconds; 0 for never.
 * @param minutes  For `stale_cache`: how long ago that may be.
 * @param now      Unix seconds.
 */
export function mayPassUnasked(
	strategy: 'fail_open' | 'fail_closed' | 'stale_cache',
	heard: number,
	minutes: number,
	now: number
): boolean {
	if ( strategy === 'stale_cache' ) {
		return heard > 0 && now - heard <= minutes * 60;
	}
	return strategy === 'fail_open';
}
