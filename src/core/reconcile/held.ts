/**
 * Reconcile: what a store holds of one product, said to the Master and judged by it. Enters: a product's state, what was
 * agreed on and what waits; leaves: differences for a person, and the verdict whether a push has to mend them.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { changedFields, quantityDelta } from '../catalogue/state';
import { stateFromItem, wireState } from '../catalogue/items';
import { ERRORS } from '../contract/errors';
import type { EventItem } from '../contract/payloads';
import type { HeldItem, WireState } from '../contract/stock-questions';
import { textFromMicro } from '../runtime/number';

/** One field in which a Child shows something else than the Master. Texts are for people; '' is unset. */
export interface FieldDifference {
	field:
		| 'manage_stock'
		| 'stock_quantity'
		| 'stock_status'
		| 'backorders'
		| 'low_stock_amount';
	master: string;
	child: string;
}

/**
 * What a reconcile does about one SKU of a Child. `repair`: it is published anew. `coming`: the ordinary push brings it.
 * `waiting`: the difference is the Child's own, on its way to the Master. The others are for a person.
 */
export type Verdict =
	| 'same'
	| 'coming'
	| 'waiting'
	| 'repair'
	| 'missing'
	| 'excluded'
	| 'duplicate';

/**
 * What this store says of a product.
 *
 * @param sku    The SKU that was asked for.
 * @param local  The product's state now.
 * @param status Stock status as the shop shows it.
 * @param shadow What was agreed on, null before.
 */
export function heldItem(
	sku: string,
	local: ProductState,
	status: string,
	shadow: Shadow | null
): HeldItem {
	return {
		sku,
		code: '',
		state: wireState( local, status ),
		base: shadow === null ? null : wireState( shadow.state, status ),
		version: shadow === null ? 0 : shadow.version,
		waits: waits( sku, local, shadow ),
	};
}

/**
 * What this store says of a SKU that it cannot speak of.
 *
 * @param sku  The SKU that was asked for.
 * @param code Why not.
 */
export function notHeld( sku: string, code: string ): HeldItem {
	return { sku, code, state: null, base: null, version: 0, waits: 'no' };
}

/**
 * What a peer of version 1 says of a product that it has: what it shows, and nothing of what was agreed on.
 *
 * @param item Its fields, in the shape of an event's item.
 */
export function heldOfOldPeer( item: EventItem ): HeldItem {
	return {
		...notHeld( item.sku, '' ),
		state: {
			manage_stock: item.manage_stock ?? true,
			stock_quantity: item.stock_quantity,
			stock_status: item.stock_status ?? '',
			backorders: item.backorders ?? 'no',
			low_stock_amount: item.low_stock_amount,
		},
	};
}

/**
 * The state that a peer spoke of.
 *
 * @param wire As it was said.
 */
export function stateFromWire( wire: WireState ): ProductState {
	return stateFromItem( {
		gid: null,
		sku: '',
		old_sku: null,
		manage_stock: wire.manage_stock,
		stock_quantity: wire.stock_quantity,
		stock_status: wire.stock_status,
		backorders: wire.backorders,
		low_stock_amount: wire.low_stock_amount,
		delta: null,
		base_version: null,
		changed: null,
		version: null,
		deleted: null,
		without: null,
	} );
}

/**
 * What to do about a SKU of a Child of version 2.
 *
 * @param held      What the Child holds.
 * @param published What the Master has published.
 * @param cursor    The version up to which the Child has been sent everything.
 */
export function verdictOn(
	held: HeldItem,
	published: Shadow,
	cursor: number
): Verdict {
	if ( held.code !== '' ) {
		return verdictOnCode( held.code );
	}
	if ( held.version < published.version && cursor < published.version ) {
		return 'coming';
	}
	if (
		held.base === null ||
		// Never adopted: what the Child takes for agreed on is what it had when it was connected.
		held.version === 0 ||
		// Held back because the Master did not know the product. It does now, and a push says so.
		held.waits === 'refused' ||
		differences( published.state, stateFromWire( held.base ) ).length > 0
	) {
		return 'repair';
	}
	return held.waits === 'unsent' ? 'waiting' : 'same';
}

