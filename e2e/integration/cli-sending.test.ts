/**
 * The commands of WP-CLI that bring stores in step: drain, sync, audit, reconcile, and the log of it. What each prints, its exit code, and
 * that wrong input changes nothing.
 */
import assert from 'node:assert/strict';
import { forge } from '../lab/forge.ts';
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
import { isInStep, progress, stores, version } from './tools-lab.ts';
import { quantity, silence } from './cli-lab.ts';

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
