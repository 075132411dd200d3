/**
 * The promise under a bad network: after any mix of sales and failures, once the stores can talk again, every store shows what is
 * left, exactly. FAULT_SALES sales on each Child, FAULT_SALES_DOWN while a Child is down, FAULT_SEED the schedule.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { startClock } from './clock.ts';
import {
	faultCounts,
	isBounded,
	many,
	openFaultLab,
	proxies,
	sellMany,
	setFaults,
	settles,
	START,
	startWith,
	untilAtRest,
} from './fault-lab.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { allShow, eventually, productId, quantities } from './harness.ts';

const SALES = many( 'FAULT_SALES', 25 );
const SALES_DOWN = many( 'FAULT_SALES_DOWN', 60 );

const lab = openFaultLab();

test( 'two Children sell one SKU while every fault of the network happens, and every store ends exact', async ( context ) => {
	const sku = 'SKU-0030';
	await startWith( lab(), sku );
	setFaults( 0.4 );
	const stopClock = startClock( lab().stores );
	const before = faultCounts();
	const isMissing = () =>
		Object.entries( faultCounts() ).some(
			( [ kind, count ] ) => count === before[ kind ]
		);
	let sold = 0;
	while ( sold < SALES || ( isMissing() && sold < 10 * SALES ) ) {
		await Promise.all(
			lab().children.map( ( child ) => child.order( sku, 1 ) )
		);
		sold++;
	}
	await stopClock();
	setFaults( 0 );
	const rounds = await settles( lab(), sku, START - 2 * sold );
	context.diagnostic( `${ sold } sales on each Child` );
	context.diagnostic( JSON.stringify( faultCounts() ) );
	context.diagnostic( `cron came by ${ rounds } times after it` );
	assert.ok( ! isMissing(), JSON.stringify( faultCounts() ) );
	await isBounded( lab(), context );
} );

test( 'a passing fault heals by itself, without cron and without another visitor', async () => {
	const sku = 'SKU-0026';
	await startWith( lab(), sku );
	const lost = () => faultCounts()[ 'drop request' ]!;
	const before = lost();
	proxies.forEach( ( proxy ) => proxy.set( 1, [ 'drop request' ] ) );
	await lab().children[ 0 ]!.order( sku, 1 );
	await eventually( 'a request was lost', async () =>
		lost() > before ? null : faultCounts()
	);
	setFaults( 0 );
	await allShow( lab().stores, sku, START - 1 );
} );

test( 'a drain whose time is up wakes a successor', async () => {
	const sku = 'SKU-0027';
	await startWith( lab(), sku );
	const child = lab().children[ 0 ]!;
	const id = await productId( child, sku );
	// No hook of WooCommerce fires, so nothing but that drain knows.
	await child.php( `
		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->postmeta} SET meta_value = meta_value - 1 WHERE meta_key = '_stock' AND post_id = ${ id }" );
		Kitgenix\\StockSync\\Storage\\ChangeJournal::append( [ ${ id } ] );
		Kitgenix\\StockSync\\Sync\\Drain::run( 0 );
	` );
	await allShow( lab().stores, sku, START - 1 );
} );

test( 'a Child that is down while the others sell catches up when it is back', async ( context ) => {
	const sku = 'SKU-0024';
	await startWith( lab(), sku );
	const [ childA, childB ] = lab().children as [ Store, Store ];
	const [ , toA ] = proxies as [ FaultProxy, FaultProxy ];
	toA.set( 1, [ 'drop request' ] );
	const half = Math.ceil( SALES_DOWN / 2 );
	await Promise.all( [
		sellMany( childB, sku, half ),
		sellMany( lab().master, sku, SALES_DOWN - half ),
	] );
	await allShow( [ lab().master, childB ], sku, START - SALES_DOWN );
	assert.equal( ( await childA.stock( sku ) ).quantity, START );
	toA.set( 0 );
	const rounds = await settles( lab(), sku, START - SALES_DOWN );
	context.diagnostic(
		`${ SALES_DOWN } sales elsewhere; cron came by ${ rounds } times`
	);
	await isBounded( lab(), context );
} );

test( 'an answer that newer states have overtaken takes nothing back', async () => {
	const sku = 'SKU-0022';
	await startWith( lab(), sku );
	const [ childA, childB ] = lab().children as [ Store, Store ];
	const held = proxies[ 0 ]!.holdNext( 'answer' );
	await childA.order( sku, 1 );
	await held.caught;
	await childB.order( sku, 2 );
	await lab().master.order( sku, 4 );
	await allShow( lab().stores, sku, START - 7 );
	await held.release();
	await settles( lab(), sku, START - 7 );
} );

test( 'a push that arrives after a newer one changes nothing', async () => {
	const sku = 'SKU-0021';
	await startWith( lab(), sku );
	const [ childA ] = lab().children as [ Store ];
	const held = proxies[ 1 ]!.holdNext( 'request' );
	await lab().master.order( sku, 1 );
	await held.caught;
	// The Master hears nothing, gives that request up and sends what is true by then.
	await lab().master.order( sku, 2 );
	await settles( lab(), sku, START - 3 );
	await childA.order( sku, 4 );
	await settles( lab(), sku, START - 7 );
	await held.release();
	await untilAtRest( lab().stores );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		master: START - 7,
		'child-a': START - 7,
		'child-b': START - 7,
	} );
} );

test( 'a batch that arrives after its repetition is not counted again', async () => {
	const sku = 'SKU-0020';
	await startWith( lab(), sku );
	const [ childA ] = lab().children as [ Store ];
	const held = proxies[ 0 ]!.holdNext( 'request' );
	await childA.order( sku, 1 );
	await held.caught;
	// Given up after some seconds, and sent again under its number.
	await settles( lab(), sku, START - 1 );
	await held.release();
	await settles( lab(), sku, START - 1 );
	await childA.order( sku, 2 );
	await settles( lab(), sku, START - 3 );
} );
