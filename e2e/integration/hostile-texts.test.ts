/**
 * Texts of a peer that has turned: they are stored only as WooCommerce itself would store them, and shown as text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { allShow, eventually, openTestLab, productId } from './harness.ts';
import {
	codesOf,
	columnOf,
	conflicts,
	managed,
	pushAsMaster,
	sendAsChild,
	stored,
} from './hostile-peer.ts';
import { identityOf, send } from './peer.ts';
import { ran, rows, test as cliTest, NEEDS_A_LOOK } from './wp-cli.ts';

const lab = openTestLab();

const MARKUP = '<img src=x onerror=alert(1)>';

const NAMES = {
	markup: MARKUP,
	'255 bytes': 'L'.repeat( 255 ),
	NUL: 'N\u0000X',
	ESC: 'E\u001b[31mX',
	'a line of its own': 'A\nB',
	blanks: ' B  B ',
	'an octet': 'A%41B',
};

const gidOf = async ( store: Store, id: number ) =>
	( await stored( store, id ) ).gid;

/** The page that everybody may open. */
const page = async ( store: Store, id: number ) =>
	( await fetch( `${ store.url }/?p=${ id }` ) ).text();

test( 'a status that is named for a product that counts its stock changes nothing that WooCommerce derives', async () => {
	const { master } = lab();
	const sku = 'SKU-0015';
	await master.setStock( sku, 0 );
	const id = await productId( master, sku );
	const seen = async () =>
		JSON.parse(
			await master.php(
				`global $wpdb; return wp_json_encode( [ get_post_meta( ${ id }, '_stock_status', true ), $wpdb->get_var( "SELECT stock_status FROM {$wpdb->prefix}wc_product_meta_lookup WHERE product_id = ${ id }" ), has_term( 'outofstock', 'product_visibility', ${ id } ) ] );`
			)
		);
	assert.deepEqual( await seen(), [ 'outofstock', 'outofstock', true ] );
	const answer = await sendAsChild( master, [
		managed( sku, {
			manage_stock: false,
			delta: 5,
			changed: [ 'stock_status' ],
		} ),
	] );
	assert.equal( answer.status, 200 );
	assert.deepEqual( await seen(), [ 'instock', 'instock', false ] );
} );

test( 'a SKU that WooCommerce would not store so is not stored: the product goes on under its own', async () => {
	const [ child ] = lab().children as [ Store ];
	const id = await productId( child, 'SKU-0003' );
	const gid = await gidOf( child, id );
	assert.notEqual( gid, '' );
	let quantity = 20;
	for ( const [ what, sku ] of Object.entries( NAMES ) ) {
		quantity += 1;
		const answer = await pushAsMaster( child, [
			managed( sku, {
				gid,
				old_sku: 'SKU-0003',
				stock_quantity: quantity,
			} ),
		] );
		assert.equal( answer.status, 200, what );
		assert.equal( codesOf( answer )[ sku ], 'kss_bad_sku', what );
		const now = await stored( child, id );
		assert.equal( now.sku, 'SKU-0003', what );
		assert.equal( now.listed, 'SKU-0003', what );
		const isNamed = ! /[\0-\x1f]/.test( sku );
		// A SKU that cannot even be looked up says nothing of any product.
		assert.equal( Number( now.stock ) === quantity, isNamed, what );
		const html = await page( child, id );
		assert.ok( ! html.includes( 'onerror' ), what );
	}
	assert.equal( ( await conflicts( child ) )[ id ], 'kss_bad_sku' );
	const column = await columnOf( child, id );
	assert.match( column, /is-conflict/ );
	assert.match( column, /at most 100 characters/ );
	// The Master comes to itself.
	await pushAsMaster( child, [
		managed( 'GOOD-0003', { gid, stock_quantity: 33 } ),
	] );
	const healed = await stored( child, id );
	assert.deepEqual(
		[ healed.sku, healed.listed, Number( healed.stock ) ],
		[ 'GOOD-0003', 'GOOD-0003', 33 ]
	);
	assert.equal( ( await conflicts( child ) )[ id ], undefined );
} );

