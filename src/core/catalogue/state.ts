/**
 * Catalogue: the stock state of one product, as WooCommerce's meta gives it, as it is compared, stored and sent.
 * Quantities are integers in millionths of a unit, so that `0.1 + 0.2` is `0.3` in both languages.
 */
import type {
	EventItem,
	StateItem,
	WireManageStock,
} from '../contract/payloads';
import type { StoredShadow, Tombstone } from '../contract/stored';
import {
	jsonFromMicro,
	microFromJson,
	microFromText,
	quotient,
} from '../runtime/number';

/** Where a product's stock is counted. `parent` is a variation that draws on its parent's stock. */
export type ManageStock = 'yes' | 'no' | 'parent';

/** Whether a product may be sold without stock. */
export type Backorders = 'no' | 'notify' | 'yes';

/** What is kept in step for one product. */
export interface ProductState {
	manageStock: ManageStock;
	/** Millionths of a unit; null unless the product counts its own stock. */
	quantity: number | null;
	/** Null where WooCommerce derives it: managed products, variations under a parent's stock, variable products. */
	stockStatus: string | null;
	backorders: Backorders;
	/** Millionths of a unit; null means that the shop-wide amount applies. */
	lowStockAmount: number | null;
}

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
	};
}

/** WooCommerce's meta of one product, as text, and what its neighbours add. A missing meta is ''. */
export interface ProductMeta {
	/** Product type: simple, variable, variation, grouped, external or another plugin's. */
	type: string;
	manageStock: string;
	stock: string;
	stockStatus: string;
	backorders: string;
	lowStockAmount: string;
	/** Whether a variation's parent counts stock. */
	parentManagesStock: boolean;
}

/**
 * Whether a product of this type has a stock of its own that can be kept in step.
 *
 * @param type Product type.
 */
export function isSyncableType( type: string ): boolean {
	return type !== 'grouped' && type !== 'external' && type !== '';
}

/**
 * Reads a backorders setting; anything unknown is WooCommerce's default.
 *
 * @param text `no`, `notify` or `yes`.
 */
export function backordersFromText( text: string ): Backorders {
	if ( text === 'notify' ) {
		return 'notify';
	}
	return text === 'yes' ? 'yes' : 'no';
}

/**
 * The comparable state of a product. Backorders and low stock amount count only where stock is managed, as in
 * `WC_Product::validate_props()`.
 *
 * @param meta WooCommerce's meta.
 */
export function stateFromMeta( meta: ProductMeta ): ProductState {
	if ( meta.manageStock === 'yes' ) {
		return {
			manageStock: 'yes',
			quantity: microFromText( meta.stock ) ?? 0,
			stockStatus: null,
			backorders: backordersFromText( meta.backorders ),
			lowStockAmount: microFromText( meta.lowStockAmount ),
		};
	}
	const underParent = meta.type === 'variation' && meta.parentManagesStock;
	const derived = underParent || meta.type === 'variable';
	return {
		manageStock: underParent ? 'parent' : 'no',
		quantity: null,
		stockStatus: derived ? null : meta.stockStatus,
		backorders: 'no',
		lowStockAmount: null,
	};
}

/**
 * The stock status that WooCommerce gives a product that manages stock (`WC_Product::validate_props()`): the whole
 * units against the store's own out-of-stock threshold.
 *
 * @param quantity   Millionths of a unit.
 * @param backorders The product's setting.
 * @param threshold  The store's `woocommerce_notify_no_stock_amount`, in units.
 */
export function derivedStatus(
	quantity: number,
	backorders: Backorders,
	threshold: number
): string {
	if ( quotient( quantity, 1000000 ) > threshold ) {
		return 'instock';
	}
	return backorders === 'no' ? 'outofstock' : 'onbackorder';
}

/**
 * Names of the fields, other than the quantity, in which two states differ. The names are those of the wire.
 *
 * @param local The state now.
 * @param base  The state it is compared with.
 */
export function changedFields(
	local: ProductState,
	base: ProductState
): readonly string[] {
	const changed: string[] = [];
	// `parent` follows from the parent, not from the variation: both are "does not count its own stock".
	if ( ( local.manageStock === 'yes' ) !== ( base.manageStock === 'yes' ) ) {
		changed.push( 'manage_stock' );
	}
	if (
		local.stockStatus !== null &&
		local.stockStatus !== base.stockStatus
	) {
		changed.push( 'stock_status' );
	}
	if ( local.manageStock === 'yes' ) {
		if ( local.backorders !== base.backorders ) {
			changed.push( 'backorders' );
		}
		if ( local.lowStockAmount !== base.lowStockAmount ) {
			changed.push( 'low_stock_amount' );
		}
	}
	return changed;
}

