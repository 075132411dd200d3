/**
 * Links: one that is slow, refused, switched off, taken away, or of a store that changes its role does no harm to the others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { sign } from '../../src/client/index.ts';
import { ANSWER, HEADERS } from '../../src/core/contract/routes.ts';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { allShow, eventually, openTestLab, threeStores } from './harness.ts';
import { identityOf, send } from './peer.ts';
import { standIn } from './child-stand-in.ts';

const SKU = 'SKU-0007';

const RETRY_ACTION = 'kitgenix_stock_sync_for_woocommerce_retry_push_to_store';

const lab = openTestLab( { stores: 3 } );

const stores = () => threeStores( lab() );

const quantityOf = async ( store: Store ) =>
	( await store.stock( SKU ) ).quantity!;

const childLink = async ( master: Store, at: number ) =>
	JSON.parse(
		await master.php(
			`return Kitgenix\\StockSync\\Storage\\Links::child( Kitgenix\\StockSync\\Storage\\Settings::get()['children'][${ at }]['id'] );`
		)
	) as {
		cursor: number;
		health: { failures: number; next_attempt: number; attention: string };
	};

const retryNow = ( store: Store ) =>
	store.php( `
		foreach ( Kitgenix\\StockSync\\Storage\\Settings::children() as $child ) {
			Kitgenix\\StockSync\\Storage\\Links::updateChild( $child['id'], static function ( array $link ): array { $link['health']['next_attempt'] = 0; return $link; } );
		}
		Kitgenix\\StockSync\\Sync\\Drain::run();` );

test( 'a Child that accepts and never answers keeps the others from nothing', async () => {
	const [ master, childA, childB ] = stores();
	const before = await quantityOf( master );
	await allShow( lab().stores, SKU, before );
	let isAnswered = false;
	const silent = await standIn( ( request ) => {
		request.on( 'close', () => ( isAnswered = true ) );
	} );
	await setAddress( master, silent );
	await master.order( SKU, 1 );
	// The one that is silent is still waited for when the other one has the number.
	await allShow( [ childB ], SKU, before - 1 );
	assert.equal( isAnswered, false );
	await childB.order( SKU, 1 );
	await allShow( [ master, childB ], SKU, before - 2 );
	// What waits goes to the new address at once, also while the old one is still waited for.
	await setAddress( master, childA.url );
	await allShow( lab().stores, SKU, before - 2 );
	assert.equal( ( await childLink( master, 0 ) ).health.failures, 0 );
} );

test( 'a peer that says when to come again is not asked before', async () => {
	const [ master, childA ] = stores();
	const before = await quantityOf( master );
	const identity = await identityOf( master );
	let requests = 0;
	const busy = await standIn( ( request, response ) => {
		void text( request ).then( () => {
			requests += 1;
			// Only a wait that is signed is believed.
			const body = JSON.stringify( {
				code: 'kss_busy',
				message: 'Busy.',
				data: { status: 503, retry_after: 120 },
				to: identity.to,
				route: ANSWER,
			} );
			const timestamp = String( Math.floor( Date.now() / 1000 ) );
			const nonce = String(
				request.headers[ HEADERS.nonce.toLowerCase() ]
			);
			response.writeHead( 503, {
				'content-type': 'application/json',
				[ HEADERS.store_id ]: identity.id,
				[ HEADERS.timestamp ]: timestamp,
				[ HEADERS.nonce ]: nonce,
				[ HEADERS.signature ]: sign(
					timestamp,
					nonce,
					body,
					identity.secret
				),
			} );
			response.end( body );
		} );
	} );
	await setAddress( master, busy );
	await master.order( SKU, 1 );
	await eventually( 'the link has failed', async () =>
		( await childLink( master, 0 ) ).health.failures > 0 ? null : 'not yet'
	);
	const { health } = await childLink( master, 0 );
	const now = Math.floor( Date.now() / 1000 );
	assert.ok( health.next_attempt >= now + 100, `${ health.next_attempt }` );
	await master.order( SKU, 1 );
	await master.runActions();
	assert.equal( requests, 1 );
	await setAddress( master, childA.url );
	await allShow( lab().stores, SKU, before - 2 );
} );

test( 'a Child that was disabled is sent nothing and heard in nothing, and what it sold meanwhile counts when it is enabled', async () => {
	const [ master, childA, childB ] = stores();
	const before = await quantityOf( master );
	const identity = await identityOf( master );
	await setEnabled( master, false );
	await childA.order( SKU, 1 );
	await master.order( SKU, 2 );
	await allShow( [ master, childB ], SKU, before - 2 );
	assert.equal( ( await send( master, 'ping', identity, {} ) ).status, 401 );
	assert.equal( await quantityOf( childA ), before - 1 );
	await childA.php( A_MINUTE_PASSES );
	// What the Master sends tells the Child that it is heard again, long before its next attempt.
	await setEnabled( master, true );
	await allShow( lab().stores, SKU, before - 3 );
} );

test( 'with a Child that was removed, its link and its waiting actions go', async () => {
	const [ master, childA, childB ] = stores();
	const before = await quantityOf( master );
	// A drain that knows of the Child is under way when it is removed, and still when it is added again.
	const silent = await standIn( () => {} );
	await setAddress( master, silent );
	await master.order( SKU, 1 );
	await eventually( 'an attempt waits', async () => {
		await master.php(
			`Kitgenix\\StockSync\\Sync\\Retries::scheduleOnce( '${ RETRY_ACTION }', [ Kitgenix\\StockSync\\Storage\\Settings::get()['children'][0]['id'] ], time() + 60 );`
		);
		return ( await leftOf( master ) ).actions === 1
			? null
			: await leftOf( master );
	} );
	const row = await master.php( `
		$removed = Kitgenix\\StockSync\\Storage\\Settings::get()['children'][0];
		Kitgenix\\StockSync\\Connections\\SettingsEffects::change( static function ( array $s ): array { array_shift( $s['children'] ); return $s; } );
		return $removed;` );
	assert.deepEqual( await leftOf( master ), { actions: 0, links: 1 } );
	await master.order( SKU, 1 );
	await allShow( [ master, childB ], SKU, before - 2 );
	// Added again, it is a store like any other that meets its Master for the first time.
	await master.php( `
		Kitgenix\\StockSync\\Connections\\SettingsEffects::change( static function ( array $s ): array {
			array_unshift( $s['children'], [ 'url' => '${
				childA.url
			}' ] + json_decode( ${ JSON.stringify( row ) }, true ) );
			return $s;
		} );` );
	await allShow( lab().stores, SKU, before - 2 );
} );

test( 'a Child that becomes a Master forgets what it had agreed on, and meets its old Master anew when it returns', async () => {
	const [ master, childA ] = stores();
	const before = await quantityOf( master );
	await setRole( childA, 'master' );
	assert.deepEqual( await leftOf( childA ), { actions: 0, links: 0 } );
	assert.equal(
		await childA.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key = '_kitgenix_stock_sync_for_woocommerce_shadow' AND meta_value <> ''" );`
		),
		'0'
	);
	// As a Master of nobody it sells on its own account.
	await childA.order( SKU, 5 );
	assert.equal( await quantityOf( master ), before );
	await setRole( childA, 'child' );
	await childA.php( RETRY_TO_MASTER );
	await retryNow( master );
	await allShow( lab().stores, SKU, before );
	await childA.order( SKU, 1 );
	await allShow( lab().stores, SKU, before - 1 );
} );

test( 'a link that has failed and has nothing left to send starts no attempt, and is healed by the look-around when the peer is back', async () => {
	const [ master, childA, childB ] = stores();
	const quantity = await quantityOf( master );
	await allShow( lab().stores, SKU, quantity );
	const dead = 'http://127.0.0.1:9';
	const failuresOf = ( store: Store ) =>
		store.php( `
			$master = Kitgenix\\StockSync\\Storage\\Settings::master();
			return implode( ' ', array_map( static fn( array $health ): int => $health['failures'], $master !== null
				? [ Kitgenix\\StockSync\\Storage\\Links::master( $master['store_id'] )['health'] ]
				: array_map( static fn( array $child ): array => Kitgenix\\StockSync\\Storage\\Links::child( $child['id'] )['health'], Kitgenix\\StockSync\\Storage\\Settings::children() ) ) );` );
	// A failure of before that is due again.
	const lookAround = ( store: Store, failures: number ) =>
		store.php( `
			use Kitgenix\\StockSync\\Storage\\{ Links, Settings };
			$failed = static fn( array $link ): array => [ 'health' => [ 'failures' => ${ failures }, 'next_attempt' => time() - 60 ] + $link['health'] ] + $link;
			$master = Settings::master();
			if ( $master !== null ) {
				Links::updateMaster( $master['store_id'], $failed );
			}
			foreach ( Settings::children() as $child ) {
				Links::updateChild( $child['id'], $failed );
			}
			as_unschedule_all_actions( '', [], 'kitgenix-stock-sync' );
			Kitgenix\\StockSync\\Sync\\Drain::run();` );
	await setMasterAddress( childA, dead );
	await setChildAddresses( master, [ dead, dead ] );
	for ( const store of [ master, childA ] ) {
		await lookAround( store, 6 );
		assert.equal( await attemptsOf( store ), 0, store.name );
	}
	assert.equal( await failuresOf( master ), '7 7' );
	assert.equal( await failuresOf( childA ), '7' );

	await setMasterAddress( childA, master.url );
	await setChildAddresses( master, [ childA.url, childB.url ] );
	for ( const store of [ master, childA ] ) {
		await lookAround( store, 7 );
		assert.equal( await attemptsOf( store ), 0, store.name );
		assert.equal(
			await store.php(
				`return count( Kitgenix\\StockSync\\Storage\\Settings::get()['backlog'] );`
			),
			'0',
			store.name
		);
	}
	assert.equal( await failuresOf( master ), '0 0' );
	assert.equal( await failuresOf( childA ), '0' );
	await childA.order( SKU, 1 );
	await allShow( lab().stores, SKU, quantity - 1 );
} );

/** Attempts that wait. */
const attemptsOf = async ( store: Store ) =>
	Number(
		await store.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}actionscheduler_actions WHERE hook LIKE 'kitgenix%retry%' AND status = 'pending'" );`
		)
	);

