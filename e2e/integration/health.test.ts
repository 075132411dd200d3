/**
 * What a shop is told of its stock synchronisation where it looks for such things: Site Health, whose tests are made to fail for real and to
 * pass again; the facts for whoever helps, without a secret; an e-mail for each outage, and one for its end; and nothing any more once
 * the plugin is off.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import { OUTAGE_SECONDS } from '../../src/core/diagnostics/outage';
import { changeSettings } from '../lab/change-settings.ts';
import { forgeRestore } from '../lab/forge.ts';
import type { Store } from '../lab/index.ts';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { phpLog } from '../lab/php-log.ts';
import { letTimePass, visitAdmin } from './clock.ts';
import { allShow, eventually, openTestLab } from './harness.ts';

const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';
const PLUGIN =
	'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php';
const DEAD = 'http://127.0.0.1:9';
const DRAIN = 'Kitgenix\\StockSync\\Sync\\Drain::run( 3 );';

/** Everything that is handed to wp_mail(); the lab keeps it from leaving. */
const MAILS = `<?php
add_filter( 'pre_wp_mail', static function ( $sent, $mail ) {
	if ( str_contains( $mail['subject'], 'Stock Sync' ) ) {
		sleep( (int) get_option( 'lab_slow_mail', 0 ) );
		file_put_contents( LAB_FOLDER . '/our-mails.jsonl', json_encode( $mail ) . "\\n", FILE_APPEND | LOCK_EX );
	}
	return $sent;
}, 5, 2 );`;

interface Mail {
	to: string;
	subject: string;
	message: string;
	headers: string;
}

interface Result {
	label: string;
	status: 'good' | 'recommended' | 'critical';
	badge: { label: string };
	description: string;
	actions: string;
	test: string;
}

const muPlugin = ( store: Store, name: string ) =>
	join( store.dir, 'site/wp-content/mu-plugins', name );

const lab = openTestLab( { stores: 2 }, async ( { stores } ) => {
	for ( const store of stores ) {
		writeFileSync( muPlugin( store, 'mails.php' ), MAILS );
	}
} );

const both = () => [ lab().master, lab().children[ 0 ]! ] as const;

async function php< T >( store: Store, code: string ): Promise< T > {
	const text = await store.php(
		`return wp_json_encode( ( static function () { global $wpdb; ${ code } } )() );`
	);
	return JSON.parse( text ) as T;
}

/** WordPress's own list, and our tests in it; what is direct is done as its screen does it. */
const direct = ( store: Store ) =>
	php< {
		results: Record< string, Result >;
		async: Record< string, string >;
	} >(
		store,
		`require_once ABSPATH . 'wp-admin/includes/admin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
		$ours = static fn ( array $tests ): array => array_filter( $tests, static fn ( string $name ): bool => str_starts_with( $name, 'kitgenix_stock_sync_' ), ARRAY_FILTER_USE_KEY );
		$tests = WP_Site_Health::get_tests();
		return [
			'results' => array_map( static fn ( array $test ) => call_user_func( $test['test'] ), $ours( $tests['direct'] ) ),
			'async' => (object) array_map( static fn ( array $test ): string => $test['test'], $ours( $tests['async'] ) ),
		];`
	);

/** All of our tests; what takes time is asked as the screen's script asks it. */
async function siteHealth( store: Store ): Promise< Record< string, Result > > {
	const { results, async } = await direct( store );
	const all = { ...results };
	for ( const [ name, url ] of Object.entries( async ) ) {
		const response = await fetch( url, {
			headers: { 'x-lab-token': store.labToken },
		} );
		assert.equal( response.status, 200, await response.clone().text() );
		all[ name ] = ( await response.json() ) as Result;
	}
	return Object.fromEntries(
		Object.entries( all ).map( ( [ name, result ] ) => {
			assert.equal( result.test, name );
			assert.equal( result.badge.label, 'Stock Sync' );
			// What is wrong has something to do about it, and a way there.
			assert.equal( result.status === 'good', result.actions === '' );
			return [ name.replace( 'kitgenix_stock_sync_', '' ), result ];
		} )
	);
}

