/**
 * The commands of WP-CLI on live stores: the real WP-CLI, in a process of its own. What each prints, its exit code, and that wrong
 * input changes nothing.
 */
import assert from 'node:assert/strict';
import type { AdminAnswer } from '../../src/core/contract/admin';
import { withoutLateCron } from '../../tools/cli/late-cron.ts';
import { wp } from '../../tools/cli/wp.ts';
import { forge } from '../lab/forge.ts';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { allShow, productId } from './harness.ts';
import {
	FINE,
	NEEDS_A_LOOK,
	ran,
	refused,
	REFUSED,
	rows,
	test,
} from './wp-cli.ts';
import {
	isInStep,
	lab,
	progress,
	proxies,
	settingsOf,
	storeId,
	stores,
	version,
} from './tools-lab.ts';

const COMMANDS = [
	...[ 'audit', 'backlog', 'conflicts', 'connect', 'doctor', 'drain' ],
	...[ 'decide', 'log', 'ping', 'reconcile', 'status', 'stores', 'sync' ],
];

const connections = async ( store: Store ) => {
	const { settings } = await admin< AdminAnswer >( store, 'settings' );
	return { role: settings.role, ...settings.master, of: settings.children };
};

const quantity = async ( store: Store, sku: string ) =>
	( await store.stock( sku ) ).quantity!;

/** The Master cannot reach a Child. */
const silence = ( isSilent: boolean ) =>
	isSilent
		? proxies[ 0 ]!.set( 1, [ 'drop request' ] )
		: proxies[ 0 ]!.set( 0 );

test( 'help names every command, and shows of each what it is for', async () => {
	const [ master ] = stores();
	const help = async ( ...words: string[] ) =>
		( await wp( master, [ 'help', 'kitgenix-stock-sync', ...words ] ) )
			.stdout;
	const all = await help();
	for ( const name of COMMANDS ) {
		assert.match( all, new RegExp( `^  ${ name } `, 'm' ) );
	}
	assert.match( all, /Exit codes, of every command: 0/ );
	const one = await help( 'backlog', 'retry' );
	assert.match( one, /EXIT CODES\n\n +0 when.*EXAMPLES\n\n +\$ wp kit/s );
} );

test( 'a word that no command knows is refused before anything is done', async () => {
	const [ master ] = stores();
	await refused( master, 'status --frmat=json', /unknown --frmat parameter/ );
	await refused( master, 'status --format=xml', /Invalid value.*format/s );
	assert.match(
		( await ran( REFUSED, master, 'sync' ) ).stdout,
		/^usage: .*sync <sku>/
	);
} );

test( 'status shows how each store stands, in every format, and is silent where it is asked to be', async () => {
	const [ master, childA, childB ] = stores();
	await isInStep();
	const found = await rows( FINE, master, 'status' );
	assert.deepEqual(
		found.map( ( row ) => [ row.store_id, row.state, row.waiting ] ),
		[
			[ await storeId( childA ), 'in_step', 0 ],
			[ await storeId( childB ), 'in_step', 0 ],
		]
	);
	const table = await ran( FINE, master, 'status', { terminal: true } );
	assert.match( table.stdout, /\(master, store ID [\w-]+\).* 64 products/ );
	assert.match( table.stdout, /\| Child A +\|.*\| push \| in_step/ );
	assert.match( table.stdout, /Success: Everything is in step\./ );
	for ( const [ format, expected ] of [
		[ 'csv', /^name,state\n"Child A",in_step\n/ ],
		[ 'yaml', /^---\n- \n {2}name: Child A\n/ ],
		[ 'count', /^2$/ ],
	] as const ) {
		const { stdout } = await ran(
			FINE,
			master,
			`status --fields=name,state --format=${ format }`
		);
		assert.match( stdout, expected );
		assert.doesNotMatch( stdout, /Success/ );
	}
	assert.deepEqual( await ran( FINE, master, 'status --quiet' ), {
		code: 0,
		stdout: '',
		stderr: '',
	} );
	const child = await rows( FINE, childA, 'status' );
	assert.deepEqual(
		child.map( ( row ) => [ row.store_id, row.type ] ),
		[ [ await storeId( master ), 'send' ] ]
	);
} );

