/**
 * Runs of a reconcile on live stores: one at a time, going on after their process died, cancelled and resumed; and SKUs that a
 * person pushes by hand.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManualSyncAnswer } from '../../src/core/contract/tools';
import { admin, callAdmin } from './admin-route.ts';
import { eventually, productId, target } from './harness.ts';
import { kill } from './kill.ts';
import { forge } from '../lab/forge.ts';
import {
	audit,
	hangInSecondPage,
	isInStep,
	lab,
	progress,
	proxies,
	retryAll,
	settingsOf,
	start,
	storeId,
	stores,
	version,
} from './tools-lab.ts';

test( 'a Child starts no run, and nobody does without the action’s nonce', async () => {
	const [ master, childA ] = stores();
	const refused = await callAdmin( childA, 'reconcile', { action: 'start' } );
	assert.equal( refused.status, 403 );
	const stranger = await callAdmin(
		master,
		'reconcile',
		{ action: 'start' },
		'no nonce'
	);
	assert.equal( stranger.status, 403 );
	assert.equal( await progress(), null );
} );

test( 'a run that 1.0.2 left running for ever is shown as what it is', async () => {
	const [ master ] = stores();
	await master.php( `
		Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array {
			$s['reconcile'] = [ 'running' => true, 'page' => 3, 'per_page' => 100, 'last_run' => 5 ];
			return $s;
		} );
		Kitgenix\\StockSync\\Sync\\Drain::run( 1 );` );
	const { reconcile: shown } = await settingsOf( master );
	assert.deepEqual( shown, {
		running: false,
		page: 3,
		per_page: 100,
		last_run: 5,
	} );
} );

test(
	'three clicks start one run; killed, it goes on; cancelled, it stays so until it is resumed',
	{
		skip:
			target.engine === 'php'
				? false
				: 'the embedded engine has no workers to kill',
	},
	async () => {
		const [ master, childA ] = stores();
		await isInStep();
		const products = Number(
			await master.php(
				'return (string) Kitgenix\\StockSync\\Catalogue\\ProductsWithSku::count();'
			)
		);
		assert.ok( products > 50, 'more than one page' );

		const hung = hangInSecondPage( master );
		const clicks = await Promise.all(
			[ 1, 2, 3 ].map( () => start( { mode: 'all', per_page: 50 } ) )
		);
		const [ id ] = clicks.map( ( run ) => run.id );
		assert.ok( clicks.every( ( run ) => run.id === id ) );
		assert.ok( kill( await hung() ) );
		// Nobody tells the store: the next drain takes over when the dead one's lease is over.
		await eventually( 'the run ends', async () => {
			await childA.order( 'SKU-0001', 1 );
			const run = await progress();
			return run?.status === 'finished' ? null : run;
		} );
		const ended = await progress();
		assert.equal( ended?.id, id );
		assert.equal( ended?.done, products );

		const again = hangInSecondPage( master );
		await start( { mode: 'all', per_page: 50 } );
		const pid = await again();
		await admin( master, 'reconcile', { action: 'cancel' } );
		assert.ok( kill( pid ) );
		const cancelled = await progress();
		assert.equal( cancelled?.status, 'cancelled' );
		assert.equal( cancelled?.done, 50 );
		const option = await settingsOf( master );
		assert.equal( option.reconcile.running, false );
		assert.equal( option.reconcile.cancelled, true );

		await admin( master, 'reconcile', { action: 'resume' } );
		await eventually( 'the run ends', async () => {
			await master.runActions();
			await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 5 );' );
			const run = await progress();
			return run?.status === 'finished' ? null : run;
		} );
		const { reconcile: shown, health } = await settingsOf( master );
		assert.equal( shown.running, false );
		assert.equal( shown.cancelled, false );
		assert.equal( shown.done, products );
		assert.equal( health.last_reconcile_complete, shown.finished );
		assert.equal( health.last_reconcile_start, shown.started );
		await isInStep();
		assert.deepEqual( await audit( [] ), [] );
	}
);

test( 'sixty SKUs are pushed by hand at once, and each store says what became of them', async () => {
	const [ master, childA, childB ] = stores();
	const skus = (
		JSON.parse(
			await master.php(
				`return array_column( Kitgenix\\StockSync\\Catalogue\\ProductsWithSku::skusAfter( 0, 60 ), 'sku' );`
			)
		) as string[]
	 ).slice( 0, 60 );
	assert.equal( skus.length, 60 );
	await isInStep();
	for ( const child of [ childA, childB ] ) {
		await forge( child, 'SKU-0009', 777 );
	}
	const before = await version( master );
	const { items } = await admin< ManualSyncAnswer >( master, 'manual_sync', {
		skus: [ ...skus, 'no such SKU', ' SKU-0009 ' ],
	} );
	assert.equal( items.length, 61 );
	for ( const item of items.slice( 0, 60 ) ) {
		assert.equal( item.result, 'published', item.sku );
		assert.deepEqual(
			item.stores.map( ( store ) => store.result ),
			[ 'pushed', 'pushed' ],
			item.sku
		);
	}
	assert.deepEqual( items[ 60 ], {
		sku: 'no such SKU',
		result: 'unknown',
		stores: [],
	} );
	assert.equal( await version( master ), before + 60 );
	const shown = await Promise.all(
		lab().stores.map( async ( store ) => store.stock( 'SKU-0009' ) )
	);
	assert.equal( shown[ 1 ]?.quantity, shown[ 0 ]?.quantity );
	assert.equal( shown[ 2 ]?.quantity, shown[ 0 ]?.quantity );
} );

test( 'a SKU that is pushed by hand waits for a store that is down, and says so where it is unknown', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0010';
	const id = await productId( childB, sku );
	await isInStep();
	await childB.php( `wp_trash_post( ${ id } );` );
	proxies[ 0 ]!.set( 1, [ 'drop request' ] );
	const { items } = await admin< ManualSyncAnswer >( master, 'manual_sync', {
		skus: [ sku ],
	} );
	proxies[ 0 ]!.set( 0 );
	assert.deepEqual( items[ 0 ]?.stores, [
		{ store_id: await storeId( childA ), result: 'waiting' },
		{ store_id: await storeId( childB ), result: 'unknown' },
	] );
	await childB.php(
		`wp_untrash_post( ${ id } ); wp_publish_post( ${ id } );`
	);
	await retryAll( master );
	await isInStep();
} );
