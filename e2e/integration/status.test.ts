/**
 * What a person is told of a store beside its links: what crossed within the last day, what runs here, how its products stand, and
 * what the plugin directory says.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { HubAnswer } from '../../src/core/contract/hub';
import type { OverviewAnswer } from '../../src/core/contract/overview';
import type {
	LoopbackAnswer,
	StatusAnswer,
} from '../../src/core/contract/status';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { admin } from './admin-route.ts';
import { allShow, eventually, openTestLab, productId } from './harness.ts';

const lab = openTestLab( {} );

const lastDay = async ( store: Store ) =>
	( await admin< OverviewAnswer >( store, 'overview' ) ).history;

const changesOf = async ( store: Store ) =>
	( await lastDay( store ) ).reduce( ( sum, hour ) => sum + hour.changes, 0 );

/** How a product stands, as the list of products says it. */
const facts = async ( store: Store, sku: string ) =>
	JSON.parse(
		await store.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Status\\ProductStatus::of( [ ${ await productId(
				store,
				sku
			) } ] ) );`
		)
	)[ await productId( store, sku ) ] as {
		sync: string;
		version: number;
		time: number;
		from: string;
	};

test( 'a sale is a change of the last day on both sides, with the time that it took', async () => {
	const { master, children } = lab();
	const [ child ] = children as [ Store ];
	const { quantity } = await master.stock( 'SKU-0007' );
	// The Master notes where it stands before it counts.
	await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 1 );' );
	const before = [ await changesOf( master ), await changesOf( child ) ];
	await child.order( 'SKU-0007', 2 );
	await allShow( lab().stores, 'SKU-0007', quantity! - 2 );
	await eventually( 'both have counted it', async () => {
		const now = [ await changesOf( master ), await changesOf( child ) ];
		return now[ 0 ]! > before[ 0 ]! && now[ 1 ]! === before[ 1 ]! + 1
			? null
			: { before, now };
	} );
	const [ hour ] = ( await lastDay( child ) ).slice( -1 );
	assert.ok(
		hour && hour.lag > 0 && hour.lag < 600_000,
		`${ hour?.lag } ms`
	);
} );

test( 'while a Child is down the time on the way grows, and ends when it is back', async () => {
	const { master, children } = lab();
	const url = children[ 0 ]!.url;
	await changeSettings(
		master,
		`$s['children'][0]['url'] = 'http://127.0.0.1:9';`
	);
	await master.order( 'SKU-0008', 1 );
	const since = async () =>
		Number(
			await master.php(
				`return (string) Kitgenix\\StockSync\\Storage\\HistoryRow::read()['since'];`
			)
		);
	await eventually( 'it is noted since when', async () =>
		( await since() ) > 0 ? null : 'nothing'
	);
	assert.equal( ( await facts( master, 'SKU-0008' ) ).sync, 'waiting' );
	await setChildAddresses( master, [ url, children[ 1 ]!.url ] );
	await eventually( 'it is over', async () => {
		await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 5 );' );
		return ( await since() ) === 0 ? null : 'not yet';
	} );
	assert.equal( ( await facts( master, 'SKU-0008' ) ).sync, 'in_step' );
} );

test( 'a product says how it stands, and where its version came from', async () => {
	const { master, children } = lab();
	const [ child ] = children as [ Store ];
	const sold = await facts( master, 'SKU-0007' );
	assert.equal( sold.sync, 'in_step' );
	assert.equal(
		sold.from,
		await child.php(
			'return Kitgenix\\StockSync\\Storage\\Settings::storeId();'
		)
	);
	assert.ok( Math.abs( sold.time - Date.now() / 1000 ) < 3600 );
	assert.equal( ( await facts( child, 'SKU-0007' ) ).version, sold.version );

	await changeSettings(
		child,
		`$s['exclusions'] = [ 'skus' => [ 'SKU-0011' ] ];`
	);
	assert.equal( ( await facts( child, 'SKU-0011' ) ).sync, 'excluded' );
	await changeSettings( child, `$s['exclusions'] = [ 'skus' => [] ];` );
	await child.php(
		`$p = new WC_Product_Simple(); $p->set_name( 'Only here' ); $p->set_sku( 'ONLY-HERE' ); $p->set_manage_stock( true ); $p->set_stock_quantity( 3 ); $p->save();`
	);
	await eventually( 'it is known to be sold here alone', async () => {
		const { sync } = await facts( child, 'ONLY-HERE' );
		return sync === 'alone' ? null : sync;
	} );
} );

test( 'the status says what runs here and how much it keeps, and whether the site reaches itself', async () => {
	const { master } = lab();
	const status = await admin< StatusAnswer >( master, 'status' );
	assert.equal( status.versions.woocommerce, lab().woocommerce );
	// A build of the day says more than its line: 6.7-alpha-58716.
	assert.ok( status.versions.wordpress.startsWith( lab().wordpress ) );
	assert.equal( status.site.role, 'master' );
	assert.equal( status.site.url, master.url );
	assert.ok( status.database.rows >= 4 && status.database.bytes > 100 );
	assert.equal( status.links.length, 2 );
	assert.ok( status.scheduler.pending > 0 );
	const secret = await master.php(
		`return Kitgenix\\StockSync\\Storage\\Settings::get()['children'][0]['secret'];`
	);
	assert.ok( ! JSON.stringify( status ).includes( secret ) );
	const loopback = await admin< LoopbackAnswer >( master, 'loopback' );
	assert.equal( typeof loopback.ok, 'boolean' );
	assert.ok( loopback.ok || loopback.message !== '' );
} );

test( 'the directory is asked once for all plugins, and left alone for a while where it does not answer', async () => {
	const { master } = lab();
	const file = join( master.dir, 'site/wp-content/mu-plugins/directory.php' );
	const play = ( answer: string ) =>
		writeFileSync(
			file,
			`<?php add_filter( 'plugins_api', static function ( $no, $action ) {
				update_option( 'lab_directory', (int) get_option( 'lab_directory', 0 ) + 1 );
				return ${ answer };
			}, 10, 2 );`
		);
	const asked = async () =>
		Number(
			await master.php(
				`return (string) get_option( 'lab_directory', 0 );`
			)
		);
	const figures = async () =>
		( await admin< HubAnswer >( master, 'hub' ) ).plugins;

	play( `new WP_Error( 'plugins_api_failed', 'No internet.' )` );
	assert.deepEqual( await figures(), [] );
	assert.deepEqual( await figures(), [] );
	assert.equal( await asked(), 1 );

	play(
		`(object) [ 'plugins' => [ [ 'slug' => 'one', 'active_installs' => 200, 'rating' => 90, 'num_ratings' => 4 ], [ 'slug' => 'new', 'rating' => 0, 'num_ratings' => 0 ] ] ]`
	);
	await master.php(
		`delete_transient( 'kitgenix_hub_wporg_active_installs_v1' );`
	);
	const known = [
		{ slug: 'one', installs: 200, rating: 90, ratings: 4 },
		{ slug: 'new', installs: null, rating: null, ratings: 0 },
	];
	assert.deepEqual( await figures(), known );
	assert.deepEqual( await figures(), known );
	assert.equal( await asked(), 2 );
	rmSync( file );
} );