test( 'ping asks all stores or the one that is named, however it is called', async () => {
	const [ master, childA ] = stores();
	const all = await rows( FINE, master, 'ping' );
	assert.deepEqual(
		all.map( ( row ) => [ row.ok, row.code, row.role ] ),
		[
			[ 1, '', 'child' ],
			[ 1, '', 'child' ],
		]
	);
	const id = await storeId( childA );
	for ( const called of [ id, 'child a', proxies[ 0 ]!.url ] ) {
		const { stdout } = await ran( FINE, master, [
			'ping',
			called,
			'--field=store_id',
		] );
		assert.equal( stdout, `${ id }\n` );
	}
	await ran( FINE, childA, 'ping' );
	await refused( master, 'ping nobody', /not connected with “nobody”/ );

	silence( true );
	const down = await ran( NEEDS_A_LOOK, master, 'ping' );
	silence( false );
	assert.match( down.stdout, /kss_unreachable/ );
	assert.match(
		down.stderr,
		/Warning: Child A: The other store did not answer\. Open its address/
	);
} );

test( 'drain sends what waits, and waits for it', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0021';
	const before = await quantity( master, sku );
	await isInStep();
	// As a process leaves it that was killed before it could send.
	await master.php( `global $wpdb; $id = ${ await productId( master, sku ) };
		$wpdb->query( "UPDATE {$wpdb->postmeta} SET meta_value = meta_value - 1 WHERE post_id = $id AND meta_key = '_stock'" );
		clean_post_cache( $id );
		Kitgenix\\StockSync\\Storage\\ChangeJournal::append( [ $id ] );` );
	const { stdout } = await ran( FINE, master, 'drain' );
	assert.match( stdout, /Success: Everything is in step\./ );
	for ( const child of [ childA, childB ] ) {
		assert.equal( await quantity( child, sku ), before - 1 );
	}
	for ( const seconds of [ '0', '3601', '1.5', 'soon' ] ) {
		await refused(
			master,
			`drain --seconds=${ seconds }`,
			/whole number of seconds, from 1 to 3600/
		);
	}
} );

test( 'sync sends what is named, and says what became of each in each store', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0022';
	const right = await quantity( master, sku );
	await isInStep();
	await forge( childA, sku, right + 4 );
	assert.deepEqual( await rows( FINE, master, `sync ${ sku }` ), [
		{ sku, store: 'Child A', result: 'pushed' },
		{ sku, store: 'Child B', result: 'pushed' },
	] );
	assert.equal( await quantity( childA, sku ), right );
	assert.deepEqual( await rows( NEEDS_A_LOOK, master, `sync 1001 NOBODY` ), [
		{ sku: '1001', store: 'Child A', result: 'pushed' },
		{ sku: '1001', store: 'Child B', result: 'pushed' },
		{ sku: 'NOBODY', store: '', result: 'unknown' },
	] );
	const piped = await ran( FINE, master, 'sync - --field=sku', {
		input: `${ sku }\n000123\n`,
	} );
	assert.equal( piped.stdout, `${ sku }\n${ sku }\n000123\n000123\n` );

	const last = await version( master );
	await refused( childA, `sync ${ sku }`, /Only the Master/ );
	await refused( master, [ 'sync', ' ' ], /at least one SKU/ );
	assert.equal( await version( master ), last );
} );

