/**
 * Checkout, Master: whether units are held for a Child. Enters: its question, line by line, and what is in stock and held by whom;
 * leaves: all that is to be held, or nothing. What a Child claims makes less of what it may hold, never more. Quantities are integers in
 * millionths of a unit.
 */
import type { ReserveItem } from '../contract/reservations';
import { LIMITS } from '../contract/routes';
import {
	maximum,
	microFromJson,
	minimum,
	jsonFromMicro,
	quotient,
} from '../runtime/number';
import type { MasterStock, Demand } from './judge';
import { soldUntold, verdictOnDemand } from './judge';
import { demandFromItem } from './reserve';

/** Millionths in a unit. */
const MICRO = 1000000;

/** One line of a question, with the product that its SKU leads to. */
export interface QuestionLine {
	productId: number;
	item: ReserveItem;
}

/** What is wanted of one stock by all lines that lead to it. */
export interface ProductDemand {
	productId: number;
	demand: Demand;
}

/** Of one stock: what is held, but for the reservation that is asked for. */
export interface HeldParts {
	/** By the Master's own orders, and for other Children. */
	others: number;
	/** For this Child. */
	own: number;
	/** For this Child, under keys whose orders it says have taken their stock. */
	sold: number;
}

/** What is wanted of one stock, and what is there. */
export interface GrantCase {
	productId: number;
	demand: Demand;
	/** As shown: `held` is what heldAgainst() says. */
	stock: MasterStock;
	parts: HeldParts;
}

/** Reservations that stand, one row for each of their products, but for the one that is asked for. */
export interface HeldRows {
	ofChild: number;
	ofAll: number;
}

/** Units to hold of one product. */
export interface HoldUnits {
	productId: number;
	units: number;
}

/**
 * What is wanted of each stock. Lines of one product are added up before anything is judged; of what they say about it the least counts.
 *
 * @param lines Of the question, those that lead to a product.
 */
export function demandsByProduct(
	lines: readonly QuestionLine[]
): readonly ProductDemand[] {
	const demands: ProductDemand[] = [];
	for ( const line of lines ) {
		const productId = line.productId;
		if ( ! demands.some( ( one ) => one.productId === productId ) ) {
			const items = lines
				.filter( ( one ) => one.productId === productId )
				.map( ( one ) => one.item );
			demands.push( { productId, demand: demandOfAll( items ) } );
		}
	}
	return demands;
}

/**
 * @param items Of one product.
 */
function demandOfAll( items: readonly ReserveItem[] ): Demand {
	let sku = '';
	let quantity = 0;
	let unsent = 0;
	let inFlight = 0;
	let isFirst = true;
	for ( const item of items ) {
		const demand = demandFromItem( item );
		sku = demand.sku;
		// As large as a quantity can be: more is wanted than any stock has.
		quantity = microFromJson( jsonFromMicro( quantity + demand.quantity ) );
		unsent = isFirst ? demand.unsent : minimum( unsent, demand.unsent );
		inFlight = isFirst
			? demand.inFlight
			: minimum( inFlight, demand.inFlight );
		isFirst = false;
	}
	return { sku, quantity, unsent, inFlight };
}

/**
 * What of a stock is held against a demand. Units of an order that took its stock are in what the Child has sold, and count once; as many
 * as it does not tell of count as held, whatever it says about the key.
 *
 * @param parts         What is held.
 * @param demand        What is wanted.
 * @param containsBatch Whether the Master's quantity contains the batch that is under way.
 */
export function heldAgainst(
	parts: HeldParts,
	demand: Demand,
	containsBatch: boolean
): number {
	return (
		maximum( 0, parts.others ) +
		heldForChild( parts, demand, containsBatch )
	);
}

/**
 * @param parts         What is held.
 * @param demand        What is wanted.
 * @param containsBatch Whether the Master's quantity contains the batch that is under way.
 */
function heldForChild(
	parts: HeldParts,
	demand: Demand,
	containsBatch: boolean
): number {
	const untold = soldUntold( demand, containsBatch );
	return maximum( 0, parts.own ) + maximum( 0, parts.sold - untold );
}

/**
 * What is to be held; null where something is missing, or a limit keeps the Child from holding as much: then it is told what there is, as
 * in mode check.
 *
 * @param cases Of each stock.
 * @param rows  Reservations that stand.
 */
export function grantOf(
	cases: readonly GrantCase[],
	rows: HeldRows
): readonly HoldUnits[] | null {
	const holds = cases
		.map( ( one ) => ( {
			productId: one.productId,
			units: unitsToHold( one.demand, one.stock ),
		} ) )
		.filter( ( one ) => one.units > 0 );
	const isThere = cases.every(
		( one ) => verdictOnDemand( one.demand, one.stock ).verdict === 'enough'
	);
	const isWithin =
		rows.ofChild + holds.length <= LIMITS.child_reservations &&
		rows.ofAll + holds.length <= LIMITS.reservations &&
		cases.every( ( one ) => isWithinShare( one ) );
	return isThere && isWithin ? holds : null;
}

/**
 * How much is held of one stock. Nothing of what is not counted, or sold on backorder: as WooCommerce's own checkout does.
 *
 * @param demand What is wanted.
 * @param stock  What the Master has.
 */
export function unitsToHold( demand: Demand, stock: MasterStock ): number {
	return stock.state.manageStock === 'yes' && stock.state.backorders === 'no'
		? demand.quantity
		: 0;
}

/**
 * Whether a Child leaves something for the others: it holds three quarters of a stock at most, or the last few units.
 *
 * @param one What is wanted of a stock.
 */
function isWithinShare( one: GrantCase ): boolean {
	const units = unitsToHold( one.demand, one.stock );
	const quantity = one.stock.state.quantity ?? 0;
	const most = maximum(
		LIMITS.child_free_units * MICRO,
		quantity - quotient( quantity, 4 )
	);
	return (
		units === 0 ||
		heldForChild( one.parts, one.demand, one.stock.containsBatch ) +
			units <=
			most
	);
}
