/**
 * Catalogue: a shadow, what two stores last agreed on of a product. Enters: a state, or a product's meta as it was read back; leaves: the
 * shadow, and the shape in which it is kept.
 */
import type { StoredShadow } from '../contract/stored';
import type { ProductState } from './state';

/** What both sides last agreed on: the base of the three-way merge. */
export interface Shadow {
	/** 0 while the Master's state was never adopted: the state is then what the Child had when it was connected. */
	version: number;
	state: ProductState;
	/** The SKU under which the Master refused the product, null when it did not. */
	refusedSku: string | null;
	/** The product's SKU on the Master at this version; empty before one was published or adopted. */
	sku: string;
	/** Master: the SKU that it had before it was renamed, empty when it never was. */
	oldSku: string;
	/** Child: the SKU that the Master has given it, while another product here still has that one; null otherwise. */
	wantedSku: string | null;
	/** Child: fields that it keeps out of the sync. */
	keptOut: readonly string[];
	/** Fields that the Master keeps out of the sync at this version. */
	keptOutByMaster: readonly string[];
	/** Child: the error code for which a state was not taken, by this store or by the Master; '' when it was. */
	problem: string;
}

/** Where a version came from, for a person. */
export interface ShadowOrigin {
	/** When it was published or adopted, Unix seconds; 0 when nobody noted it. */
	time: number;
	/** Master: the Child that has made the change; empty when it was made here. */
	store: string;
}

/**
 * A shadow before the Master's state was ever adopted or published: the base is what the product shows now.
 *
 * @param state The product's state now.
 */
export function newShadow( state: ProductState ): Shadow {
	return {
		version: 0,
		state,
		refusedSku: null,
		sku: '',
		oldSku: '',
		wantedSku: null,
		keptOut: [],
		keptOutByMaster: [],
		problem: '',
	};
}

/**
 * A shadow as its meta row holds it.
 *
 * @param shadow    Version and state.
 * @param productId The product that it is of.
 * @param origin    Where this version came from.
 */
export function storedShadow(
	shadow: Shadow,
	productId: number,
	origin: ShadowOrigin
): StoredShadow {
	return {
		p: productId,
		v: shadow.version,
		q: shadow.state.quantity,
		m: shadow.state.manageStock,
		s: shadow.state.stockStatus,
		b: shadow.state.backorders,
		l: shadow.state.lowStockAmount,
		r: shadow.refusedSku,
		k: shadow.sku,
		o: shadow.oldSku,
		w: shadow.wantedSku,
		t: origin.time,
		f: origin.store,
		x: shadow.keptOut.length === 0 ? null : shadow.keptOut,
		z: shadow.keptOutByMaster.length === 0 ? null : shadow.keptOutByMaster,
		e: shadow.problem === '' ? null : shadow.problem,
	};
}

/**
 * Where the version of a meta row came from.
 *
 * @param stored The validated row.
 */
export function originFromStored( stored: StoredShadow ): ShadowOrigin {
	return { time: stored.t ?? 0, store: stored.f ?? '' };
}

/**
 * Whether a shadow was copied together with the product that it is of: then it says nothing about this one, and neither does
 * the GID beside it.
 *
 * @param stored    The validated row.
 * @param productId The product that has the row.
 */
export function isCopiedShadow(
	stored: StoredShadow,
	productId: number
): boolean {
	return stored.p !== null && stored.p !== productId;
}

/**
 * A shadow from its meta row.
 *
 * @param stored The validated row.
 */
export function shadowFromStored( stored: StoredShadow ): Shadow {
	return {
		version: stored.v,
		state: {
			manageStock: stored.m,
			quantity: stored.q,
			stockStatus: stored.s,
			backorders: stored.b,
			lowStockAmount: stored.l,
		},
		refusedSku: stored.r,
		sku: stored.k ?? '',
		oldSku: stored.o ?? '',
		wantedSku: stored.w,
		keptOut: stored.x ?? [],
		keptOutByMaster: stored.z ?? [],
		problem: stored.e ?? '',
	};
}
