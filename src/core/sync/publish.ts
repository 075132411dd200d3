/**
 * Sync, Master: publishing. Under the counter's lock every dirty product whose state differs from its shadow takes the
 * next version. One writer, one order.
 */
import type { ProductState, Shadow } from '../catalogue/state';
import { isSameState } from '../catalogue/state';

/** A product that may have changed on the Master. */
export interface DirtyProduct {
	productId: number;
	local: ProductState;
	shadow: Shadow | null;
	/** Products of a Child's batch always take a new version, even where the sum is what was published before. */
	forced: boolean;
}

/** A product with the version and state that it is published with. */
export interface Publication {
	productId: number;
	shadow: Shadow;
	/** Millionths of a unit by which the quantity differs from what was published before. */
	added: number;
}

/**
 * What to publish, in the order given, with versions that follow the counter without a gap.
 *
 * @param version  The counter now.
 * @param products Dirty products.
 */
export function planPublish(
	version: number,
	products: readonly DirtyProduct[]
): readonly Publication[] {
	const published: Publication[] = [];
	let next = version;
	for ( const product of products ) {
		if ( isPublished( product ) ) {
			continue;
		}
		next += 1;
		published.push( {
			productId: product.productId,
			shadow: {
				version: next,
				state: product.local,
				refusedSku: null,
			},
			added: addedSince( product ),
		} );
	}
	return published;
}

/**
 * What was added to the quantity since it was published; 0 where there is nothing to compare.
 *
 * @param product A dirty product.
 */
function addedSince( product: DirtyProduct ): number {
	const now = product.local.quantity;
	const before =
		product.shadow === null ? null : product.shadow.state.quantity;
	return now === null || before === null ? 0 : now - before;
}

/**
 * Whether what was published is what the product shows.
 *
 * @param product A dirty product.
 */
function isPublished( product: DirtyProduct ): boolean {
	return (
		! product.forced &&
		product.shadow !== null &&
		isSameState( product.local, product.shadow.state )
	);
}
