/**
 * Strangers at the door: whoever can sign passes although its address guesses, a refusal is counted and not written line by line, and what is
 * remembered of requests goes away by itself, without cron.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LIMITS } from '../../src/core/contract/routes';
import type { LogsAnswer } from '../../src/core/contract/tools';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { openTestLab, phpText } from './harness.ts';
import { managed, pushAsMaster } from './hostile-peer.ts';
import { identityOf, send, type Identity } from './peer.ts';
import { knock, PROXY } from './knocking.ts';

let master: Store;

let child: Store;

let identity: Identity;

openTestLab( { stores: 2 }, async ( lab ) => {
	( { master } = lab );
	[ child ] = lab.children as [ Store ];
	identity = await identityOf( master );
	writeFileSync(
		join( master.dir, 'site/wp-content/mu-plugins', 'proxy.php' ),
		PROXY
	);
} );

const from = ( address: string ) => ( {
	headers: { 'x-test-address': address },
} );

/** What strangers get at these addresses, one after the other, in one process of the store. */
const guess = async ( route: string, addresses: readonly string[] ) =>
	JSON.parse(
		await master.php( `
			$statuses = [];
			foreach ( ${ phpList( addresses ) } as $address ) {
				$_SERVER['HTTP_X_TEST_ADDRESS'] = $address;
				$statuses[] = rest_do_request( new WP_REST_Request( 'POST', '/kitgenix-stock-sync/v1/${ route }' ) )->get_status();
			}
			return wp_json_encode( $statuses );` )
	) as number[];

const phpList = ( texts: readonly string[] ) =>
	`[ ${ texts.map( phpText ).join( ', ' ) } ]`;

const limit = LIMITS.failed_logins;

const untilLimited = [ ...Array( limit ).fill( 401 ), 429 ];

test( 'a peer passes although its own address guesses', async () => {
	const own = '127.0.0.1';
	const statuses: number[] = [];
	for ( let at = 0; at <= limit; at++ ) {
		statuses.push( ( await knock( master, 'ping', from( own ) ) ).status );
	}
	assert.deepEqual( statuses, untilLimited );
	assert.equal( ( await send( master, 'ping', identity, {} ) ).status, 200 );
	// What is signed wrongly has to wait, whoever it says it is.
	const wrong = { ...identity, secret: 'wrong' };
	assert.equal( ( await send( master, 'ping', wrong, {} ) ).status, 429 );
	assert.equal( ( await knock( master, 'ping', from( own ) ) ).status, 429 );
} );

test( 'one IPv4 address is the same address, in whatever form of IPv6 it is written', async () => {
	for ( const [ number, form ] of [
		'::ffff:',
		'::ffff:0:',
		'64:ff9b::',
		'::',
	].entries() ) {
		const plain = `198.51.100.${ number }`;
		assert.deepEqual(
			await guess(
				'ping',
				Array( limit + 1 )
					.fill( plain )
					.map( ( one, at ) => ( at % 2 ? one : form + one ) )
			),
			untilLimited,
			form
		);
		assert.equal(
			(
				await guess( 'ping', [ `${ form }203.0.113.${ number }` ] )
			)[ 0 ],
			401,
			form
		);
	}
} );

test( 'the route of the drain has the limit too, and the store’s own call passes', async () => {
	const address = '198.51.100.77';
	assert.deepEqual(
		await guess( 'drain', Array( limit + 1 ).fill( address ) ),
		untilLimited
	);
	const status = await master.php( `
		$body = '{"route":"drain"}';
		$request = new WP_REST_Request( 'POST', '/kitgenix-stock-sync/v1/drain' );
		$request->set_body( $body );
		foreach ( Kitgenix\\StockSync\\Transport\\SignedHttp::headers( 'self', Kitgenix\\StockSync\\Transport\\Wakeup::selfKey(), $body ) as $name => $value ) {
			$request->set_header( $name, $value );
		}
		$_SERVER['HTTP_X_TEST_ADDRESS'] = '${ address }';
		return (string) rest_do_request( $request )->get_status();` );
	assert.equal( status, '200' );
} );

test( 'strangers add no line to the event log: a reason is one row with its count, and the claimed sender is plain', async () => {
	await master.php(
		`Kitgenix\\StockSync\\Status\\LogRequests::handle( [ 'action' => 'clear_event_log' ] ); @unlink( WP_CONTENT_DIR . '/refusals.log' );`
	);
	const lines = await storedLines();
	const settings = await settingsText();
	for ( let at = 0; at < 25; at++ ) {
		await knock( master, 'event', {
			...from( `203.0.113.${ 100 + at }` ),
			// As bytes: that is how a header travels.
			claimed: Buffer.from(
				`${ '<b>\u202e'.repeat( 9 ) }${ at }`
			).toString( 'latin1' ),
		} );
	}
	assert.equal( await settingsText(), settings );
	assert.equal( await storedLines(), lines );
	const { event_log: log } = await admin< LogsAnswer >( master, 'logs' );
	const rows = log.filter( ( { context } ) =>
		context.includes( 'kss_auth_failed' )
	);
	assert.equal( rows.length, 1, JSON.stringify( rows ) );
	assert.match( rows[ 0 ]!.message, /25/ );
	const context = JSON.parse( rows[ 0 ]!.context ) as Record<
		string,
		unknown
	>;
	assert.equal( context.count, 25 );
	assert.equal( context.reason, 'unknown_sender' );
	assert.equal( context.route, 'event' );
	assert.doesNotMatch(
		String( context.claimed_sender ),
		/[\u202e\u001b]|.{65}/u
	);
	// WooCommerce's own log is told at 1 and at 10, not of each. It may have several handlers.
	assert.equal(
		await master.php(
			`return implode( ' ', array_unique( file( WP_CONTENT_DIR . '/refusals.log', FILE_IGNORE_NEW_LINES ) ) );`
		),
		'1 10'
	);
	await master.php(
		`Kitgenix\\StockSync\\Status\\LogRequests::handle( [ 'action' => 'clear_event_log' ] );`
	);
	const { event_log: cleared } = await admin< LogsAnswer >( master, 'logs' );
	assert.equal(
		cleared.filter( ( { context: one } ) =>
			one.includes( 'kss_auth_failed' )
		).length,
		0
	);
} );

