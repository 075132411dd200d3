/**
 * Checkout, Child: how much shoppers have reserved on the Master before they order, so that nobody who fills carts takes a stock from
 * everybody else. Enters: the reservations that are open; leaves: whether there may be another, and the open ones with it. Who is over a
 * limit is not refused: the Master is asked without holding anything. Quantities are integers in millionths of a unit.
 */
import type { ProductState } from '../catalogue/state';
import type {
	ShopperReservation,
	ShopperUnits,
} from '../contract/reservations';
import { LIMITS } from '../contract/routes';
import { find, slice } from '../runtime/list';
import { maximum, quotient } from '../runtime/number';

/** Millionths in a unit. */
const MICRO = 1000000;

/** In place of an address, for a key under which nothing is to be held any more. */
const ENDED = 'ended';

/** What a shopper wants held of one stock, and what this store has of it. */
export interface ShopperWant {
	productId: number;
	units: number;
	quantity: number;
}

/** What an order wants of one stock, and the product as this store has it. */
export interface StockWanted {
	productId: number;
	quantity: number;
	local: ProductState;
}

/**
 * What is to be held of an order, as WooCommerce holds it: nothing of what is not counted, or sold on backorder.
 *
 * @param wanted All that an order wants.
 */
export function wantsOf(
	wanted: readonly StockWanted[]
): readonly ShopperWant[] {
	return wanted
		.filter(
			( one ) =>
				one.local.manageStock === 'yes' &&
				one.local.backorders === 'no' &&
				one.quantity > 0
		)
		.map( ( one ) => ( {
			productId: one.productId,
			units: one.quantity,
			quantity: maximum( 0, one.local.quantity ?? 0 ),
		} ) );
}

/**
 * Whether a shopper may have units held.
 *
 * @param open      Reservations of this store that are open.
 * @param address   From where it is asked.
 * @param key       Of the reservation; what it has open now does not count.
 * @param wants     What is to be held.
 * @param isPlacing Whether an order is being placed: it may have what nobody else at that address holds.
 */
export function mayReserve(
	open: readonly ShopperReservation[],
	address: string,
	key: string,
	wants: readonly ShopperWant[],
	isPlacing: boolean
): boolean {
	if ( isEnded( open, key ) ) {
		return false;
	}
	const others = withoutReservation( open, key );
	const near = others.filter( ( one ) => one.address === address );
	return (
		near.length <
			( isPlacing
				? LIMITS.address_orders
				: LIMITS.address_reservations ) &&
		stocksOf( near ) + wants.length <= LIMITS.address_reservation_stocks &&
		stocksOf( others ) + wants.length <= LIMITS.child_reservations &&
		( isPlacing || wants.length <= LIMITS.shopper_reservation_stocks ) &&
		wants.every( ( want ) => isWithinShare( near, want, isPlacing ) )
	);
}

/**
 * @param reservations Some.
 */
function stocksOf( reservations: readonly ShopperReservation[] ): number {
	let stocks = 0;
	for ( const one of reservations ) {
		stocks += one.stocks.length;
	}
	return stocks;
}

/**
 * Whether an address leaves something of a stock for others: half of it, or the last unit. An order may take the last few, and alone it may
 * take all.
 *
 * @param near      What else is held from there.
 * @param want      What is to be held.
 * @param isPlacing Whether an order is being placed.
 */
function isWithinShare(
	near: readonly ShopperReservation[],
	want: ShopperWant,
	isPlacing: boolean
): boolean {
	let held = 0;
	for ( const one of near ) {
		const stock = find(
			one.stocks,
			( units ) => units.product_id === want.productId
		);
		held += stock === null ? 0 : stock.units;
	}
	const free = isPlacing ? LIMITS.address_free_units : 1;
	const most = maximum( free * MICRO, quotient( want.quantity, 2 ) );
	return ( isPlacing && held === 0 ) || held + want.units <= most;
}

/**
 * Reservations that have not ended by themselves.
 *
 * @param open Those that were noted.
 * @param now  Unix seconds.
 */
export function stillOpen(
	open: readonly ShopperReservation[],
	now: number
): readonly ShopperReservation[] {
	return open.filter( ( one ) => one.until > now );
}

/**
 * The open reservations with one, in place of what was open under its key.
 *
 * @param open        Those that were noted.
 * @param reservation It.
 */
export function withReservation(
	open: readonly ShopperReservation[],
	reservation: ShopperReservation
): readonly ShopperReservation[] {
	return [ ...withoutReservation( open, reservation.key ), reservation ];
}

/**
 * The open reservations when an order has taken what was held under a key, or never will. The key is remembered for as long as a page that
 * was left may still be asking under it.
 *
 * @param open Those that were noted.
 * @param key  The order's.
 * @param now  Unix seconds.
 */
export function withEnded(
	open: readonly ShopperReservation[],
	key: string,
	now: number
): readonly ShopperReservation[] {
	const others = withoutReservation( open, key );
	const ended = others.filter( ( one ) => one.address === ENDED );
	return [
		...others.filter( ( one ) => one.address !== ENDED ),
		...slice(
			ended,
			maximum( 0, ended.length - LIMITS.ended_reservations + 1 ),
			LIMITS.ended_reservations
		),
		{
			address: ENDED,
			key,
			until: now + LIMITS.checkout_ended_seconds,
			stocks: [],
		},
	];
}

/**
 * Whether the order of a key is through.
 *
 * @param open Those that were noted.
 * @param key  Of a reservation.
 */
export function isEnded(
	open: readonly ShopperReservation[],
	key: string
): boolean {
	return open.some( ( one ) => one.key === key && one.address === ENDED );
}

/**
 * Whether something may be held under a key.
 *
 * @param open Those that were noted.
 * @param key  Of a reservation.
 */
export function isOpen(
	open: readonly ShopperReservation[],
	key: string
): boolean {
	return open.some( ( one ) => one.key === key && one.address !== ENDED );
}

/**
 * The open reservations without what is open under a key.
 *
 * @param open Those that were noted.
 * @param key  Of one of them.
 */
export function withoutReservation(
	open: readonly ShopperReservation[],
	key: string
): readonly ShopperReservation[] {
	return open.filter( ( one ) => one.key !== key );
}

/**
 * What of each stock is held under a reservation.
 *
 * @param wants What is to be held.
 */
export function unitsOfWants(
	wants: readonly ShopperWant[]
): readonly ShopperUnits[] {
	return wants.map( ( want ) => ( {
		product_id: want.productId,
		units: want.units,
	} ) );
}
