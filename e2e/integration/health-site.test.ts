/**
 * What Site Health finds on the site itself: its clock, its cron, its way to itself, its encryption, its products and its address; and that
 * nothing runs any more once the plugin is off.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { phpLog } from '../lab/php-log.ts';
import { letTimePass, visitAdmin } from './clock.ts';
import { allShow, eventually } from './harness.ts';
import {
	both,
	cron,
	cronIsDone,
	DEAD,
	DRAIN,
	inStep,
	lab,
	mails,
	muPlugin,
	outages,
	php,
	PREFIX,
	says,
	statusOf,
	storeId,
} from './health-lab.ts';

const PLUGIN =
	'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php';

test( 'clock: a difference of two minutes is worth a word, one of twenty is critical', async () => {
	const [ master, child ] = both();
	const file = muPlugin( child, 'clock.php' );
	writeFileSync(
		file,
		`<?php namespace Kitgenix\\StockSync\\Sync; function time(): int { return \\time() + 120; }`
	);
	await says( master, 'clock', 'recommended', /differs/ );
	rmSync( file );
	await says( master, 'clock', 'good' );

	const late = await serve( ( _, response ) => {
		response
			.writeHead( 401, {
				'content-type': 'application/json',
				date: new Date( Date.now() - 20 * 60_000 ).toUTCString(),
			} )
			.end( `{"code":"${ ERRORS.auth_failed }","message":"No."}` );
	} );
	await setChildAddresses( master, [ late.url ] );
	await says( master, 'clock', 'critical', /5 minutes/ );
	await setChildAddresses( master, [ DEAD ] );
	await says( master, 'clock', 'recommended', /No other store has answered/ );
	await setChildAddresses( master, [ child.url ] );
	late.close();
	await says( master, 'clock', 'good' );
	// To ask the time heals nothing and breaks nothing.
	assert.equal( await statusOf( master, 'contact' ), 'good' );
} );

test( 'Action Scheduler and cron: critical while nobody runs what is due, and until a failed action is gone a word', async () => {
	const [ master ] = both();
	await visitAdmin( master );
	await letTimePass( master, 5000 );
	await says( master, 'scheduler', 'critical', /waiting for \d+ minutes/ );
	await cronIsDone( master );
	await master.php(
		`wp_schedule_single_event( time() - 4000, 'lab_cron_event' );`
	);
	await says( master, 'scheduler', 'critical', /cron/ );
	await cronIsDone( master );
	await master.php(
		`add_action( 'lab_fails', static function () { throw new RuntimeException( 'It fails.' ); } );
		as_enqueue_async_action( 'lab_fails', [], 'kitgenix-stock-sync' );
		ActionScheduler_QueueRunner::instance()->run( 'Lab' );`
	);
	await says( master, 'scheduler', 'recommended', /failed within a day/ );
	await master.php(
		`$wpdb = $GLOBALS['wpdb']; $wpdb->delete( $wpdb->prefix . 'actionscheduler_actions', [ 'hook' => 'lab_fails' ] );`
	);
	await says( master, 'scheduler', 'good' );
} );

test( 'loopback: a site that does not reach itself is told so', async () => {
	const [ master ] = both();
	const siteurl = await php< string >(
		master,
		`return get_option( 'siteurl' );`
	);
	await master.php( `update_option( 'siteurl', '${ DEAD }' );` );
	const isNeeded = await php< boolean >(
		master,
		`return ! Kitgenix\\StockSync\\Status\\StoreStatus::now()['site']['finishes_early'];`
	);
	await says(
		master,
		'loopback',
		isNeeded ? 'critical' : 'recommended',
		/its own address/
	);
	await master.php( `update_option( 'siteurl', '${ siteurl }' );` );
	await says( master, 'loopback', 'good' );
} );

test( 'encryption: a public address without it is worth a word, a certificate that is not accepted is critical', async () => {
	const [ master, child ] = both();
	await setChildAddresses( master, [ 'http://shop.example' ] );
	assert.equal( await statusOf( master, 'encryption' ), 'recommended' );
	await setChildAddresses( master, [ 'https://shop.example' ] );
	assert.equal( await statusOf( master, 'encryption' ), 'good' );

	const bare = createTlsServer( {} ).listen( 0, '127.0.0.1' );
	await once( bare, 'listening' );
	const { port } = bare.address() as AddressInfo;
	await setChildAddresses( master, [ `https://127.0.0.1:${ port }` ] );
	await master.order( 'SKU-0003', 1 );
	await says( master, 'encryption', 'critical', /certificate/ );
	await setChildAddresses( master, [ child.url ] );
	bare.close();
	await inStep();
	assert.equal( await statusOf( master, 'encryption' ), 'good' );
} );

test( 'conflicts: a SKU that two products have, and one that the Master refuses', async () => {
	const [ master, child ] = both();
	const add = ( name: string ) =>
		master.php(
			`add_filter( 'wc_product_has_unique_sku', '__return_false' );
			$p = new WC_Product_Simple(); $p->set_name( '${ name }' ); $p->set_sku( 'TWINS' ); $p->set_manage_stock( true ); $p->set_stock_quantity( 1 ); return (string) $p->save();`
		);
	const [ , second ] = [ await add( 'One' ), await add( 'Other' ) ];
	await says( master, 'conflicts', 'recommended', /TWINS/ );
	await master.php( `wc_get_product( ${ second } )->delete( true );` );
	await says( master, 'conflicts', 'good' );

	await child.php(
		`$p = new WC_Product_Simple(); $p->set_name( 'Only here' ); $p->set_sku( 'ONLY-HERE' ); $p->set_manage_stock( true ); $p->set_stock_quantity( 3 ); $p->save();`
	);
	await child.order( 'ONLY-HERE', 1 );
	await says( child, 'conflicts', 'recommended', /ONLY-HERE/ );
	await master.php(
		`$p = new WC_Product_Simple(); $p->set_name( 'Here, too' ); $p->set_sku( 'ONLY-HERE' ); $p->set_manage_stock( true ); $p->set_stock_quantity( 2 ); $p->save();`
	);
	await says( child, 'conflicts', 'good' );
	await inStep();
} );

test( 'cloned site: critical until it is said which it is', async () => {
	const [ , child ] = both();
	const moveTo = ( url: string ) =>
		child.php(
			`update_option( 'home', '${ url }' ); update_option( 'siteurl', '${ url }' );`
		);
	await moveTo( child.url.replace( '127.0.0.1', 'localhost' ) );
	await says( child, 'decision', 'critical', /another address/ );
	// A copy tells nobody of the original's connections, whatever it remembers of them.
	const id = await storeId( lab().master );
	await child.php(
		`Kitgenix\\StockSync\\Storage\\OutageRow::update( static fn (): array => [ 'outages' => [ [ 'store_id' => '${ id }', 'since' => time() - 9000, 'told' => 5 ] ] ] ); ${ DRAIN }`
	);
	assert.deepEqual( mails( child ), [] );
	assert.equal( ( await outages( child ) ).length, 1 );
	await child.php(
		`Kitgenix\\StockSync\\Storage\\OutageRow::update( static fn (): array => [ 'outages' => [] ] );`
	);
	await moveTo( child.url );
	await says( child, 'decision', 'good' );
} );

test( 'deactivated, nothing of ours is scheduled or sent; activated again, it goes on with what was sold meanwhile', async () => {
	const [ master, child ] = both();
	await inStep();
	await visitAdmin( child );
	const { quantity } = await master.stock( 'SKU-0010' );
	const scheduled = () =>
		php< string[] >(
			child,
			`return $wpdb->get_col( "SELECT hook FROM {$wpdb->prefix}actionscheduler_actions WHERE status = 'pending' AND hook LIKE 'kitgenix%'" );`
		);
	assert.ok( ( await scheduled() ).length > 0 );
	await setMasterAddress( child, DEAD );
	await child.order( 'SKU-0010', 1 );
	await eventually( 'an attempt is scheduled as well', async () =>
		( await scheduled() ).length > 1 ? null : scheduled()
	);
	await setMasterAddress( child, master.url );
	await child.php(
		`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( '${ PLUGIN }' );`
	);
	assert.deepEqual( await scheduled(), [] );
	await child.order( 'SKU-0010', 1 );
	await cron( child );
	assert.deepEqual( await scheduled(), [] );
	assert.equal( ( await master.stock( 'SKU-0010' ) ).quantity, quantity );
	assert.equal( ( await child.stock( 'SKU-0010' ) ).quantity, quantity! - 2 );

	const failed = await php< unknown >(
		child,
		`require_once ABSPATH . 'wp-admin/includes/plugin.php'; return activate_plugin( '${ PLUGIN }' );`
	);
	assert.equal( failed, null );
	// An administrator is on the plugins' page; nothing is pressed.
	await visitAdmin( child );
	assert.deepEqual( await scheduled(), [ `${ PREFIX }process_event` ] );
	await letTimePass( child, 5000 );
	await child.runActions();
	await allShow( [ master, child ], 'SKU-0010', quantity! - 2 );
	assert.equal( phpLog( child ), '' );
} );

async function serve( answer: RequestListener ) {
	const server = createServer( answer ).listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${ port }`,
		close: () => server.close(),
	};
}