test( 'the rename of a version 1 Master passes the same gate', async () => {
	const child = lab().children[ 1 ]!;
	const identity = await identityOf( child );
	await child.php(
		`Kitgenix\\StockSync\\Storage\\Links::updateMaster( '${ identity.id }', static function ( array $link ): array { $link['health']['protocol'] = 1; return $link; } );`
	);
	const id = await productId( child, 'SKU-0004' );
	const gid = await gidOf( child, id );
	for ( const [ what, sku ] of Object.entries( NAMES ) ) {
		// As version 1 sends it: without the recipient.
		const event = JSON.stringify( {
			event_type: 'sku_rename',
			event_id: `rename ${ what }`,
			items: [ { gid, sku, old_sku: 'SKU-0004' } ],
		} );
		const answer = await send( child, 'event', identity, event );
		assert.equal( answer.status, 200, what );
		const now = await stored( child, id );
		assert.equal( now.sku, 'SKU-0004', what );
		assert.equal( now.listed, 'SKU-0004', what );
		assert.ok( ! ( await page( child, id ) ).includes( 'onerror' ), what );
	}
	assert.equal( ( await conflicts( child ) )[ id ], 'kss_bad_sku' );
} );

test( 'a GID with markup is ignored, and the product found by its SKU', async () => {
	const [ child ] = lab().children as [ Store ];
	const id = await productId( child, 'SKU-0006' );
	const before = await gidOf( child, id );
	const answer = await pushAsMaster( child, [
		managed( 'SKU-0006', { gid: '<b>', stock_quantity: 66 } ),
	] );
	assert.equal( codesOf( answer )[ 'SKU-0006' ], 'kss_bad_gid' );
	const now = await stored( child, id );
	assert.deepEqual( [ now.gid, Number( now.stock ) ], [ before, 66 ] );
} );

test( 'control characters in a SKU that is only looked up are an error of that item, in every question', async () => {
	const { master, children } = lab();
	const bad = '\u0000\u001bX';
	const asMaster = await identityOf( children[ 0 ]! );
	const asChild = await identityOf( master );
	const event = await sendAsChild( master, [
		managed( bad, { delta: -1 } ),
		managed( 'SKU-0007', { delta: -1 } ),
	] );
	assert.equal( event.status, 200 );
	assert.deepEqual( codesOf( event ), { [ bad ]: 'kss_bad_sku' } );
	assert.equal( ( event.body.items as unknown[] ).length, 1 );
	const pushed = await pushAsMaster( children[ 0 ]!, [
		managed( bad ),
		managed( 'SKU-0009', { stock_quantity: 99 } ),
	] );
	assert.deepEqual( codesOf( pushed ), { [ bad ]: 'kss_bad_sku' } );
	await allShow( [ children[ 0 ]! ], 'SKU-0009', 99 );
	const asked = [ { sku: bad }, { sku: 'SKU-0012' } ];
	const question = {
		key: 'k',
		ttl: 0,
		items: [ { sku: bad, quantity: 1, unsent: 0, in_flight: 0 } ],
		epoch: '',
		seq: 0,
		sold: [],
	};
	for ( const [ store, who, route, body ] of [
		[ master, asChild, 'stock', { items: asked } ],
		[ master, asChild, 'stock', { items: [], reserve: question } ],
		[ master, asChild, 'stock-state', { items: asked } ],
		[ children[ 0 ]!, asMaster, 'stock-state', { items: asked } ],
	] as const ) {
		assert.equal( ( await send( store, route, who, body ) ).status, 200 );
	}
	for ( const [ store, who ] of [
		[ master, asChild ],
		[ children[ 0 ]!, asMaster ],
	] as const ) {
		const answer = await send( store, 'stock-state', who, {
			items: asked,
			held: true,
		} );
		const codes = ( answer.body.held as { code: string }[] ).map(
			( { code } ) => code
		);
		assert.deepEqual( codes, [ 'kss_bad_sku', '' ] );
	}
} );