const statusOf = async ( store: Store, name: string ) =>
	( await siteHealth( store ) )[ name ]?.status;

/** A test of Site Health says so, sooner or later. */
const says = ( store: Store, name: string, status: string, words = /./ ) =>
	eventually( `${ store.name }: ${ name } is ${ status }`, async () => {
		const result = ( await siteHealth( store ) )[ name ];
		return result?.status === status &&
			words.test( result.label + result.description )
			? null
			: result;
	} );

/** Makes every link due, and lets a drain try it. */
const retry = ( store: Store ) =>
	store.php(
		`Kitgenix\\StockSync\\Sync\\Backlog::retry( null ); ${ DRAIN }`
	);

interface Outage {
	store_id: string;
	since: number;
	told: number;
}

const outages = async ( store: Store ) =>
	(
		await php< { outages: Outage[] } >(
			store,
			'return Kitgenix\\StockSync\\Storage\\OutageRow::read();'
		)
	).outages;

/** A drain tries again for some seconds before it ends, and notes it then. */
const outageIsNoted = ( store: Store ) =>
	eventually( 'the outage is noted', async () =>
		( await outages( store ) ).length === 1 ? null : outages( store )
	);

/** What is remembered of outages and of what others lack lies so much further back, and cron comes by. */
async function timePasses( store: Store, seconds: number ): Promise< void > {
	await store.php(
		`Kitgenix\\StockSync\\Storage\\OutageRow::update( static fn ( array $row ): array => [ 'outages' => array_map( static fn ( array $one ): array => [ ...$one, 'since' => $one['since'] - ${ seconds } ], $row['outages'] ) ] );
		Kitgenix\\StockSync\\Storage\\HistoryRow::update( static fn ( array $row ): array => [ ...$row, 'since' => max( 0, $row['since'] - ( $row['since'] > 0 ? ${ seconds } * 1000 : 0 ) ) ] );`
	);
	await letTimePass( store, seconds );
}

/** Cron comes by, as a server calls it: WordPress's own, and Action Scheduler's runner. */
async function cron( store: Store ): Promise< void > {
	await visitAdmin( store );
	await ( await fetch( `${ store.url }/wp-cron.php` ) ).text();
	await store.runActions();
}

const cronIsDone = ( store: Store ) =>
	eventually( 'cron has done what was due', async () => {
		await cron( store );
		const status = await statusOf( store, 'scheduler' );
		return status === 'good'
			? null
			: ( await siteHealth( store ) ).scheduler;
	} );

const mails = ( store: Store ): Mail[] => {
	try {
		return readFileSync( join( store.dir, 'our-mails.jsonl' ), 'utf8' )
			.trim()
			.split( '\n' )
			.map( ( line ) => JSON.parse( line ) as Mail );
	} catch {
		return [];
	}
};

const noMailsYet = ( store: Store ) =>
	rmSync( join( store.dir, 'our-mails.jsonl' ), { force: true } );

const secrets = async () => [
	...( await php< string[] >(
		lab().master,
		`return array_column( Kitgenix\\StockSync\\Storage\\Settings::get()['children'], 'secret' );`
	) ),
];

const storeId = ( store: Store ) =>
	php< string >(
		store,
		'return Kitgenix\\StockSync\\Storage\\Settings::storeId();'
	);

const inStep = () =>
	eventually( 'everything is in step', async () => {
		const [ master, child ] = both();
		await retry( master );
		await retry( child );
		const results = await Promise.all(
			[ master, child ].map( async ( store ) => {
				const { contact, backlog } = ( await direct( store ) )
					.results as Record< string, Result >;
				return [
					contact?.status,
					backlog?.status,
					( await outages( store ) ).length,
				];
			} )
		);
		const waiting = await php< number >(
			master,
			`return array_sum( array_column( Kitgenix\\StockSync\\Status\\StoreOverview::links(), 'waiting' ) );`
		);
		return waiting === 0 && results.every( ( one ) => one[ 2 ] === 0 )
			? null
			: { waiting, results };
	} );

