/**
 * Every way in which WooCommerce's stock changes crosses to the other stores by itself, without cron, and a field that is
 * unset, decimal or unmanaged arrives as what it was.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import {
	allShow,
	eventually,
	phpText,
	productId,
	quantities,
	openTestLab,
} from './harness.ts';

const lab = openTestLab();

/** Master, first and second Child. */
function stores(): [ Store, Store, Store ] {
	const { master, children } = lab();
	return [ master, children[ 0 ]!, children[ 1 ]! ];
}

test( 'after the connection every Child shows what the Master shows', async () => {
	for ( const sku of [
		'SKU-0003',
		'SKU-0011',
		'SKU-0023',
		'SKU-0038-M',
		'SKU-0041',
		'1001',
		'000123',
		'ÄPFEL-苹果-9',
		'SKU 0047 / B',
		'SKU-0049\'"&',
	] ) {
		const [ master, a, b ] = await Promise.all(
			lab().stores.map( ( store ) => store.stock( sku ) )
		);
		assert.deepEqual( pick( a! ), pick( master! ), sku );
		assert.deepEqual( pick( b! ), pick( master! ), sku );
	}
} );

test( 'an order paid on a Child lowers the stock everywhere', async () => {
	const [ , childA ] = stores();
	await childA.order( 'SKU-0007', 2 );
	await allShow( lab().stores, 'SKU-0007', 40 );
} );

test( 'an order paid on the Master lowers the stock everywhere', async () => {
	const [ master ] = stores();
	await master.order( 'SKU-0007', 3 );
	await allShow( lab().stores, 'SKU-0007', 37 );
} );

test( 'a batch that was made goes in the same run, though its time is over', async () => {
	const [ , child ] = stores();
	const sku = 'SKU-0012';
	const { quantity } = await child.stock( sku );
	const became = await child.php( `
		use Kitgenix\\StockSync\\Storage\\{ Links, Settings };
		add_filter( 'kitgenix_lab_no_drain', '__return_true' );
		add_action( 'kitgenix_stock_sync_for_woocommerce_batch_stored', static fn() => usleep( 1200000 ) );
		wc_update_product_stock( wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ), 1, 'decrease' );
		Kitgenix\\StockSync\\Capture\\StockHooks::flush();
		Kitgenix\\StockSync\\Sync\\SendToMaster::run( microtime( true ) + 1 );
		return Links::master( Settings::master()['store_id'] )['in_flight'] === null ? 'sent' : 'waits';` );
	assert.equal( became, 'sent' );
	await allShow( lab().stores, sku, Number( quantity ) - 1 );
} );

test( 'a cancelled order gives its units back everywhere', async () => {
	const [ , childA ] = stores();
	const { order_id: order } = await childA.order( 'SKU-0008', 4 );
	const before = ( await childA.stock( 'SKU-0008' ) ).quantity!;
	await childA.php(
		`wc_get_order( ${ order } )->update_status( 'cancelled' );`
	);
	await allShow( lab().stores, 'SKU-0008', before + 4 );
} );

test( 'a refund that restocks gives its units back everywhere', async () => {
	const [ , childA ] = stores();
	const { order_id: order } = await childA.order( 'SKU-0009', 4 );
	const before = ( await childA.stock( 'SKU-0009' ) ).quantity!;
	await childA.php( `$order = wc_get_order( ${ order } );
		$item = array_key_first( $order->get_items() );
		wc_create_refund( [ 'order_id' => ${ order }, 'restock_items' => true, 'amount' => '1', 'line_items' => [ $item => [ 'qty' => 3, 'refund_total' => 1 ] ] ] );` );
	await allShow( lab().stores, 'SKU-0009', before + 3 );
} );

test( 'the product editor, the REST API, quick edit and wc_update_product_stock cross', async () => {
	const [ master, childA, childB ] = stores();
	await master.setStock( 'SKU-0010', 71 );
	await allShow( lab().stores, 'SKU-0010', 71 );

	const id = await productId( childB, 'SKU-0010' );
	await childB.wp( 'POST', `wc/v3/products/${ id }`, { stock_quantity: 72 } );
	await allShow( lab().stores, 'SKU-0010', 72 );

	await childA.php( quickEdit( await productId( childA, 'SKU-0010' ), 73 ) );
	await allShow( lab().stores, 'SKU-0010', 73 );

	await childA.php(
		`wc_update_product_stock( ${ await productId(
			childA,
			'SKU-0010'
		) }, 5, 'decrease' );`
	);
	await allShow( lab().stores, 'SKU-0010', 68 );
} );

