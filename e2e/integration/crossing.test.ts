/**
 * Every way in which WooCommerce's stock changes crosses to the other stores by itself, without cron, and is not sent back.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
	allShow,
	eventually,
	openTestLab,
	phpText,
	productId,
	quantities,
	threeStores,
} from './harness.ts';

const lab = openTestLab();

const stores = () => threeStores( lab() );

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
