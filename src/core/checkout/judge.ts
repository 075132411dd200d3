/**
 * Checkout: whether the Master has what a shopper of a Child wants. Enters: what is wanted of one stock, and what the Master shows of
 * it; leaves: the verdict, as WooCommerce on the Master would give it. The Master judges so before it holds units, and the Child to
 * tell a shopper what is left. Quantities are integers in millionths of a unit.
 */
import { stateFromItem } from '../catalogue/items';
import type { ProductState } from '../catalogue/state';
import type { EventItem } from '../contract/payloads';
import type { HeldUnits, ReserveAnswer } from '../contract/reservations';
import { find } from '../runtime/list';
import { jsonFromMicro, maximum, microFromJson } from '../runtime/number';

/** What is wanted of one stock: all lines of a cart that share it, added up. */
export interface Demand {
	sku: string;
	quantity: number;
	/** What the Child has sold (negative) or added, and no batch carries yet. */
	unsent: number;
	/** The same of the batch that is under way. */
	inFlight: number;
}

/** What the Master shows. */
export interface MasterStock {
	state: ProductState;
	/** As WooCommerce has it there, derived or set. */
	stockStatus: string;
	/** What of it is held for others: the Master's own orders, and checkouts on Children. */
	held: number;
	/** Whether the quantity contains the batch that is under way. */
	containsBatch: boolean;
}

/** `enough`: the order may be placed. `none`: nothing is left. `too_little`: `left` is left. */
export interface StockVerdict {
	verdict: 'enough' | 'none' | 'too_little';
	left: number;
}

/**
 * The verdict on one stock.
 *
 * @param demand What is wanted.
 * @param stock  What the Master shows; null where it has no such product, and so nothing to say.
 */
export function verdictOnDemand(
	demand: Demand,
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
	const gone = soldUntold( demand, stock.containsBatch );
	const left = maximum( 0, quantity - stock.held - gone );
	if ( left >= demand.quantity ) {
		return { verdict: 'enough', left };
	}
	return { verdict: left === 0 ? 'none' : 'too_little', left };
}

/**
 * What the Child has sold and the Master does not know yet. What was added there is the Master's only once it has said so, and until then
 * it is nobody's.
 *
 * @param demand        What is wanted.
 * @param containsBatch Whether the Master's quantity contains the batch that is under way.
 */
export function soldUntold( demand: Demand, containsBatch: boolean ): number {
	return maximum(
		0,
		-( demand.unsent + ( containsBatch ? 0 : demand.inFlight ) )
	);
}

/**
 * What the Master shows, from its answer. Version 1 does not say whether a product counts its stock, and says 0 of one that does not:
 * then it counts what this store counts.
 *
 * @param item    The product in the answer.
 * @param local   The product here.
 * @param reserve What version 2 says beside it, null from version 1.
 */
export function stockOfMaster(
	item: EventItem,
	local: ProductState,
	reserve: ReserveAnswer | null
): MasterStock {
	const state = stateFromItem( item );
	const isCounted = item.manage_stock !== null || local.manageStock === 'yes';
	return {
		state: isCounted
			? state
			: { ...state, manageStock: local.manageStock, quantity: null },
		stockStatus: item.stock_status ?? '',
		held: heldOf( reserve === null ? [] : reserve.held, item.sku ),
		containsBatch: reserve !== null && reserve.contains_batch,
	};
}

/**
 * What an answer says of what was asked, and nothing else: it is kept for a while.
 *
 * @param answer  Of the Master.
 * @param demands What was asked.
 */
export function answerAbout(
	answer: ReserveAnswer,
	demands: readonly Demand[]
): ReserveAnswer {
	return {
		granted: answer.granted,
		held: demands.map( ( demand ) => ( {
			sku: demand.sku,
			quantity: jsonFromMicro( heldOf( answer.held, demand.sku ) ),
		} ) ),
		contains_batch: answer.contains_batch,
	};
}

/**
 * @param held What is held, by SKU.
 * @param sku  Which.
 */
function heldOf( held: readonly HeldUnits[], sku: string ): number {
	const one = find( held, ( units ) => units.sku === sku );
	return one === null ? 0 : microFromJson( one.quantity );
}
