/**
 * Inbound, Master: the products that an event speaks of. Enters: items of a Child, of either version; leaves: the product of each, or why it
 * has none here.
 */
import { ERRORS } from '../../core/contract/errors';
import type { EventItem, ItemError } from '../../core/contract/payloads';
import type { FoundItem } from '../../core/sync/receive-batch';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';

/** The products that items speak of, and an error for each item that has none here. */
export function knownItems(
	store: Store,
	items: readonly EventItem[]
): {
	known: readonly { view: View; item: EventItem }[];
	errors: readonly ItemError[];
} {
	const { core } = store.algorithm;
	const found = items.map( ( item ): FoundItem => {
		const { sku } = item;
		const product = store.db.find( core, item );
		if ( product !== null ) {
			const code = store.isSynced( product ) ? '' : ERRORS.excluded;
			return { sku, productId: product.id, code };
		}
		const code = core.isNameableSku( sku )
			? ERRORS.unknown_sku
			: ERRORS.bad_sku;
		return { sku, productId: 0, code };
	} );
	const known: { view: View; item: EventItem }[] = [];
	const errors: ItemError[] = [];
	core.takenItems( found ).forEach( ( { sku, productId, code }, index ) => {
		if ( code === '' ) {
			const view = viewOf( store.db.products.get( productId )! );
			known.push( { view, item: items[ index ]! } );
		} else {
			errors.push( { sku, code } );
		}
	} );
	return { known, errors };
}