const RETRY_TO_MASTER = `
	$master = Kitgenix\\StockSync\\Storage\\Settings::master();
	Kitgenix\\StockSync\\Storage\\Links::prepareMaster( $master['store_id'] );
	Kitgenix\\StockSync\\Storage\\Links::updateMaster( $master['store_id'], static function ( array $link ): array { $link['health']['next_attempt'] = 0; return $link; } );
	Kitgenix\\StockSync\\Sync\\Drain::run();`;

/** Since the last attempt, which was refused: the next one is in an hour. */
const A_MINUTE_PASSES = `
	$master = Kitgenix\\StockSync\\Storage\\Settings::master();
	Kitgenix\\StockSync\\Storage\\Links::updateMaster( $master['store_id'], static function ( array $link ): array { $link['health']['last_failure'] -= 61; return $link; } );`;

/** Gives the first Child another address. */
const setAddress = ( master: Store, url: string ) =>
	changeSettings( master, `$s['children'][0]['url'] = '${ url }';` );

const setEnabled = ( master: Store, isEnabled: boolean ) =>
	changeSettings( master, `$s['children'][0]['enabled'] = ${ isEnabled };` );

const setRole = ( store: Store, role: string ) =>
	changeSettings( store, `$s['role'] = '${ role }';` );

/** Waiting attempts, and rows of links. */
async function leftOf(
	store: Store
): Promise< { actions: number; links: number } > {
	return JSON.parse(
		await store.php( `global $wpdb; return [
			'actions' => count( as_get_scheduled_actions( [ 'group' => 'kitgenix-stock-sync', 'hook' => '${ RETRY_ACTION }', 'status' => 'pending', 'per_page' => -1 ], 'ids' ) ),
			'links' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE 'kitgenix\\_stock\\_sync\\_for\\_woocommerce\\_link\\_%'" ),
		];` )
	) as { actions: number; links: number };
}
