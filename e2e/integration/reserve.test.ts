/**
 * A Child that has units held on its Master for the time of a checkout: what is held is sold to nobody else, and ends when it must.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { enter } from '../lab/shopper.ts';
import {
	allShow,
	eventually,
	openTestLab,
	productId,
	target,
	unitsHeld,
} from './harness.ts';
import { raceForLastUnit } from './last-unit.ts';

const ROUNDS = Number( process.env.RESERVE_ROUNDS ?? 5 );
// A store inside Node has no OPcache: more at once would wait for the Master longer than any time limit.
const SHOPPERS = target.engine === 'embedded' ? 6 : 20;

const lab = openTestLab( { stores: 3 }, async ( { children } ) => {
	for ( const child of children ) {
		await changeSettings(
			child,
			`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = true; $s['checkout_timeout_seconds'] = 10;`
		);
	}
} );

const RESERVATIONS = 'Kitgenix\\StockSync\\Reservations\\ReservedStock';

/** What a checkout on a Child is told that wants so much under a key, and whether it is to be held. */
const want = async (
	child: Store,
	key: string,
	wanted: readonly ( readonly [ string, number ] )[],
	isReserving = true
) =>
	JSON.parse(
		await child.php( `
			$lines = array_map( static fn( $one ) => [ 'product' => wc_get_product( wc_get_product_id_by_sku( $one[0] ) ), 'quantity' => (float) $one[1] ], json_decode( '${ JSON.stringify(
				wanted
			) }' ) );
			$problems = Kitgenix\\StockSync\\Reservations\\CartCheck::problems( $lines, '${ key }', ${ String(
				isReserving
			) }, true );
			return wp_json_encode( array_column( $problems, 'verdict' ) );` )
	) as string[];

const held = ( sku: string ) => unitsHeld( lab().master, sku );

const holdsNothing = ( sku: string ) =>
	eventually( `nothing of ${ sku } is held`, async () => {
		const units = await held( sku );
		return units === 0 ? null : units;
	} );

/** The Master's clock for reservations goes on by so much. */
const letTimePass = ( minutes: number ) =>
	lab().master.php(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}wc_reserved_stock SET expires = DATE_SUB(expires, INTERVAL ${ minutes } MINUTE)" );`
	);

const place = async ( store: Store, sku: string, quantity = 1 ) => {
	const shopper = await enter( store );
	const added = await shopper.add( await productId( store, sku ), quantity );
	return added.status === 201 ? shopper.place() : added;
};

const have = async ( sku: string, quantity: number ) => {
	await lab().master.setStock( sku, quantity );
	await allShow( lab().stores, sku, quantity );
};

test( 'what is held for a checkout on one Child is sold neither by the Master nor by another Child, and asked for again it is held once', async () => {
	const sku = 'SKU-0011';
	const [ a, b ] = lab().children as [ Store, Store ];
	await have( sku, 3 );
	assert.deepEqual( await want( a, 'one', [ [ sku, 2 ] ] ), [] );
	assert.deepEqual( await want( a, 'one', [ [ sku, 2 ] ] ), [] );
	assert.equal( await held( sku ), 2 );
	assert.deepEqual( await want( b, 'two', [ [ sku, 2 ] ] ), [
		'too_little',
	] );
	assert.notEqual( ( await place( lab().master, sku, 2 ) ).status, 200 );
	// More of it than there is changes nothing of what is held.
	assert.deepEqual( await want( a, 'one', [ [ sku, 4 ] ] ), [
		'too_little',
	] );
	assert.equal( await held( sku ), 2 );
	assert.equal( ( await place( lab().master, sku, 1 ) ).status, 200 );
	assert.deepEqual( await want( b, 'two', [ [ sku, 1 ] ] ), [ 'none' ] );
	await letTimePass( 11 );
	assert.equal( await held( sku ), 0 );
	assert.deepEqual( await want( b, 'three', [ [ sku, 2 ] ] ), [] );
	await letTimePass( 11 );
} );

test( 'a cart is held as a whole or not at all', async () => {
	const [ a, b ] = lab().children as [ Store, Store ];
	await have( 'SKU-0012', 5 );
	await have( 'SKU-0013', 1 );
	assert.deepEqual( await want( b, 'b1', [ [ 'SKU-0013', 1 ] ] ), [] );
	assert.deepEqual(
		await want( a, 'a1', [
			[ 'SKU-0012', 2 ],
			[ 'SKU-0013', 1 ],
		] ),
		[ 'none' ]
	);
	assert.equal( await held( 'SKU-0012' ), 0 );
	await letTimePass( 11 );
} );

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

test( 'what is not counted, or sold on backorder, is never held and never in the way; halves are held as halves', async () => {
	const [ a ] = lab().children as [ Store ];
	const { master } = lab();
	const sku = 'SKU-0018';
	await have( sku, 1 );
	await master.php(
		`$p = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ); $p->set_backorders( 'notify' ); $p->save();`
	);
	await eventually( 'backorders have crossed', async () =>
		( await a.stock( sku ) ).backorders === 'notify' ? null : 'no'
	);
	assert.deepEqual( await want( a, 'back', [ [ sku, 9 ] ] ), [] );
	assert.equal( await held( sku ), 0 );
	await have( 'SKU-0019', 2 );
	assert.deepEqual( await want( a, 'half', [ [ 'SKU-0019', 1.5 ] ] ), [] );
	assert.equal(
		Number(
			await master.php(
				`global $wpdb; return (string) $wpdb->get_var( $wpdb->prepare( "SELECT SUM(stock_quantity) FROM {$wpdb->prefix}wc_reserved_stock WHERE expires > NOW() AND product_id = %d", wc_get_product_id_by_sku( 'SKU-0019' ) ) );`
			)
		),
		1.5
	);
	await letTimePass( 11 );
} );

