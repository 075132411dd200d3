/**
 * An e-mail for each outage, and one for its end: when, to whom, in which words, and only once.
 */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OUTAGE_SECONDS } from '../../src/core/diagnostics/outage';
import { forgeRestore } from '../lab/forge.ts';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { phpLog } from '../lab/php-log.ts';
import { allShow, eventually } from './harness.ts';
import {
	both,
	cron,
	DEAD,
	DRAIN,
	inStep,
	mails,
	noMailsYet,
	outageIsNoted,
	outages,
	php,
	PREFIX,
	retry,
	secrets,
	storeId,
	timePasses,
} from './health-lab.ts';
import { adminPage, emailPage } from './wp-admin-page.ts';

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
