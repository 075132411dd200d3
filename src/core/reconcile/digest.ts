/**
 * Reconcile: what two catalogues add up to, so that they are compared without being sent. SKUs are sorted into buckets; each
 * product adds a number made from its state to its bucket. Sums do not depend on the order, so that each store adds up in
 * pages of its own. The hash belongs to the platform: it enters as a number from 0 up to 2^48.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import type { BucketItem } from '../contract/stock-questions';
import { at } from '../runtime/list';
import { indexByText, lookUp } from '../runtime/lookup';
import { remainder } from '../runtime/number';
import { joinWith, textFromInteger } from '../runtime/text';

/** How digests are made. Both sides of a link use the same. */
export const DIGEST = {
	/** Name of the hash; of its hexadecimal form the first characters are taken as a number. */
	algorithm: 'sha256',
	characters: 12,
	/** 2^48: what sums are taken to, so that adding two stays exact in both languages. */
	modulus: 281474976710656,
} as const;

/**
 * Into how many buckets a catalogue is sorted: small ones answer with few numbers, large ones are told apart finely.
 *
 * @param products Products with a SKU.
 */
export function bucketCount( products: number ): number {
	if ( products <= 256 ) {
		return 16;
	}
	return products <= 4096 ? 64 : 256;
}

/**
 * The bucket of a SKU.
 *
 * @param skuHash Hash of the SKU.
 * @param buckets How many there are.
 */
export function bucketOf( skuHash: number, buckets: number ): number {
	return remainder( skuHash, buckets );
}

/**
 * The text that is hashed for a product: what the shop shows, and what was agreed on. A store in step with its peer has the
 * same of both. Versions are not in it: they change while a push is under way.
 *
 * @param sku    The SKU.
 * @param local  What the shop shows.
 * @param shadow What was published or adopted.
 */
export function digestText(
	sku: string,
	local: ProductState,
	shadow: Shadow
): string {
	// A status that WooCommerce derives here was derived for itself by the store that sent it: both are no news.
	const hasStatus = local.stockStatus !== null;
	return joinWith(
		[
			stateText( local, hasStatus ),
			stateText( shadow.state, hasStatus ),
			sku,
		],
		'\n'
	);
}

/**
 * Whether a product counts for the digest. A Child has no more than a first base of what the Master never sent: the shop sells
 * it alone.
 *
 * @param shadow What was published or adopted, null before.
 */
export function isInDigest( shadow: Shadow | null ): boolean {
	return shadow !== null && shadow.version > 0;
}

/**
 * A sum with a number more.
 *
 * @param sum  The sum.
 * @param more Another sum, or the hash of a product's text.
 */
export function combined( sum: number, more: number ): number {
	return remainder( sum + more, DIGEST.modulus );
}

/**
 * Sums of two parts of a catalogue together.
 *
 * @param sums Sums of the parts before; empty at first.
 * @param part Sums of the next part.
 */
export function combinedSums(
	sums: readonly number[],
	part: readonly number[]
): readonly number[] {
	const together: number[] = [];
	let bucket = 0;
	for ( const sum of part ) {
		together.push( combined( at( sums, bucket ) ?? 0, sum ) );
		bucket += 1;
	}
	return together;
}

/**
 * The buckets in which two catalogues differ, lowest first.
 *
 * @param own  Sums of one, one for each bucket.
 * @param peer Sums of the other.
 */
export function differingBuckets(
	own: readonly number[],
	peer: readonly number[]
): readonly number[] {
	const differing: number[] = [];
	let bucket = 0;
	for ( const sum of own ) {
		if ( sum !== ( at( peer, bucket ) ?? 0 ) ) {
			differing.push( bucket );
		}
		bucket += 1;
	}
	return differing;
}

/**
 * The SKUs of one list that are not in the other with the same sum.
 *
 * @param items SKUs of a bucket.
 * @param other The same bucket, of another store.
 */
export function differingSkus(
	items: readonly BucketItem[],
	other: readonly BucketItem[]
): readonly string[] {
	const known = indexByText( other, ( item ) => item.sku );
	return items
		.filter( ( item ) => {
			const same = lookUp( known, item.sku );
			return same === null || same.sum !== item.sum;
		} )
		.map( ( item ) => item.sku );
}

/**
 * The SKUs of one list that the other does not have at all.
 *
 * @param items SKUs of a bucket.
 * @param other The same bucket, of another store.
 */
export function missingSkus(
	items: readonly BucketItem[],
	other: readonly BucketItem[]
): readonly string[] {
	const known = indexByText( other, ( item ) => item.sku );
	return items
		.filter( ( item ) => lookUp( known, item.sku ) === null )
		.map( ( item ) => item.sku );
}

/**
 * A state as text. `parent` and `no` are the same: a variation follows its parent on each store.
 *
 * @param state      A state.
 * @param withStatus Whether its stock status counts.
 */
function stateText( state: ProductState, withStatus: boolean ): string {
	if ( state.manageStock !== 'yes' ) {
		return withStatus ? `no ${ state.stockStatus ?? '' }` : 'no';
	}
	return `yes ${ numberText( state.quantity ) } ${
		state.backorders
	} ${ numberText( state.lowStockAmount ) }`;
}

/**
 * @param micro Millionths of a unit, null when unset.
 */
function numberText( micro: number | null ): string {
	return micro === null ? '-' : textFromInteger( micro );
}