const EMAILS = 'admin.php?page=wc-settings&tab=email';

const emailPage = ( name: string ) =>
	`${ EMAILS }&section=kitgenix_stock_sync_${ name }`;

/** A page of wp-admin, as an administrator who has logged in sees it; or what comes of its form. */
async function adminPage(
	store: Store,
	path: string,
	form: Record< string, string > | null = null
): Promise< string > {
	const login = await fetch( `${ store.url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: store.adminUser,
			pwd: store.adminPassword,
			testcookie: '1',
		} ),
	} );
	assert.equal( login.status, 302 );
	const cookie = login.headers
		.getSetCookie()
		.map( ( one ) => one.split( ';' )[ 0 ] )
		.join( '; ' );
	const url = `${ store.url }/wp-admin/${ path }`;
	const page = await fetch( url, { headers: { cookie } } );
	assert.equal( page.status, 200, path );
	const html = await page.text();
	if ( form === null ) {
		return html;
	}
	const [ , nonce = '' ] = /name="_wpnonce" value="(\w+)"/.exec( html ) ?? [];
	const answer = await fetch( url, {
		method: 'POST',
		headers: { cookie },
		body: new URLSearchParams( { ...form, _wpnonce: nonce, save: 'Save' } ),
	} );
	assert.equal( answer.status, 200, path );
	return answer.text();
}

test( 'stores that are connected and in step pass every test, once cron has come by', async () => {
	await inStep();
	for ( const store of both() ) {
		// Nobody has called this store's cron since it was made.
		await cronIsDone( store );
		const results = await siteHealth( store );
		assert.deepEqual(
			Object.fromEntries(
				Object.entries( results ).map( ( [ name, { status } ] ) => [
					name,
					status,
				] )
			),
			{
				connection: 'good',
				contact: 'good',
				scheduler: 'good',
				encryption: 'good',
				backlog: 'good',
				decision: 'good',
				clock: 'good',
				loopback: 'good',
				conflicts: 'good',
			},
			JSON.stringify( results )
		);
	}
} );

test( 'what takes time is no direct test, and nobody but who may see Site Health is answered', async () => {
	const { results, async } = await direct( lab().master );
	assert.deepEqual(
		Object.keys( async ).map( ( name ) =>
			name.replace( 'kitgenix_stock_sync_', '' )
		),
		[ 'clock', 'loopback', 'conflicts' ]
	);
	assert.equal( Object.keys( results ).length, 6 );
	for ( const url of Object.values( async ) ) {
		assert.equal( ( await fetch( url ) ).status, 401 );
	}
} );

test( 'WordPress’s weekly look runs all of them without a person', async () => {
	const master = lab().master;
	const counted = await php< Record< string, number > >(
		master,
		`wp_set_current_user( 0 );
		require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
		$seen = [];
		add_filter( 'site_status_test_result', static function ( $result ) use ( &$seen ) { $seen[ $result['test'] ] = $result['status']; return $result; } );
		add_filter( 'site_status_tests', static function ( array $tests ): array {
			$ours = static fn ( array $some ): array => array_filter( $some, static fn ( string $name ): bool => str_starts_with( $name, 'kitgenix_stock_sync_' ), ARRAY_FILTER_USE_KEY );
			return [ 'direct' => $ours( $tests['direct'] ), 'async' => $ours( $tests['async'] ) ];
		}, PHP_INT_MAX );
		WP_Site_Health::get_instance()->wp_cron_scheduled_check();
		return json_decode( get_transient( 'health-check-site-status-result' ), true );`
	);
	assert.equal( counted.good, 9, JSON.stringify( counted ) );
	assert.equal( Number( counted.critical ), 0 );
} );

test( 'role and connection: a wrong secret is critical until it is right, a switched-off connection is worth a word', async () => {
	const [ master ] = both();
	const [ right ] = await secrets();
	const setSecret = ( secret: string ) =>
		changeSettings(
			master,
			`$s['children'][0]['secret'] = '${ secret }';`
		);
	await setSecret( 'a wrong one, but a long one' );
	await master.order( 'SKU-0001', 1 );
	await says( master, 'connection', 'critical', /secret/ );
	// It answers, so it is in contact.
	assert.equal( await statusOf( master, 'contact' ), 'good' );
	await setSecret( right! );
	await retry( master );
	await says( master, 'connection', 'good', /Master of 1 Child/ );
	await changeSettings( master, `$s['children'][0]['enabled'] = false;` );
	assert.equal( await statusOf( master, 'connection' ), 'recommended' );
	await changeSettings( master, `$s['children'][0]['enabled'] = true;` );
	await inStep();
	assert.equal( await statusOf( master, 'connection' ), 'good' );
} );

test( 'a store that was never connected is asked to connect, and for nothing else', async () => {
	const [ , child ] = both();
	await php(
		child,
		`$row = get_option( '${ PREFIX }settings' ); update_option( 'lab_kept', $row['master'] ); return null;`
	);
	await child.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static fn ( array $s ): array => [ ...$s, 'master' => [ 'url' => '', 'store_id' => '', 'secret' => '' ] ] );`
	);
	const results = await siteHealth( child );
	assert.deepEqual( Object.keys( results ), [ 'connection' ] );
	assert.equal( results.connection?.status, 'recommended' );
	await child.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static fn ( array $s ): array => [ ...$s, 'master' => get_option( 'lab_kept' ) ] );`
	);
	assert.equal( await statusOf( child, 'connection' ), 'good' );
} );

test( 'last contact and backlog: a store that is down is worth a word, after an hour it is critical, and then it is over', async () => {
	const [ master, child ] = both();
	await setChildAddresses( master, [ DEAD ] );
	await master.order( 'SKU-0002', 1 );
	await says( master, 'contact', 'recommended', /does not answer/ );
	assert.equal( await statusOf( master, 'backlog' ), 'good' );
	await outageIsNoted( master );
	await timePasses( master, 1200 );
	await says( master, 'backlog', 'recommended', /1 product waits/ );
	assert.equal( await statusOf( master, 'contact' ), 'recommended' );
	await timePasses( master, 3000 );
	await says( master, 'contact', 'critical' );
	await says( master, 'backlog', 'critical' );
	await setChildAddresses( master, [ child.url ] );
	await inStep();
	assert.equal( await statusOf( master, 'contact' ), 'good' );
	assert.equal( await statusOf( master, 'backlog' ), 'good' );
	noMailsYet( master );
} );

test( 'last contact: a Child that has not heard of its Master for hours says so', async () => {
	const [ , child ] = both();
	const shift = ( seconds: number ) =>
		child.php(
			`$id = Kitgenix\\StockSync\\Storage\\Settings::master()['store_id'];
			Kitgenix\\StockSync\\Storage\\Links::updateMaster( $id, static function ( array $link ): array {
				$link['health']['last_inbound'] -= ${ seconds };
				$link['health']['last_success'] -= ${ seconds };
				return $link;
			} );`
		);
	await shift( 4 * 3600 );
	await says( child, 'contact', 'recommended', /not heard/ );
	// What was missing was the look-around: it asks the Master.
	await letTimePass( child, 600 );
	await cron( child );
	await says( child, 'contact', 'good' );
} );

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

test( 'Info and WooCommerce’s status show the same facts, no secret, and in what is copied nothing that names a store', async () => {
	const [ master, child ] = both();
	await setChildAddresses( master, [ DEAD ] );
	await master.order( 'SKU-0005', 1 );
	await says( master, 'contact', 'recommended' );
	const names = [ await storeId( master ), await storeId( child ), DEAD ];

	const info = await php< { all: unknown; copied: string } >(
		master,
		`require_once ABSPATH . 'wp-admin/includes/admin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php';
		$section = apply_filters( 'debug_information', [] );
		return [ 'all' => $section, 'copied' => WP_Debug_Data::format( $section, 'debug' ) ];`
	);
	assert.match( info.copied, /role: master/ );
	assert.match(
		info.copied,
		/connection_1: push; catching_up; protocol 2; waiting 1; failures [1-9]/
	);

	const infoPage = await adminPage( master, 'site-health.php?tab=debug' );
	const statusPage = await adminPage( master, 'admin.php?page=wc-status' );
	const table =
		/<table[^>]*>\s*<thead>\s*<tr>\s*<th[^>]*data-export-label="Kitgenix Stock Sync"[\s\S]*?<\/table>/.exec(
			statusPage
		)?.[ 0 ] ?? '';
	assert.match( table, /data-export-label="Role"/ );
	assert.match( table, /push; catching_up; protocol 2; waiting 1/ );
	assert.match( table, /dashicons-warning/ );
	const copied = table.replace( /<code class="private">.*?<\/code>/g, '' );
	for ( const name of names ) {
		assert.ok( table.includes( name ) && infoPage.includes( name ), name );
		assert.ok(
			! copied.includes( name ) && ! info.copied.includes( name ),
			name
		);
	}
	for ( const secret of await secrets() ) {
		assert.ok( secret.length > 10 );
		for ( const page of [ infoPage, statusPage, JSON.stringify( info ) ] ) {
			assert.ok( ! page.includes( secret ) );
		}
	}
	await setChildAddresses( master, [ child.url ] );
	await inStep();
} );

test( 'the screens of WordPress and WooCommerce show the tests, the e-mails and the suggested text', async () => {
	const [ master ] = both();
	const health = await adminPage( master, 'site-health.php' );
	assert.match( health, /kitgenix_stock_sync_connection/ );
	assert.match( health, /admin\\?\/site-health\\?\/clock/ );
	const privacy = await adminPage(
		master,
		'options-privacy.php?tab=policyguide'
	);
	assert.match( privacy, /Kitgenix Stock Sync/ );
	assert.match( privacy, /That says nothing about who bought them/ );
	assert.match(
		await adminPage( master, EMAILS ),
		/Stock Sync: a connection fails/
	);
	for ( const name of [ 'failed', 'recovered' ] ) {
		const page = await adminPage( master, emailPage( name ) );
		for ( const field of [
			'enabled',
			'recipient',
			'subject',
			'heading',
			'email_type',
		] ) {
			assert.ok(
				page.includes(
					`name="woocommerce_kitgenix_stock_sync_${ name }_${ field }"`
				),
				`${ name } ${ field }`
			);
		}
	}
	// WooCommerce's own preview, where it has one.
	const preview = await php< string[] >(
		master,
		`$class = 'Automattic\\WooCommerce\\Internal\\Admin\\EmailPreview\\EmailPreview';
		return array_map( static function ( string $name ) use ( $class ): string {
			$preview = wc_get_container()->get( $class );
			$preview->set_email_type( 'Kitgenix\\StockSync\\Status\\\\' . $name );
			return $preview->get_subject() . $preview->render();
		}, class_exists( $class ) ? [ 'FailedEmail', 'RecoveredEmail' ] : [] );`
	);
	for ( const html of preview ) {
		assert.match( html, /with Example store/ );
		assert.match( html, /store\.example/ );
	}
	assert.equal( phpLog( master ), '' );
} );

test( 'the shop is told once of a connection that fails for an hour, and once that it works again', async () => {
	const [ master, child ] = both();
	noMailsYet( master );
	await setChildAddresses( master, [ DEAD ] );
	await master.order( 'SKU-0006', 2 );
	await outageIsNoted( master );
	await timePasses( master, OUTAGE_SECONDS - 600 );
	await cron( master );
	assert.deepEqual( mails( master ), [] );
	await timePasses( master, 700 );
	await cron( master );
	await eventually( 'it is told', async () =>
		mails( master ).length > 0 ? null : outages( master )
	);
	// Whoever comes by later, side by side or an hour later, finds it told.
	await Promise.all( [ 1, 2, 3 ].map( () => retry( master ) ) );
	await timePasses( master, 2 * OUTAGE_SECONDS );
	await cron( master );
	const [ told, ...more ] = mails( master );
	assert.deepEqual( more, [] );
	assert.equal(
		told?.to,
		await php( master, `return get_option( 'admin_email' );` )
	);
	assert.match(
		told?.subject ?? '',
		/Stock Sync cannot exchange stock with/
	);
	assert.match( told?.headers ?? '', /text\/html/ );
	assert.match( told?.message ?? '', /does not answer/ );
	assert.ok( told?.message.includes( DEAD ) );
	assert.match( told?.message ?? '', /1 product waits/ );
	assert.match(
		told?.message ?? '',
		/page=kitgenix-stock-sync-for-woocommerce/
	);
	for ( const secret of await secrets() ) {
		assert.ok( ! told?.message.includes( secret ) );
	}

	await setChildAddresses( master, [ child.url ] );
	await inStep();
	await cron( master );
	await eventually( 'its end is told', async () =>
		mails( master ).length === 2
			? null
			: mails( master ).map( ( { subject } ) => subject )
	);
	assert.match(
		mails( master )[ 1 ]?.subject ?? '',
		/exchanges stock with .* again/
	);
	assert.deepEqual( await outages( master ), [] );
	await retry( master );
	assert.equal( mails( master ).length, 2 );
	const log = await php<
		{ level: string; message: string; context: { email?: string } }[]
	>(
		master,
		`return array_slice( get_option( '${ PREFIX }settings' )['event_log'], 0, 20 );`
	);
	assert.deepEqual(
		log
			.filter( ( { context } ) => context.email )
			.map( ( { level, context } ) => [ level, context.email ] ),
		[
			[ 'info', 'sent' ],
			[ 'error', 'sent' ],
		]
	);
} );

test( 'a link that is held until a person has decided is an outage', async () => {
	const [ master, child ] = both();
	noMailsYet( master );
	const change = async ( statements: string ) =>
		master.php(
			`Kitgenix\\StockSync\\Storage\\Links::updateChild( '${ await storeId(
				child
			) }', static function ( array $link ): array { ${ statements } return $link; } );`
		);
	await forgeRestore( master );
	// Nothing has been synced since then.
	await change(
		`$link['health']['last_failure'] -= 60; $link['health']['last_success'] -= 2 * ${ OUTAGE_SECONDS };`
	);
	await master.php( DRAIN );
	assert.equal( ( await outages( master ) ).length, 1 );
	await timePasses( master, OUTAGE_SECONDS );
	await master.php( DRAIN );
	const [ told ] = mails( master );
	assert.match( told?.message ?? '', /as after a restored backup/ );
	await change(
		`$link['claim'] = null; $link['health']['failures'] = 0; $link['health']['attention'] = '';`
	);
	await master.php( DRAIN );
	// Decided, but nothing has crossed yet.
	assert.equal( mails( master ).length, 1 );
	await master.order( 'SKU-0011', 1 );
	await allShow(
		[ master, child ],
		'SKU-0011',
		( await master.stock( 'SKU-0011' ) ).quantity
	);
	await inStep();
	assert.equal( mails( master ).length, 2 );
} );