test( 'audit finds what differs and changes nothing; with --fix it mends it', async () => {
	const [ master, childA ] = stores();
	const sku = 'SKU-0023';
	const right = await quantity( master, sku );
	await isInStep();
	assert.match(
		( await ran( FINE, master, 'audit' ) ).stdout,
		/2 stores were compared, and all is in step/
	);
	await forge( childA, sku, right + 5 );
	const before = await version( master );
	const row = {
		sku,
		store: 'Child A',
		field: 'stock_quantity',
		master: String( right ),
		child: String( right + 5 ),
		waits: 'no',
	};
	assert.deepEqual( await rows( NEEDS_A_LOOK, master, 'audit' ), [ row ] );
	assert.deepEqual(
		await rows( NEEDS_A_LOOK, master, `audit --skus=${ sku },1001` ),
		[ row ]
	);
	assert.deepEqual( await rows( FINE, master, 'audit --skus=1001' ), [] );
	const other = await ran( FINE, master, [
		'audit',
		'--store=Child B',
		'--format=count',
	] );
	assert.equal( other.stdout.trim(), '0' );
	assert.equal( await version( master ), before );
	assert.equal( await quantity( childA, sku ), right + 5 );

	await refused( master, 'audit --store=nobody --fix', /“nobody”/ );
	await refused( master, 'audit --skus= --fix', /at least one SKU/ );
	assert.equal( await version( master ), before );
	assert.match(
		( await ran( FINE, master, 'audit --fix' ) ).stdout,
		/1 product was sent\. 2 stores were compared/
	);
	assert.equal( await quantity( childA, sku ), right );

	silence( true );
	const [ silent ] = await rows( NEEDS_A_LOOK, master, 'audit --fix' );
	silence( false );
	assert.equal( silent?.field, 'no_answer' );
	assert.equal( silent?.child, 'The other store did not answer.' );
	await ran( FINE, master, 'backlog retry' );
} );

test( 'reconcile counts in a dry run, mends in a real one, and only at the store that is named', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0024';
	const other = 'SKU-0025';
	const right = await quantity( master, sku );
	const rightToo = await quantity( master, other );
	await isInStep();
	await forge( childA, sku, right + 3 );
	await forge( childB, other, rightToo + 3 );
	const before = await version( master );
	const counted = await ran( NEEDS_A_LOOK, master, 'reconcile --dry-run' );
	assert.match( counted.stderr, /Child A: 1 product differs\./ );
	assert.match( counted.stderr, /Child B: 1 product differs\./ );
	assert.equal( await version( master ), before );
	assert.equal( await quantity( childA, sku ), right + 3 );

	const named = await ran(
		FINE,
		master,
		[ 'reconcile', '--store=Child A', '--differences-only' ],
		{ terminal: true }
	);
	assert.match( named.stdout, /Comparing +100%/ );
	assert.match( named.stdout, /Success: .* 1 product was sent\./ );
	assert.doesNotMatch( named.stdout, /Child B/ );
	assert.equal( await quantity( childA, sku ), right );
	assert.equal( await quantity( childB, other ), rightToo + 3 );

	const [ , atB ] = await rows(
		FINE,
		master,
		`reconcile --skus=${ other },${ sku }`
	);
	assert.deepEqual( [ atB?.differing, atB?.pushed ], [ 1, 1 ] );
	assert.equal( await quantity( childB, other ), rightToo );
	const everything = await version( master );
	await ran( FINE, master, `reconcile --all --skus=${ sku } --quiet` );
	assert.equal( await version( master ), everything + 1 );
} );

test( 'a reconcile that makes no sense, or that is running already, is refused, and none is begun', async () => {
	const [ master, childA ] = stores();
	const last = await progress();
	await refused( master, 'reconcile --skus=1001,NOBODY', /: NOBODY/ );
	await refused( master, 'reconcile --skus=', /at least one SKU/ );
	await refused( master, 'reconcile --all --dry-run', /nothing to try out/ );
	await refused(
		master,
		[ 'reconcile', '--all', '--store=Child A' ],
		/--all/
	);
	await refused( master, 'reconcile --store=nobody', /“nobody”/ );
	await refused( childA, 'reconcile', /Only the Master/ );
	const range = await ran( REFUSED, master, 'reconcile --per-page=7' );
	assert.match( range.stderr, /per_page: .*50/ );
	assert.deepEqual( await progress(), last );

	const row = 'Kitgenix\\StockSync\\Storage\\ReconcileRow';
	const mode = ( status: string ) =>
		master.php(
			`${ row }::update( fn( $run ) => [ 'status' => '${ status }' ] + $run );`
		);
	await mode( 'running' );
	await refused( master, 'reconcile', /running already/ );
	await mode( 'finished' );
} );