test( 'code that writes the meta itself crosses', async () => {
	const [ , childA ] = stores();
	const id = await productId( childA, 'SKU-0012' );
	await childA.php( `update_post_meta( ${ id }, '_stock', '17' );` );
	await allShow( lab().stores, 'SKU-0012', 17 );
} );

test( 'a CSV import of WooCommerce crosses', async () => {
	const [ master ] = stores();
	const file = join(
		master.dir,
		'site',
		'wp-content',
		'uploads',
		'stock.csv'
	);
	writeFileSync( file, 'SKU,Stock\nSKU-0013,91\nSKU-0014,92\nSKU-0015,93\n' );
	await master.php( `require_once WC_ABSPATH . 'includes/import/class-wc-product-csv-importer.php';
		( new WC_Product_CSV_Importer( ${ phpText( file ) }, [
			'parse' => true, 'update_existing' => true, 'mapping' => [ 'SKU' => 'sku', 'Stock' => 'stock_quantity' ],
		] ) )->import();` );
	await allShow( lab().stores, 'SKU-0013', 91 );
	await allShow( lab().stores, 'SKU-0014', 92 );
	await allShow( lab().stores, 'SKU-0015', 93 );
} );

test( 'sixty products that one request changes on a Child cross together', async () => {
	const [ master, childA ] = stores();
	const events = async () =>
		( await master.requestLog() ).filter(
			( row ) => row.direction === 'in' && /\/event$/.test( row.url )
		);
	const before = ( await events() ).length;
	await childA.php( `foreach ( wc_get_products( [ 'limit' => -1, 'manage_stock' => true, 'type' => [ 'simple', 'variation' ] ] ) as $p ) {
		wc_update_product_stock( $p, 500 + $p->get_id() );
	}` );
	for ( const sku of [ 'SKU-0001', 'SKU-0024', 'SKU-0039-S', '1001' ] ) {
		await allShow(
			lab().stores,
			sku,
			500 + ( await productId( childA, sku ) )
		);
	}
	const heard = ( await events() ).slice( before );
	assert.ok( heard.length > 0 && heard.length < 10, `${ heard.length }` );
	assert.ok( heard.every( ( row ) => row.status === 200 ) );
} );

test( 'a status of a product that counts no stock crosses, and it stays uncounted', async () => {
	const [ , childA ] = stores();
	const id = await productId( childA, 'SKU-0031' );
	await childA.php(
		`$p = wc_get_product( ${ id } ); $p->set_stock_status( 'outofstock' ); $p->save();`
	);
	await eventually( 'every store is out of stock', async () => {
		const shown = await Promise.all(
			lab().stores.map( ( store ) => store.stock( 'SKU-0031' ) )
		);
		return shown.every(
			( one ) =>
				one.status === 'outofstock' &&
				one.manage_stock === false &&
				one.quantity === null
		)
			? null
			: shown;
	} );
} );

test( 'backorders and the low stock amount cross, and unset stays unset', async () => {
	const [ master, childA ] = stores();
	const edit = ( id: number, low: string, backorders: string ) =>
		`$p = wc_get_product( ${ id } ); $p->set_low_stock_amount( ${ low } ); $p->set_backorders( '${ backorders }' ); $p->save();`;
	await master.php(
		edit( await productId( master, 'SKU-0016' ), '4', 'notify' )
	);
	await fieldsEverywhere( 'SKU-0016', {
		low_stock_amount: 4,
		backorders: 'notify',
	} );
	await childA.php(
		edit( await productId( childA, 'SKU-0016' ), "''", 'yes' )
	);
	await fieldsEverywhere( 'SKU-0016', {
		low_stock_amount: '',
		backorders: 'yes',
	} );
} );

test( 'the last unit sold on a Child takes the product out of the shop on the others', async () => {
	const [ master, childA, childB ] = stores();
	const left = ( await childA.stock( 'SKU-0029' ) ).quantity!;
	await childA.order( 'SKU-0029', left );
	await allShow( lab().stores, 'SKU-0029', 0 );
	for ( const store of [ master, childB ] ) {
		await eventually( `${ store.name } hides the product`, async () => {
			const seen = JSON.parse(
				await store.php( `$id = wc_get_product_id_by_sku( 'SKU-0029' ); global $wpdb;
					return [
						wc_get_product( $id )->get_stock_status(),
						has_term( 'outofstock', 'product_visibility', $id ),
						$wpdb->get_row( "SELECT stock_quantity + 0 AS q, stock_status AS s FROM {$wpdb->prefix}wc_product_meta_lookup WHERE product_id = $id", ARRAY_A ),
					];` )
			) as [ string, boolean, { q: string | number; s: string } ];
			return seen[ 0 ] === 'outofstock' &&
				seen[ 1 ] &&
				Number( seen[ 2 ].q ) === 0 &&
				seen[ 2 ].s === 'outofstock'
				? null
				: seen;
		} );
	}
} );

