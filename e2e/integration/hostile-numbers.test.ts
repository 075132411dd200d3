/**
 * Numbers of a peer that has turned, and numbers that a shop itself has beyond what can be synced: nothing is cut off unnoticed, and what is
 * told is what stands in the database.
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

const lab = openTestLab();

const setMeta = ( store: Store, id: number, key: string, value: string ) =>
	store.php(
		`global $wpdb; $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->postmeta} SET meta_value = %s WHERE post_id = %d AND meta_key = %s", '${ value }', ${ id }, '${ key }' ) ); wp_cache_flush(); Kitgenix\\StockSync\\Sync\\Sweep::onAction();`
	);

test( 'three deltas of a billion stop at the limit, and what is told is what stands there', async () => {
	const { master, stores } = lab();
	const sku = 'SKU-0003';
	const id = await productId( master, sku );
	const before = ( await master.stock( sku ) ).quantity!;
	for ( const delta of [ 1e9, 999_999_999, 1e9, 1e9 ] ) {
		const answer = await sendAsChild( master, [
			managed( sku, { delta } ),
		] );
		assert.equal( answer.status, 200 );
		assert.deepEqual( codesOf( answer ), { [ sku ]: 'kss_out_of_range' } );
	}
	assert.equal( Number( ( await stored( master, id ) ).stock ), before );
	// As a sum, too.
	for ( const [ delta, code ] of [
		[ 600_000_000, undefined ],
		[ 600_000_000, 'kss_out_of_range' ],
		[ -1e9, undefined ],
		[ -700_000_000, 'kss_out_of_range' ],
		[ 400_000_000, undefined ],
	] as const ) {
		const answer = await sendAsChild( master, [
			managed( sku, { delta } ),
		] );
		assert.equal( codesOf( answer )[ sku ], code, String( delta ) );
		const told = ( answer.body.items as { stock_quantity: number }[] )[ 0 ];
		const now = Number( ( await stored( master, id ) ).stock );
		if ( code === undefined ) {
			assert.equal( told?.stock_quantity, now );
		}
		assert.ok( Math.abs( now ) < 1e9 );
	}
	await allShow( stores, sku, before );
} );

test( 'a Master’s number that would bring a Child out of range is not taken, and the conflict shown until another comes', async () => {
	const child = lab().children[ 0 ]!;
	const sku = 'SKU-0004';
	const id = await productId( child, sku );
	const before = ( await child.stock( sku ) ).quantity!;
	for ( const quantity of [ 1e9, -1e9 ] ) {
		const answer = await pushAsMaster( child, [
			managed( sku, { stock_quantity: quantity } ),
		] );
		assert.deepEqual( codesOf( answer ), { [ sku ]: 'kss_out_of_range' } );
		assert.equal( Number( ( await stored( child, id ) ).stock ), before );
	}
	const low = await pushAsMaster( child, [
		managed( sku, { stock_quantity: before, low_stock_amount: 1e9 } ),
	] );
	assert.deepEqual( codesOf( low ), { [ sku ]: 'kss_out_of_range' } );
	assert.equal( ( await conflicts( child ) )[ id ], 'kss_out_of_range' );
	assert.match( await columnOf( child, id ), /below 1,000,000,000/ );
	const good = await pushAsMaster( child, [
		managed( sku, { stock_quantity: 44 } ),
	] );
	assert.deepEqual( codesOf( good ), {} );
	await allShow( [ child ], sku, 44 );
	assert.equal( ( await conflicts( child ) )[ id ], undefined );
} );

for ( const [ what, value ] of [
	[ 'three billion', '3000000051' ],
	[ 'a float’s end', '1e308' ],
	[ 'beyond a float', '-1e400' ],
	[ 'exactly a billion', '1000000000' ],
] as const ) {
	test( `a Master’s own stock of ${ what } is not told to anybody, and comes back`, async () => {
		const { master, children, stores } = lab();
		const sku = 'SKU-0006';
		const id = await productId( master, sku );
		await master.setStock( sku, 60 );
		await allShow( stores, sku, 60 );
		await setMeta( master, id, '_stock', value );
		assert.equal( ( await stored( master, id ) ).stock, value );
		assert.equal( ( await conflicts( master ) )[ id ], 'kss_out_of_range' );
		assert.match( await columnOf( master, id ), /is-conflict/ );
		// What is sold meanwhile is kept where it was sold.
		await children[ 0 ]!.order( sku, 2 );
		await eventually( 'the Child shows why', async () => {
			const codes = Object.values( await conflicts( children[ 0 ]! ) );
			return codes.includes( 'kss_out_of_range' ) ? null : codes;
		} );
		assert.equal( ( await stored( master, id ) ).stock, value );
		await allShow( [ children[ 1 ]! ], sku, 60 );
		await setMeta( master, id, '_stock', '60' );
		await children[ 0 ]!.php(
			`Kitgenix\\StockSync\\Sync\\Sweep::onAction();`
		);
		await allShow( stores, sku, 58 );
		assert.equal( ( await conflicts( master ) )[ id ], undefined );
	} );
}

test( 'a Child’s own stock out of range is not told, keeps what the Master does meanwhile, and comes back with its own difference', async () => {
	const { master, children, stores } = lab();
	const [ childA, childB ] = children as [ Store, Store ];
	const sku = 'SKU-0009';
	const id = await productId( childA, sku );
	await master.setStock( sku, 50 );
	await allShow( stores, sku, 50 );
	await setMeta( childA, id, '_stock', '5000000000' );
	assert.equal( ( await conflicts( childA ) )[ id ], 'kss_out_of_range' );
	await master.order( sku, 3 );
	await allShow( [ master, childB ], sku, 47 );
	assert.equal( ( await stored( childA, id ) ).stock, '5000000000' );
	await setMeta( childA, id, '_stock', '49' );
	await allShow( stores, sku, 46 );
	assert.equal( ( await conflicts( childA ) )[ id ], undefined );
} );

test( 'what is no number counts as WooCommerce counts it', async () => {
	const { master, stores } = lab();
	const sku = 'SKU-0012';
	const id = await productId( master, sku );
	for ( const [ value, shown ] of [
		[ 'NAN', 0 ],
		[ 'INF', 0 ],
		[ ' 7', 7 ],
		[ '12abc', 12 ],
		[ '1.5e1', 15 ],
	] as const ) {
		await setMeta( master, id, '_stock', value );
		await allShow( stores.slice( 1 ), sku, shown );
	}
} );