test( 'a Child is told of its Master, and two drains that end together tell once', async () => {
	const [ master, child ] = both();
	noMailsYet( child );
	await setMasterAddress( child, DEAD );
	await child.order( 'SKU-0007', 1 );
	await outageIsNoted( child );
	await timePasses( child, OUTAGE_SECONDS );
	await Promise.all(
		[ 1, 2, 3, 4 ].map( () =>
			child.php( 'Kitgenix\\StockSync\\Status\\OutageMails::look();' )
		)
	);
	assert.equal( mails( child ).length, 1 );
	await setMasterAddress( child, master.url );
	await inStep();
	assert.equal( mails( child ).length, 2 );
} );

test( 'an outage that is over within the hour, and one that the shop does not want to hear of, are told to nobody', async () => {
	const [ master, child ] = both();
	noMailsYet( master );
	const fail = async () => {
		await setChildAddresses( master, [ DEAD ] );
		await master.order( 'SKU-0008', 1 );
		await outageIsNoted( master );
	};
	const heal = async () => {
		await setChildAddresses( master, [ child.url ] );
		await inStep();
	};
	await fail();
	await timePasses( master, 1800 );
	await heal();
	assert.deepEqual( mails( master ), [] );

	const set = ( email: string, key: string, value: string ) =>
		master.wp(
			'POST',
			`wc/v3/settings/email_kitgenix_stock_sync_${ email }/${ key }`,
			{ value }
		);
	await set( 'failed', 'enabled', 'no' );
	await fail();
	await timePasses( master, OUTAGE_SECONDS );
	await retry( master );
	assert.equal( ( await outages( master ) )[ 0 ]?.told === 0, false );
	assert.deepEqual( mails( master ), [] );
	await set( 'recovered', 'enabled', 'no' );
	await heal();
	assert.deepEqual( mails( master ), [] );
	for ( const email of [ 'failed', 'recovered' ] ) {
		await set( email, 'enabled', 'yes' );
	}
} );

