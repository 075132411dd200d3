/**
 * World: the books. Enters: everything that shops do; leaves: what every store must show in the end. The algorithm never
 * looks in here. What the model itself lets go (a product that leaves the sync, a database that forgot) is written off here
 * at that moment, and nothing else is.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import { changedFields } from '../../core/catalogue/state';
import type { Product } from './database';

/** A person's last word on a field, or that several stores had one. */
export interface Edit {
	store: string;
	value: string;
}

export class Books {
	/** Millionths by SKU. */
	readonly expected = new Map< string, number >();
	/** Units that may count once more: what was under way when a database was restored. */
	readonly doubtful = new Map< string, number[] >();
	/** SKUs whose number means nothing: somebody switched stock management while others sold. */
	readonly unmeasured = new Set< string >();
	/** Last words by SKU and field; null where several stores had one, and any of them may stand. */
	readonly edits = new Map< string, Edit | null >();

	add( sku: string, micro: number ): void {
		this.expected.set( sku, ( this.expected.get( sku ) ?? 0 ) + micro );
	}

	doubt( sku: string, micro: number ): void {
		if ( micro !== 0 ) {
			this.doubtful.set( sku, [
				...( this.doubtful.get( sku ) ?? [] ),
				micro,
			] );
		}
	}

	edit( sku: string, field: string, store: string, value: string ): void {
		const key = `${ sku } ${ field }`;
		const before = this.edits.get( key );
		this.edits.set(
			key,
			before === null || ( before && before.store !== store )
				? null
				: { store, value }
		);
	}

	/** A product gets its first base: what was sold before is the shop's own affair, what was sold since counts. */
	begin( product: Product, shadow: Shadow ): void {
		if ( product.shadow === null ) {
			this.add( product.sku, pending( product, shadow ) );
			if ( changedFields( product.state, shadow.state ).length > 0 ) {
				this.forgetEdits( product.sku );
			}
		}
	}

	/** A product leaves the sync with what was not sent. */
	writeOff( product: Product ): void {
		if ( product.shadow !== null ) {
			this.add( product.sku, -pending( product, product.shadow ) );
			this.forgetEdits( product.sku );
		}
	}

	/** Nobody's word on this product's fields is the last for sure. */
	forgetEdits( sku: string ): void {
		for ( const field of [ 'backorders', 'low_stock_amount' ] ) {
			this.edits.set( `${ sku } ${ field }`, null );
		}
	}

	/** Whether a quantity is what all sales and restocks add up to. */
	allows( sku: string, micro: number ): boolean {
		let sums = new Set( [ this.expected.get( sku ) ?? 0 ] );
		for ( const amount of this.doubtful.get( sku ) ?? [] ) {
			sums = new Set( [
				...sums,
				...[ ...sums ].map( ( sum ) => sum + amount ),
			] );
		}
		return sums.has( micro );
	}
}

/** What happened to a product since a base. */
export function pending( product: Product, base: Shadow ): number {
	return product.state.quantity === null || base.state.quantity === null
		? 0
		: product.state.quantity - base.state.quantity;
}
