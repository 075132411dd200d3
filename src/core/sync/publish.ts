/**
 * Sync, Master: publishing. Under the counter's lock every dirty product whose state differs from its shadow takes the
 * next version. One writer, one order.
 */
import { isSameSelection } from '../catalogue/selection';
import type { Tombstone } from '../contract/stored';
import { LIMITS } from '../contract/routes';
import { slice } from '../runtime/list';
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { isSameState } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import { problemOf } from '../catalogue/storable';

/** A product that may have changed on the Master. */
export interface DirtyProduct {
	productId: number;
	sku: string;
	local: ProductState;
	shadow: Shadow | null;
	/** Fields that the shop keeps to itself; the local state is without them. */
	keptOut: readonly string[];
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
		if (
			isPublished( product ) ||
			problemOf( product.sku, product.local, null ) !== ''
		) {
			continue;
		}
		next += 1;
		published.push( {
			productId: product.productId,
			shadow: {
				...newShadow( product.local ),
				version: next,
				sku: product.sku,
				oldSku: oldSkuOf( product ),
				keptOutByMaster: product.keptOut,
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
 * The SKU that a product had before it was renamed.
 *
 * @param product A dirty product.
 */
function oldSkuOf( product: DirtyProduct ): string {
	const shadow = product.shadow;
	if ( shadow === null || shadow.sku === '' ) {
		return '';
	}
	return shadow.sku === product.sku ? shadow.oldSku : shadow.sku;
}

/**
 * Whether what was published is what the product shows.
 *
 * @param product A product of the Master.
 */
export function isPublished( product: DirtyProduct ): boolean {
	return (
		! product.forced &&
		product.shadow !== null &&
		product.shadow.sku === product.sku &&
		isSameSelection( product.keptOut, product.shadow.keptOutByMaster ) &&
		isSameState( product.local, product.shadow.state )
	);
}

/** A product that the Master has no more. */
export interface Removed {
	productId: number;
	sku: string;
	gid: string;
}

/**
 * Tombstones of products that were published, with versions that follow the counter without a gap.
 *
 * @param version The counter now.
 * @param removed Products, each once.
 */
export function planRemovals(
	version: number,
	removed: readonly Removed[]
): readonly Tombstone[] {
	const buried: Tombstone[] = [];
	let next = version;
	for ( const product of removed ) {
		next += 1;
		buried.push( {
			product_id: product.productId,
			sku: product.sku,
			gid: product.gid,
			version: next,
		} );
	}
	return buried;
}

/**
 * The tombstones to keep: the newest ones, each product once, and none of a product that has returned.
 *
 * @param kept     Tombstones before.
 * @param buried   New ones.
 * @param returned Products that are back.
 */
export function boundedTombstones(
	kept: readonly Tombstone[],
	buried: readonly Tombstone[],
	returned: readonly number[]
): readonly Tombstone[] {
	const others = kept.filter(
		( each ) =>
			! returned.includes( each.product_id ) &&
			! buried.some( ( one ) => one.product_id === each.product_id )
	);
	return slice(
		[ ...others, ...buried ],
		-LIMITS.tombstones,
		LIMITS.tombstones
	);
}

/**
 * Products that are told to be gone and are there: a process has died after a product had returned, and before that was published.
 *
 * @param tombstones What is told.
 * @param productIds Products that are there.
 */
export function returnedProducts(
	tombstones: readonly Tombstone[],
	productIds: readonly number[]
): readonly number[] {
	return tombstones
		.map( ( each ) => each.product_id )
		.filter( ( id ) => productIds.includes( id ) );
}