/**
 * What happened to the quantity since the base: `L − B`, in millionths. A product that did not count stock had none.
 *
 * @param local The state now.
 * @param base  What both sides last agreed on.
 */
export function quantityDelta(
	local: ProductState,
	base: ProductState
): number {
	if ( local.quantity === null ) {
		return 0;
	}
	return local.quantity - ( base.quantity ?? 0 );
}

/**
 * Whether nothing differs.
 *
 * @param one   A state.
 * @param other Another.
 */
export function isSameState( one: ProductState, other: ProductState ): boolean {
	return (
		one.manageStock === other.manageStock &&
		one.quantity === other.quantity &&
		one.stockStatus === other.stockStatus &&
		one.backorders === other.backorders &&
		one.lowStockAmount === other.lowStockAmount
	);
}

/**
 * A shadow as its meta row holds it.
 *
 * @param shadow    Version and state.
 * @param productId The product that it is of.
 */
export function storedShadow(
	shadow: Shadow,
	productId: number
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
	};
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
	};
}

/**
 * Manage stock as the wire says it.
 *
 * @param manageStock Of the product.
 */
export function wireManageStock( manageStock: ManageStock ): WireManageStock {
	if ( manageStock === 'parent' ) {
		return 'parent';
	}
	return manageStock === 'yes';
}

/**
 * Manage stock from the wire. Null is what an old peer leaves out: it always means managed.
 *
 * @param wire `true`, `false`, `parent` or null.
 */
export function manageStockFromWire(
	wire: WireManageStock | null
): ManageStock {
	if ( wire === 'parent' ) {
		return 'parent';
	}
	return wire === false ? 'no' : 'yes';
}

/**
 * One product of a state push or an answer.
 *
 * @param sku     The product's SKU, where none was published yet.
 * @param gid     Its stable identifier.
 * @param shadow  What was published.
 * @param derived Stock status as WooCommerce shows it here, for managed products and peers of version 1.
 */
export function stateItem(
	sku: string,
	gid: string,
	shadow: Shadow,
	derived: string
): StateItem {
	const state = shadow.state;
	return {
		gid,
		sku: shadow.sku === '' ? sku : shadow.sku,
		old_sku: shadow.oldSku === '' ? null : shadow.oldSku,
		manage_stock: wireManageStock( state.manageStock ),
		stock_quantity:
			state.quantity === null ? null : jsonFromMicro( state.quantity ),
		stock_status: state.stockStatus ?? derived,
		backorders: state.backorders,
		low_stock_amount:
			state.lowStockAmount === null
				? null
				: jsonFromMicro( state.lowStockAmount ),
		version: shadow.version,
		deleted: null,
	};
}

/**
 * A product that the Master has no more, as it is sent.
 *
 * @param tombstone What is left of it.
 */
export function removalItem( tombstone: Tombstone ): StateItem {
	return {
		gid: tombstone.gid,
		sku: tombstone.sku,
		old_sku: null,
		manage_stock: false,
		stock_quantity: null,
		stock_status: '',
		backorders: 'no',
		low_stock_amount: null,
		version: tombstone.version,
		deleted: true,
	};
}

/**
 * The state that an item of the wire speaks of. What the item leaves out is taken as WooCommerce's default.
 *
 * @param item An item of an event or of an answer.
 */
export function stateFromItem( item: EventItem ): ProductState {
	const manageStock = manageStockFromWire( item.manage_stock );
	if ( manageStock !== 'yes' ) {
		return {
			manageStock,
			quantity: null,
			stockStatus: manageStock === 'no' ? item.stock_status : null,
			backorders: 'no',
			lowStockAmount: null,
		};
	}
	return {
		manageStock,
		quantity:
			item.stock_quantity === null
				? 0
				: microFromJson( item.stock_quantity ),
		stockStatus: null,
		backorders: item.backorders ?? 'no',
		lowStockAmount:
			item.low_stock_amount === null
				? null
				: microFromJson( item.low_stock_amount ),
	};
}

/**
 * The item of an answer in the shape of an event's item, so that both are adopted by the same code.
 *
 * @param item An item of an answer.
 */
export function eventItemFromState( item: StateItem ): EventItem {
	return {
		gid: item.gid,
		sku: item.sku,
		old_sku: item.old_sku,
		manage_stock: item.manage_stock,
		stock_quantity: item.stock_quantity,
		stock_status: item.stock_status,
		backorders: item.backorders,
		low_stock_amount: item.low_stock_amount,
		delta: null,
		base_version: null,
		changed: null,
		version: item.version,
		deleted: item.deleted,
	};
}
