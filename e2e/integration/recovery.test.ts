/**
 * Rows of the table "Faults that must end well" that no bad network and no kill makes: a restored Child, a wrong secret, a dead
 * cron, a month of absence, copied and doubled products. See docs/faults.md.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { letTimePass, timePasses } from './clock.ts';
import {
	openFaultLab,
	proxies,
	settles,
	START,
	startWith,
	untilAtRest,
} from './fault-lab.ts';
import {
	allShow,
	isHeldBack,
	phpText,
	productId,
	quantities,
	target,
	threeStores,
} from './harness.ts';

const MONTH_SECONDS = 30 * 86_400;

const lab = openFaultLab();

const stores = () => threeStores( lab() );

test(
	'a Child that was restored from a backup finds out, and nothing is lost or counted twice',
	{
		skip:
			target.database === 'mariadb'
				? false
				: 'a SQLite file cannot be put back beneath a running store',
	},
	async () => {
		const [ master, childA, childB ] = stores();
		const sku = 'SKU-0018';
		await startWith( lab(), sku );
		await childA.order( sku, 1 );
		await settles( lab(), sku, START - 1 );
		const restore = await lab().server!.backUp( childA );
		await childA.order( sku, 2 );
		await childB.order( sku, 4 );
		await master.order( sku, 8 );
		await settles( lab(), sku, START - 15 );
		await restore();
		assert.equal( ( await childA.stock( sku ) ).quantity, START - 1 );
		await childA.order( sku, 16 );
		await settles( lab(), sku, START - 31 );
	}
);

test( 'a wrong secret is marked, tried again with increasing delays and never hammered, and heals', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0017';
	await startWith( lab(), sku );
	const toMaster = proxies[ 0 ]!;
	const requests = () =>
		[ ...toMaster.counts.values() ].reduce( ( sum, one ) => sum + one, 0 );
	const right = await secretOf( childA );
	await setSecret( childA, 'not the secret' );
	await untilAtRest( lab().stores );
	const before = requests();
	for ( let sale = 0; sale < 10; sale++ ) {
		await childA.order( sku, 1 );
		await childA.runActions();
	}
	await untilAtRest( lab().stores );
	const { attention, failures } = await healthOf( childA );
	assert.equal( attention, 'kss_auth_failed' );
	// Ten sales and ten runs of cron: the schedule decides, not they.
	assert.equal( requests() - before, failures );
	assert.ok( failures < 10, `${ failures } attempts` );
	for ( let hour = 1; hour <= 3; hour++ ) {
		await timePasses( childA, 3600 );
		await timePasses( childA, 1 );
		await untilAtRest( lab().stores );
		assert.equal( requests() - before, failures + hour );
	}
	assert.deepEqual( await quantities( [ master, childB ], sku ), {
		master: START,
		'child-b': START,
	} );
	await setSecret( childA, right );
	await settles( lab(), sku, START - 10 );
	assert.equal( ( await healthOf( childA ) ).attention, '' );
} );

test( 'with cron and Action Scheduler dead, sales still cross after the response, and the age of what is due tells', async ( context ) => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0016';
	await startWith( lab(), sku );
	const overdue = async ( store: Store ) =>
		JSON.parse(
			await store.php(
				`return [ Kitgenix\\StockSync\\Status\\SchedulerHealth::seconds(), Kitgenix\\StockSync\\Status\\SchedulerHealth::isRunnerDead() ];`
			)
		) as [ number, boolean ];
	await timePasses( childA );
	assert.deepEqual( await overdue( childA ), [ 0, false ] );
	// An administrator's visit starts a runner of its own, which on a busy machine comes later than the next lines.
	const noRunner = join(
		childA.dir,
		'site/wp-content/mu-plugins/no-runner.php'
	);
	context.after( () => rmSync( noRunner ) );
	writeFileSync(
		noRunner,
		"<?php\nadd_filter( 'action_scheduler_allow_async_request_runner', '__return_false', 100 );\n"
	);
	await untilAtRest( [ childA ] );
	await letTimePass( childA, 7200 );
	const [ seconds, isDead ] = await overdue( childA );
	assert.ok( seconds > 6000 && isDead, `${ seconds } seconds` );
	await childA.order( sku, 1 );
	await master.order( sku, 2 );
	await allShow( lab().stores, sku, START - 3 );
	assert.ok( ( await overdue( childA ) )[ 1 ] );
	await childA.runActions();
	assert.deepEqual( await overdue( childA ), [ 0, false ] );
} );

test( 'a Child that was away for a month, and missed more than the change log holds, is caught up by a walk', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0015';
	await startWith( lab(), sku );
	const ways = [ proxies[ 0 ]!, proxies[ 1 ]! ];
	ways.forEach( ( proxy ) => proxy.set( 1, [ 'drop request' ] ) );
	const gone = 'SKU-0017';
	await master.php(
		`wp_trash_post( wc_get_product_id_by_sku( '${ gone }' ) );`
	);
	// What an importer with its own SQL does, so often that the log forgets the beginning.
	await master.php( `global $wpdb;
		$ids = Kitgenix\\StockSync\\Catalogue\\ProductsWithSku::idsAfter( 0, 500 );
		$before = Kitgenix\\StockSync\\Storage\\Counter::read()['version'];
		while ( Kitgenix\\StockSync\\Storage\\Counter::read()['version'] <= $before + 6100 ) {
			$wpdb->query( "UPDATE {$wpdb->postmeta} SET meta_value = meta_value + 1 WHERE meta_key = '_stock' AND meta_value <> '' AND post_id IN (" . implode( ',', $ids ) . ')' );
			Kitgenix\\StockSync\\Storage\\ChangeJournal::append( $ids );
			Kitgenix\\StockSync\\Sync\\Publisher::publishJournal();
		}` );
	await childA.order( sku, 1 );
	await Promise.all(
		[ master, childA ].map( ( store ) =>
			timePasses( store, MONTH_SECONDS )
		)
	);
	const [ first, version, cursor ] = JSON.parse(
		await master.php( `return [
			(int) Kitgenix\\StockSync\\Storage\\Counter::log(),
			Kitgenix\\StockSync\\Storage\\Counter::read()['version'],
			Kitgenix\\StockSync\\Storage\\Links::child( Kitgenix\\StockSync\\Storage\\Settings::children()[0]['id'] )['cursor'],
		];` )
	) as [ number, number, number ];
	assert.ok(
		cursor + 1 < first && first < version,
		`cursor ${ cursor }, change log from ${ first } to ${ version }`
	);
	ways.forEach( ( proxy ) => proxy.set( 0 ) );
	const left = ( await master.stock( sku ) ).quantity! - 1;
	assert.ok( left > START );
	await settles( lab(), sku, left );
	for ( const other of [ 'SKU-0003', 'SKU-0012', '1001' ] ) {
		await settles(
			lab(),
			other,
			( await master.stock( other ) ).quantity!
		);
	}
	await isHeldBack( childA, gone );
} );

test( 'a duplicated product has neither the GID nor the history of its original, and its stock is its own', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0014';
	await startWith( lab(), sku );
	const id = await productId( master, sku );
	const copy = Number(
		await master.php( `require_once WC_ABSPATH . 'includes/admin/class-wc-admin-duplicate-product.php';
			$copy = ( new WC_Admin_Duplicate_Product() )->product_duplicate( wc_get_product( ${ id } ) );
			$copy->set_stock_quantity( 3 );
			$copy->set_status( 'publish' );
			$copy->save();
			return (string) $copy->get_id();` )
	);
	await untilAtRest( lab().stores );
	const gidOf = ( product: number ) =>
		master.php(
			`return (string) get_post_meta( ${ product }, '_kitgenix_stock_sync_for_woocommerce_gid', true );`
		);
	const gid = await gidOf( id );
	assert.notEqual( gid, '' );
	assert.notEqual( await gidOf( copy ), gid );
	await childA.order( sku, 1 );
	await settles( lab(), sku, START - 1 );
	assert.equal(
		await master.php(
			`return (string) wc_get_product( ${ copy } )->get_stock_quantity();`
		),
		'3'
	);
} );

test( 'of two products of a Child with one SKU, the one that the Master has named stays in step, the other is not overwritten, and the rest go on', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0013';
	await startWith( lab(), sku );
	const twin = await makeTwin( childA, sku );
	await untilAtRest( lab().stores );
	const id = Number(
		await childA.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT MIN( product_id ) FROM {$wpdb->prefix}wc_product_meta_lookup WHERE sku = ${ phpText(
				sku
			) }" );`
		)
	);
	const both = async () =>
		JSON.parse(
			await childA.php(
				`return array_map( static fn ( $id ) => wc_get_product( $id )->get_stock_quantity(), [ ${ id }, ${ twin } ] );`
			)
		) as number[];
	await master.order( sku, 7 );
	await allShow( [ master, childB ], sku, START - 7 );
	await master.order( 'SKU-0012', 1 );
	const { quantity: other } = await master.stock( 'SKU-0012' );
	await allShow( lab().stores, 'SKU-0012', other );
	await untilAtRest( lab().stores );
	assert.deepEqual( await both(), [ START - 7, 5 ] );
	await childA.php( `wp_delete_post( ${ twin }, true );` );
	await master.order( sku, 1 );
	await settles( lab(), sku, START - 8 );
} );

test( 'of two products of the Master with one SKU one is deleted, and the other stays in step everywhere', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0014';
	await startWith( lab(), sku );
	const twin = await makeTwin( master, sku );
	await untilAtRest( lab().stores );
	await master.php( `wp_delete_post( ${ twin }, true );` );
	await untilAtRest( lab().stores );
	const { quantity } = await master.stock( sku );
	await allShow( lab().stores, sku, quantity );
	await childA.order( sku, 2 );
	await settles( lab(), sku, quantity! - 2 );
} );

/** A second product with a SKU. WooCommerce allows none; an import with its own SQL does. */
const makeTwin = async ( store: Store, sku: string ): Promise< number > =>
	Number(
		await store.php( `global $wpdb;
			$twin = new WC_Product_Simple();
			$twin->set_name( 'Twin' );
			$twin->set_manage_stock( true );
			$twin->set_stock_quantity( 5 );
			$twin->save();
			update_post_meta( $twin->get_id(), '_sku', ${ phpText( sku ) } );
			$wpdb->update( $wpdb->prefix . 'wc_product_meta_lookup', [ 'sku' => ${ phpText(
				sku
			) } ], [ 'product_id' => $twin->get_id() ] );
			return (string) $twin->get_id();` )
	);

async function secretOf( child: Store ): Promise< string > {
	return child.php(
		`return Kitgenix\\StockSync\\Storage\\Settings::master()['secret'];`
	);
}

async function setSecret( child: Store, secret: string ): Promise< void > {
	await child.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['master']['secret'] = ${ phpText(
			secret
		) }; return $s; } );`
	);
}

async function healthOf(
	child: Store
): Promise< { attention: string; failures: number } > {
	return JSON.parse(
		await child.php(
			`return Kitgenix\\StockSync\\Storage\\Links::master( Kitgenix\\StockSync\\Storage\\Settings::master()['store_id'] )['health'];`
		)
	) as { attention: string; failures: number };
}
