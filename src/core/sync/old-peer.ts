/**
 * Sync: peers that speak version 1. They send absolute quantities, without number, base or acknowledgement. What can be
 * told apart is: an absolute quantity is turned into a difference against what that peer was last known to show.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import type { EventItem } from '../contract/payloads';
import type { StoredBatchItem, StoredOldItem } from '../contract/stored';
import { find } from '../runtime/list';
import type { JsonNumber } from '../runtime/number';
import { jsonFromMicro, microFromJson } from '../runtime/number';
import { baseWithBatch } from './adopt';

/** A product that a Child of version 1 is told of. */
export interface ToldProduct {
	productId: number;
	sku: string;
	gid: string;
}

/** What an absolute quantity of a Child of version 1 means. */
export interface OldChange {
	/** Millionths to add on the Master; 0 when there is nothing to tell apart. */
	delta: number;
	/** What the Child shows, to be remembered; null when the message is older than what is known. */
	known: StoredOldItem | null;
	/** Whether the Child has to be told the Master's number. */
	isOff: boolean;
}

/**
 * The difference that an absolute quantity stands for.
 *
 * @param productId The product here.
 * @param quantity  Millionths that the Child shows.
 * @param time      When the Child captured it, by its own clock in Unix seconds; 0 when it does not say.
 * @param known     What it was last known to show, null before.
 * @param local     Millionths here, before the difference.
 */
export function changeFromOldChild(
	productId: number,
	quantity: number,
	time: number,
	known: StoredOldItem | null,
	local: number
): OldChange {
	if ( known === null ) {
		// Nothing was agreed on yet: the Master is right.
		return {
			delta: 0,
			known: { product_id: productId, quantity, time, sku: null },
			isOff: quantity !== local,
		};
	}
	if ( time < known.time ) {
		// A retry of 1.0.2 carries the number of its first attempt. A later one has arrived since, and contains it.
		return { delta: 0, known: null, isOff: false };
	}
	const delta = quantity - known.quantity;
	return {
		delta,
		known: { product_id: productId, quantity, time, sku: known.sku },
		isOff: quantity !== local + delta,
	};
}

/**
 * What a Child of version 1 was last known to show of a product.
 *
 * @param items     All that is remembered of it.
 * @param productId The product.
 */
export function knownOfOldChild(
	items: readonly StoredOldItem[],
	productId: number
): StoredOldItem | null {
	return find( items, ( item ) => item.product_id === productId );
}

/**
 * What is remembered after it was told or told us more.
 *
 * @param items All that is remembered.
 * @param news  What is known now, each product once.
 */
export function rememberedOfOldChild(
	items: readonly StoredOldItem[],
	news: readonly StoredOldItem[]
): readonly StoredOldItem[] {
	const kept = items.filter(
		( item ) =>
			! news.some( ( other ) => other.product_id === item.product_id )
	);
	return [ ...kept, ...news ];
}

/** A rename as version 1 is told it, in an event of its own. */
export interface OldRename {
	gid: string;
	sku: string;
	old_sku: string;
}

/**
 * The renames that a Child of version 1 has to be told before it can find these products: it was last told another SKU.
 *
 * @param products   Products that are to be sent, with their GIDs.
 * @param remembered All that is remembered of the Child.
 */
export function renamesForOldChild(
	products: readonly ToldProduct[],
	remembered: readonly StoredOldItem[]
): readonly OldRename[] {
	const renames: OldRename[] = [];
	for ( const product of products ) {
		const known = knownOfOldChild( remembered, product.productId );
		const told = known === null ? '' : known.sku ?? '';
		if ( told !== '' && told !== product.sku ) {
			renames.push( {
				gid: product.gid,
				sku: product.sku,
				old_sku: told,
			} );
		}
	}
	return renames;
}

/**
 * Whether a product may be sent to a Child of version 1, which turns everything that it is sent into a managed product.
 *
 * @param state The product's state.
 */
export function isSafeForOldChild( state: ProductState ): boolean {
	return state.manageStock === 'yes';
}

/**
 * An item of a Master of version 1 as it may be adopted, null when it must not: that version says `managed, 0` of every
 * product that does not count its stock, and `0` of every low stock amount that is not set.
 *
 * @param item  The item.
 * @param local The product here.
 */
export function itemFromOldMaster(
	item: EventItem,
	local: ProductState
): EventItem | null {
	if ( local.manageStock !== 'yes' || item.stock_quantity === null ) {
		return null;
	}
	return {
		...item,
		manage_stock: true,
		low_stock_amount: lowStockFromOldMaster( item, local ),
		backorders: item.backorders ?? local.backorders,
	};
}

/**
 * The low stock amount that such an item means: `0` may be an unset one, so it changes nothing here.
 *
 * @param item  The item.
 * @param local The product here.
 */
function lowStockFromOldMaster(
	item: EventItem,
	local: ProductState
): JsonNumber | null {
	if (
		item.low_stock_amount !== null &&
		microFromJson( item.low_stock_amount ) !== 0
	) {
		return item.low_stock_amount;
	}
	return local.lowStockAmount === null
		? null
		: jsonFromMicro( local.lowStockAmount );
}

/**
 * The shadow after a Master of version 1 has taken a batch: it says no more than that, and holds what was sent.
 *
 * @param shadow What was agreed on.
 * @param item   The product's item of the batch.
 */
export function shadowAfterOldAnswer(
	shadow: Shadow,
	item: StoredBatchItem
): Shadow {
	return withoutVersion( {
		...shadow,
		state: baseWithBatch( shadow.state, item ),
	} );
}

/**
 * A state of a Master of version 1 has no version. Were one counted here, the states of the same Master after its upgrade,
 * which count from 1, would be taken for old.
 *
 * @param shadow What was agreed on.
 */
export function withoutVersion( shadow: Shadow ): Shadow {
	return { ...shadow, version: 0 };
}
