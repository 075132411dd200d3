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
import type { MasterStock, Wish } from './judge';
import { soldUntold, verdictOnWish } from './judge';
import { wishFromItem } from './reserve';

/** Millionths in a unit. */
const MICRO = 1000000;

/** One line of a question, with the product that its SKU leads to. */
export interface QuestionLine {
	productId: number;
	item: ReserveItem;
}

/** What is wanted of one stock by all lines that lead to it. */
export interface ProductWish {
	productId: number;
	wish: Wish;
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
	wish: Wish;
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
export function wishesByProduct(
	lines: readonly QuestionLine[]
): readonly ProductWish[] {
	const wishes: ProductWish[] = [];
	for ( const line of lines ) {
		const productId = line.productId;
		if ( ! wishes.some( ( one ) => one.productId === productId ) ) {
			const items = lines
				.filter( ( one ) => one.productId === productId )
				.map( ( one ) => one.item );
			wishes.push( { productId, wish: wishOfAll( items ) } );
		}
	}
	return wishes;
}

/**
 * @param items Of one product.
 */
function wishOfAll( items: readonly ReserveItem[] ): Wish {
	let sku = '';
	let quantity = 0;
	let unsent = 0;
	let inFlight = 0;
	let isFirst = true;
	for ( const item of items ) {
		const wish = wishFromItem( item );
		sku = wish.sku;
		// As large as a quantity can be: more is wanted than any stock has.
		quantity = microFromJson( jsonFromMicro( quantity + wish.quantity ) );
		unsent = isFirst ? wish.unsent : minimum( unsent, wish.unsent );
		inFlight = isFirst ? wish.inFlight : minimum( inFlight, wish.inFlight );
		isFirst = false;
	}
	return { sku, quantity, unsent, inFlight };
}

/**
 * What of a stock is held against a wish. Units of an order that took its stock are in what the Child has sold, and count once; as many
 * as it does not tell of count as held, whatever it says about the key.
 *
 * @param parts         What is held.
 * @param wish          What is wanted.
 * @param containsBatch Whether the Master's quantity contains the batch that is under way.
 */
export function heldAgainst(
	parts: HeldParts,
	wish: Wish,
	containsBatch: boolean
): number {
	return (
		maximum( 0, parts.others ) + heldForChild( parts, wish, containsBatch )
	);
}

/**
 * @param parts         What is held.
 * @param wish          What is wanted.
 * @param containsBatch Whether the Master's quantity contains the batch that is under way.
 */
function heldForChild(
	parts: HeldParts,
	wish: Wish,
	containsBatch: boolean
): number {
	const untold = soldUntold( wish, containsBatch );
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
			units: unitsToHold( one.wish, one.stock ),
		} ) )
		.filter( ( one ) => one.units > 0 );
	const isThere = cases.every(
		( one ) => verdictOnWish( one.wish, one.stock ).verdict === 'enough'
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
 * @param wish  What is wanted.
 * @param stock What the Master has.
 */
export function unitsToHold( wish: Wish, stock: MasterStock ): number {
	return stock.state.manageStock === 'yes' && stock.state.backorders === 'no'
		? wish.quantity
		: 0;
}

/**
 * Whether a Child leaves something for the others: it holds three quarters of a stock at most, or the last few units.
 *
 * @param one What is wanted of a stock.
 */
function isWithinShare( one: GrantCase ): boolean {
	const units = unitsToHold( one.wish, one.stock );
	const quantity = one.stock.state.quantity ?? 0;
	const most = maximum(
		LIMITS.child_free_units * MICRO,
		quantity - quotient( quantity, 4 )
	);
	return (
		units === 0 ||
		heldForChild( one.parts, one.wish, one.stock.containsBatch ) + units <=
			most
	);
}
