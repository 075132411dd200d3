/**
 * A product keeps its identity: under another SKU, as a copy, in the trash, and where it is new on a Child. Nothing is ever
 * written over a product that is another one.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import {
	allShow,
	eventually,
	isHeldBack,
	openTestLab,
	phpText,
	productId,
	threeStores,
} from './harness.ts';

const lab = openTestLab();

const stores = () => threeStores( lab() );

test( 'a rename on the Master is made on every Child, and sales go on under the new SKU', async () => {
	const [ master, childA ] = stores();
	const ids = await idsOf( 'SKU-0003' );
	await rename( master, 'SKU-0003', 'NEW-0003' );
	await allHave( 'NEW-0003', ids );
	const before = ( await master.stock( 'NEW-0003' ) ).quantity!;
	await childA.order( 'NEW-0003', 1 );
	await allShow( lab().stores, 'NEW-0003', before - 1 );
} );

test( 'a variation is renamed like any other product', async () => {
	const [ master ] = stores();
	const ids = await idsOf( 'SKU-0038-M' );
	await rename( master, 'SKU-0038-M', 'NEW-0038-M' );
	await allHave( 'NEW-0038-M', ids );
} );

test( 'chains and swaps of SKUs arrive together at a Child that was away', async () => {
	const [ master, childA, childB ] = stores();
	const chain = await idsOf( 'SKU-0004' );
	const first = await idsOf( 'SKU-0006' );
	const second = await idsOf( 'SKU-0008' );
	const before = {
		first: ( await master.stock( 'SKU-0006' ) ).quantity!,
		second: ( await master.stock( 'SKU-0008' ) ).quantity!,
	};
	await setChildAddresses( master, [ childA.url, 'http://127.0.0.1:9' ] );
	await rename( master, 'SKU-0004', 'CHAIN-1' );
	await rename( master, 'CHAIN-1', 'CHAIN-2' );
	await rename( master, 'SKU-0006', 'PARKED' );
	await rename( master, 'SKU-0008', 'SKU-0006' );
	await rename( master, 'PARKED', 'SKU-0008' );
	await allHave( 'CHAIN-2', chain, [ master, childA ] );
	// Sold where the renames have not arrived: it is the product that counts, not its name.
	await childB.order( 'SKU-0006', 1 );
	await setChildAddresses( master, [ childA.url, childB.url ] );
	await retry( master );
	await allHave( 'CHAIN-2', chain );
	await allHave( 'SKU-0008', first );
	await allHave( 'SKU-0006', second );
	await allShow( lab().stores, 'SKU-0008', before.first - 1 );
	await allShow( lab().stores, 'SKU-0006', before.second );
} );

test( 'a SKU that another product of the Child has is a conflict: nothing is overwritten, and it is solved later', async () => {
	const [ master, childA, childB ] = stores();
	const own = await addProduct( childA, 'TAKEN-1', 77 );
	const ids = await idsOf( 'SKU-0009' );
	await rename( master, 'SKU-0009', 'TAKEN-1' );
	await allHave( 'TAKEN-1', ids, [ master, childB ] );
	await eventually( 'the conflict is in the event log', async () =>
		(
			await childA.php(
				`return wp_json_encode( get_option( 'kitgenix_stock_sync_for_woocommerce_settings' )['event_log'] );`
			)
		).includes( 'kss_sku_taken' )
			? null
			: 'no line'
	);
	assert.equal( await productId( childA, 'TAKEN-1' ), own );
	assert.equal( ( await childA.stock( 'TAKEN-1' ) ).quantity, 77 );
	// Until then the product is in step under the SKU that it has.
	const before = ( await master.stock( 'TAKEN-1' ) ).quantity!;
	await childA.order( 'SKU-0009', 1 );
	await allShow( [ master, childB ], 'TAKEN-1', before - 1 );
	await master.order( 'TAKEN-1', 1 );
	await allShow( [ childA ], 'SKU-0009', before - 2 );

	await rename( childA, 'TAKEN-1', 'OWN-1' );
	await childA.php( `Kitgenix\\StockSync\\Sync\\Sweep::onAction();` );
	await allHave( 'TAKEN-1', ids );
	assert.equal( ( await childA.stock( 'OWN-1' ) ).quantity, 77 );
} );

test( 'a SKU that only a Child changed stays as that shop wants it, and the product in step', async () => {
	const [ master, childA, childB ] = stores();
	await rename( childA, 'SKU-0012', 'LOCAL-0012' );
	const before = ( await master.stock( 'SKU-0012' ) ).quantity!;
	await childA.order( 'LOCAL-0012', 1 );
	await allShow( [ master, childB ], 'SKU-0012', before - 1 );
	await master.order( 'SKU-0012', 1 );
	await allShow( [ childA ], 'LOCAL-0012', before - 2 );
	assert.equal( await productId( childA, 'SKU-0012' ), 0 );
} );

test( 'a copy of a product, made with all its meta, is a product of its own', async () => {
	const [ master, childA ] = stores();
	for ( const store of [ master, childA ] ) {
		const before = ( await master.stock( 'SKU-0013' ) ).quantity!;
		await store.php( `
			$of = wc_get_product_id_by_sku( 'SKU-0013' );
			$copy = new WC_Product_Simple();
			$copy->set_name( 'Copy' );
			$copy->set_sku( 'COPY-${ store.name }' );
			$copy->set_manage_stock( true );
			$copy->set_stock_quantity( 500 );
			$id = $copy->save();
			foreach ( [ 'gid', 'shadow' ] as $key ) {
				$key = '_kitgenix_stock_sync_for_woocommerce_' . $key;
				update_post_meta( $id, $key, wp_slash( get_post_meta( $of, $key, true ) ) );
			}
		` );
		await store.order( `COPY-${ store.name }`, 3 );
		await store.order( 'SKU-0013', 1 );
		await allShow( lab().stores, 'SKU-0013', before - 1 );
		assert.equal(
			( await store.stock( `COPY-${ store.name }` ) ).quantity,
			497
		);
	}
} );

test( 'a product that is new on a Child takes what the Master has of it', async () => {
	const [ master, childA ] = stores();
	await addProduct( master, 'LATER-1', 33 );
	await eventually( 'the Master has published it', async () =>
		( await gidOf( master, 'LATER-1' ) ) === '' ? 'no GID' : null
	);
	await addProduct( childA, 'LATER-1', 0 );
	await allShow( [ master, childA ], 'LATER-1', 33 );
	await childA.order( 'LATER-1', 2 );
	await allShow( [ master, childA ], 'LATER-1', 31 );
} );

test( 'a product that the Master gets later is kept in step from then on, with what was sold meanwhile', async () => {
	const [ master, childA ] = stores();
	await addProduct( childA, 'FIRST-HERE', 20 );
	await isHeldBack( childA, 'FIRST-HERE' );
	await childA.order( 'FIRST-HERE', 1 );
	await addProduct( master, 'FIRST-HERE', 50 );
	await allShow( [ master, childA ], 'FIRST-HERE', 49 );
} );

test( 'a product in the trash of the Master goes on selling on its Children, and returns with what was sold', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0014';
	const before = ( await master.stock( sku ) ).quantity!;
	const id = await productId( master, sku );
	await master.php( `wp_trash_post( ${ id } );` );
	for ( const child of [ childA, childB ] ) {
		await isHeldBack( child, sku );
	}
	await childA.order( sku, 2 );
	await childB.order( sku, 1 );
	await untrash( master, id );
	await allShow( lab().stores, sku, before - 3 );
} );

test( 'a product that returns while its process dies is found by the look-around, with what was sold', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0016';
	const before = ( await master.stock( sku ) ).quantity!;
	const id = await productId( master, sku );
	await master.php( `wp_trash_post( ${ id } );` );
	await isHeldBack( childA, sku );
	await isHeldBack( childB, sku );
	await childA.order( sku, 2 );
	// What is left of a request that is killed after WordPress has written, and before we have.
	await master.php(
		`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, [ 'post_status' => 'publish' ], [ 'ID' => ${ id } ] ); clean_post_cache( ${ id } );`
	);
	await master.php( `Kitgenix\\StockSync\\Sync\\Sweep::onAction();` );
	await allShow( lab().stores, sku, before - 2 );
} );

test( 'a product that is deleted on the Master and made anew there is the same one to its Children', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0015';
	await master.php(
		`wc_get_product( ${ await productId( master, sku ) } )->delete( true );`
	);
	await isHeldBack( childA, sku );
	await isHeldBack( childB, sku );
	await addProduct( master, sku, 60 );
	await allShow( lab().stores, sku, 60 );
	assert.equal( await gidOf( childA, sku ), await gidOf( master, sku ) );
	const ids = await idsOf( sku );
	await rename( master, sku, 'NEW-0015' );
	await allHave( 'NEW-0015', ids );
} );

test( 'a product in the trash of a Child takes what it missed when it returns', async () => {
	const [ master, childA, childB ] = stores();
	const sku = 'SKU-0016';
	const before = ( await master.stock( sku ) ).quantity!;
	const id = await productId( childA, sku );
	await childA.php( `wp_trash_post( ${ id } );` );
	await master.order( sku, 1 );
	await allShow( [ master, childB ], sku, before - 1 );
	await untrash( childA, id );
	await allShow( lab().stores, sku, before - 1 );
} );

async function untrash( store: Store, id: number ): Promise< void > {
	await store.php( `
		wp_untrash_post( ${ id } );
		wp_update_post( [ 'ID' => ${ id }, 'post_status' => 'publish' ] );
	` );
}

/** The product's id on each store, by name. */
async function idsOf( sku: string ): Promise< Record< string, number > > {
	const ids = await Promise.all(
		lab().stores.map( async ( store ) => [
			store.name,
			await productId( store, sku ),
		] )
	);
	return Object.fromEntries( ids );
}

