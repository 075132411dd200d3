/**
 * Catalogue: a product as it crosses the wire. Enters: a state and its shadow, or an item of a peer; leaves: the other of the two.
 */
import type {
	EventItem,
	StateItem,
	WireManageStock,
} from '../contract/payloads';
import type { WireState } from '../contract/stock-questions';
import type { Tombstone } from '../contract/stored';
import { jsonFromMicro, microFromJson } from '../runtime/number';
import type { ManageStock, ProductState } from './state';
import type { Shadow } from './shadows';

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
 * The stock of a product as the wire says it.
 *
 * @param state   A state.
 * @param derived Stock status as WooCommerce shows it here, for managed products and peers of version 1.
 */
export function wireState( state: ProductState, derived: string ): WireState {
	return {
		manage_stock: wireManageStock( state.manageStock ),
		stock_quantity:
			state.quantity === null ? null : jsonFromMicro( state.quantity ),
		stock_status: state.stockStatus ?? derived,
		backorders: state.backorders,
		low_stock_amount:
			state.lowStockAmount === null
				? null
				: jsonFromMicro( state.lowStockAmount ),
	};
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
	return {
		gid,
		sku: shadow.sku === '' ? sku : shadow.sku,
		old_sku: shadow.oldSku === '' ? null : shadow.oldSku,
		...wireState( shadow.state, derived ),
		version: shadow.version,
		deleted: null,
		without:
			shadow.keptOutByMaster.length === 0 ? null : shadow.keptOutByMaster,
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
		without: null,
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
		without: item.without,
	};
}
