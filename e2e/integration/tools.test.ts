/**
 * Audit and reconcile on live stores: which differences are found, that a reconcile mends them and nothing else, and what that
 * costs. Differences are made behind the plugin's back, in the tables.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditAnswer } from '../../src/core/contract/tools';
import { admin, callAdmin } from './admin-route.ts';
import { allShow, eventually, productId } from './harness.ts';
import { forge } from '../lab/forge.ts';
import {
	audit,
	exclude,
	isInStep,
	lab,
	progress,
	proxies,
	reconcile,
	retryAll,
	storeId,
	stores,
	traffic,
	version,
} from './tools-lab.ts';

test( 'an audit of a catalogue in step finds nothing, and of a part of it neither', async () => {
	const [ master ] = stores();
	await isInStep();
	assert.deepEqual( await audit( [] ), [] );
	assert.deepEqual( await audit( [ 'SKU-0007', '1001', '000123' ] ), [] );
	const { audit: last } = await admin< AuditAnswer >( master, 'last_audit' );
	assert.deepEqual( last?.skus, [ 'SKU-0007', '1001', '000123' ] );
} );

test( 'a number that was changed together with what was agreed on is found, and mended alone', async ( context ) => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0012';
	const right = ( await master.stock( sku ) ).quantity!;
	await isInStep();
	await forge( childA, sku, right + 5 );
	const row = {
		store_id: await storeId( childA ),
		sku,
		field: 'stock_quantity',
		master: String( right ),
		child: String( right + 5 ),
		waits: 'no',
	};
	assert.deepEqual( await audit( [] ), [ row ] );
	assert.deepEqual( await audit( [ sku, 'SKU-0013' ] ), [ row ] );
	assert.deepEqual( await audit( [ 'SKU-0013' ] ), [] );

	const before = await version( master );
	const bytes = traffic();
	const run = await reconcile( { mode: 'differences' } );
	assert.equal( run.pushed, 1 );
	await allShow( lab().stores, sku, right );
	context.diagnostic(
		`one difference: ${ traffic() - bytes } bytes to and from two Children`
	);
	assert.equal( await version( master ), before + 1 );
	assert.deepEqual( await audit( [] ), [] );
} );

test( 'a dry run counts what differs in each Child, and changes nothing', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0012';
	const right = ( await master.stock( sku ) ).quantity!;
	await isInStep();
	await forge( childA, sku, right + 5 );
	const before = await version( master );
	for ( const skus of [ [], [ sku, 'SKU-0013' ] ] ) {
		const run = await reconcile( { dry_run: true, skus } );
		assert.equal( run.dry_run, true );
		assert.equal( run.selected, skus.length );
		assert.equal( run.pushed, 0 );
		assert.deepEqual(
			run.stores.map( ( row ) => [ row.differing, row.pushed ] ),
			[
				[ 1, 0 ],
				[ 0, 0 ],
			]
		);
	}
	assert.equal( await version( master ), before );
	assert.equal( ( await childA.stock( sku ) ).quantity, right + 5 );
	await reconcile( { mode: 'differences' } );
	await allShow( lab().stores, sku, right );
} );

test( 'a reconcile of named products mends those and leaves the others', async () => {
	const [ master, childA, childB ] = stores();
	const [ named, too, other ] = [
		'SKU-0021',
		'SKU-0023',
		'SKU-0022',
	] as const;
	const right = ( await master.stock( named ) ).quantity!;
	const left = ( await master.stock( other ) ).quantity!;
	await isInStep();
	await forge( childA, named, right + 4 );
	const rightToo = ( await master.stock( too ) ).quantity!;
	await forge( childB, too, rightToo + 3 );
	await forge( childA, other, left + 2 );
	const run = await reconcile( { skus: [ named, too ] } );
	assert.equal( run.total, 4 );
	assert.deepEqual(
		run.stores.map( ( row ) => row.differing ),
		[ 1, 1 ]
	);
	await allShow( lab().stores, named, right );
	await allShow( lab().stores, too, rightToo );
	assert.equal( ( await childA.stock( other ) ).quantity, left + 2 );

	const before = await version( master );
	const all = await reconcile( { mode: 'all', skus: [ other, too ] } );
	assert.equal( all.pushed, 2 );
	assert.equal( await version( master ), before + 2 );
	await allShow( lab().stores, other, left );
} );

test( 'a reconcile that makes no sense is refused with the reason, and none is begun', async () => {
	const [ master ] = stores();
	const last = await progress();
	const refused = async ( request: object ) => {
		const answer = await callAdmin( master, 'reconcile', {
			action: 'start',
			...request,
		} );
		assert.equal( answer.status, 400 );
		return JSON.stringify( answer.body );
	};
	assert.match(
		await refused( { skus: [ 'SKU-0021', 'NOBODY', 'HAS-THIS' ] } ),
		/"path":"skus".*NOBODY, HAS-THIS/
	);
	assert.match(
		await refused( { mode: 'all', dry_run: true } ),
		/"path":"dry_run"/
	);
	assert.match( await refused( { skus: 'SKU-0021' } ), /"path":"skus"/ );
	assert.deepEqual( await progress(), last );
} );

test( 'a catalogue in step costs one small answer a Child, and nothing is pushed', async ( context ) => {
	const [ master ] = stores();
	await isInStep();
	const before = await version( master );
	const bytes = traffic();
	const run = await reconcile( { mode: 'differences' } );
	const cost = traffic() - bytes;
	assert.equal( run.pushed, 0 );
	assert.equal( run.done, run.total );
	assert.equal( await version( master ), before );
	assert.ok( cost < 2048, `${ cost } bytes` );
	context.diagnostic( `in step: ${ cost } bytes to and from two Children` );
} );

test( 'a sale that is on its way is shown as such, and is not overwritten', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0014';
	const before = ( await master.stock( sku ) ).quantity!;
	await isInStep();
	await forge( childA, sku, before - 2, before );
	assert.deepEqual(
		( await audit( [ sku ] ) ).map( ( row ) => [ row.child, row.waits ] ),
		[ [ String( before - 2 ), 'unsent' ] ]
	);
	// The Child was asked, saw what nobody had noted, and sent it.
	await allShow( lab().stores, sku, before - 2 );
} );

test( 'a reconcile mends what is wrong and keeps what the Child has sold and not sent', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0015';
	const right = ( await master.stock( sku ) ).quantity!;
	await isInStep();
	// The base is 5 too high, and 3 were sold since.
	await forge( childA, sku, right + 2, right + 5 );
	await reconcile( { mode: 'differences' } );
	await allShow( lab().stores, sku, right - 3 );
} );

test( 'a SKU that a Child does not have is missing, one that either side excludes is left out', async () => {
	const [ master, childA, childB ] = stores();
	await isInStep();
	const id = await productId( childA, 'SKU-0016' );
	await childA.php( `wp_trash_post( ${ id } );` );
	await exclude( childB, 'SKU-0017' );
	await exclude( master, 'SKU-0018' );
	await forge( childB, 'SKU-0017', 999 );
	await forge( childB, 'SKU-0018', 999 );
	const expected = [
		{
			store_id: await storeId( childA ),
			sku: 'SKU-0016',
			field: 'missing',
			master: 'exists',
			child: 'missing',
			waits: 'no',
		},
	];
	assert.deepEqual( await audit( [] ), expected );
	assert.deepEqual(
		await audit( [ 'SKU-0016', 'SKU-0017', 'SKU-0018' ] ),
		expected
	);
	const run = await reconcile( { mode: 'differences' } );
	assert.equal( run.pushed, 0 );
	assert.equal( run.stores[ 0 ]?.missing, 1 );
	await childA.php(
		`wp_untrash_post( ${ id } ); wp_publish_post( ${ id } );`
	);
	await exclude( childB, null );
	await exclude( master, null );
	await reconcile( { mode: 'differences' } );
	await isInStep();
	assert.deepEqual( await audit( [] ), [] );
} );

test( 'what the Master had refused goes after a reconcile has made it known', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0019';
	const before = ( await master.stock( sku ) ).quantity!;
	const id = await productId( master, sku );
	await isInStep();
	await master.php( `wp_trash_post( ${ id } );` );
	await childA.order( sku, 2 );
	await eventually( 'the Master has refused it', async () => {
		const shadow = await childA.php(
			`return (string) get_post_meta( ${ await productId(
				childA,
				sku
			) }, '_kitgenix_stock_sync_for_woocommerce_shadow', true );`
		);
		return shadow.includes( `"r":"${ sku }"` ) ? null : shadow;
	} );
	// Straight in the table: no hook says that it is back.
	await master.php(
		`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, [ 'post_status' => 'publish' ], [ 'ID' => ${ id } ] ); clean_post_cache( ${ id } );
		update_post_meta( ${ id }, '_sku', '${ sku }' ); wc_update_product_lookup_tables_column( 'sku' );
		$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->prefix . 'wc_product_meta_lookup', [ 'sku' => '${ sku }' ], [ 'product_id' => ${ id } ] );`
	);
	await reconcile( { mode: 'differences' } );
	await allShow( lab().stores, sku, before - 2 );
} );

test( 'a store that does not answer is a row of an audit, and does not keep a reconcile from the others', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0020';
	const right = ( await master.stock( sku ) ).quantity!;
	await isInStep();
	await forge( childB, sku, right + 1 );
	proxies[ 0 ]!.set( 1, [ 'drop request' ] );
	const rows = await audit( [] );
	assert.deepEqual(
		rows.map( ( row ) => [ row.store_id, row.field, row.child ] ),
		[
			[ await storeId( childA ), 'no_answer', 'kss_unreachable' ],
			[ await storeId( childB ), 'stock_quantity', String( right + 1 ) ],
		]
	);
	const run = await reconcile( { mode: 'differences' } );
	proxies[ 0 ]!.set( 0 );
	assert.deepEqual(
		run.stores.map( ( store ) => store.code ),
		[ 'kss_unreachable', '' ]
	);
	await allShow( [ master, childB ], sku, right );
	await retryAll( master );
	await isInStep();
} );
