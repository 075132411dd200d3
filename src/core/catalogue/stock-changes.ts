/**
 * Catalogue: a change of a product's stock, as it is to be written. Enters: the state that a product has and the one that it is to have; leaves:
 * nothing but what differs.
 */
import type { ProductState } from './state';
import { changedFields, hasOwnStatus } from './state';

/** What has to be written. Null means: leave it as it is. */
export interface StockChange {
	/** Millionths of a unit to add with relative SQL; 0 for none. */
	add: number;
	/** Millionths of a unit to set, only where there was no number to add to. */
	set: number | null;
	manageStock: 'yes' | 'no' | null;
	stockStatus: string | null;
	backorders: 'no' | 'notify' | 'yes' | null;
	/** Whether the low stock amount is written; its value may be null (unset). */
	setsLowStockAmount: boolean;
	lowStockAmount: number | null;
}

/** A change that writes nothing. */
export function noChange(): StockChange {
	return {
		add: 0,
		set: null,
		manageStock: null,
		stockStatus: null,
		backorders: null,
		setsLowStockAmount: false,
		lowStockAmount: null,
	};
}

/**
 * The change that makes a product show exactly this state: first contact, or a person's request.
 *
 * @param local  The state now.
 * @param target The state wanted.
 */
export function changeTo(
	local: ProductState,
	target: ProductState
): StockChange {
	return fieldChange(
		local,
		target,
		[ 'manage_stock', 'stock_status', 'backorders', 'low_stock_amount' ],
		target.quantity
	);
}

/**
 * The change that brings the named fields of a product to a target, writing only what differs.
 *
 * @param local    The state now.
 * @param target   The state wanted.
 * @param fields   Names of the fields that may be written.
 * @param quantity Millionths to set, null to leave the number alone.
 */
export function fieldChange(
	local: ProductState,
	target: ProductState,
	fields: readonly string[],
	quantity: number | null
): StockChange {
	const changed = changedFields( target, local ).filter( ( field ) =>
		fields.includes( field )
	);
	const manageStock = changed.includes( 'manage_stock' )
		? rawManageStock( target )
		: null;
	// What a product that did not count its stock has in these two is hidden, and would show from now on.
	const isUncovered = manageStock === 'yes';
	return {
		add: 0,
		set: quantity === local.quantity ? null : quantity,
		manageStock,
		stockStatus:
			changed.includes( 'stock_status' ) &&
			hasOwnStatus( local, manageStock )
				? target.stockStatus
				: null,
		backorders:
			isUncovered || changed.includes( 'backorders' )
				? target.backorders
				: null,
		setsLowStockAmount:
			isUncovered || changed.includes( 'low_stock_amount' ),
		lowStockAmount:
			isUncovered || changed.includes( 'low_stock_amount' )
				? target.lowStockAmount
				: null,
	};
}

/**
 * What WooCommerce's `_manage_stock` meta holds: it knows `yes` and `no` only.
 *
 * @param state A state.
 */
function rawManageStock( state: ProductState ): 'yes' | 'no' {
	return state.manageStock === 'yes' ? 'yes' : 'no';
}