test( 'a sale of a variation under its parent’s stock crosses through the parent', async () => {
	const [ master, childA ] = stores();
	const before = ( await master.stock( 'SKU-0041' ) ).quantity!;
	await childA.order( 'SKU-0041-Long', 2 );
	await allShow( lab().stores, 'SKU-0041', before - 2 );
	for ( const store of lab().stores ) {
		const { manage_stock: manages, quantity } =
			await store.stock( 'SKU-0041-Short' );
		assert.equal( manages, 'parent' );
		assert.equal( quantity, before - 2 );
	}
} );

test( 'two sales at the same moment on two Children both count', async () => {
	const [ master, childA, childB ] = stores();
	const before = ( await master.stock( 'SKU-0017' ) ).quantity!;
	await Promise.all( [
		childA.order( 'SKU-0017', 1 ),
		childB.order( 'SKU-0017', 1 ),
		master.order( 'SKU-0017', 1 ),
	] );
	await allShow( lab().stores, 'SKU-0017', before - 3 );
} );

test( 'listeners of WooCommerce’s stock hook hear of an adopted change once, with the new number', async () => {
	const [ , childA, childB ] = stores();
	await childB.php( `file_put_contents( WPMU_PLUGIN_DIR . '/listener.php', '<?php
		add_action( "woocommerce_product_set_stock", function ( $p ) {
			update_option( "lab_heard", array_merge( get_option( "lab_heard", [] ), [ [ $p->get_sku(), $p->get_stock_quantity() ] ] ), false );
		} );' );` );
	const before = ( await childB.stock( 'SKU-0018' ) ).quantity!;
	await childA.order( 'SKU-0018', 1 );
	await allShow( lab().stores, 'SKU-0018', before - 1 );
	await eventually( 'the listener was told', async () => {
		const heard = JSON.parse(
			await childB.php( "return get_option( 'lab_heard', [] );" )
		) as unknown[];
		return heard.length > 0 ? null : heard;
	} );
	assert.deepEqual(
		JSON.parse(
			await childB.php( "return get_option( 'lab_heard', [] );" )
		),
		[ [ 'SKU-0018', before - 1 ] ]
	);
} );

test( 'an adopted change is not sent back', async () => {
	const [ master, childA, childB ] = stores();
	await master.setStock( 'SKU-0019', 33 );
	await allShow( lab().stores, 'SKU-0019', 33 );
	for ( const child of [ childA, childB ] ) {
		assert.equal(
			await child.php(
				`return json_encode( Kitgenix\\StockSync\\Storage\\ChangeJournal::isEmpty() );`
			),
			'true'
		);
	}
	assert.deepEqual(
		Object.values( await quantities( lab().stores, 'SKU-0019' ) ),
		[ 33, 33, 33 ]
	);
} );

function pick( stock: Awaited< ReturnType< Store[ 'stock' ] > > ) {
	const { quantity, status, backorders, manage_stock: manages } = stock;
	return { quantity, status, backorders, manages };
}

async function fieldsEverywhere(
	sku: string,
	wanted: Record< string, unknown >
): Promise< void > {
	await eventually(
		`${ sku } has ${ JSON.stringify( wanted ) }`,
		async () => {
			const shown = ( await Promise.all(
				lab().stores.map( ( store ) => store.stock( sku ) )
			) ) as unknown as Record< string, unknown >[];
			return shown.every( ( one ) =>
				Object.entries( wanted ).every(
					( [ field, value ] ) => one[ field ] === value
				)
			)
				? null
				: shown;
		}
	);
}

/** What wp-admin's product list sends for a quick edit, given to the class that handles it. */
function quickEdit( id: number, quantity: number ): string {
	return `require_once WC_ABSPATH . 'includes/admin/class-wc-admin-post-types.php';
		$_REQUEST = $_POST = [
			'woocommerce_quick_edit' => '1', 'woocommerce_quick_edit_nonce' => wp_create_nonce( 'woocommerce_quick_edit_nonce' ),
			'_manage_stock' => 'yes', '_stock' => '${ quantity }', '_sku' => wc_get_product( ${ id } )->get_sku(),
			'_stock_status' => 'instock', '_backorders' => 'no', '_regular_price' => '12.50', '_visibility' => 'visible',
		];
		$handler = ( new ReflectionClass( 'WC_Admin_Post_Types' ) )->newInstanceWithoutConstructor();
		$handler->bulk_and_quick_edit_save_post( ${ id }, get_post( ${ id } ) );`;
}