test( 'log shows the newest lines first, of one level where that is asked for', async () => {
	const [ master ] = stores();
	const lines = await rows( FINE, master, 'log --limit=5' );
	assert.equal( lines.length, 5 );
	assert.match( String( lines[ 0 ]?.time ), /^20\d\d-\d\d-\d\dT.*Z$/ );
	const times = lines.map( ( line ) => line.time );
	assert.deepEqual( times, [ ...times ].sort().reverse() );
	const infos = await rows( FINE, master, 'log --level=info --limit=500' );
	assert.ok( infos.length > 5 );
	assert.ok( infos.every( ( line ) => line.level === 'info' ) );
	await refused( master, 'log --limit=0', /whole number of lines/ );
	await refused( master, 'log --level=loud', /Invalid value/ );
} );

test( 'what waits for a store is listed, tried at once, and given up only after a yes', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0026';
	const before = await quantity( master, sku );
	await isInStep();
	await ran( FINE, master, 'backlog list' );
	silence( true );
	await master.order( sku, 1 );
	await allShow( [ childB ], sku, before - 1 );
	const failed = await ran( NEEDS_A_LOOK, master, 'backlog retry' );
	assert.match( failed.stderr, /Warning: Child A: 1 product waits\./ );
	const [ waiting ] = await rows( NEEDS_A_LOOK, master, 'backlog list' );
	assert.deepEqual(
		[ waiting?.store_id, waiting?.waiting ],
		[ await storeId( childA ), 1 ]
	);
	await refused( master, 'backlog retry nobody', /“nobody”/ );

	await refused( master, 'backlog discard nobody --yes', /“nobody”/ );
	const asked = await ran(
		FINE,
		master,
		[ 'backlog', 'discard', 'Child A' ],
		{
			input: 'n\n',
		}
	);
	assert.match(
		asked.stdout,
		/Child A keeps an old number of 1 product.*Give up what waits\? \[y\/n\]/
	);
	assert.equal(
		( await rows( NEEDS_A_LOOK, master, 'backlog list' ) ).length,
		1
	);
	await ran( FINE, master, [ 'backlog', 'discard', 'Child A', '--yes' ] );
	silence( false );
	assert.deepEqual( await rows( FINE, master, 'backlog list' ), [] );
	await ran( FINE, master, 'drain' );
	assert.equal( await quantity( childA, sku ), before );
	await ran( FINE, master, 'reconcile' );
	assert.equal( await quantity( childA, sku ), before - 1 );

	silence( true );
	await master.order( sku, 1 );
	await allShow( [ childB ], sku, before - 2 );
	silence( false );
	await ran( FINE, master, [ 'backlog', 'retry', 'Child A' ] );
	assert.equal( await quantity( childA, sku ), before - 2 );
} );

test( 'conflicts names the products that share a SKU, and what to do', async () => {
	const [ master ] = stores();
	await ran( FINE, master, 'conflicts' );
	const id = await productId( master, 'SKU-0027' );
	const share = ( sku: string ) =>
		master.php( `global $wpdb;
			$wpdb->update( $wpdb->postmeta, [ 'meta_value' => '${ sku }' ], [ 'post_id' => ${ id }, 'meta_key' => '_sku' ] );
			$wpdb->update( $wpdb->prefix . 'wc_product_meta_lookup', [ 'sku' => '${ sku }' ], [ 'product_id' => ${ id } ] );
			clean_post_cache( ${ id } );` );
	await share( 'SKU-0028' );
	const other = await productId( master, 'SKU-0028' );
	const found = await rows( NEEDS_A_LOOK, master, 'conflicts' );
	const doctor = await rows( NEEDS_A_LOOK, master, 'doctor' );
	await share( 'SKU-0027' );
	assert.equal( found.length, 2 );
	assert.ok( found.every( ( { code } ) => code === 'kss_duplicate_sku' ) );
	const pair = await productId( master, 'SKU-0028' );
	assert.ok( [ id, pair ].includes( other ) );
	assert.deepEqual(
		found.map( ( row ) => [ row.product_id, row.with ] ),
		[
			[ Math.min( id, pair ), String( Math.max( id, pair ) ) ],
			[ Math.max( id, pair ), String( Math.min( id, pair ) ) ],
		]
	);
	assert.match( String( found[ 0 ]?.message ), /a SKU of its own/ );
	const told = doctor.find( ( { check } ) => check === 'conflicts' );
	assert.match( String( told?.message ), /^2 products have a conflict/ );
	await ran( FINE, master, 'conflicts' );
	await ran( FINE, master, 'drain' );
} );

