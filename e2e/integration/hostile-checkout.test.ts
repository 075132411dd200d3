/**
 * A shop with reservations, and guests who fill carts and never order: they leave some for others, and an ordinary shopper notices nothing.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import { forge } from '../lab/forge.ts';
import { COMPLETE, guestOf, trustHeader } from './guest.ts';
import { allShow, eventually, openTestLab, unitsHeld } from './harness.ts';

const SKU = 'SKU-0007';
const HAS = 42;
const GUESTS = 30;

const lab = openTestLab( { stores: 2 }, async ( { children } ) => {
	await changeSettings(
		children[ 0 ]!,
		`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = true; $s['checkout_timeout_seconds'] = 10;`
	);
	trustHeader( children[ 0 ]! );
} );

const child = () => lab().children[ 0 ]!;

beforeEach( async () => {
	await lab().master.php(
		`global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}wc_reserved_stock" );`
	);
	await child().php(
		`$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%' OR option_name LIKE '%kss_refusal_%' OR option_name LIKE '%shopper_reservations'" ); wp_cache_flush();
		Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['event_log'] = []; return $s; } );`
	);
	await lab().master.setStock( SKU, HAS );
	await allShow( lab().stores, SKU, HAS );
} );

const held = ( sku = SKU ) => unitsHeld( lab().master, sku );

/** Of how much the Child has asked its Master for, reservation by reservation. */
const open = async () => {
	const row = JSON.parse(
		await child().php(
			`return (string) $GLOBALS['wpdb']->get_var( "SELECT option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%shopper_reservations'" );`
		)
	) as { open: { stocks: { units: number }[] }[] };
	// A key whose order is through is remembered, with nothing under it.
	return row.open.flatMap( ( { stocks } ) =>
		stocks.slice( 0, 1 ).map( ( { units } ) => units / 1e6 )
	);
};

const sum = ( units: readonly number[] ) =>
	units.reduce( ( one, other ) => one + other, 0 );

const log = async () =>
	JSON.parse(
		await child().php(
			`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'] );`
		)
	) as { message: string; context: Record< string, unknown > }[];

const guest = ( quantity: number, from: string ) =>
	guestOf( child(), SKU, quantity, from );

/** What a page hears against whose cart nothing stands. */
const FREE = '{"success":true,"data":[]}';

test( 'thirty sessions of one address hold half of a stock, and nobody of them is told', async () => {
	for ( let index = 0; index < GUESTS; index++ ) {
		assert.equal( await ( await guest( 2, '203.0.113.7' ) ).open(), FREE );
	}
	assert.equal( await held(), 20 );
	// The next one is served as ever.
	const other = await guest( 10, '203.0.113.8' );
	assert.equal( await other.open(), FREE );
	assert.equal( await held(), 30 );
	// And so is one of the same address, whose order needs no more than there is.
	const neighbor = await guest( 2, '203.0.113.7' );
	assert.equal( ( await neighbor.place( COMPLETE ) ).status, 200 );
	await allShow( lab().stores, SKU, HAS - 2 );
} );

test( 'thirty sessions at once hold no more, whether they open the checkout or press its button without an address', async () => {
	const guests = await Promise.all(
		Array.from( { length: GUESTS }, () => guest( 2, '203.0.113.7' ) )
	);
	await Promise.all( guests.map( ( one ) => one.open() ) );
	assert.equal( sum( await open() ), 20 );
	assert.ok( ( await held() ) <= 20 );
	const placed = await Promise.all(
		guests.map( ( one ) => one.place( {} ) )
	);
	assert.ok(
		placed.every( ( { status } ) => status >= 400 && status < 500 )
	);
	assert.ok( sum( await open() ) <= HAS / 2 );
	assert.ok( ( await held() ) <= HAS / 2 );
} );

