/**
 * What a person reads in the documented option: a link that fails is one row that goes when it is healed, what needs a person is
 * a notice, and many processes that write at once lose nothing. And what a person does: retry, clear, give up.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { LogsAnswer } from '../../src/core/contract/tools';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { admin, callAdmin } from './admin-route.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { allShow, eventually, quantities } from './harness.ts';
import {
	audit,
	isInStep,
	lab,
	proxies,
	reconcile,
	retryAll,
	settingsOf,
	storeId,
	stores,
} from './tools-lab.ts';
import {
	countWrites,
	optionBytes,
	SETTINGS,
	writesOf,
} from './option-writes.ts';

test( 'a Child that is down is one row however often it is tried, and none when it is back', async () => {
	const [ master, childA, childB ] = stores();
	await isInStep();
	assert.deepEqual( ( await settingsOf( master ) ).backlog, [] );
	proxies[ 0 ]!.set( 1, [ 'drop request' ] );
	for ( const sku of [ 'SKU-0001', 'SKU-0002', 'SKU-0003' ] ) {
		await master.order( sku, 1 );
		await retryAll( master );
	}
	await eventually( 'the link has failed several times', async () => {
		await retryAll( master );
		const { backlog } = await settingsOf( master );
		return Number( backlog[ 0 ]?.attempt ) > 3 &&
			backlog[ 0 ]?.waiting === 3
			? null
			: backlog;
	} );
	const down = await settingsOf( master );
	assert.equal( down.backlog.length, 1 );
	const [ row ] = down.backlog;
	assert.equal( row?.store_id, await storeId( childA ) );
	assert.equal( row?.type, 'push' );
	assert.equal( row?.code, '' );
	assert.ok( Number( row?.next_attempt ) > 0 );
	assert.ok(
		Number( row?.time ) <= Number( down.health.last_outbound_error )
	);
	assert.equal( down.health.last_error_message, row?.error );
	assert.deepEqual( down.notices, [] );
	await allShow(
		[ master, childB ],
		'SKU-0003',
		( await master.stock( 'SKU-0003' ) ).quantity
	);

	proxies[ 0 ]!.set( 0 );
	await retryAll( master );
	await eventually( 'the row is gone', async () => {
		const { backlog, health } = await settingsOf( master );
		return backlog.length === 0 && health.last_error_message === ''
			? null
			: backlog;
	} );
	await isInStep();
} );

test( 'what waiting will not heal is a notice until it is healed, and comes back when it was cleared too soon', async () => {
	const [ master ] = stores();
	const right = ( await settingsOf( master ) ).children[ 0 ]!.secret;
	await setSecret( master, 'wrong' );
	await master.order( 'SKU-0004', 1 );
	await showsNotices( master, 1 );
	const { notices, backlog } = await settingsOf( master );
	assert.match( String( notices[ 0 ]?.message ), /secret/ );
	assert.equal( backlog[ 0 ]?.code, 'kss_auth_failed' );
	const logs = await admin< LogsAnswer >( master, 'logs' );
	assert.equal( logs.links[ 0 ]?.health.attention, 'kss_auth_failed' );
	assert.equal( logs.notices[ 0 ]?.message, notices[ 0 ]?.message );

	await admin( master, 'logs_action', { action: 'clear_notices' } );
	await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 1 );' );
	assert.deepEqual( ( await settingsOf( master ) ).notices, [] );
	await new Promise( ( resolve ) => setTimeout( resolve, 1100 ) );
	await retryAll( master );
	await showsNotices( master, 1 );

	await setSecret( master, right );
	await retryAll( master );
	await showsNotices( master, 0 );
	assert.deepEqual( ( await settingsOf( master ) ).backlog, [] );
	await isInStep();
} );

test( 'a Master that gives up what waits for a Child changes no stock, and a reconcile mends the Child', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0005';
	const before = ( await master.stock( sku ) ).quantity!;
	proxies[ 0 ]!.set( 1, [ 'drop request' ] );
	await master.order( sku, 2 );
	await allShow( [ master, childB ], sku, before - 2 );
	await eventually( 'the link has failed', async () => {
		const { backlog } = await settingsOf( master );
		return backlog.length === 1 ? null : backlog;
	} );
	const id = await storeId( childA );
	const { backlog } = await admin< LogsAnswer >( master, 'logs_action', {
		action: 'discard',
		store_id: id,
	} );
	assert.deepEqual( backlog, [] );
	proxies[ 0 ]!.set( 0 );
	await master.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 5 );' );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		[ master.name ]: before - 2,
		[ childA.name ]: before,
		[ childB.name ]: before - 2,
	} );
	assert.deepEqual(
		( await audit( [] ) ).map( ( row ) => [ row.store_id, row.sku ] ),
		[ [ id, sku ] ]
	);
	const run = await reconcile( { mode: 'differences' } );
	assert.equal( run.pushed, 1 );
	await allShow( lab().stores, sku, before - 2 );
	await saysWho( master );
	const unknown = await callAdmin( master, 'logs_action', {
		action: 'discard',
		store_id: 'nobody',
	} );
	assert.equal( unknown.status, 404 );
} );

test( 'a Child that gives up what waits for the Master shows the Master’s numbers again', async () => {
	const [ master, childA ] = stores();
	await isInStep();
	const proxy = await startFaultProxy( master.url, 9 );
	proxies.push( proxy );
	await setMasterAddress( childA, proxy.url );
	const unheard = 'SKU-0006';
	const applied = 'SKU-0008';
	const before = await quantities( [ master ], unheard );
	const start = before[ master.name ]!;
	const other = ( await master.stock( applied ) ).quantity!;

	// The Master has applied this one, and its answer is lost.
	proxy.set( 1, [ 'drop answer' ] );
	await childA.order( applied, 1 );
	await allShow( [ master ], applied, other - 1 );
	proxy.set( 1, [ 'drop request' ] );
	await childA.order( unheard, 3 );
	await eventually( 'the link has failed', async () => {
		await retryAll( childA );
		const { backlog } = await settingsOf( childA );
		return backlog.length === 1 &&
			backlog[ 0 ]?.type === 'send' &&
			backlog[ 0 ]?.waiting === 2
			? null
			: backlog;
	} );
	assert.equal( ( await childA.stock( unheard ) ).quantity, start - 3 );

	await admin( childA, 'logs_action', {
		action: 'discard',
		store_id: await storeId( master ),
	} );
	assert.equal( ( await childA.stock( unheard ) ).quantity, start );
	// What the Master may have applied is still asked for, so the row may come back until it answers.
	proxy.set( 0 );
	await retryAll( childA );
	await eventually( 'nothing waits any more', async () => {
		const { backlog } = await settingsOf( childA );
		return backlog.length === 0 ? null : backlog;
	} );
	await childA.order( unheard, 1 );
	await retryAll( childA );
	await allShow( lab().stores, unheard, start - 1 );
	await allShow( lab().stores, applied, other - 1 );
	await saysWho( childA );
	await setMasterAddress( childA, master.url );
	await isInStep();
} );

test( 'a Master that has published nothing yet tries its Children again when it is asked to', async () => {
	const [ master ] = stores();
	await isInStep();
	const tried = await master.php( `
		global $wpdb;
		$rows = $wpdb->get_results( "SELECT option_name, option_value, autoload FROM {$wpdb->options}
			WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_%' AND option_name <> '${ SETTINGS }'", ARRAY_A );
		Kitgenix\\StockSync\\Storage\\Links::forgetRole();
		try {
			return Kitgenix\\StockSync\\Sync\\Backlog::retry( null ) ? 'tried' : 'nobody';
		} finally {
			array_map( static fn ( array $row ) => $wpdb->replace( $wpdb->options, $row ), $rows );
		}` );
	assert.equal( tried, 'tried' );
	await isInStep();
} );

test( 'many processes that write the option at once lose no row and no change', async ( context ) => {
	const [ master ] = stores();
	await admin( master, 'logs_action', { action: 'clear_event_log' } );
	const WRITERS = 8;
	const EACH = 12;
	await Promise.all(
		Array.from( { length: WRITERS }, ( _, writer ) =>
			master.php( `use Kitgenix\\StockSync\\Storage\\{ EventLog, Settings };
				for ( $line = 0; $line < ${ EACH }; $line++ ) {
					EventLog::add( 'info', 'line ${ writer }-' . $line );
					EventLog::flush();
					Settings::update( static function ( array $s ): array { $s['lab_count'] = ( $s['lab_count'] ?? 0 ) + 1; return $s; } );
				}` )
		)
	);
	const { event_log: log, lab_count: count } = await settingsOf( master );
	const lines = log.map( ( line ) => line.message );
	for ( let writer = 0; writer < WRITERS; writer++ ) {
		for ( let line = 0; line < EACH; line++ ) {
			assert.ok( lines.includes( `line ${ writer }-${ line }` ) );
		}
	}
	assert.equal( count, WRITERS * EACH );
	await master.php( `use Kitgenix\\StockSync\\Storage\\EventLog;
		for ( $line = 0; $line < 300; $line++ ) { EventLog::add( 'warning', "The Master refused a product; its changes stay here: $line", [ 'code' => 'kss_unknown_sku', 'sku' => "line $line" ] ); }` );
	const full = await settingsOf( master );
	assert.equal( full.event_log.length, 250 );
	assert.equal( full.event_log[ 0 ]?.context.sku, 'line 299' );
	context.diagnostic(
		`the option with a full event log: ${ await optionBytes(
			master
		) } bytes`
	);
} );

test( 'a busy store does not rewrite the option for every sale', async ( context ) => {
	const [ master, childA ] = stores();
	await isInStep();
	for ( const store of [ master, childA ] ) {
		countWrites( store );
	}
	const SALES = 20;
	for ( let sale = 0; sale < SALES; sale++ ) {
		await childA.order( 'SKU-0030', 1 );
	}
	await isInStep();
	const writes = [ master, childA ].map( ( store ) =>
		existsSync( writesOf( store ) )
			? readFileSync( writesOf( store ), 'utf8' ).split( '\n' ).length - 1
			: 0
	);
	context.diagnostic(
		`${ SALES } sales: ${ writes.join(
			' and '
		) } writes of the option on Master and Child`
	);
	assert.ok( writes.every( ( count ) => count <= SALES / 4 ) );
} );

async function showsNotices( store: Store, count: number ): Promise< void > {
	await eventually( `${ count } notices`, async () => {
		const { notices } = await settingsOf( store );
		return notices.length === count ? null : notices;
	} );
}

/** Who gave up stands in the event log. */
async function saysWho( store: Store ): Promise< void > {
	const { event_log: log } = await admin< LogsAnswer >( store, 'logs' );
	const line = log.find( ( one ) => one.message.includes( 'gave up' ) );
	assert.match( String( line?.context ), /"login":"[^"]+"/ );
}

const setSecret = ( master: Store, secret: string ) =>
	master.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['children'][0]['secret'] = '${ secret }'; return $s; } );`
	);