test( 'doctor finds what is wrong and says what to do; when all is well it finds nothing', async () => {
	const [ master ] = stores();
	await withoutLateCron( master );
	const well = await ran( FINE, master, 'doctor' );
	assert.match( well.stdout, /Success: All is well\./ );
	const all = await rows( FINE, master, 'doctor --all' );
	assert.deepEqual(
		[ ...new Set( all.map( ( { check } ) => check ) ) ],
		[
			...[ 'decision', 'backlog', 'connection', 'scheduler' ],
			...[ 'cron', 'loopback', 'encryption', 'conflicts' ],
		]
	);
	assert.ok( all.every( ( { status } ) => status === 'good' ) );

	const right = ( await settingsOf( master ) ).children[ 0 ]!.secret;
	const setSecret = ( secret: string ) =>
		master.php(
			`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['children'][0]['secret'] = '${ secret }'; return $s; } );`
		);
	await setSecret( 'wrong' );
	await master.php(
		`wp_schedule_single_event( time() - 3600, 'lab_late' );`
	);
	const found = await rows( NEEDS_A_LOOK, master, 'doctor' );
	const of = ( check: string ) =>
		found.find( ( row ) => row.check === check );
	assert.equal( of( 'connection' )?.store, 'Child A' );
	assert.match( String( of( 'connection' )?.message ), /secret is wrong/ );
	assert.match(
		String( of( 'connection' )?.advice ),
		/^Enter the same secret/
	);
	assert.match( String( of( 'cron' )?.message ), /60 minutes late/ );
	assert.match( String( of( 'cron' )?.advice ), /call wp-cron\.php/ );

	// The link fails, and waiting will not heal it: that needs a person, so status says so, too.
	await ran( NEEDS_A_LOOK, master, [ 'sync', 'SKU-0029', '--quiet' ] );
	const status = await ran( NEEDS_A_LOOK, master, 'status' );
	assert.match( status.stderr, /1 connection needs your attention\./ );
	assert.match( status.stderr, /Child A does not recognize this store/ );
	const quiet = await ran( NEEDS_A_LOOK, master, 'status --quiet' );
	assert.equal( quiet.stdout, '' );
	await setSecret( right );
	await withoutLateCron( master );
	await ran( FINE, master, 'backlog retry' );
	await ran( FINE, master, 'doctor' );
} );

test( 'a site that may be a copy sends nothing by any command, and says what to decide', async () => {
	const [ master ] = stores();
	const home = await master.php( `return get_option( 'home' );` );
	await master.php( `update_option( 'home', 'http://moved.example' );` );
	for ( const words of [
		'drain',
		'ping',
		'sync 1001',
		'audit',
		'reconcile',
	] ) {
		await refused( master, words, /another address than before/ );
	}
	await refused( master, 'stores add', /another address than before/ );
	const status = await ran( NEEDS_A_LOOK, master, 'status' );
	assert.match( status.stderr, /paused: this shop has another address/ );
	const [ decision ] = await rows( NEEDS_A_LOOK, master, 'doctor' );
	assert.deepEqual(
		[ decision?.check, decision?.status ],
		[ 'decision', 'critical' ]
	);
	assert.match( String( decision?.advice ), /moved or is a copy/ );
	await master.php( `update_option( 'home', '${ home }' );` );
	await ran( FINE, master, 'drain' );
} );

test( 'a Child is switched off and on, and loses nothing', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0030';
	const before = await quantity( master, sku );
	await isInStep();
	await ran( FINE, master, [ 'stores', 'disable', 'Child A' ] );
	const [ off ] = await rows( FINE, master, 'stores list' );
	assert.deepEqual( [ off?.enabled, off?.state ], [ 0, 'disabled' ] );
	await master.order( sku, 1 );
	await allShow( [ childB ], sku, before - 1 );
	assert.equal( await quantity( childA, sku ), before );
	await refused( master, [ 'audit', '--store=Child A' ], /disabled/ );
	await refused( master, [ 'ping', 'Child A' ], /disabled/ );
	await ran( FINE, master, [ 'stores', 'enable', 'Child A' ] );
	await ran( FINE, master, 'drain' );
	assert.equal( await quantity( childA, sku ), before - 1 );
	await refused( master, 'stores disable nobody', /“nobody”/ );
	await refused( childA, 'stores disable Master', /Only a Master/ );
} );

