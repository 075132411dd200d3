/**
 * Catalogue: which product an item of the wire speaks of, and what a rename on the Master means here. The SKU comes first.
 * The GID, which a product keeps for life, decides where the SKU alone would be wrong: after a rename, a chain of renames, or
 * a swap of two SKUs.
 */
import { ERRORS } from '../contract/errors';
import { at } from '../runtime/list';
import { indexByInteger, indexByText, lookUp } from '../runtime/lookup';
import { isNameableSku } from './storable';
import type { Shadow } from './shadows';

/** A product of this store that an item may mean. */
export interface Holder {
	productId: number;
	/** Empty while the Master has not named one. */
	gid: string;
}

/** The product that an item speaks of, or why there is none. */
export interface Resolution {
	/** Null when there is none. */
	productId: number | null;
	/** Error code; empty when there is a product. */
	code: string;
}

/** A product and the SKU that it is to have. */
export interface Rename {
	productId: number;
	sku: string;
}

/** A product and the SKU that it has. */
export interface SkuHolder {
	productId: number;
	sku: string;
}

/**
 * The product that an item speaks of. Where SKU and GID lead to two products, the GID is right: the SKU was given to another
 * product meanwhile, here or on the other store.
 *
 * @param sku      The item's.
 * @param gid      Its GID, '' when it has none.
 * @param bySku    Products here with the item's SKU.
 * @param byGid    Products here with the item's GID.
 * @param byOldSku Products here with the SKU that the item's product had before it was renamed.
 */
export function resolveItem(
	sku: string,
	gid: string,
	bySku: readonly Holder[],
	byGid: readonly Holder[],
	byOldSku: readonly Holder[]
): Resolution {
	if ( ! isNameableSku( sku ) ) {
		return { productId: null, code: ERRORS.bad_sku };
	}
	const exact = bySku.filter(
		( holder ) => gid !== '' && holder.gid === gid
	);
	const nameless = byOldSku.filter( ( holder ) => holder.gid === '' );
	for ( const candidates of [ exact, byGid, bySku, nameless ] ) {
		const only = at( candidates, 0 );
		if ( only !== null ) {
			return candidates.length === 1
				? { productId: only.productId, code: '' }
				: { productId: null, code: ERRORS.duplicate_sku };
		}
	}
	return { productId: null, code: ERRORS.unknown_sku };
}

/**
 * A shadow that was adopted, with the product's SKU on the Master.
 *
 * @param adopted The shadow.
 * @param before  What was agreed on before, null at first contact.
 * @param sku     The product's SKU here.
 * @param theirs  Its SKU on the Master.
 */
export function shadowWithSku(
	adopted: Shadow,
	before: Shadow | null,
	sku: string,
	theirs: string
): Shadow {
	return {
		...adopted,
		sku: theirs,
		wantedSku: wantedSku( before, sku, theirs ),
	};
}

/**
 * The SKU that a product is to take over from the Master, null when it keeps its own: it has that SKU already, or the Master
 * has not renamed it since, and it was this shop that gave it another.
 *
 * @param shadow What was agreed on, null before first contact.
 * @param sku    The product's SKU here.
 * @param theirs Its SKU on the Master.
 */
export function wantedSku(
	shadow: Shadow | null,
	sku: string,
	theirs: string
): string | null {
	if ( sku === theirs || theirs === '' ) {
		return null;
	}
	if (
		shadow !== null &&
		shadow.sku === theirs &&
		shadow.wantedSku === null
	) {
		return null;
	}
	return theirs;
}

/**
 * The renames that can be made together without two products ending with one SKU: the wanted one is free, or whoever has it
 * moves away in the same moment, along a chain or round a circle.
 *
 * @param wanted  Renames, each product once.
 * @param holders Products here that have one of the wanted SKUs.
 */
export function possibleRenames(
	wanted: readonly Rename[],
	holders: readonly SkuHolder[]
): readonly Rename[] {
	const possible = withoutBlocked( wanted, holders );
	// Whoever cannot move stands in the way of another, so this is asked again until nothing changes.
	return possible.length === wanted.length
		? possible
		: possibleRenames( possible, holders );
}

/**
 * The renames to a SKU that no product keeps that does not move.
 *
 * @param moving  All that are to be made.
 * @param holders Products that have one of the wanted SKUs.
 */
function withoutBlocked(
	moving: readonly Rename[],
	holders: readonly SkuHolder[]
): readonly Rename[] {
	const movers = indexByInteger( moving, ( rename ) => rename.productId );
	const kept = indexByText(
		holders.filter(
			( holder ) => lookUp( movers, holder.productId ) === null
		),
		( holder ) => holder.sku
	);
	const freed = moving.filter(
		( rename ) => lookUp( kept, rename.sku ) === null
	);
	// Of two products that are to have one SKU, the first gets it.
	const given = indexByText( freed, ( rename ) => rename.sku );
	return freed.filter( ( rename ) => {
		const first = lookUp( given, rename.sku );
		return first !== null && first.productId === rename.productId;
	} );
}

/**
 * Whether the removal of a product on the Master is about this one: of two products with one SKU, the other may be gone.
 *
 * @param gid  The removed product's, null or '' from a peer that does not say.
 * @param here This product's, '' while the Master has not named one.
 */
export function isRemovalOf( gid: string | null, here: string ): boolean {
	const removed = gid ?? '';
	return removed === '' || here === '' || removed === here;
}
