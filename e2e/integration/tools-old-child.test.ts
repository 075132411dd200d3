/**
 * Audit and reconcile with a Child that runs 1.0.2.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { AuditAnswer } from '../../src/core/contract/tools';
import type { EventItem } from '../../src/core/contract/payloads';
import { admin, reconcileFinishes, startReconcile } from './admin-route.ts';
import { eventually, openTestLab } from './harness.ts';
import { connectOldChild, OldStore } from './old-store.ts';

const old = new OldStore( 'child' );
after( () => old.close() );

const lab = openTestLab( { stores: 1 }, async ( { master } ) => {
	const skus = JSON.parse(
		await master.php(
			`return array_column( Kitgenix\\StockSync\\Catalogue\\ProductsWithSku::skusAfter( 0, 500 ), 'sku' );`
		)
	) as string[];
	for ( const sku of skus ) {
		old.add( sku, 0 );
		old.products.get( sku )!.manage_stock = false;
	}
	await connectOldChild( old, master );
} );

test( 'a Child of version 1 is asked by SKU, and what it shows otherwise is mended alone', async () => {
	const { master } = lab();
	await eventually( 'the first walk has arrived', async () => {
		await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 5 );' );
		const right = ( await master.stock( 'SKU-0007' ) ).quantity;
		return old.quantity( 'SKU-0007' ) === right
			? null
			: [ ...old.products ].slice( 0, 3 );
	} );
	assert.deepEqual( ( await audit( [] ) ).rows, [] );

	const right = ( await master.stock( 'SKU-0012' ) ).quantity!;
	old.products.get( 'SKU-0012' )!.stock_quantity = right + 4;
	old.products.delete( 'SKU-0013' );
	const { rows } = await audit( [] );
	assert.deepEqual(
		rows.map( ( row ) => [ row.sku, row.field, row.master, row.child ] ),
		[
			[
				'SKU-0012',
				'stock_quantity',
				String( right ),
				String( right + 4 ),
			],
			[ 'SKU-0013', 'missing', 'exists', 'missing' ],
		]
	);
	assert.deepEqual( ( await audit( [ 'SKU-0012' ] ) ).rows.length, 1 );

	const before = old.requests.length;
	await startReconcile( master, { mode: 'differences' } );
	const run = await reconcileFinishes( master );
	assert.equal( run.pushed, 1 );
	const of = run.stores.find( ( store ) => store.store_id === old.id );
	assert.equal( of?.missing, 1 );
	await eventually( 'the Child shows the right number', async () =>
		old.quantity( 'SKU-0012' ) === right
			? null
			: old.products.get( 'SKU-0012' )
	);
	const pushed = old.requests
		.slice( before )
		.filter( ( request ) => request.route === 'event' )
		.flatMap( ( request ) => request.body.items as EventItem[] );
	assert.deepEqual(
		pushed.map( ( item ) => item.sku ),
		[ 'SKU-0012' ]
	);
} );

async function audit( skus: string[] ) {
	const { audit: result } = await admin< AuditAnswer >(
		lab().master,
		'audit',
		{ skus }
	);
	assert.ok( result );
	return result;
}
