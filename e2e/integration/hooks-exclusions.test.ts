/**
 * Another plugin keeps products, or fields of them, out of the sync: they neither cross nor differ, and start over when they return.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import type { Store } from '../lab/index.ts';
import { allShow, eventually, quantities } from './harness.ts';
import {
	file,
	findsNothing,
	isTold,
	lab,
	lookAround,
	obey,
	stores,
	told,
	units,
} from './hooks-lab.ts';

test( 'a product that a Child keeps out neither sends nor adopts, is no difference, and starts over when it returns', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0004';
	const before = await units( master, sku );
	obey( a, { out: [ sku ] } );
	await a.order( sku, 1 );
	await a.order( 'SKU-0005', 1 );
	await master.order( sku, 4 );
	const other = await units( a, 'SKU-0005' );
	await allShow( lab().stores, 'SKU-0005', other );
	await allShow( [ master, b ], sku, before - 4 );
	assert.equal( await units( a, sku ), before - 1 );
	await findsNothing( master, sku );
	assert.equal( await units( a, sku ), before - 1 );

	await lookAround( a );
	await a.order( sku, 1 );
	rmSync( file( a, 'hooks.json' ) );
	await lookAround( a );
	await allShow( lab().stores, sku, before - 4 );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 5 );
} );

test( 'a product that the Master keeps out is not published, is refused and told of as a conflict, is no difference, and starts over when it returns', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0006';
	const before = await units( master, sku );
	lab().stores.forEach( ( store ) => obey( store, {} ) );
	obey( master, { out: [ sku ] } );
	await lookAround( master );
	await master.order( sku, 4 );
	await a.order( sku, 1 );
	await eventually( 'both are told of the conflict', async () => {
		const found = [ master, a ].map( ( store ) =>
			told( store ).find( ( { hook } ) => hook === 'conflict_found' )
		);
		return found.every(
			( line ) =>
				line !== undefined &&
				JSON.stringify( line.what ).includes( ERRORS.excluded )
		)
			? null
			: found;
	} );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		[ master.name ]: before - 4,
		[ a.name ]: before - 1,
		[ b.name ]: before,
	} );
	await findsNothing( master, sku );

	obey( master, {} );
	await lookAround( master );
	await allShow( lab().stores, sku, before - 4 );
	await isTold( a, 'conflict_cleared', { sku } );
	await b.order( sku, 1 );
	await allShow( lab().stores, sku, before - 5 );
} );

const edit = ( store: Store, sku: string, change: string ) =>
	store.php(
		`$p = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ); ${ change } $p->save();`
	);

const shown = async ( store: Store, sku: string ) => {
	const {
		quantity,
		backorders,
		low_stock_amount: low,
	} = await store.stock( sku );
	return [ quantity, backorders, low ];
};

const show = ( sku: string, wanted: readonly unknown[][] ) =>
	eventually( `the stores show ${ JSON.stringify( wanted ) }`, async () => {
		const rows = await Promise.all(
			lab().stores.map( ( store ) => shown( store, sku ) )
		);
		return JSON.stringify( rows ) === JSON.stringify( wanted )
			? null
			: rows;
	} );

test( 'fields that a Child keeps out stay its own in both directions, are no difference, and start over when they return', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0018';
	const before = await units( master, sku );
	obey( a, {
		fields: { [ sku ]: [ 'stock_quantity', 'low_stock_amount' ] },
	} );
	await edit(
		a,
		sku,
		'$p->set_stock_quantity( 777 ); $p->set_low_stock_amount( 5 ); $p->set_backorders( "notify" );'
	);
	await edit( b, sku, '$p->set_low_stock_amount( 9 );' );
	await master.order( sku, 2 );
	await show( sku, [
		[ before - 2, 'notify', 9 ],
		[ 777, 'notify', 5 ],
		[ before - 2, 'notify', 9 ],
	] );
	await findsNothing( master, sku );
	await a.order( sku, 7 );
	await lookAround( a );
	assert.deepEqual( await shown( a, sku ), [ 770, 'notify', 5 ] );

	rmSync( file( a, 'hooks.json' ) );
	await lookAround( a );
	await show( sku, Array( 3 ).fill( [ before - 2, 'notify', 9 ] ) );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 3 );
} );

test( 'fields that the Master keeps out each store has for itself, and the Master’s when they return', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0019';
	const before = await units( master, sku );
	const own = Array( 3 ).fill( await shown( master, sku ) );
	await show( sku, own );
	obey( master, {
		fields: { [ sku ]: [ 'backorders', 'low_stock_amount' ] },
	} );
	await edit( master, sku, '$p->set_low_stock_amount( 3 );' );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 1 );
	await edit(
		a,
		sku,
		'$p->set_backorders( "yes" ); $p->set_low_stock_amount( 4 );'
	);
	await b.order( sku, 1 );
	await allShow( lab().stores, sku, before - 2 );
	await lookAround( a );
	const [ , backorders, low ] = own[ 0 ] as unknown[];
	await show( sku, [
		[ before - 2, backorders, 3 ],
		[ before - 2, 'yes', 4 ],
		[ before - 2, backorders, low ],
	] );
	await findsNothing( master, sku );

	rmSync( file( master, 'hooks.json' ) );
	await lookAround( master );
	await show( sku, Array( 3 ).fill( [ before - 2, backorders, 3 ] ) );

	// With the quantity nobody asks the Master at checkout.
	obey( master, { fields: { [ sku ]: [ 'stock_quantity' ] } } );
	await lookAround( master );
	await edit( master, sku, '$p->set_stock_quantity( 0 );' );
	await a.order( sku, 1 );
	await show( sku, [
		[ 0, backorders, 3 ],
		[ before - 3, backorders, 3 ],
		[ before - 2, backorders, 3 ],
	] );
	await findsNothing( master, sku );
} );
