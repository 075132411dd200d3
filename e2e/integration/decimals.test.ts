/**
 * Shops that sell by weight, and products that have no stock of their own to share.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { allShow, openTestLab, phpText } from './harness.ts';

const WEIGHT = 'SKU-0048';

const lab = openTestLab( { stores: 3, decimals: true } );

const change = ( store: Store, units: number, how: string ) =>
	store.php(
		`wc_update_product_stock( wc_get_product_id_by_sku( '${ WEIGHT }' ), ${ units }, '${ how }' );`
	);

test( 'tenths that several stores sell at once add up exactly', async () => {
	const [ childA, childB ] = lab().children as [ Store, Store ];
	const { master, stores } = lab();
	await master.setStock( WEIGHT, 7.25 );
	await allShow( stores, WEIGHT, 7.25 );
	// 0.1 + 0.2 is not 0.3 in binary: seven stores’ worth of it would drift.
	await Promise.all( [
		...[ 1, 2, 3 ].map( () => change( childA, 0.1, 'decrease' ) ),
		...[ 1, 2 ].map( () => change( childB, 0.2, 'decrease' ) ),
		change( master, 0.3, 'decrease' ),
		change( childB, 0.05, 'increase' ),
	] );
	await allShow( stores, WEIGHT, 6.3 );
} );

test( 'what a store is set to in thousandths arrives as it is', async () => {
	await lab().children[ 1 ]!.setStock( WEIGHT, 0.125 );
	await allShow( lab().stores, WEIGHT, 0.125 );
} );

test( 'grouped and external products are neither sent nor changed, and hold up nobody', async () => {
	const { master, children, stores } = lab();
	for ( const store of stores ) {
		await store.php( `
			foreach ( [ [ new WC_Product_Grouped(), 'GROUPED' ], [ new WC_Product_External(), 'EXTERNAL' ] ] as [ $product, $sku ] ) {
				$product->set_props( [ 'name' => $sku, 'sku' => $sku, 'status' => 'publish' ] );
				$product->save();
			}` );
	}
	const states = () =>
		Promise.all(
			stores.map( ( store ) =>
				store.php(
					`return array_map( static fn( $sku ) => array_map( static fn( $key ) => get_post_meta( wc_get_product_id_by_sku( $sku ), $key ),
						[ '_stock', '_manage_stock', '_kitgenix_stock_sync_for_woocommerce_shadow' ] ), [ 'GROUPED', 'EXTERNAL' ] );`
				)
			)
		);
	const before = await states();
	for ( const store of [ master, children[ 0 ]! ] ) {
		await store.php( `
			foreach ( [ 'GROUPED', 'EXTERNAL' ] as $sku ) {
				$product = wc_get_product( wc_get_product_id_by_sku( $sku ) );
				$product->set_name( ${ phpText( 'Another name' ) } );
				$product->save();
			}` );
	}
	const quantity = ( await master.stock( 'SKU-0007' ) ).quantity!;
	await children[ 0 ]!.order( 'SKU-0007', 1 );
	await allShow( stores, 'SKU-0007', quantity - 1 );
	assert.deepEqual( await states(), before );
} );
