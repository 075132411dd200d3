/**
 * World: what must hold although one store is hostile. Enters: a world; leaves: the first breach. The other stores converge and add up as
 * ever (check.ts); every row of theirs can be read, is bounded, and holds numbers that can be counted with.
 */
import type { Validated } from '../../core/runtime/fields';
import {
	storedChildLink,
	storedCounter,
	storedMasterLink,
} from '../../core/contract/validators.generated';
import { rowSizes } from './check';
import type { Product } from './database';
import type { Store } from './store';
import type { World } from './world';

/** Bytes that a row of a small world may have. */
const ROW_BYTES = 60_000;

/** What the wire takes as a version. */
const MOST_VERSION = 1e15;

/** Millionths: a thousand million units. */
const MOST = 1e15;

/** Looks at all rows of the stores that are not hostile. */
export function checkRows( world: World ): void {
	for ( const store of world.stores ) {
		if ( ! world.isHostile( store.id ) ) {
			checkStore( world, store );
		}
	}
}

function checkStore( world: World, store: Store ): void {
	const { db } = store;
	const rows: [ string, Validated< unknown > ][] = [];
	if ( db.counter !== null ) {
		rows.push( [ 'counter', storedCounter( db.counter ) ] );
		if ( db.counter.version > MOST_VERSION ) {
			world.breach( 'the counter is beyond what the wire takes' );
		}
	}
	if ( db.masterLink !== null ) {
		rows.push( [ 'link', storedMasterLink( db.masterLink ) ] );
	}
	for ( const [ child, link ] of db.childLinks ) {
		rows.push( [ `link to ${ child }`, storedChildLink( link ) ] );
		if ( link.claim !== null && ! world.isHostile( child ) ) {
			world.breach( `${ child } is held for what another store claims` );
		}
	}
	for ( const [ name, read ] of rows ) {
		if ( ! read.ok ) {
			const [ error ] = read.errors;
			world.breach(
				`${ store.id } cannot read its ${ name } any more: ${ error?.path } ${ error?.message }`
			);
		}
	}
	for ( const [ name, bytes ] of Object.entries( rowSizes( store ) ) ) {
		if ( bytes > ROW_BYTES ) {
			world.breach(
				`the ${ name } of ${ store.id } has ${ bytes } bytes`
			);
		}
	}
	for ( const product of db.products.values() ) {
		checkProduct( world, store.id, product );
	}
}

function checkProduct( world: World, id: string, product: Product ): void {
	const numbers = [
		product.stock,
		product.lowStockAmount ?? 0,
		product.shadow?.state.quantity ?? 0,
		product.shadow?.version ?? 0,
	];
	if (
		numbers.some( ( n ) => ! Number.isSafeInteger( n ) ) ||
		Math.abs( product.stock ) >= MOST
	) {
		world.breach( `${ id } holds ${ product.stock } of ${ product.sku }` );
	}
	if ( typeof product.stockStatus !== 'string' ) {
		world.breach( `${ id } holds a status that is no text` );
	}
}
