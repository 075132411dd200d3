/**
 * Catalogue: what of a peer may be stored in this shop, and what may be looked up. Enters: a text or a change that a peer wants, and what
 * WooCommerce says of it; leaves: whether it may, or the code of why not.
 */
import { ERRORS } from '../contract/errors';
import {
	byteLength,
	characterCount,
	contains,
	hasControl,
	isVisibleAscii,
} from '../runtime/text';
import { type Shadow, newShadow } from './shadows';
import { isInRange, isStateInRange, type ProductState } from './state';
import type { StockChange } from './stock-changes';

/** Limits of what is stored. */
export const STORABLE = {
	/** Characters of a SKU: as many as WooCommerce's lookup table holds. */
	sku_characters: 100,
	/** Bytes of a GID. */
	gid_bytes: 64,
	/** Bytes of a SKU that is named on the wire. */
	sku_bytes: 255,
	/** Stock statuses of WooCommerce itself; other plugins register more. */
	statuses: [ 'instock', 'outofstock', 'onbackorder' ],
} as const;

/**
 * Whether a SKU may be named to a peer, or looked up for one. Shops have SKUs that WooCommerce would not store today, so this asks for little.
 *
 * @param sku The SKU.
 */
export function isNameableSku( sku: string ): boolean {
	return ! hasControl( sku ) && byteLength( sku ) <= STORABLE.sku_bytes;
}

/**
 * Whether a SKU that a peer gives a product may be stored here: only as WooCommerce itself would store it.
 *
 * @param sku     The SKU.
 * @param cleaned The same after WooCommerce's `wc_clean()`.
 */
export function isStorableSku( sku: string, cleaned: string ): boolean {
	return (
		sku !== '' &&
		sku === cleaned &&
		! hasControl( sku ) &&
		characterCount( sku ) <= STORABLE.sku_characters
	);
}

/**
 * The GID that is taken from a peer: visible ASCII without markup; '' where it is none of that.
 *
 * @param gid As the peer says it.
 */
export function storableGid( gid: string ): string {
	const hasMarkup = [ '<', '>', '&', '"', "'", '`' ].some( ( mark ) =>
		contains( gid, mark )
	);
	return isVisibleAscii( gid ) &&
		! hasMarkup &&
		byteLength( gid ) <= STORABLE.gid_bytes
		? gid
		: '';
}

/**
 * Why a change must not be made to a product, '' where it may: it would write a status that this store does not know, or bring a number out
 * of range. A status that WooCommerce derives is not written, and no reason.
 *
 * @param change   What would be written.
 * @param local    The product's state now.
 * @param statuses Stock statuses that are registered on this store.
 */
export function refusalOfChange(
	change: StockChange,
	local: ProductState,
	statuses: readonly string[]
): string {
	if (
		change.stockStatus !== null &&
		change.stockStatus !== local.stockStatus &&
		! statuses.includes( change.stockStatus )
	) {
		return ERRORS.unknown_status;
	}
	const after = change.set ?? ( local.quantity ?? 0 ) + change.add;
	return isInRange( after ) && isInRange( change.lowStockAmount )
		? ''
		: ERRORS.out_of_range;
}

/**
 * Why a state of the Master must not be adopted, '' where it may.
 *
 * @param remote   The state.
 * @param change   What would be written for it.
 * @param local    The product's state now.
 * @param statuses Stock statuses that are registered on this store.
 */
export function refusalOfState(
	remote: ProductState,
	change: StockChange,
	local: ProductState,
	statuses: readonly string[]
): string {
	return isStateInRange( remote )
		? refusalOfChange( change, local, statuses )
		: ERRORS.out_of_range;
}

/**
 * Why a product of this shop takes no part in the sync although nobody excludes it, '' where it may: its SKU cannot be named, or a number is
 * out of range. What was agreed on stays, so that it goes on where it stood.
 *
 * @param sku    The product's SKU.
 * @param local  The product's state.
 * @param shadow What a difference would be taken from, null where none is sent.
 */
export function problemOf(
	sku: string,
	local: ProductState,
	shadow: Shadow | null
): string {
	if ( ! isNameableSku( sku ) ) {
		return ERRORS.bad_sku;
	}
	const base = shadow === null ? null : shadow.state.quantity;
	return isStateInRange( local ) &&
		isInRange( ( local.quantity ?? 0 ) - ( base ?? 0 ) )
		? ''
		: ERRORS.out_of_range;
}

/**
 * What is held of a product whose state was not taken, here or on the Master: the base and its version stay, and the problem is shown. It is
 * asked for again with the next sweep.
 *
 * @param shadow What was agreed on, null before.
 * @param local  The product's state.
 * @param code   Why not.
 */
export function shadowWithProblem(
	shadow: Shadow | null,
	local: ProductState,
	code: string
): Shadow {
	return { ...( shadow ?? newShadow( local ) ), problem: code };
}

/**
 * Whether a refusal is about what an item says, and not about its product: saying something else heals it.
 *
 * @param code Why an item was refused.
 */
export function isAboutContent( code: string ): boolean {
	return code === ERRORS.unknown_status || code === ERRORS.out_of_range;
}
