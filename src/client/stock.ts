/**
 * Client: a product as the program that uses the client sees it.
 */
import { changedFields, quantityDelta } from '../core/catalogue/state';
import { jsonFromMicro } from '../core/runtime/number';
import { sharedState, type Product } from './state';

/** What this store has of a product. */
export interface Stock {
	sku: string;
	/** Units; null where the Master counts none. */
	quantity: number | null;
	/** The Master's version that it holds; 0 before it was told one. */
	version: number;
	/** Whether something happened here that the Master has not confirmed. */
	isWaiting: boolean;
}

export const stockOf = ( product: Product ): Stock => {
	const { sku, state, shadow } = product;
	const shared = sharedState( product );
	return {
		sku,
		quantity:
			state.quantity === null ? null : jsonFromMicro( state.quantity ),
		version: shadow?.version ?? 0,
		isWaiting:
			shadow !== null &&
			( quantityDelta( shared, shadow.state ) !== 0 ||
				changedFields( shared, shadow.state ).length > 0 ),
	};
};
