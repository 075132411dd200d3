/**
 * The commands of WP-CLI that show how the stores stand: help, status, ping, conflicts, doctor. The real WP-CLI, in a process of its own: what each
 * prints, its exit code, and that wrong input changes nothing.
 */
import assert from 'node:assert/strict';
import { withoutLateCron } from '../../tools/cli/late-cron.ts';
import { wp } from '../../tools/cli/wp.ts';
import { productId } from './harness.ts';
import {
	FINE,
	NEEDS_A_LOOK,
	ran,
	refused,
	REFUSED,
	rows,
	test,
} from './wp-cli.ts';
import { isInStep, proxies, settingsOf, storeId, stores } from './tools-lab.ts';
import { silence } from './cli-lab.ts';

const COMMANDS = [
	...[ 'audit', 'backlog', 'conflicts', 'connect', 'doctor', 'drain' ],
	...[ 'decide', 'log', 'ping', 'reconcile', 'status', 'stores', 'sync' ],
];

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