test( 'a status that nobody has registered is refused, on the Master and on a Child, and one of another plugin is taken', async () => {
	const { master, children } = lab();
	const [ child ] = children as [ Store ];
	const sku = 'SKU-0013';
	for ( const store of [ master, ...children ] ) {
		await store.php(
			`$product = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ); $product->set_manage_stock( false ); $product->set_stock_status( 'instock' ); $product->save();`
		);
	}
	const onMaster = await productId( master, sku );
	const onChild = await productId( child, sku );
	const isUnmanaged = async () =>
		( await child.stock( sku ) ).quantity === null ? null : 'still counted';
	await eventually( 'the product counts nothing', isUnmanaged );
	const unmanaged = ( status: string ) =>
		managed( sku, {
			manage_stock: false,
			stock_quantity: null,
			stock_status: status,
			changed: [ 'stock_status', 'of tomorrow' ],
			without: [ 'of tomorrow' ],
			delta: 0,
		} );
	for ( const status of [ '<svg onload=1>', 'of_another_plugin' ] ) {
		const answer = await sendAsChild( master, [ unmanaged( status ) ] );
		assert.deepEqual( codesOf( answer ), {
			[ sku ]: 'kss_unknown_status',
		} );
		assert.equal( ( await stored( master, onMaster ) ).status, 'instock' );
		const pushed = await pushAsMaster( child, [ unmanaged( status ) ] );
		assert.deepEqual( codesOf( pushed ), {
			[ sku ]: 'kss_unknown_status',
		} );
		assert.equal( ( await stored( child, onChild ) ).status, 'instock' );
	}
	assert.equal(
		( await conflicts( child ) )[ onChild ],
		'kss_unknown_status'
	);
	assert.match( await columnOf( child, onChild ), /is-conflict/ );
	// Of a product that counts its stock the status follows from the number: no reason to refuse it.
	const counted = await pushAsMaster( child, [
		managed( 'SKU-0014', { stock_quantity: 14, stock_status: '<b>' } ),
	] );
	assert.deepEqual( codesOf( counted ), {} );
	await allShow( [ child ], 'SKU-0014', 14 );
	const registers = `add_filter( 'woocommerce_product_stock_status_options', static fn( $all ) => $all + [ 'of_another_plugin' => 'Another' ] );`;
	await child.php(
		`file_put_contents( WPMU_PLUGIN_DIR . '/statuses.php', ${ JSON.stringify(
			`<?php ${ registers }`
		).replace( /\$/g, '\\$' ) } );`
	);
	const taken = await pushAsMaster( child, [
		unmanaged( 'of_another_plugin' ),
	] );
	assert.deepEqual( codesOf( taken ), {} );
	assert.equal(
		( await stored( child, onChild ) ).status,
		'of_another_plugin'
	);
	assert.equal( ( await conflicts( child ) )[ onChild ], undefined );
	await child.php( `unlink( WPMU_PLUGIN_DIR . '/statuses.php' );` );
} );

cliTest(
	'nothing that a peer wrote moves the cursor of a terminal, or begins a formula',
	async () => {
		const child = lab().children[ 0 ]!;
		const id = await productId( child, 'SKU-0015' );
		const gid = await gidOf( child, id );
		await pushAsMaster( child, [ managed( `=1+1${ MARKUP }`, { gid } ) ] );
		const conflict = (
			await rows( NEEDS_A_LOOK, child, 'conflicts' )
		).find( ( row ) => row.product_id === id );
		assert.equal( conflict?.code, 'kss_bad_sku' );
		await child.php(
			`Kitgenix\\StockSync\\Storage\\EventLog::add( 'warning', "Said\\x1b]0;owned\\x07 \\xe2\\x80\\xaeso", [ 'code' => 'kss_bad_sku', 'sku' => "=cmd\\x1b[2J" ] );`
		);
		for ( const format of [ 'table', 'csv', 'yaml', 'json' ] ) {
			const said = await ran( 0, child, `log --format=${ format }` );
			assert.match( said.stdout, /Said/ );

			assert.doesNotMatch(
				said.stdout,
				/[\x00-\x08\x0b-\x1f\x7f\u202e]/
			);
		}
		const csv = await ran( NEEDS_A_LOOK, child, 'conflicts --format=csv' );
		assert.match( csv.stdout, /'=1\+1/ );
		assert.doesNotMatch( csv.stdout, /(^|,)"?=1/m );
	}
);
