/**
 * Catalogue: the stock state of one product, as WooCommerce's meta gives it, as it is compared, stored and sent.
 * Quantities are integers in millionths of a unit, so that `0.1 + 0.2` is `0.3` in both languages.
 */
import { microFromText, quotient } from '../runtime/number';

/** Where a product's stock is counted. `parent` is a variation that draws on its parent's stock. */
export type ManageStock = 'yes' | 'no' | 'parent';

/** Whether a product may be sold without stock. */
export type Backorders = 'no' | 'notify' | 'yes';

/** What is kept in step for one product. */
export interface ProductState {
	manageStock: ManageStock;
	/** Millionths of a unit; null unless the product counts its own stock. */
	quantity: number | null;
	/** Null where WooCommerce derives it: managed products, variations under a parent's stock, variable products. */
	stockStatus: string | null;
	backorders: Backorders;
	/** Millionths of a unit; null means that the shop-wide amount applies. */
	lowStockAmount: number | null;
}

/** WooCommerce's meta of one product, as text, and what its neighbours add. A missing meta is ''. */
export interface ProductMeta {
	/** Product type: simple, variable, variation, grouped, external or another plugin's. */
	type: string;
	manageStock: string;
	stock: string;
	stockStatus: string;
	backorders: string;
	lowStockAmount: string;
	/** Whether a variation's parent counts stock. */
	parentManagesStock: boolean;
}

/** Millionths of a unit at which a quantity is out of range, on either side of zero: a thousand million units. */
const RANGE = 1000000000000000;

/**
 * Whether a number is within what can be stored and sent; a number that is not there is. Whatever is read or received stops at the limit
 * itself, which is out of range: so nothing is cut off unnoticed.
 *
 * @param micro Millionths of a unit, or null.
 */
export function isInRange( micro: number | null ): boolean {
	return micro === null || ( micro > -RANGE && micro < RANGE );
}

/**
 * Whether all numbers of a state are within what can be stored and sent.
 *
 * @param state A state.
 */
export function isStateInRange( state: ProductState ): boolean {
	return isInRange( state.quantity ) && isInRange( state.lowStockAmount );
}

/**
 * Whether a product of this type has a stock of its own that can be kept in step.
 *
 * @param type Product type.
 */
export function isSyncableType( type: string ): boolean {
	return type !== 'grouped' && type !== 'external' && type !== '';
}

/**
 * Reads a backorders setting; anything unknown is WooCommerce's default.
 *
 * @param text `no`, `notify` or `yes`.
 */
export function backordersFromText( text: string ): Backorders {
	if ( text === 'notify' ) {
		return 'notify';
	}
	return text === 'yes' ? 'yes' : 'no';
}

/**
 * The comparable state of a product. Backorders and low stock amount count only where stock is managed, as in
 * `WC_Product::validate_props()`.
 *
 * @param meta WooCommerce's meta.
 */
export function stateFromMeta( meta: ProductMeta ): ProductState {
	if ( meta.manageStock === 'yes' ) {
		return {
			manageStock: 'yes',
			quantity: microFromText( meta.stock ) ?? 0,
			stockStatus: null,
			backorders: backordersFromText( meta.backorders ),
			lowStockAmount: microFromText( meta.lowStockAmount ),
		};
	}
	const underParent = meta.type === 'variation' && meta.parentManagesStock;
	const derived = underParent || meta.type === 'variable';
	return {
		manageStock: underParent ? 'parent' : 'no',
		quantity: null,
		stockStatus: derived ? null : meta.stockStatus,
		backorders: 'no',
		lowStockAmount: null,
	};
}

/**
 * Whether a product has a stock status of its own once a change is written. Where WooCommerce derives it, a written one would stand beside
 * what search and lists show.
 *
 * @param local       Its state before.
 * @param manageStock What the change writes, null for nothing.
 */
export function hasOwnStatus(
	local: ProductState,
	manageStock: 'yes' | 'no' | null
): boolean {
	return local.manageStock === 'yes'
		? manageStock === 'no'
		: manageStock !== 'yes' && local.stockStatus !== null;
}

/**
 * The stock status that WooCommerce gives a product that manages stock (`WC_Product::validate_props()`): the whole
 * units against the store's own out-of-stock threshold.
 *
 * @param quantity   Millionths of a unit.
 * @param backorders The product's setting.
 * @param threshold  The store's `woocommerce_notify_no_stock_amount`, in units.
 */
export function derivedStatus(
	quantity: number,
	backorders: Backorders,
	threshold: number
): string {
	if ( quotient( quantity, 1000000 ) > threshold ) {
		return 'instock';
	}
	return backorders === 'no' ? 'outofstock' : 'onbackorder';
}

/**
 * Names of the fields, other than the quantity, in which two states differ. The names are those of the wire.
 *
 * @param local The state now.
 * @param base  The state it is compared with.
 */
export function changedFields(
	local: ProductState,
	base: ProductState
): readonly string[] {
	const changed: string[] = [];
	// `parent` follows from the parent, not from the variation: both are "does not count its own stock".
	if ( ( local.manageStock === 'yes' ) !== ( base.manageStock === 'yes' ) ) {
		changed.push( 'manage_stock' );
	}
	if (
		local.stockStatus !== null &&
		local.stockStatus !== base.stockStatus
	) {
		changed.push( 'stock_status' );
	}
	if ( local.manageStock === 'yes' ) {
		if ( local.backorders !== base.backorders ) {
			changed.push( 'backorders' );
		}
		if ( local.lowStockAmount !== base.lowStockAmount ) {
			changed.push( 'low_stock_amount' );
		}
	}
	return changed;
}

/**
 * What happened to the quantity since the base: `L − B`, in millionths. A product that did not count stock had none.
 *
 * @param local The state now.
 * @param base  What both sides last agreed on.
 */
export function quantityDelta(
	local: ProductState,
	base: ProductState
): number {
	if ( local.quantity === null ) {
		return 0;
	}
	return local.quantity - ( base.quantity ?? 0 );
}

/**
 * Whether nothing differs.
 *
 * @param one   A state.
 * @param other Another.
 */
export function isSameState( one: ProductState, other: ProductState ): boolean {
	return (
		one.manageStock === other.manageStock &&
		one.quantity === other.quantity &&
		one.stockStatus === other.stockStatus &&
		one.backorders === other.backorders &&
		one.lowStockAmount === other.lowStockAmount
	);
}
