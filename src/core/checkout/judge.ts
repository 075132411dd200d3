/**
 * Checkout, Child: whether the Master has what a shopper wants. Enters: what is wanted of one stock, and what the Master shows of it;
 * leaves: the verdict, as WooCommerce on the Master would give it. Quantities are integers in millionths of a unit.
 */
import { stateFromItem } from '../catalogue/items';
import type { ProductState } from '../catalogue/state';
import type { EventItem } from '../contract/payloads';
import { maximum, minimum } from '../runtime/number';

/** What is wanted of one stock: all lines of a cart that share it, added up. */
export interface Wish {
	sku: string;
	quantity: number;
	/** What this store has sold or added and the Master does not know yet. */
	unsent: number;
}

/** What the Master shows. */
export interface MasterStock {
	state: ProductState;
	/** As WooCommerce has it there, derived or set. */
	stockStatus: string;
}

/** `enough`: the order may be placed. `none`: nothing is left. `too_little`: `left` is left. */
export interface StockVerdict {
	verdict: 'enough' | 'none' | 'too_little';
	left: number;
}

/**
 * The verdict on one stock.
 *
 * @param wish  What is wanted.
 * @param stock What the Master shows; null where it has no such product, and so nothing to say.
 */
export function verdictOnWish(
	wish: Wish,
	stock: MasterStock | null
): StockVerdict {
	if ( stock === null || stock.state.backorders !== 'no' ) {
		return { verdict: 'enough', left: 0 };
	}
	if ( stock.stockStatus === 'outofstock' ) {
		return { verdict: 'none', left: 0 };
	}
	const quantity = stock.state.quantity;
	if ( stock.state.manageStock !== 'yes' || quantity === null ) {
		return { verdict: 'enough', left: 0 };
	}
	// What was added here is the Master's only once it has said so; what was sold here is gone.
	const left = maximum( 0, quantity + minimum( 0, wish.unsent ) );
	if ( left >= wish.quantity ) {
		return { verdict: 'enough', left };
	}
	return { verdict: left === 0 ? 'none' : 'too_little', left };
}

/**
 * What the Master shows, from its answer. Version 1 does not say whether a product counts its stock, and says 0 of one that does not:
 * then it counts what this store counts.
 *
 * @param item  The product in the answer.
 * @param local The product here.
 */
export function stockOfMaster(
	item: EventItem,
	local: ProductState
): MasterStock {
	const state = stateFromItem( item );
	const isCounted = item.manage_stock !== null || local.manageStock === 'yes';
	return {
		state: isCounted
			? state
			: { ...state, manageStock: local.manageStock, quantity: null },
		stockStatus: item.stock_status ?? '',
	};
}
