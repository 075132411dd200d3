/**
 * World: the promise. Enters: a world at rest; leaves: the first thing that is not as it was promised, or null.
 */
import { jsonFromMicro } from '../../core/runtime/number';
import type { ProductState } from '../../core/catalogue/state';
import type { Product } from './database';
import type { Store } from './store';
import type { World } from './world';

/** Every store shows what all sales and restocks add up to, and the same fields. */
export function check( world: World ): string | null {
	if ( world.violation !== null ) {
		return world.violation;
	}
	const { master } = world;
	if ( world.hostile === master ) {
		return null;
	}
	if ( master.version === 1 && ! world.isExact ) {
		// A Master of version 1 keeps sending numbers that are long out of date.
		return null;
	}
	for ( const product of master.db.products.values() ) {
		if ( ! master.isSynced( product ) ) {
			continue;
		}
		const wrong = checkMaster( world, product );
		if ( wrong !== null ) {
			return wrong;
		}
		for ( const store of world.stores.slice( 1 ) ) {
			const other = store.db.bySku( product.sku );
			const isTold =
				( world.isExact || store.version === 2 ) &&
				store !== world.hostile;
			if ( other !== null && isTold && store.isSynced( other ) ) {
				if (
					store.version === 2 &&
					master.version === 2 &&
					other.name !== product.name &&
					! world.ownNames.has( `${ store.id } ${ product.sku }` ) &&
					! isNameTaken( world, store, product.name )
				) {
					return `${ store.id } calls ${ product.sku } ${ other.name }, the Master ${ product.name }`;
				}
				if ( ! isSame( world, store, other, product ) ) {
					return `${ store.id } shows ${ words( other.state ) } of ${
						product.sku
					}, the Master ${ words( product.state ) }`;
				}
			}
		}
	}
	return null;
}

/** Whether a product that this shop has named itself has the SKU. */
const isNameTaken = ( world: World, store: Store, name: string ): boolean =>
	[ ...store.db.products.values() ].some(
		( each ) =>
			each.name === name &&
			world.ownNames.has( `${ store.id } ${ each.sku }` )
	);

/** Version 1 knows whole units, and nothing of fields that are not set. */
function isSame(
	world: World,
	store: Store,
	product: Product,
	onMaster: Product
): boolean {
	if ( store.version === 2 && world.master.version === 2 ) {
		return world.algorithm.core.isSameState(
			product.state,
			onMaster.state
		);
	}
	return (
		product.state.quantity === null ||
		onMaster.state.quantity === null ||
		product.state.quantity === onMaster.state.quantity
	);
}

function checkMaster( world: World, product: Product ): string | null {
	const { quantity } = product.state;
	const { sku } = product;
	if ( ! world.isExact || world.books.unmeasured.has( sku ) ) {
		return null;
	}
	if ( quantity === null || ! world.books.allows( sku, quantity ) ) {
		return `${ sku } ends at ${ words(
			product.state
		) }; sales and restocks add up to ${ jsonFromMicro(
			world.books.expected.get( sku ) ?? 0
		) }`;
	}
	for ( const field of [ 'backorders', 'low_stock_amount' ] ) {
		const edit = world.books.edits.get( `${ sku } ${ field }` );
		const value = String(
			field === 'backorders'
				? product.state.backorders
				: product.state.lowStockAmount
		);
		if ( edit && edit.value !== value ) {
			return `${ field } of ${ sku } ends at ${ value }; the only one who edited it, ${ edit.store }, said ${ edit.value }`;
		}
	}
	return null;
}

const words = ( state: ProductState ): string =>
	[
		state.quantity === null
			? `no number, ${ state.stockStatus }`
			: jsonFromMicro( state.quantity ),
		state.backorders,
		state.lowStockAmount === null
			? ''
			: jsonFromMicro( state.lowStockAmount ),
	]
		.join( ' ' )
		.trim();

/** The stores' own rows, where they are largest. */
export function rowSizes( store: Store ): Readonly< Record< string, number > > {
	const { db } = store;
	const largest = ( values: Iterable< unknown > ) =>
		Math.max(
			0,
			...[ ...values ].map( ( value ) => JSON.stringify( value ).length )
		);
	return {
		journal: db.journal.length,
		'change log': db.changes.length,
		link: Math.max(
			largest( db.childLinks.values() ),
			largest( db.masterLink === null ? [] : [ db.masterLink ] )
		),
	};
}
