/**
 * Another plugin on each store uses our hooks: what it is told, what it may decide, and that it loses and doubles no sale however badly it does so.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import type { InviteAnswer } from '../../src/core/contract/pairing';
import { Client, FileStore } from '../../src/client/index.ts';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { allShow, eventually } from './harness.ts';
import {
	findsNothing,
	isTold,
	lab,
	obey,
	stores,
	told,
	units,
} from './hooks-lab.ts';

test( 'a sale is told of on its way, on each store what happens there, and never inside a transaction', async () => {
	const [ master, a, b ] = stores();
	lab().stores.forEach( ( store ) => obey( store, {} ) );
	const before = await units( master, 'SKU-0001' );
	await a.order( 'SKU-0001', 2 );
	await allShow( lab().stores, 'SKU-0001', before - 2 );
	await isTold( b, 'state_adopted', { sku: 'SKU-0001' } );
	const hooks = ( store: Store ) => told( store ).map( ( { hook } ) => hook );
	assert.deepEqual( hooks( a ), [
		'batch_stored',
		'before_state_adopted',
		'state_adopted',
	] );
	assert.deepEqual( hooks( master ), [
		'before_event_applied',
		'event_applied',
	] );
	assert.deepEqual( hooks( b ), [ 'before_state_adopted', 'state_adopted' ] );
	assert.ok(
		lab()
			.stores.flatMap( told )
			.every( ( line ) => ! line.in_transaction )
	);
	const [ , [ applied ] ] = told( master )[ 1 ]!.what as [
		string,
		Record< string, unknown >[],
	];
	assert.equal( applied?.sku, 'SKU-0001' );
	assert.equal( applied?.delta, -2 );
	assert.equal( applied?.quantity, before - 2 );
} );

test( 'listeners that throw, everywhere and at everything, lose and double no sale', async () => {
	const [ master, a, b ] = stores();
	const before = await units( master, 'SKU-0002' );
	lab().stores.forEach( ( store ) => obey( store, { throws: [ 'all' ] } ) );
	await Promise.all( [
		a.order( 'SKU-0002', 2 ),
		b.order( 'SKU-0002', 3 ),
		master.order( 'SKU-0002', 1 ),
	] );
	await allShow( lab().stores, 'SKU-0002', before - 6 );
	const log = await master.php(
		`return wp_json_encode( array_column( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'], 'message' ) );`
	);
	assert.match( log, /listener of another plugin failed/ );
	assert.match( log, /filter of another plugin failed/ );
} );

test( 'filters that answer nonsense count for nothing', async () => {
	const [ master, a ] = stores();
	const before = await units( master, 'SKU-0003' );
	lab().stores.forEach( ( store ) => obey( store, { nonsense: [ 'all' ] } ) );
	await a.order( 'SKU-0003', 2 );
	await allShow( lab().stores, 'SKU-0003', before - 2 );
	await findsNothing( master, 'SKU-0003' );
} );

test( 'a store that may not connect is told so, changes nothing, and loses nothing', async () => {
	const [ master, a ] = stores();
	const sku = 'SKU-0017';
	const before = await units( master, sku );
	const { code } = await admin< InviteAnswer >( master, 'invite', {} );
	const till = new Client( {
		store: new FileStore( join( lab().dir, 'till.json' ) ),
		name: 'Till',
		url: 'http://127.0.0.1:9/till',
	} );
	obey( master, { refused: [ 'http://127.0.0.1:9/till' ] } );
	await assert.rejects( till.connect( code ), {
		code: ERRORS.not_admitted,
		status: 403,
	} );
	const { children } = ( await master.wp( 'GET', 'lab/v1/settings' ) ) as {
		children: { url: string }[];
	};
	assert.equal( children.length, 2 );

	// One that is connected, by the address from which it comes.
	obey( master, { refused: [ '127.0.0.1' ] } );
	await a.order( sku, 1 );
	await eventually( 'the Child knows why', async () => {
		const health = await a.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Status\\Diagnostics::links()[0]['health'] );`
		);
		return health.includes( ERRORS.not_admitted ) ? null : health;
	} );
	assert.equal( await units( master, sku ), before );
	obey( master, {} );
	await a.php(
		`$m = Kitgenix\\StockSync\\Storage\\Settings::master(); Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m['store_id'], static function ( array $l ): array { $l['health']['next_attempt'] = 0; return $l; } ); Kitgenix\\StockSync\\Transport\\Wakeup::request();`
	);
	await allShow( lab().stores, sku, before - 1 );
} );

test( 'a time limit is kept within what checkouts and leases bear', async () => {
	const [ , a ] = stores();
	const limit = async ( timeout: unknown, route: string ) => {
		obey( a, { timeout } );
		return Number(
			await a.php(
				`return (string) Kitgenix\\StockSync\\Platform\\Filters::timeout( '${ route }', 'peer', 8 );`
			)
		);
	};
	for ( const [ timeout, checkout, background ] of [
		[ 3, 3, 3 ],
		[ 0, 1, 2 ],
		[ 9999, 10, 20 ],
		[ -1, 1, 2 ],
		[ 'soon', 8, 8 ],
		[ [], 8, 8 ],
	] as const ) {
		assert.equal( await limit( timeout, 'stock' ), checkout );
		assert.equal( await limit( timeout, 'event' ), background );
	}
} );

test( 'a connection that fails for an hour is told of once, and its end', async () => {
	const [ , a ] = stores();
	obey( a, {} );
	const look = ( health: string ) =>
		a.php( `$m = Kitgenix\\StockSync\\Storage\\Settings::master();
			Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m['store_id'], static function ( array $l ): array { ${ health } return $l; } );
			Kitgenix\\StockSync\\Status\\OutageMails::look();` );
	const failing = `$l['health'] = [ 'failures' => 3, 'last_failure' => time() - 4000, 'next_attempt' => time() + 9000 ] + $l['health'];`;
	await look( failing );
	await look( failing );
	await look(
		`$l['health'] = Kitgenix\\StockSync\\Generated\\Sync\\Retry::healthAfterSuccess( $l['health'], time() );`
	);
	assert.deepEqual(
		told( a )
			.map( ( { hook } ) => hook )
			.filter( ( hook ) => hook.startsWith( 'link_' ) ),
		[ 'link_failed', 'link_recovered' ]
	);
} );