test( 'the shop says who gets it, in which words and form, and a theme how it looks', async () => {
	const [ master, child ] = both();
	noMailsYet( master );
	const named = ( fields: Record< string, string > ) =>
		Object.fromEntries(
			Object.entries( fields ).map( ( [ name, value ] ) => [
				`woocommerce_kitgenix_stock_sync_failed_${ name }`,
				value,
			] )
		);
	const saved = await adminPage(
		master,
		emailPage( 'failed' ),
		named( {
			enabled: '1',
			recipient: 'stock@example.com',
			subject: 'Stock Sync: look at {stores}',
			heading: 'Oh no',
			email_type: 'plain',
		} )
	);
	assert.match( saved, /stock@example\.com/ );
	const theme = await php< string >(
		master,
		'return get_stylesheet_directory();'
	);
	const override = join(
		theme,
		'woocommerce/emails/kitgenix-stock-sync-recovered.php'
	);
	mkdirSync( join( theme, 'woocommerce/emails' ), { recursive: true } );
	writeFileSync(
		override,
		`<?php echo 'As the theme has it: ' . esc_html( $links[0]['url'] );`
	);

	await setChildAddresses( master, [ DEAD ] );
	await master.order( 'SKU-0009', 1 );
	await outageIsNoted( master );
	await timePasses( master, OUTAGE_SECONDS );
	// Told after the response, however slow the mail server is.
	await master.php( `update_option( 'lab_slow_mail', 6 );` );
	const { response_ms: waited } = await master.order( 'SKU-0009', 1 );
	assert.deepEqual( mails( master ), [] );
	assert.ok( waited < 6000, `${ waited } ms` );
	await eventually( 'it is told', async () =>
		mails( master ).length === 1 ? null : outages( master )
	);
	await master.php( `delete_option( 'lab_slow_mail' );` );
	const [ told ] = mails( master );
	assert.equal( told?.to, 'stock@example.com' );
	assert.match( told?.subject ?? '', /^Stock Sync: look at \S+/ );
	assert.match( told?.headers ?? '', /text\/plain/ );
	assert.match( told?.message ?? '', /^Oh no\n/ );
	assert.match( told?.message ?? '', /does not answer/ );

	await setChildAddresses( master, [ child.url ] );
	await inStep();
	await eventually( 'its end is told', async () =>
		mails( master ).length === 2 ? null : mails( master )
	);
	assert.match(
		mails( master )[ 1 ]?.message ?? '',
		/As the theme has it: http/
	);
	rmSync( override );
	assert.equal(
		await php(
			master,
			`return get_option( '${ PREFIX }email_failed' )['recipient'];`
		),
		'stock@example.com'
	);
	assert.equal( phpLog( master ), '' );
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
