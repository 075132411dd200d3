/**
 * Sync, Child: first contact. When a store is connected, each product's number at that moment becomes its base, with
 * version 0: what is sold from then on is a difference like any other and goes to the Master, even before the Master's
 * state was adopted for the first time.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import type { FirstContact } from '../contract/stored';

/** A product that the walk comes by. */
export interface ContactProduct {
	productId: number;
	local: ProductState;
	shadow: Shadow | null;
	/** Whether it takes part in the sync: it has a SKU of its own, a type that syncs, and is not excluded. */
	isSynced: boolean;
}

/** A product and the base it gets. */
export interface FirstBase {
	productId: number;
	shadow: Shadow;
}

/**
 * The bases that products get: those without one. What was agreed on with another Master was dropped when the link was
 * made, so that a walk that begins again never takes a base from a product that has sold since it got it.
 *
 * @param products Products of the catalogue or of the journal.
 */
export function firstBases(
	products: readonly ContactProduct[]
): readonly FirstBase[] {
	return products
		.filter( ( product ) => product.isSynced && product.shadow === null )
		.map( ( product ) => ( {
			productId: product.productId,
			shadow: newShadow( product.local ),
		} ) );
}

/**
 * The base of a product that version 1 has sold and not told its Master of: the Master's number, so that what this store shows
 * differs from it by what was sold. Null where there is no number to compare; such a product gets its base like any other.
 *
 * @param local  What this store shows.
 * @param master What the Master shows.
 */
export function baseOfUnsent(
	local: ProductState,
	master: ProductState
): Shadow | null {
	return local.quantity === null || master.quantity === null
		? null
		: newShadow( { ...local, quantity: master.quantity } );
}

/**
 * Products that left the sync: their base is dropped, so that they start over as in first contact when they return.
 *
 * @param products Products of the catalogue.
 */
export function releasedProducts(
	products: readonly ContactProduct[]
): readonly number[] {
	return products
		.filter( ( product ) => ! product.isSynced && product.shadow !== null )
		.map( ( product ) => product.productId );
}

/**
 * Where the walk stands after a page; null at the catalogue's end.
 *
 * @param contact The walk.
 * @param lastId  The last product id of the page.
 * @param isLast  Whether there is no further page.
 */
export function contactAfterPage(
	contact: FirstContact,
	lastId: number,
	isLast: boolean
): FirstContact | null {
	return isLast ? null : { ...contact, after: lastId };
}

/** A walk from the catalogue's beginning: the link is new, or what takes part in the sync has changed. Bases stay. */
export function newContact(): FirstContact {
	return { after: 0 };
}
