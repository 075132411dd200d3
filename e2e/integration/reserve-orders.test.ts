/**
 * An order takes the units along that were held for its checkout: they are held until the Master has the sale, counted once, and let go with the order.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { allShow } from './harness.ts';
import {
	have,
	held,
	holdsNothing,
	lab,
	letTimePass,
	place,
	want,
} from './reserve-lab.ts';

test( 'an order takes its reservation along: its units are held until the Master has them, and then nothing is', async () => {
	const sku = 'SKU-0014';
	const [ a ] = lab().children as [ Store ];
	await have( sku, 2 );
	const placed = await place( a, sku, 1 );
	assert.equal( placed.status, 200, placed.message );
	await allShow( lab().stores, sku, 1 );
	await holdsNothing( sku );
	// The last one can still be had, by whoever comes.
	assert.equal( ( await place( a, sku, 1 ) ).status, 200 );
	await allShow( lab().stores, sku, 0 );
	await holdsNothing( sku );
} );

test( 'an order that replaces one that was never paid keeps its units when that one is cancelled', async () => {
	const sku = 'SKU-0014';
	const [ a ] = lab().children as [ Store ];
	await have( sku, 5 );
	// The second order asks again under the key of the first, as a shopper does who changes the cart after a payment has failed.
	const pressed = ( quantity: number ) => `
		$product = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) );
		$key = Kitgenix\\StockSync\\Reservations\\Reservation::keyOfCart();
		Kitgenix\\StockSync\\Reservations\\CartCheck::problems( [ [ 'product' => $product, 'quantity' => ${ quantity }.0 ] ], $key, true, true );
		$order = wc_create_order( [ 'status' => 'pending' ] );
		$order->add_product( $product, ${ quantity } );
		$order->save();
		Kitgenix\\StockSync\\Reservations\\Reservation::onOrder( $order );
		WC()->session->set( 'order_awaiting_payment', $order->get_id() );`;
	await a.php(
		`wc_load_cart(); ${ pressed(
			1
		) } $first = $order->get_id(); ${ pressed(
			2
		) } wc_get_order( $first )->update_status( 'cancelled' );`
	);
	await a.runActions();
	assert.equal( await held( sku ), 2 );
	await a.php(
		`foreach ( wc_get_orders( [ 'status' => 'pending' ] ) as $order ) { $order->update_status( 'cancelled' ); }`
	);
	await holdsNothing( sku );
} );

test( 'while a sale is on its way to the Master it is taken off once, not twice', async () => {
	const sku = 'SKU-0016';
	const [ a ] = lab().children as [ Store ];
	await have( sku, 3 );
	const proper = lab().master.url;
	await want( a, 'x', [ [ sku, 1 ] ] );
	// The order keeps its key, and the Master does not hear of it for now.
	await a.php( `
		$order = wc_create_order();
		$order->add_product( wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ), 1 );
		$order->update_meta_data( '_kitgenix_stock_sync_for_woocommerce_reservation', 'x' );
		$order->save();
		add_filter( 'kitgenix_lab_no_drain', '__return_true' );
		Kitgenix\\StockSync\\Storage\\Settings::update( static function ( $s ) { $s['master']['url'] = 'http://127.0.0.1:9'; return $s; } );
		$order->update_status( 'processing' );` );
	await setMasterAddress( a, proper );
	await a.php(
		`$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" ); wp_cache_flush();`
	);
	assert.equal( ( await a.stock( sku ) ).quantity, 2 );
	assert.deepEqual( await want( a, 'y', [ [ sku, 2 ] ] ), [] );
	assert.deepEqual( await want( a, 'z', [ [ sku, 1 ] ] ), [ 'none' ] );
	await letTimePass( 11 );
	await a.php( `Kitgenix\\StockSync\\Sync\\Drain::run();` );
	await allShow( lab().stores, sku, 2 );
} );

for ( const status of [ 'cancelled', 'failed' ] ) {
	test( `an order that is ${ status } before it was paid lets go of what was held for it`, async () => {
		const sku = 'SKU-0017';
		const [ a ] = lab().children as [ Store ];
		await have( sku, 5 );
		assert.deepEqual( await want( a, status, [ [ sku, 4 ] ] ), [] );
		assert.equal( await held( sku ), 4 );
		await a.php( `
			$order = wc_create_order();
			$order->update_meta_data( '_kitgenix_stock_sync_for_woocommerce_reservation', '${ status }' );
			$order->save();
			$order->update_status( '${ status }' );` );
		await holdsNothing( sku );
		assert.equal( ( await lab().master.stock( sku ) ).quantity, 5 );
	} );
}

for ( const when of [ 'after', 'while' ] ) {
	test( `a page that asks ${ when } its order is placed holds nothing for an order that is through`, async () => {
		const sku = 'SKU-0020';
		const [ a ] = lab().children as [ Store ];
		await have( sku, 9 );
		await a.php( `
			$key = 'late ${ when }';
			$lines = [ [ 'product' => wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ), 'quantity' => 2.0 ] ];
			$ask = static fn() => Kitgenix\\StockSync\\Reservations\\CartCheck::problems( $lines, $key, true, false );
			$_SERVER['REMOTE_ADDR'] = '203.0.113.5';
			$order = wc_create_order();
			$order->add_product( $lines[0]['product'], 2 );
			$order->update_meta_data( '_kitgenix_stock_sync_for_woocommerce_reservation', $key );
			$order->save();
			$place = static fn() => $order->update_status( 'processing' );
			if ( '${ when }' === 'while' ) {
				// The question is noted, and reaches the Master after the batch that ends it.
				add_filter( 'pre_transient_kitgenix_stock_sync_for_woocommerce_kss_checkout_breaker', static function ( $value ) use ( $place ) {
					$place();
					Kitgenix\\StockSync\\Sync\\Drain::run();
					return $value;
				} );
			} else {
				$place();
			}
			$ask();` );
		await allShow( lab().stores, sku, 7 );
		await holdsNothing( sku );
		assert.equal(
			await a.php(
				`$row = json_decode( (string) $GLOBALS['wpdb']->get_var( "SELECT option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%shopper_reservations'" ), true ); return (string) count( array_filter( $row['open'] ?? [], static fn( $one ) => $one['stocks'] !== [] && $one['key'] === 'late ${ when }' ) );`
			),
			'0'
		);
	} );
}
