/**
 * Stores that still run 1.0.2, in either role, beside stores with this version: shops upgrade one after the other.
 */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Lab, Store } from '../lab/index.ts';
import { allShow, eventually, openTestLab, productId } from './harness.ts';
import { connectOldChild, connectToOldMaster, OldStore } from './old-store.ts';

const START = 50;

const shows = ( old: OldStore, sku: string, quantity: number ) =>
	eventually( `the old store shows ${ quantity } of ${ sku }`, async () =>
		old.quantity( sku ) === quantity ? null : old.products.get( sku )
	);

describe( 'a Child with 1.0.2', () => {
	const sku = 'SKU-0007';
	const renamed = 'SKU-0012';
	const uncounted = 'SKU-0032';
	const old = new OldStore( 'child' );
	after( () => old.close() );

	const lab = openTestLab(
		{ stores: 2 },
		async ( { master, stores }: Lab ) => {
			for ( const one of [ sku, renamed ] ) {
				await master.setStock( one, START );
				await allShow( stores, one, START );
			}
			for ( const one of [ sku, renamed, uncounted ] ) {
				old.add( one, 0 );
			}
			await connectOldChild( old, master );
		}
	);

	test( 'is brought in step, and its sales and those of all others count', async () => {
		const { master, children, stores } = lab();
		await shows( old, sku, START );
		await old.sell( sku, 3 );
		await allShow( stores, sku, START - 3 );
		await children[ 0 ]!.order( sku, 2 );
		await shows( old, sku, START - 5 );
		await master.order( sku, 1 );
		await shows( old, sku, START - 6 );
		await old.sell( sku, 1 );
		await allShow( stores, sku, START - 7 );
		assert.equal( old.quantity( sku ), START - 7 );
	} );

	test( 'that has not heard of a sale yet takes nothing of it back', async () => {
		const { master, stores } = lab();
		const before = old.quantity( sku )!;
		// What the Master sells is on its way while this one sells from its own number.
		await Promise.all( [ master.order( sku, 4 ), old.sell( sku, 2 ) ] );
		await allShow( stores, sku, before - 6 );
		await shows( old, sku, before - 6 );
	} );

	test( 'is not told of a product that counts no stock, which it would make a managed one', async () => {
		const told = old.requests
			.filter( ( { route } ) => route === 'event' )
			.flatMap( ( { body } ) => body.items as { sku: string }[] );
		assert.ok( told.length > 0 );
		assert.ok( ! told.some( ( item ) => item.sku === uncounted ) );
	} );

	test( 'hears of a rename before the product’s next number', async () => {
		const { master } = lab();
		const id = await productId( master, renamed );
		await master.wp( 'POST', `wc/v3/products/${ id }`, {
			sku: 'SKU-0012-NEW',
		} );
		await shows( old, 'SKU-0012-NEW', START );
		await master.order( 'SKU-0012-NEW', 1 );
		await shows( old, 'SKU-0012-NEW', START - 1 );
	} );
} );

describe( 'a Master with 1.0.2', () => {
	const sku = 'SKU-0007';
	const uncounted = 'SKU-0032';
	const old = new OldStore( 'master' );
	after( () => old.close() );

	const lab = openTestLab(
		{ stores: 2, connect: false },
		async ( { children } ) => {
			old.add( sku, START );
			old.add( uncounted, 0 );
			await children[ 0 ]!.setStock( sku, START );
			await connectToOldMaster( old, children[ 0 ]! );
		}
	);

	const child = (): Store => lab().children[ 0 ]!;

	test( 'takes what its Child sells, and its own sales arrive there', async () => {
		await child().order( sku, 2 );
		await shows( old, sku, START - 2 );
		await old.sell( sku, 3 );
		await allShow( [ child() ], sku, START - 5 );
		await child().order( sku, 1 );
		await shows( old, sku, START - 6 );
		await allShow( [ child() ], sku, START - 6 );
	} );

	test( 'that sells without having told is not overwritten', async () => {
		// Its push was lost; its number is asked for before ours goes.
		const { peers } = old;
		old.peers = [];
		await old.sell( sku, 4 );
		old.peers = peers;
		await child().order( sku, 1 );
		await shows( old, sku, START - 11 );
		await allShow( [ child() ], sku, START - 11 );
	} );

	test( 'makes no product managed that counts no stock here', async () => {
		await old.sell( uncounted, 0 );
		const state = await child().stock( uncounted );
		assert.equal( state.quantity, null );
	} );
} );