test( 'strangers from everywhere leave one row, of a bounded size', async () => {
	const before = await ownRows();
	await master.php( `
		for ( $i = 0; $i < 600; $i++ ) {
			$_SERVER['HTTP_X_TEST_ADDRESS'] = '2001:db8:' . dechex( $i ) . '::1';
			rest_do_request( new WP_REST_Request( 'POST', '/kitgenix-stock-sync/v1/ping' ) );
		}` );
	const after = await ownRows();
	assert.ok( after.rows <= before.rows + 1, JSON.stringify( after ) );
	assert.ok( after.bytes <= before.bytes + 40_000, JSON.stringify( after ) );
} );

test( 'a thousand signed requests leave the nonces of the last ten minutes, without cron', async () => {
	for ( let minute = 0; minute < 40; minute++ ) {
		const statuses = await master.php( `
			$statuses = [];
			for ( $i = 0; $i < 25; $i++ ) {
				$body = '${ JSON.stringify( { to: identity.to, route: 'ping' } ) }';
				$request = new WP_REST_Request( 'POST', '/kitgenix-stock-sync/v1/ping' );
				$request->set_body( $body );
				foreach ( Kitgenix\\StockSync\\Transport\\SignedHttp::headers( '${
					identity.id
				}', '${ identity.secret }', $body ) as $name => $value ) {
					$request->set_header( $name, $value );
				}
				$statuses[] = rest_do_request( $request )->get_status();
			}
			return implode( ',', array_unique( $statuses ) );` );
		assert.equal( statuses, '200' );
		await laterBy( 60 );
	}
	// Ten minutes have 250, of two rows each; some more are on their way out.
	const rows = await nonceRows();
	assert.ok( rows >= 2 * 200 && rows <= 2 * 300, String( rows ) );
	// What other features have left behind goes the same way.
	await master.php(
		`for ( $i = 0; $i < 50; $i++ ) { set_transient( 'kitgenix_stock_sync_for_woocommerce_kss_checkout_answer_' . md5( $i ), 1, 10 ); }`
	);
	await laterBy( 3600 );
	await send( master, 'ping', identity, {} );
	assert.ok( ( await nonceRows() ) <= 6 );
	assert.equal( await count( '_kss_checkout_answer_' ), 0 );
} );

/** Time for what is remembered of requests. */
const laterBy = ( seconds: number ) =>
	master.php(
		`$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->options} SET option_value = option_value - ${ seconds } WHERE option_name LIKE '\\_transient\\_timeout\\_kitgenix%' OR option_name LIKE '%kss\\_swept'" ); wp_cache_flush();`
	);

const count = async ( part: string ) =>
	Number(
		await master.php(
			`return (string) $GLOBALS['wpdb']->get_var( $GLOBALS['wpdb']->prepare( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE %s", '%' . $GLOBALS['wpdb']->esc_like( '${ part }' ) . '%' ) );`
		)
	);

const nonceRows = () => count( '_kss_nonce_' );

const ownRows = async () =>
	JSON.parse(
		await master.php(
			`return wp_json_encode( array_map( 'intval', $GLOBALS['wpdb']->get_row( "SELECT COUNT(*) AS 'rows', SUM(LENGTH(option_value)) AS bytes FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kitgenix%'", ARRAY_A ) ) );`
		)
	) as { rows: number; bytes: number };

const settingsText = () =>
	master.php(
		`return md5( (string) $GLOBALS['wpdb']->get_var( "SELECT option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name = 'kitgenix_stock_sync_for_woocommerce_settings'" ) );`
	);

const storedLines = () =>
	master.php(
		`return (string) count( get_option( 'kitgenix_stock_sync_for_woocommerce_settings' )['event_log'] );`
	);

test( 'a Master that refuses, takes back and refuses again fills no log: of one kind there are so many lines a minute, and one that says so', async () => {
	const items = ( status: string ) =>
		Array.from( { length: 30 }, ( _, at ) =>
			managed( `SKU-00${ String( at + 10 ) }`, {
				manage_stock: false,
				stock_quantity: null,
				stock_status: status,
			} )
		);
	for ( const status of [ 'nobodys', 'instock', 'nobodys', 'instock' ] ) {
		assert.equal(
			( await pushAsMaster( child, items( status ) ) ).status,
			200
		);
	}
	const lines = JSON.parse(
		await child.php(
			`return wp_json_encode( array_count_values( array_column( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'], 'message' ) ) );`
		)
	) as Record< string, number >;
	assert.equal(
		lines[
			'A product is not synced: one of the two stores cannot store what the other has.'
		],
		LIMITS.event_log_lines_a_minute
	);
	assert.equal(
		lines[ 'More lines of this kind were left out for a minute.' ],
		1
	);
} );
