/**
 * Client: products after what the Master has said. Enters: products and a part of what was heard; leaves: the products as they are then.
 */
import { possibleRenames } from '../core/catalogue/identity';
import { isStorableSku } from '../core/catalogue/storable';
import type { ProductState } from '../core/catalogue/state';
import type { StockChange } from '../core/catalogue/stock-changes';
import type { EventAnswer } from '../core/contract/payloads';
import type { StoredBatch } from '../core/contract/stored';
import { closedProducts } from '../core/sync/receive-push';
import { sharedState, type Product } from './state';

/** Products once the batch is over: what was refused is noted, what came without a state was applied. */
export function closed(
	products: readonly Product[],
	batch: StoredBatch,
	answer: EventAnswer
): readonly Product[] {
	const known = new Map( products.map( ( each ) => [ each.id, each ] ) );
	const after = closedProducts(
		batch,
		answer.errors ?? [],
		batch.items.map( ( item ) => {
			const product = known.get( item.product_id );
			return product === undefined
				? null
				: { state: sharedState( product ), shadow: product.shadow };
		} )
	);
	const shadows = new Map(
		after.map( ( each ) => [ each.productId, each.shadow ] )
	);
	return products.map( ( product ) => ( {
		...product,
		shadow: shadows.get( product.id ) ?? product.shadow,
	} ) );
}

/** A state with a change made to it. */
export function changedState(
	state: ProductState,
	change: StockChange
): ProductState {
	const manageStock = change.manageStock ?? state.manageStock;
	if ( manageStock !== 'yes' ) {
		return {
			manageStock,
			quantity: null,
			stockStatus: change.stockStatus ?? state.stockStatus,
			backorders: 'no',
			lowStockAmount: null,
		};
	}
	return {
		manageStock,
		quantity: change.set ?? ( state.quantity ?? 0 ) + change.add,
		stockStatus: null,
		backorders: change.backorders ?? state.backorders,
		lowStockAmount: change.setsLowStockAmount
			? change.lowStockAmount
			: state.lowStockAmount,
	};
}

/** Products take over the SKUs that the Master has given them, as far as they are free. */
export function renamed( products: readonly Product[] ): readonly Product[] {
	const wanted = products.flatMap( ( { id, shadow } ) =>
		shadow !== null &&
		shadow.wantedSku !== null &&
		isStorableSku( shadow.wantedSku, shadow.wantedSku )
			? [ { productId: id, sku: shadow.wantedSku } ]
			: []
	);
	if ( wanted.length === 0 ) {
		return products;
	}
	const possible = possibleRenames(
		wanted,
		products.map( ( { id, sku } ) => ( { productId: id, sku } ) )
	);
	return products.map( ( product ) => {
		const rename = possible.find(
			( { productId } ) => productId === product.id
		);
		return rename === undefined || product.shadow === null
			? product
			: {
					...product,
					sku: rename.sku,
					shadow: { ...product.shadow, wantedSku: null },
			  };
	} );
}