/**
 * What to do about a SKU of a Child of version 1. It says what it shows and no more, so a difference is mended by sending it
 * the Master's number.
 *
 * @param held  What the Child shows.
 * @param local The Master's state.
 */
export function verdictOnOld( held: HeldItem, local: ProductState ): Verdict {
	if ( held.code !== '' ) {
		return verdictOnCode( held.code );
	}
	return oldDifferences( held, local ).length > 0 ? 'repair' : 'same';
}

/**
 * The fields in which a Child shows something else. What WooCommerce derives on each store is not compared.
 *
 * @param master The Master's state.
 * @param child  The Child's.
 */
export function differences(
	master: ProductState,
	child: ProductState
): readonly FieldDifference[] {
	const found: FieldDifference[] = [];
	if (
		( master.manageStock === 'yes' ) !==
		( child.manageStock === 'yes' )
	) {
		found.push( {
			field: 'manage_stock',
			master: master.manageStock,
			child: child.manageStock,
		} );
	}
	if ( master.quantity !== child.quantity ) {
		found.push( {
			field: 'stock_quantity',
			master: numberText( master.quantity ),
			child: numberText( child.quantity ),
		} );
	}
	if (
		master.stockStatus !== null &&
		child.stockStatus !== null &&
		master.stockStatus !== child.stockStatus
	) {
		found.push( {
			field: 'stock_status',
			master: master.stockStatus,
			child: child.stockStatus,
		} );
	}
	if ( master.manageStock === 'yes' && child.manageStock === 'yes' ) {
		if ( master.backorders !== child.backorders ) {
			found.push( {
				field: 'backorders',
				master: master.backorders,
				child: child.backorders,
			} );
		}
		if ( master.lowStockAmount !== child.lowStockAmount ) {
			found.push( {
				field: 'low_stock_amount',
				master: numberText( master.lowStockAmount ),
				child: numberText( child.lowStockAmount ),
			} );
		}
	}
	return found;
}

/**
 * The fields in which a Child of version 1 shows something else. It says `0` of a low stock amount that is not set, and of
 * products that do not count their stock nothing that could be compared.
 *
 * @param held  What the Child shows.
 * @param local The Master's state.
 */
export function oldDifferences(
	held: HeldItem,
	local: ProductState
): readonly FieldDifference[] {
	if ( held.state === null || local.manageStock !== 'yes' ) {
		return [];
	}
	const shown = stateFromWire( held.state );
	return differences( local, {
		...shown,
		lowStockAmount:
			shown.lowStockAmount === 0 && local.lowStockAmount === null
				? null
				: shown.lowStockAmount,
	} );
}

/**
 * What a code means that a store answers instead of a state.
 *
 * @param code Why it cannot speak of a SKU.
 */
export function verdictOnCode( code: string ): Verdict {
	if ( code === ERRORS.unknown_sku ) {
		return 'missing';
	}
	return code === ERRORS.duplicate_sku ? 'duplicate' : 'excluded';
}

/**
 * Whether this store has changes that the Master does not know.
 *
 * @param sku    The product's SKU.
 * @param local  Its state now.
 * @param shadow What was agreed on.
 */
function waits(
	sku: string,
	local: ProductState,
	shadow: Shadow | null
): 'no' | 'unsent' | 'refused' {
	if (
		shadow === null ||
		( quantityDelta( local, shadow.state ) === 0 &&
			changedFields( local, shadow.state ).length === 0 )
	) {
		return 'no';
	}
	return shadow.refusedSku === sku ? 'refused' : 'unsent';
}

/**
 * @param micro Millionths of a unit, null when unset.
 */
function numberText( micro: number | null ): string {
	return micro === null ? '' : textFromMicro( micro );
}
