/**
 * Client: the Master compares this store with itself. Enters: its question; leaves: sums over all products, the SKUs of one bucket, or
 * what is held of single SKUs.
 */
import { createHash } from 'node:crypto';
import { isNameableSku } from '../core/catalogue/storable';
import { ERRORS } from '../core/contract/errors';
import type { HeldItem, StockRequest } from '../core/contract/stock-questions';
import { LIMITS } from '../core/contract/routes';
import {
	DIGEST,
	bucketOf,
	combined,
	digestText,
	isInDigest,
} from '../core/reconcile/digest';
import { heldItem, notHeld } from '../core/reconcile/held';
import { sharedState, type Product } from './state';

/** The Master derives the status of what is counted for itself. */
const STATUS = 'instock';

/**
 * @param products What this store has.
 * @param asked    The question.
 */
export function stockStateAnswer(
	products: readonly Product[],
	asked: StockRequest
): object {
	const answer = { ok: true, items: {} };
	if ( asked.digest !== null ) {
		const { buckets } = asked.digest;
		const sums = Array.from( { length: buckets }, () => 0 );
		for ( const product of products.filter( isCounted ) ) {
			const bucket = bucketOf( hash( product.sku ), buckets );
			sums[ bucket ] = combined( sums[ bucket ] ?? 0, sumOf( product ) );
		}
		return { ...answer, digest: { sums, next: null } };
	}
	if ( asked.bucket !== null ) {
		const { buckets, bucket, after } = asked.bucket;
		const left = products.filter(
			( product ) =>
				product.id > after &&
				isCounted( product ) &&
				bucketOf( hash( product.sku ), buckets ) === bucket
		);
		const page = left.slice( 0, LIMITS.items );
		const items = page.map( ( product ) => ( {
			sku: product.sku,
			sum: sumOf( product ),
		} ) );
		const next = left.length > page.length ? page.at( -1 )!.id : null;
		return { ...answer, bucket: { items, next } };
	}
	return {
		...answer,
		held: asked.items.map( ( { sku } ) => heldOf( products, sku ) ),
	};
}

function heldOf( products: readonly Product[], sku: string ): HeldItem {
	if ( ! isNameableSku( sku ) ) {
		return notHeld( sku, ERRORS.bad_sku );
	}
	const product = products.find( ( one ) => one.sku === sku );
	return product === undefined
		? notHeld( sku, ERRORS.unknown_sku )
		: heldItem( sku, sharedState( product ), STATUS, product.shadow );
}

const isCounted = ( product: Product ): boolean => isInDigest( product.shadow );

const sumOf = ( product: Product ): number =>
	product.shadow === null
		? 0
		: hash(
				digestText(
					product.sku,
					sharedState( product ),
					product.shadow
				)
		  );

const hash = ( text: string ): number =>
	Number.parseInt(
		createHash( DIGEST.algorithm )
			.update( text )
			.digest( 'hex' )
			.slice( 0, DIGEST.characters ),
		16
	);
