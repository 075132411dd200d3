/**
 * Client: products by what the Master calls them, while states are adopted. Enters: products; leaves: the one that an item speaks of, and
 * the products as they are after it.
 */
import { resolveItem, type Holder } from '../core/catalogue/identity';
import { stateFromItem } from '../core/catalogue/items';
import { isStateInRange } from '../core/catalogue/state';
import { isStorableSku, storableGid } from '../core/catalogue/storable';
import type { EventItem } from '../core/contract/payloads';
import type { Product } from './state';

export class Catalogue {
	readonly #byId = new Map< number, Product >();
	readonly #bySku = new Map< string, Holder[] >();
	readonly #byGid = new Map< string, Holder[] >();
	#lastId = 0;

	constructor( products: readonly Product[] ) {
		for ( const product of products ) {
			this.#add( product );
		}
	}

	/** The product that an item speaks of; a new one where there is none, null where it cannot be told. */
	find( item: EventItem ): Product | null {
		const gid = storableGid( item.gid ?? '' );
		const bySku = this.#bySku.get( item.sku ) ?? [];
		const { productId } = resolveItem(
			item.sku,
			gid,
			bySku,
			this.#byGid.get( gid ) ?? [],
			this.#bySku.get( item.old_sku ?? '' ) ?? []
		);
		if ( productId !== null ) {
			return this.#byId.get( productId ) ?? null;
		}
		const state = stateFromItem( item );
		if (
			item.deleted === true ||
			bySku.length > 0 ||
			! isStorableSku( item.sku, item.sku ) ||
			! isStateInRange( state )
		) {
			return null;
		}
		return {
			id: this.#lastId + 1,
			sku: item.sku,
			gid,
			state,
			shadow: null,
		};
	}

	put( product: Product ): void {
		if ( this.#byId.has( product.id ) ) {
			this.#byId.set( product.id, product );
		} else {
			this.#add( product );
		}
	}

	products(): readonly Product[] {
		return [ ...this.#byId.values() ];
	}

	#add( product: Product ): void {
		const holder = { productId: product.id, gid: product.gid };
		this.#byId.set( product.id, product );
		note( this.#bySku, product.sku, holder );
		if ( product.gid !== '' ) {
			note( this.#byGid, product.gid, holder );
		}
		this.#lastId = Math.max( this.#lastId, product.id );
	}
}

function note(
	index: Map< string, Holder[] >,
	key: string,
	holder: Holder
): void {
	const known = index.get( key );
	if ( known === undefined ) {
		index.set( key, [ holder ] );
	} else {
		known.push( holder );
	}
}
