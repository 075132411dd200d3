/**
 * A Child that has units held on its Master for the time of a checkout: what is held is sold to nobody else, and ends when it must.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { eventually, target } from './harness.ts';
import { raceForLastUnit } from './last-unit.ts';
import { have, held, lab, letTimePass, place, want } from './reserve-lab.ts';

const ROUNDS = Number( process.env.RESERVE_ROUNDS ?? 5 );

// A store inside Node has no OPcache: more at once would wait for the Master longer than any time limit.
const SHOPPERS = target.engine === 'embedded' ? 6 : 20;

const RESERVATIONS = 'Kitgenix\\StockSync\\Reservations\\ReservedStock';

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
