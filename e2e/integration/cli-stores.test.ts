/**
 * The commands of WP-CLI about single stores: what waits for one, and who is connected: switched off, removed, added by code or by hand, given a
 * new secret.
 */
import assert from 'node:assert/strict';
import { allShow } from './harness.ts';
import {
	FINE,
	NEEDS_A_LOOK,
	ran,
	refused,
	REFUSED,
	rows,
	test,
} from './wp-cli.ts';
import { isInStep, lab, settingsOf, storeId, stores } from './tools-lab.ts';
import { connections, quantity, silence } from './cli-lab.ts';

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
