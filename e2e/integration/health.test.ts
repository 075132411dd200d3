/**
 * Site Health on live stores: which tests there are and who may ask, what they say of the links of a store, and the facts for whoever helps, without a
 * secret. Each test is made to fail for real, and to pass again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { phpLog } from '../lab/php-log.ts';
import { letTimePass } from './clock.ts';
import {
	both,
	cron,
	cronIsDone,
	DEAD,
	direct,
	inStep,
	lab,
	noMailsYet,
	outageIsNoted,
	php,
	PREFIX,
	retry,
	says,
	secrets,
	siteHealth,
	statusOf,
	storeId,
	timePasses,
} from './health-lab.ts';
import { adminPage, emailPage, EMAILS } from './wp-admin-page.ts';

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