test( 'a secret is rotated and printed once, and the stores go on with the old one until it is entered', async () => {
	const [ master, childA ] = stores();
	const before = ( await settingsOf( master ) ).children[ 0 ]!.secret;
	const { stdout } = await ran( FINE, master, [
		...[ 'stores', 'rotate', 'Child A', '--porcelain' ],
	] );
	assert.match( stdout, /^[\w-]{43}\n$/ );
	const after = ( await settingsOf( master ) ).children[ 0 ]!.secret;
	assert.equal( after, stdout.trim() );
	assert.notEqual( after, before );
	await ran( FINE, master, 'ping' );
	await ran( FINE, childA, 'ping' );
	const list = await ran( FINE, master, 'stores list --format=json' );
	assert.ok( ! list.stdout.includes( after ) );
} );

test( 'a store that is added by hand needs a usable address and id, and a code is given out by a Master only', async () => {
	const [ master, childA ] = stores();
	const before = await connections( master );
	const bad = await ran( REFUSED, master, 'stores add x --address=nowhere' );
	assert.match( bad.stderr, /Enter the address of the other store/ );
	await refused(
		master,
		'stores add --address=https://x.example',
		/store ID, too/
	);
	await refused(
		master,
		`stores add ${ await storeId( childA ) } --address=https://x.example`,
		/Another Child has this store ID/
	);
	await refused( childA, 'stores add', /Only the Master gives out/ );
	await refused(
		childA,
		'stores add x --address=https://x.example',
		/Only a M/
	);
	assert.deepEqual( await connections( master ), before );

	const added = await ran( FINE, master, [
		...[ 'stores', 'add', 'by-hand', '--address=http://127.0.0.1:9/shop/' ],
		...[ '--name=By hand', '--porcelain' ],
	] );
	assert.match( added.stdout, /^[\w-]{43}\n$/ );
	const { of } = await connections( master );
	assert.deepEqual( of[ 2 ], {
		id: 'by-hand',
		name: 'By hand',
		url: 'http://127.0.0.1:9/shop',
		enabled: true,
		has_secret: true,
	} );
	const kept = await ran( FINE, master, 'stores remove by-hand', {
		input: 'n\n',
	} );
	assert.match(
		kept.stdout,
		/never counted here.*Remove By hand\? \[y\/n\]/
	);
	assert.equal( ( await connections( master ) ).of.length, 3 );
	await ran( FINE, master, 'stores remove by-hand --yes' );
	assert.deepEqual( await connections( master ), before );
	await refused( master, 'stores remove by-hand --yes', /“by-hand”/ );
} );

test( 'a Child is removed, and connected again by a code; a code that is no good changes nothing', async () => {
	const [ master, , childB ] = stores();
	await ran( FINE, master, [ 'stores', 'remove', 'Child B', '--yes' ] );
	assert.equal( ( await connections( master ) ).of.length, 1 );
	const before = await connections( childB );
	await refused(
		childB,
		'connect kss1.no.code',
		/not a whole connection code/
	);
	const { stdout: code } = await ran(
		FINE,
		master,
		'stores add --porcelain'
	);
	assert.match( code, /^kss1\.\S+\n$/ );
	await refused( master, `connect ${ code.trim() }`, /by this very store/ );
	await refused(
		childB,
		`connect ${ code.trim().slice( 0, -1 ) }`,
		/not a whole connection code\. Copy it again/
	);
	assert.deepEqual( await connections( childB ), before );

	const done = await ran( FINE, childB, 'connect -', { input: code } );
	assert.match(
		done.stdout,
		/Success: This store is now a Child of Master\./
	);
	assert.equal( ( await connections( master ) ).of.length, 2 );
	await ran( FINE, master, 'reconcile' );
	const sku = 'SKU-0021';
	const left = await quantity( master, sku );
	await childB.order( sku, 1 );
	await allShow( lab().stores, sku, left - 1 );
	await refused( lab().children[ 0 ]!, [ 'connect', code.trim() ], /./ );
} );