/** Waits until the very same products have this SKU. */
function allHave(
	sku: string,
	ids: Record< string, number >,
	where: readonly Store[] = lab().stores
): Promise< void > {
	return eventually( `the same product has ${ sku } everywhere`, async () => {
		const now = await idsOf( sku );
		return where.every( ( { name } ) => now[ name ] === ids[ name ] )
			? null
			: { now, ids };
	} );
}

async function rename( store: Store, sku: string, to: string ) {
	await store.php( `
		$product = wc_get_product( wc_get_product_id_by_sku( ${ phpText( sku ) } ) );
		$product->set_sku( ${ phpText( to ) } );
		$product->save();
	` );
}

async function addProduct(
	store: Store,
	sku: string,
	quantity: number
): Promise< number > {
	return Number(
		await store.php( `
			$product = new WC_Product_Simple();
			$product->set_name( ${ phpText( sku ) } );
			$product->set_sku( ${ phpText( sku ) } );
			$product->set_regular_price( '5' );
			$product->set_manage_stock( true );
			$product->set_stock_quantity( ${ quantity } );
			return (string) $product->save();
		` )
	);
}

const gidOf = ( store: Store, sku: string ) =>
	store.php(
		`return (string) get_post_meta( wc_get_product_id_by_sku( ${ phpText(
			sku
		) } ), '_kitgenix_stock_sync_for_woocommerce_gid', true );`
	);

/** What Action Scheduler would do when the time has come. */
async function retry( store: Store ): Promise< void > {
	await store.php( `
		foreach ( Kitgenix\\StockSync\\Storage\\Settings::children() as $child ) {
			Kitgenix\\StockSync\\Storage\\Links::updateChild( $child['id'], static function ( array $link ): array {
				$link['health']['next_attempt'] = 0;
				return $link;
			} );
		}
		Kitgenix\\StockSync\\Sync\\Drain::run();
	` );
}