test( 'an address has twenty reservations open, however small', async () => {
	await lab().master.setStock( SKU, 1000 );
	await allShow( lab().stores, SKU, 1000 );
	const guests = await Promise.all(
		Array.from( { length: GUESTS }, () => guest( 1, '2001:db8::1' ) )
	);
	await Promise.all( guests.map( ( one ) => one.open() ) );
	assert.equal( ( await open() ).length, 20 );
	assert.ok( ( await held() ) <= 20 );
} );

test( 'one session with a huge cart holds nothing before it orders, and nothing more when it opens the page again', async () => {
	const huge = await guest( 40, '203.0.113.9' );
	assert.equal( await huge.open(), FREE );
	assert.equal( await huge.open(), FREE );
	assert.equal( await held(), 0 );
	const ordinary = await guest( 3, '203.0.113.9' );
	for ( let index = 0; index < 3; index++ ) {
		assert.equal( await ordinary.open(), FREE );
	}
	assert.equal( await held(), 3 );
	assert.equal( ( await ordinary.place( COMPLETE ) ).status, 200 );
	await allShow( lab().stores, SKU, HAS - 3 );
	// What was ordered does not stand in anybody's way.
	assert.deepEqual( await open(), [] );
} );

test( 'orders that are stopped one after another are one line of the log a minute', async () => {
	await forge( child(), SKU, 500 );
	const stopped = await Promise.all(
		Array.from( { length: 6 }, ( _, index ) =>
			guest( 100 + index, `203.0.113.${ index }` )
		)
	);
	for ( const one of stopped ) {
		const answer = await one.place( COMPLETE );
		assert.equal( answer.status, 409, await answer.text() );
	}
	const lines = ( await log() ).filter( ( { message } ) =>
		message.includes( 'An order was stopped' )
	);
	assert.equal( lines.length, 1 );
	assert.equal( lines[ 0 ]?.context.sku, SKU );
	await forge( child(), SKU, HAS );
} );

test( 'an order with more products than can be asked about keeps nobody else from asking', async () => {
	const codes = await child().php( `
		use Kitgenix\\StockSync\\Storage\\{ Links, Settings };
		$master = Settings::master();
		$request = static fn( int $i ) => [ 'sku' => "X-$i", 'quantity' => 1000000, 'unsent' => 0, 'inFlight' => 0 ];
		$ask = static fn( int $count ) => Kitgenix\\StockSync\\Reservations\\MasterAnswer::of( $master, Links::master( $master['store_id'] ), array_map( $request, range( 1, $count ) ), "key $count", 0 )['code'];
		return wp_json_encode( [ $ask( 501 ), $ask( 500 ), $ask( 1 ) ] );` );
	assert.deepEqual( JSON.parse( codes ), [
		'kss_payload_too_large',
		'',
		'',
	] );
} );

test( 'a cart that is emptied while the Master is asked holds nothing in the end', async () => {
	const [ shopper, other ] = [
		await guest( 2, '203.0.113.40' ),
		await guest( 2, '203.0.113.41' ),
	];
	// The Master has held them, and takes its time to say so.
	const slow = join(
		lab().master.dir,
		'site/wp-content/mu-plugins/slow.php'
	);
	writeFileSync(
		slow,
		`<?php add_filter( 'rest_post_dispatch', static function ( $answer, $server, $request ) {
			if ( str_ends_with( $request->get_route(), '/stock' ) ) { sleep( 4 ); }
			return $answer;
		}, 10, 3 );`
	);
	const page = shopper.open();
	await eventually( 'the Master holds them', async () =>
		( await held() ) === 2 ? null : 'not yet'
	);
	await shopper.leave();
	await page;
	writeFileSync( slow, '<?php' );
	await eventually( 'nothing is held', async () => {
		const units = await held();
		return units === 0 ? null : units;
	} );
	// Whoever comes back has a cart that is held like any other.
	assert.equal( await other.open(), FREE );
	assert.equal( await held(), 2 );
} );
