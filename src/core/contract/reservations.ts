/**
 * Contract: what a checkout on a Child and its Master say to each other on the route `stock`, beside what version 1 says there.
 * Quantities are JSON numbers, in units.
 */
import type { JsonNumber } from '../runtime/number';

/** What a shopper of a Child wants of one stock. Quantities are units. */
export interface ReserveItem {
	/** @minLength 1 @maxLength 255 */
	sku: string;
	/** All lines of the cart that share the stock, added up. @minimum 0 */
	quantity: JsonNumber;
	/** What the Child has sold (negative) or added, and no batch carries yet. */
	unsent: JsonNumber;
	/** The same of the batch that is under way. */
	in_flight: JsonNumber;
}

/** What a checkout on a Child needs. Everything is granted, or nothing, and then an earlier grant of the key stays as it is. */
export interface ReserveQuestion {
	/** Of this checkout, drawn by the Child. @minLength 1 @maxLength 64 */
	key: string;
	/** Seconds for which the units are held; 0 only asks. @minimum 0 @maximum 3600 */
	ttl: number;
	/** @maxItems 500 */
	items: readonly ReserveItem[];
	/** Of the batch that is under way, empty when there is none. @maxLength 64 */
	epoch: string;
	/** Its number. @minimum 0 */
	seq: number;
	/** Reservations of the Child whose orders took their stock: it is in `unsent` or `in_flight`, and must not count twice. @maxItems 500 @maxLength 64 */
	sold: readonly string[];
}

/** Units of a stock that are held for others: by the Master's own orders, and for checkouts on Children. */
export interface HeldUnits {
	/** @maxLength 255 */
	sku: string;
	/** @minimum 0 */
	quantity: JsonNumber;
}

/** What became of a ReserveQuestion. */
export interface ReserveAnswer {
	/** Whether all that was asked for is held under the key now. */
	granted: boolean;
	/** Of each SKU that takes part here. @maxItems 500 */
	held: readonly HeldUnits[];
	/** Whether the quantities contain the batch that the question names. */
	contains_batch: boolean;
}

/** @payload Answer to POST /stock of version 2, beside the table `items` that version 1 reads. */
export interface StockAnswer {
	ok: boolean;
	/** @optional */
	reserve: ReserveAnswer | null;
}

/** Units of a stock that this store's Master may be holding for one of its shoppers. */
export interface ShopperUnits {
	/** Here. @minimum 1 */
	product_id: number;
	/** In millionths. @minimum 0 */
	units: number;
}

/** A reservation for which this store has asked its Master. */
export interface ShopperReservation {
	/** From where it was asked for: a hash of the address. @minLength 1 @maxLength 32 */
	address: string;
	/** @minLength 1 @maxLength 64 */
	key: string;
	/** When it ends by itself, Unix seconds. @minimum 0 */
	until: number;
	/** @maxItems 500 */
	stocks: readonly ShopperUnits[];
}

/** @payload What a Child's shoppers have reserved on the Master and not ordered yet: one row, so that nobody reserves without end. */
export interface ShopperReservations {
	/** @maxItems 2500 */
	open: readonly ShopperReservation[];
}
