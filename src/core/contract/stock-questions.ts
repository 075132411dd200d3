/**
 * Contract: what stores ask each other about their stock, on the routes `stock` and `stock-state`, and what is answered.
 * Quantities are JSON numbers, in units.
 */
import type { JsonNumber } from '../runtime/number';
import type { WireManageStock } from './payloads';
import type { ReserveQuestion } from './reservations';

/** One SKU that is asked for. */
export interface StockRequestItem {
	/** @maxLength 255 */
	sku: string;
}

/** Which part of the sums over a whole catalogue is asked for. */
export interface DigestQuestion {
	/** Into how many buckets SKUs are sorted. @minimum 1 @maximum 500 */
	buckets: number;
	/** Where the part before ended: the answerer's own product id, 0 at first. @minimum 0 */
	after: number;
}

/** Which bucket's SKUs are asked for. */
export interface BucketQuestion {
	/** @minimum 1 @maximum 500 */
	buckets: number;
	/** @minimum 0 @maximum 499 */
	bucket: number;
	/** Where the part before ended: the answerer's own product id, 0 at first. @minimum 0 */
	after: number;
}

/** @payload Body of POST /stock and POST /stock-state. */
export interface StockRequest {
	/** @maxItems 500 */
	items: readonly StockRequestItem[];
	/** Version 2, stock-state: sums over the catalogue instead of items. @optional */
	digest: DigestQuestion | null;
	/** Version 2, stock-state: the SKUs of a bucket instead of items. @optional */
	bucket: BucketQuestion | null;
	/** Version 2, stock-state: of the items also what was agreed on, and what waits. @optional */
	held: boolean | null;
	/** Version 2, stock: what a checkout needs, of the items. @optional */
	reserve: ReserveQuestion | null;
	/** Version 2, stock: reservations that are over. @optional @maxItems 500 @maxLength 64 */
	release: readonly string[] | null;
	/** @optional @maxLength 64 */
	to: string | null;
	/** @optional @maxLength 32 */
	route: string | null;
}

/** Sums over a part of the catalogue. */
export interface DigestPart {
	/** One for each bucket: what its products add up to. @maxItems 500 */
	sums: readonly number[];
	/** Where the next part begins, null when this was the last. @minimum 0 */
	next: number | null;
}

/** One SKU of a bucket. */
export interface BucketItem {
	/** @maxLength 255 */
	sku: string;
	/** What its state adds to the bucket. @minimum 0 */
	sum: number;
}

/** A part of the SKUs of a bucket. */
export interface BucketPart {
	/** @maxItems 500 */
	items: readonly BucketItem[];
	/** Where the next part begins, null when this was the last. @minimum 0 */
	next: number | null;
}

/** The stock of one product, as the wire says it. */
export interface WireState {
	manage_stock: WireManageStock;
	stock_quantity: JsonNumber | null;
	/** @maxLength 32 */
	stock_status: string;
	backorders: 'no' | 'notify' | 'yes';
	low_stock_amount: JsonNumber | null;
}

/** What a store holds of one SKU. */
export interface HeldItem {
	/** @maxLength 255 */
	sku: string;
	/** Why there is nothing to say of it: an error code; empty when there is. @maxLength 64 */
	code: string;
	/** What the shop shows. */
	state: WireState | null;
	/** What was agreed on last, null before. */
	base: WireState | null;
	/** The version of that. @minimum 0 @maximum 1000000000000000 */
	version: number;
	/** Whether the shop has changes that the Master does not know: on their way, or refused by it. */
	waits: 'no' | 'unsent' | 'refused';
}

/** @payload Answer to POST /stock-state of version 2, beside the table `items` that version 1 reads. */
export interface StockStateAnswer {
	ok: boolean;
	/** @optional */
	digest: DigestPart | null;
	/** @optional */
	bucket: BucketPart | null;
	/** @optional @maxItems 500 */
	held: readonly HeldItem[] | null;
}