test( 'reservations outlive a database that is killed, and end by themselves', async ( t ) => {
	const { server } = lab();
	if ( server === null ) {
		t.skip( 'there is no database server that could be killed' );
		return;
	}
	const sku = 'SKU-0020';
	const [ a, b ] = lab().children as [ Store, Store ];
	await have( sku, 1 );
	assert.deepEqual( await want( a, 'kept', [ [ sku, 1 ] ] ), [] );
	await server.kill();
	await server.start();
	assert.equal( await held( sku ), 1 );
	assert.deepEqual( await want( b, 'other', [ [ sku, 1 ] ] ), [ 'none' ] );
	await letTimePass( 11 );
	assert.equal( await held( sku ), 0 );
	await lab().master.php( `${ RESERVATIONS }::removeOver();` );
	assert.equal(
		await lab().master.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_reserved_stock" );`
		),
		'0'
	);
} );

test( 'ten thousand reservations fit, one more does not, and no row of ours grows', async () => {
	const sku = 'SKU-0026';
	const [ a ] = lab().children as [ Store ];
	const { master } = lab();
	await have( sku, 100_000 );
	const rows = () =>
		master.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT SUM(LENGTH(option_value)) FROM {$wpdb->options} WHERE option_name LIKE 'kitgenix%' AND option_name NOT LIKE '%settings'" );`
		);
	const before = Number( await rows() );
	await master.php( `
		$id = wc_get_product_id_by_sku( '${ sku }' );
		Kitgenix\\StockSync\\Storage\\Transaction::run( static function () use ( $id ) {
			for ( $i = 0; $i < 9999; $i++ ) { ${ RESERVATIONS }::hold( 'somebody', "key $i", [ $id => 1000000 ], 600 ); }
		} );` );
	assert.deepEqual( await want( a, 'last', [ [ sku, 1 ] ] ), [] );
	assert.equal( await held( sku ), 10_000 );
	// There is enough, so the order goes on; but nothing more is held.
	assert.deepEqual( await want( a, 'too many', [ [ sku, 1 ] ] ), [] );
	assert.equal( await held( sku ), 10_000 );
	assert.ok( Math.abs( Number( await rows() ) - before ) < 1000 );
	await letTimePass( 11 );
	assert.deepEqual( await want( a, 'after', [ [ sku, 1 ] ] ), [] );
	assert.equal(
		await master.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_reserved_stock" );`
		),
		'1'
	);
	await letTimePass( 11 );
} );

test( `${ SHOPPERS } shoppers want the last unit on three stores: one gets it, each time`, async () => {
	const sku = 'SKU-0027';
	const [ a ] = lab().children as [ Store ];
	for ( let round = 0; round < ROUNDS; round++ ) {
		// Somebody was here before, and has walked away.
		await have( sku, 1 );
		assert.deepEqual(
			await want( a, `walked away ${ round }`, [ [ sku, 1 ] ] ),
			[]
		);
		await letTimePass( 11 );
		const { orders, left } = await raceForLastUnit( lab(), sku, SHOPPERS );
		assert.deepEqual( { orders, left }, { orders: 1, left: 0 } );
	}
} );

for ( const [ strategy, heard, verdicts ] of [
	[ 'fail_open', 'never', [] ],
	[ 'fail_closed', 'just now', [ 'unasked' ] ],
	[ 'stale_cache', 'just now', [] ],
	[ 'stale_cache', 'long ago', [ 'unasked' ] ],
] as const ) {
	test( `while the Master is away, with ${ strategy } and stock exchanged ${ heard }, ${
		verdicts.length === 0
			? 'orders go through'
			: 'orders are stopped in a shopper’s words'
	}`, async () => {
		const [ , b ] = lab().children as [ Store, Store ];
		const time = heard === 'just now' ? 'time()' : '1';
		await setMasterAddress( b, 'http://127.0.0.1:9' );
		await changeSettings(
			b,
			`$s['checkout_validation_failure_strategy'] = '${ strategy }';`
		);
		await b.php( `
			$id = Kitgenix\\StockSync\\Storage\\Settings::get()['master']['store_id'];
			Kitgenix\\StockSync\\Storage\\Links::updateMaster( $id, static function ( $link ) { $link['health']['last_inbound'] = ${ time }; $link['health']['last_success'] = ${ time }; return $link; } );
			$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" ); wp_cache_flush();` );
		assert.deepEqual(
			await want( b, strategy, [ [ 'SKU-0025', 1 ] ] ),
			verdicts
		);
		// Nobody waits a second time, and each order is answered for in the log.
		assert.deepEqual(
			await want( b, 'again', [ [ 'SKU-0025', 1 ] ] ),
			verdicts
		);
		const log = await b.php(
			`return wp_json_encode( array_slice( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'], 0, 2 ) );`
		);
		assert.equal(
			log.match( /could not be asked at checkout/g )?.length,
			2
		);
		assert.match( log, /not asked again.*"milliseconds":0/ );
		await setMasterAddress( b, lab().master.url );
	} );
}
