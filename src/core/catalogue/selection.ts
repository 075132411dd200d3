/**
 * Catalogue: fields of a product that a shop keeps to itself. For the sync they stand where they were agreed on last: nothing of them is sent,
 * nothing is written, and nothing is a difference. Enters: names of fields, and what they are kept out of; leaves: the same without them.
 */
import type { Shadow } from './shadows';
import type { ProductState } from './state';
import type { StockChange } from './stock-changes';
import { noChange } from './stock-changes';

/**
 * Fields that can be kept out, by their names on the wire. With the quantity goes whether stock is counted at all; the status of a product that
 * counts its stock follows from its quantity on each store.
 */
export const SELECTABLE = {
	fields: [
		'stock_quantity',
		'stock_status',
		'backorders',
		'low_stock_amount',
	],
} as const;

/**
 * The fields that are kept out, each once and in their order; names that are none are left out.
 *
 * @param lists Who keeps out what.
 */
export function keptOutOf(
	lists: readonly ( readonly string[] )[]
): readonly string[] {
	return SELECTABLE.fields.filter( ( field ) =>
		lists.some( ( list ) => list.includes( field ) )
	);
}

/**
 * Whether two lists name the same fields; both in their order.
 *
 * @param one   A list.
 * @param other Another.
 */
export function isSameSelection(
	one: readonly string[],
	other: readonly string[]
): boolean {
	return (
		one.length === other.length &&
		one.every( ( field ) => other.includes( field ) )
	);
}

/**
 * A product's state as the sync sees it: what is kept out stands where it was agreed on.
 *
 * @param shown   What the shop shows.
 * @param shadow  What was agreed on, null before.
 * @param keptOut Fields.
 */
export function maskedState(
	shown: ProductState,
	shadow: Shadow | null,
	keptOut: readonly string[]
): ProductState {
	if ( shadow === null || keptOut.length === 0 ) {
		return shown;
	}
	return withFields( shown, shadow.state, keptOut );
}

/**
 * A change without what is kept out.
 *
 * @param change  What would be written.
 * @param keptOut Fields.
 */
export function maskedChange(
	change: StockChange,
	keptOut: readonly string[]
): StockChange {
	const isQuantityOut = keptOut.includes( 'stock_quantity' );
	if ( isQuantityOut && change.manageStock !== null ) {
		return noChange();
	}
	const isLowOut = keptOut.includes( 'low_stock_amount' );
	return {
		add: isQuantityOut ? 0 : change.add,
		set: isQuantityOut ? null : change.set,
		manageStock: change.manageStock,
		stockStatus: keptOut.includes( 'stock_status' )
			? null
			: change.stockStatus,
		backorders: keptOut.includes( 'backorders' ) ? null : change.backorders,
		setsLowStockAmount: ! isLowOut && change.setsLowStockAmount,
		lowStockAmount: isLowOut ? null : change.lowStockAmount,
	};
}

/**
 * What was agreed on, once fields are not kept out any more: they start over from what the shop shows, so that the Master's are taken.
 *
 * @param shadow   What was agreed on.
 * @param shown    What the shop shows.
 * @param returned Fields.
 */
export function shadowAfterReturn(
	shadow: Shadow,
	shown: ProductState,
	returned: readonly string[]
): Shadow {
	return {
		...shadow,
		state: withFields( shadow.state, shown, returned ),
	};
}

/**
 * What a Child holds once it has looked at what it keeps out now; the same where nothing has changed. With a field that returns the Master is asked
 * for the product: version 0 does that.
 *
 * @param shadow  What was agreed on.
 * @param shown   What the shop shows.
 * @param keptOut Fields that this Child keeps out now.
 */
export function shadowAfterSelection(
	shadow: Shadow,
	shown: ProductState,
	keptOut: readonly string[]
): Shadow {
	if ( isSameSelection( shadow.keptOut, keptOut ) ) {
		return shadow;
	}
	const returned = shadow.keptOut.filter(
		( field ) =>
			! keptOut.includes( field ) &&
			! shadow.keptOutByMaster.includes( field )
	);
	const after = shadowAfterReturn( shadow, shown, returned );
	return {
		...after,
		version: returned.length === 0 ? after.version : 0,
		keptOut,
	};
}

/**
 * A state with some fields of another. Of two where one counts its stock and the other does not, nothing but the whole can be taken.
 *
 * @param state  A state.
 * @param other  Another.
 * @param fields Names of the fields.
 */
function withFields(
	state: ProductState,
	other: ProductState,
	fields: readonly string[]
): ProductState {
	if ( ( state.manageStock === 'yes' ) !== ( other.manageStock === 'yes' ) ) {
		return fields.includes( 'stock_quantity' ) ? other : state;
	}
	return {
		manageStock: state.manageStock,
		quantity: fields.includes( 'stock_quantity' )
			? other.quantity
			: state.quantity,
		stockStatus:
			fields.includes( 'stock_status' ) && state.stockStatus !== null
				? other.stockStatus
				: state.stockStatus,
		backorders: fields.includes( 'backorders' )
			? other.backorders
			: state.backorders,
		lowStockAmount: fields.includes( 'low_stock_amount' )
			? other.lowStockAmount
			: state.lowStockAmount,
	};
}
