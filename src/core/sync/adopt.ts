/**
 * Sync, Child: the three-way merge. The base is the shadow, the local side is WooCommerce's number now, the remote side is
 * the Master's state. What happened here since the base stays on top; changes are relative, so that a sale in the same
 * instant survives.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { changedFields } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import type { StockChange } from '../catalogue/stock-changes';
import { changeTo, fieldChange, noChange } from '../catalogue/stock-changes';
import type { StoredBatchItem } from '../contract/stored';

/** What becomes of one incoming state. */
export interface Adoption {
	/** False when the state is older than what is held: nothing is written. */
	adopts: boolean;
	change: StockChange;
	shadow: Shadow | null;
	/** Whether the product's item in the batch under way is settled by this state. */
	settles: boolean;
}

/** The same, and why a state is not taken although it is newer. */
export interface JudgedAdoption {
	adopts: boolean;
	change: StockChange;
	shadow: Shadow | null;
	settles: boolean;
	/** Error code; '' when the state is adopted, or older than what is held. */
	code: string;
}

/**
 * Adopts `(A, v, ack)`.
 *
 * @param version  `v`, the incoming version.
 * @param remote   `A`, the incoming state.
 * @param local    The product's state now.
 * @param shadow   `(B, V)`, null before first contact.
 * @param inFlight The product's unsettled item in the batch under way, null when there is none.
 * @param isAcked  Whether `remote` contains that batch (`ack ≥ seq`).
 */
export function adopt(
	version: number,
	remote: ProductState,
	local: ProductState,
	shadow: Shadow | null,
	inFlight: StoredBatchItem | null,
	isAcked: boolean
): Adoption {
	const next: Shadow = {
		...( shadow ?? newShadow( remote ) ),
		version,
		state: remote,
		refusedSku: null,
		problem: '',
	};
	if ( shadow === null ) {
		return {
			adopts: true,
			change: changeTo( local, remote ),
			shadow: next,
			settles: inFlight !== null && isAcked,
		};
	}
	const settles = inFlight !== null && isAcked;
	if ( version <= shadow.version && inFlight !== null && isAcked ) {
		// The Master had forgotten this store's numbers when it sent what was adopted: the batch was in there, unnamed.
		return {
			adopts: true,
			change: { ...noChange(), add: -inFlight.delta },
			shadow,
			settles,
		};
	}
	if ( version <= shadow.version ) {
		return {
			adopts: false,
			change: noChange(),
			shadow: null,
			settles: false,
		};
	}
	const base =
		inFlight !== null && isAcked
			? baseWithBatch( shadow.state, inFlight )
			: shadow.state;
	// What is under way will be set on the Master, even where it is the same as the base by now.
	const underWay = inFlight !== null && ! isAcked ? inFlight : null;
	const mine = [
		...changedFields( local, base ),
		...( underWay === null ? [] : underWay.changed ),
	];
	const theirs = [
		'manage_stock',
		'stock_status',
		'backorders',
		'low_stock_amount',
	].filter( ( field ) => ! mine.includes( field ) );
	const change = fieldChange( local, remote, theirs, null );
	if ( remote.quantity === null || local.quantity === null ) {
		// One side does not count: there is nothing to add to, so a product that starts to count here takes the number,
		// and what is under way on top.
		const startsToCount = change.manageStock === 'yes';
		return {
			adopts: true,
			change: {
				...change,
				set:
					startsToCount && remote.quantity !== null
						? remote.quantity +
						  ( underWay === null ? 0 : underWay.delta )
						: null,
			},
			shadow: next,
			settles,
		};
	}
	return {
		adopts: true,
		change: { ...change, add: remote.quantity - ( base.quantity ?? 0 ) },
		shadow: next,
		settles,
	};
}

/**
 * What is held of a product that the Master has no more: its stock stays, and is this shop's own affair until the product
 * returns there. Null when a newer state was adopted.
 *
 * @param version Of the removal.
 * @param local   The product's state now.
 * @param shadow  What was agreed on, null before first contact.
 * @param sku     The product's SKU here.
 */
export function shadowAfterRemoval(
	version: number,
	local: ProductState,
	shadow: Shadow | null,
	sku: string
): Shadow | null {
	const before = shadow ?? newShadow( local );
	return version <= before.version
		? null
		: { ...before, version, refusedSku: sku, problem: '' };
}

/**
 * The base as it stands once the batch is inside the Master's state: `B + d`, with the fields that the batch carried.
 *
 * @param base `B`.
 * @param item The product's item of the batch.
 */
export function baseWithBatch(
	base: ProductState,
	item: StoredBatchItem
): ProductState {
	const manageStock = item.changed.includes( 'manage_stock' )
		? item.manage_stock
		: base.manageStock;
	return {
		manageStock,
		quantity: ( base.quantity ?? 0 ) + item.delta,
		stockStatus: item.changed.includes( 'stock_status' )
			? item.stock_status
			: base.stockStatus,
		backorders: item.changed.includes( 'backorders' )
			? item.backorders
			: base.backorders,
		lowStockAmount: item.changed.includes( 'low_stock_amount' )
			? item.low_stock_amount
			: base.lowStockAmount,
	};
}
