/**
 * What the published 1.0.2 gets wrong with a single change, and this plugin must not: see docs/weaknesses.md for the whole list.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import {
	openFaultLab,
	proxies,
	settles,
	START,
	startWith,
	untilAtRest,
} from './fault-lab.ts';
import {
	allShow,
	phpText,
	productId,
	quantities,
	threeStores,
} from './harness.ts';
import { identityOf, send } from './peer.ts';

const lab = openFaultLab();

const stores = () => threeStores( lab() );

test( 'orders on account in the same moment, and one completed at once, all count once', async () => {
	const [ , childA ] = stores();
	const sku = 'SKU-0001';
	await startWith( lab(), sku );
	const order = ( status: string ) =>
		`$o = wc_create_order(); $o->add_product( wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ), 1 );
		$o->calculate_totals(); $o->update_status( '${ status }' );`;
	await childA.php( order( 'on-hold' ) );
	await childA.php(
		order( 'on-hold' ) +
			`$o->update_status( 'processing' ); $o->update_status( 'completed' );`
	);
	await childA.php( order( 'completed' ) );
	await settles( lab(), sku, START - 3 );
} );

test( 'an order for a product that counts no stock leaves it uncounted and in stock everywhere', async () => {
	const [ master, childA ] = stores();
	for ( const sku of [ 'SKU-0032', 'SKU-0043-A4' ] ) {
		await childA.order( sku, 1 );
		await master.order( sku, 1 );
	}
	await untilAtRest( lab().stores );
	for ( const store of lab().stores ) {
		for ( const sku of [ 'SKU-0032', 'SKU-0043-A4' ] ) {
			assert.deepEqual( await countsAndStatus( store, sku ), [
				false,
				'instock',
			] );
		}
	}
} );

test( 'a variable parent with a SKU stays uncounted when the whole catalogue is pushed, and its variations keep their status', async () => {
	const [ master ] = stores();
	await walkEverything( master );
	await untilAtRest( lab().stores );
	for ( const store of lab().stores ) {
		assert.deepEqual( await countsAndStatus( store, 'SKU-0043' ), [
			false,
			'instock',
		] );
		assert.deepEqual( await countsAndStatus( store, 'SKU-0043-A4' ), [
			false,
			'instock',
		] );
		assert.deepEqual( await countsAndStatus( store, 'SKU-0043-A3' ), [
			false,
			'outofstock',
		] );
	}
} );

test( 'a product that is made anew on a Child under a known SKU overwrites nothing, and takes the stock with the next change', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0002';
	await startWith( lab(), sku );
	await childA.php(
		`wp_delete_post( ${ await productId( childA, sku ) }, true );`
	);
	await untilAtRest( lab().stores );
	await childA.php(
		`$p = new WC_Product_Simple(); $p->set_name( 'Again' ); $p->set_sku( '${ sku }' ); $p->save();`
	);
	await untilAtRest( lab().stores );
	assert.deepEqual( await quantities( [ master, childB ], sku ), {
		master: START,
		'child-b': START,
	} );
	await master.order( sku, 1 );
	await settles( lab(), sku, START - 1 );
} );

test( 'a variation without a SKU of its own never syncs, and its parent keeps its stock', async () => {
	const [ master, childA ] = stores();
	const make = `$p = new WC_Product_Variable();
		$p->set_props( [ 'name' => 'Lamp', 'sku' => 'LAMP', 'manage_stock' => true, 'stock_quantity' => 30 ] );
		$id = $p->save();
		$v = new WC_Product_Variation();
		$v->set_parent_id( $id );
		$v->set_props( [ 'regular_price' => '5', 'manage_stock' => true, 'stock_quantity' => 5 ] );
		return (string) $v->save();`;
	await master.php( make );
	const variation = await childA.php( make );
	await untilAtRest( lab().stores );
	await childA.php(
		`Kitgenix\\StockSync\\Lab\\Products::order( wc_get_product( ${ variation } ), 1 );`
	);
	await untilAtRest( lab().stores );
	assert.deepEqual( await quantities( [ master, childA ], 'LAMP' ), {
		master: 30,
		'child-a': 30,
	} );
	assert.equal(
		await childA.php(
			`return (string) wc_get_product( ${ variation } )->get_stock_quantity();`
		),
		'4'
	);
} );

test( 'a sale of what the Master does not have is kept, named, and counted when it has it', async () => {
	const [ master, childA ] = stores();
	const make = `$p = new WC_Product_Simple();
		$p->set_props( [ 'name' => 'Local', 'sku' => 'ONLY-HERE', 'regular_price' => '1', 'manage_stock' => true, 'stock_quantity' => 10 ] );
		$p->save();`;
	await childA.php( make );
	await untilAtRest( lab().stores );
	await childA.order( 'ONLY-HERE', 2 );
	await untilAtRest( lab().stores );
	assert.equal( ( await childA.stock( 'ONLY-HERE' ) ).quantity, 8 );
	assert.match( await eventLogOf( childA ), /kss_unknown_sku.*ONLY-HERE/ );
	await master.php( make );
	await allShow( [ master, childA ], 'ONLY-HERE', 8 );
} );

test( 'a SKU that one store excludes is changed by nobody there, and starts over when it comes back', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0004';
	await startWith( lab(), sku );
	await exclude( childA, [ sku ] );
	await untilAtRest( lab().stores );
	await master.order( sku, 1 );
	await childA.order( sku, 2 );
	await allShow( [ master, childB ], sku, START - 1 );
	await untilAtRest( lab().stores );
	assert.equal( ( await childA.stock( sku ) ).quantity, START - 2 );
	await exclude( childA, [] );
	await settles( lab(), sku, START - 1 );
} );

test( 'drafts and private products are kept in step too', async () => {
	const [ master, childA ] = stores();
	for ( const [ sku, status ] of [
		[ 'SKU-0005', 'draft' ],
		[ 'SKU-0006', 'private' ],
	] as const ) {
		await master.php(
			`$p = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ); $p->set_status( '${ status }' ); $p->save();`
		);
		await startWith( lab(), sku );
		await childA.order( sku, 1 );
		await settles( lab(), sku, START - 1 );
	}
} );

test( 'a Child can neither rename a product of the Master nor send an unknown event as stock', async () => {
	const [ master ] = stores();
	const sku = 'SKU-0008';
	await startWith( lab(), sku );
	const identity = await identityOf( master );
	for ( const event of [ 'sku_rename', 'stock_wish' ] ) {
		const answer = await send( master, 'event', identity, {
			event_type: event,
			event_id: event,
			items: [
				{
					sku: event === 'sku_rename' ? 'STOLEN' : sku,
					old_sku: sku,
					stock_quantity: 1,
					manage_stock: true,
				},
			],
		} );
		assert.equal( answer.status, 200 );
	}
	await untilAtRest( lab().stores );
	assert.equal( ( await master.stock( sku ) ).quantity, START );
	assert.equal( await productId( master, 'STOLEN' ), 0 );
} );

test( 'a known SKU counts where nobody has the GID', async () => {
	const [ master ] = stores();
	const [ resolved, named ] = JSON.parse(
		await master.php( `$named = wc_get_product_id_by_sku( 'SKU-0010' );
			$gid = 'nobody-has-this-one';
			return [ Kitgenix\\StockSync\\Catalogue\\ProductIdentity::resolve( [ [ 'sku' => 'SKU-0010', 'gid' => $gid ] ] )[0], $named ];` )
	) as [ number, number ];
	assert.equal( resolved, named );
} );

test( 'a store that is not connected writes no error for a sale, and what it sold counts once it is', async () => {
	const [ , , childB ] = stores();
	const sku = 'SKU-0009';
	await startWith( lab(), sku );
	await setMasterAddress( childB, '' );
	const before = await optionOf( childB );
	await childB.order( sku, 3 );
	await untilAtRest( lab().stores );
	assert.equal( await optionOf( childB ), before );
	await setMasterAddress( childB, proxies[ 0 ]!.url );
	await settles( lab(), sku, START - 3 );
} );

/** Whether a product counts its stock, and its status. */
async function countsAndStatus( store: Store, sku: string ) {
	const { manage_stock: counts, status } = await store.stock( sku );
	return [ counts, status ];
}

/** A change of the Master's exclusions begins a walk over the whole catalogue. */
async function walkEverything( master: Store ): Promise< void > {
	await exclude( master, [ 'no such SKU' ] );
	await exclude( master, [] );
}

async function exclude( store: Store, skus: string[] ): Promise< void > {
	const settings = await store.wp< object >( 'GET', 'lab/v1/settings' );
	await store.wp( 'POST', 'lab/v1/settings', {
		...settings,
		exclusions: { skus },
	} );
}

const eventLogOf = ( store: Store ) =>
	store.php(
		`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'] ?? [] );`
	);

const optionOf = ( store: Store ) =>
	store.php(
		`return (string) Kitgenix\\StockSync\\Storage\\Row::read( ${ phpText(
			'kitgenix_stock_sync_for_woocommerce_settings'
		) } );`
	);
