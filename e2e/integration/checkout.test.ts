/**
 * Checkout on a Child that asks its Master before an order is placed: through the Store API, as the Checkout block does, and through
 * the hook of the classic one.
 */
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import { fakePeer, saying, SILENT, type FakePeer } from '../lab/fake-peer.ts';
import { forge } from '../lab/forge.ts';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { enter } from '../lab/shopper.ts';
import { allShow, openTestLab, productId } from './harness.ts';

const SKU = 'SKU-0007';

const lab = openTestLab( { stores: 2 }, async ( { children } ) => {
	await changeSettings(
		children[ 0 ]!,
		`$s['strict_checkout_validation'] = true;`
	);
} );

const peers: FakePeer[] = [];
after( () => peers.forEach( ( peer ) => peer.close() ) );

const child = () => lab().children[ 0 ]!;

/** What was answered and found out before serves nobody any more. */
const forget = () =>
	child().php(
		`$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" ); wp_cache_flush();`
	);

beforeEach( forget );

/** Places an order as the Checkout block does. */
async function order( store: Store, sku: string, quantity: number ) {
	const shopper = await enter( store );
	const added = await shopper.add( await productId( store, sku ), quantity );
	assert.equal( added.status, 201, added.message );
	return shopper.place();
}

/** What the classic checkout would say of a cart. */
const classic = async ( store: Store, cart: readonly [ string, number ][] ) =>
	JSON.parse(
		await store.php( `
			wc_load_cart();
			WC()->cart->empty_cart();
			foreach ( json_decode( '${ JSON.stringify(
				cart
			) }' ) as [ $sku, $quantity ] ) {
				WC()->cart->add_to_cart( wc_get_product_id_by_sku( $sku ), $quantity );
			}
			$errors = new WP_Error();
			do_action( 'woocommerce_after_checkout_validation', [], $errors );
			return wp_json_encode( $errors->get_error_messages(), JSON_UNESCAPED_UNICODE );` )
	) as string[];

const quantityOf = async ( store: Store, sku = SKU ) =>
	( await store.stock( sku ) ).quantity!;

/** Something else in the place of the Master. */
async function standIn( answer: RequestListener ): Promise< FakePeer > {
	const peer = await fakePeer( answer );
	peers.push( peer );
	await setMasterAddress( child(), peer.url );
	return peer;
}

test( 'an order for which the Master has enough is placed, and crosses', async () => {
	const before = await quantityOf( lab().master );
	const placed = await order( child(), SKU, 2 );
	assert.equal( placed.status, 200, placed.message );
	await allShow( lab().stores, SKU, before - 2 );
} );

test( 'an order for more than the Master has is stopped in a shopper’s words, on either checkout', async () => {
	const sku = 'SKU-0012';
	const right = await quantityOf( lab().master, sku );
	// This store believes that there is more.
	await forge( child(), sku, right + 5 );
	const refused = await order( child(), sku, right + 2 );
	assert.equal( refused.status, 409, refused.message );
	assert.match( refused.message, new RegExp( `Only ${ right } of ` ) );
	assert.ok(
		! (
			JSON.parse( refused.message ) as { message: string }
		 ).message.includes( sku )
	);
	const [ sentence ] = await classic( child(), [ [ sku, right + 2 ] ] );
	assert.match( sentence ?? '', new RegExp( `Only ${ right } of ` ) );
	assert.deepEqual( await classic( child(), [ [ sku, right ] ] ), [] );
	await forge( child(), sku, right );
} );

test( 'what the Master has sold out is sold out here, and what it takes on backorder is not', async () => {
	const sku = 'SKU-0013';
	const { master } = lab();
	await allShow( lab().stores, sku, await quantityOf( master, sku ) );
	await forge( master, sku, 0 );
	await master.php(
		`$p = wc_get_product( ${ await productId(
			master,
			sku
		) } ); update_post_meta( $p->get_id(), '_stock_status', 'outofstock' );`
	);
	const [ sentence ] = await classic( child(), [ [ sku, 1 ] ] );
	await forget();
	assert.match( sentence ?? '', /has just been sold out/ );
	await master.php(
		`update_post_meta( ${ await productId(
			master,
			sku
		) }, '_backorders', 'notify' );`
	);
	assert.deepEqual( await classic( child(), [ [ sku, 2 ] ] ), [] );
} );

test( 'an order that was placed before is not paid for once its goods are gone, unless it has taken them already', async () => {
	const sku = 'SKU-0015';
	const right = await quantityOf( lab().master, sku );
	await forge( child(), sku, right + 5 );
	const pay = ( take: string ) =>
		child().php( `
			wc_load_cart();
			$order = wc_create_order();
			$order->add_product( wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ), ${
				right + 2
			} );
			$order->save();
			${ take }
			wc_clear_notices();
			do_action( 'woocommerce_before_pay_action', wc_get_order( $order->get_id() ) );
			$notices = wc_get_notices( 'error' );
			$order->delete( true );
			return wp_json_encode( array_column( $notices, 'notice' ), JSON_UNESCAPED_UNICODE );` );
	assert.match( await pay( '' ), new RegExp( `Only ${ right } of ` ) );
	assert.equal(
		await pay(
			`foreach ( $order->get_items() as $item ) { $item->add_meta_data( '_reduced_stock', ${
				right + 2
			}, true ); $item->save(); }`
		),
		'[]'
	);
	await forge( child(), sku, right );
} );

test( 'what is excluded, or the Master does not have, is judged by this store alone', async () => {
	const sku = 'SKU-0014';
	const right = await quantityOf( lab().master, sku );
	await forge( child(), sku, right + 5 );
	await changeSettings(
		child(),
		`$s['exclusions'] = [ 'skus' => [ '${ sku }' ] ];`
	);
	assert.deepEqual( await classic( child(), [ [ sku, right + 3 ] ] ), [] );
	await changeSettings( child(), `$s['exclusions'] = [ 'skus' => [] ];` );
} );

test( 'a Master that hangs is waited for once, and orders go through', async () => {
	const { asked } = await standIn( SILENT );
	assert.equal( ( await order( child(), SKU, 1 ) ).status, 200 );
	assert.equal( ( await order( child(), SKU, 1 ) ).status, 200 );
	assert.deepEqual( await classic( child(), [ [ SKU, 1 ] ] ), [] );
	assert.equal( asked(), 1 );
	const log = await child().php(
		`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'] );`
	);
	assert.match( log, /could not be asked at checkout.*"milliseconds"/ );
} );

test( 'a Master that answers nonsense stops nobody', async () => {
	for ( const [ nonsense, times ] of [
		// A page may mean that the address has another form: it is asked once more.
		[ '<html>', 2 ],
		[ '{"ok":true}', 1 ],
		[ '{"ok":true,"items":7}', 1 ],
	] as const ) {
		const { asked } = await standIn( saying( nonsense ) );
		await child().php(
			`delete_transient( 'kitgenix_stock_sync_for_woocommerce_kss_checkout_breaker' );`
		);
		assert.deepEqual( await classic( child(), [ [ SKU, 1 ] ] ), [] );
		assert.equal( asked(), times );
	}
} );

test( 'where it is switched off nobody is asked', async () => {
	const { asked } = await standIn( saying( '{}' ) );
	await changeSettings(
		child(),
		`$s['strict_checkout_validation'] = false;`
	);
	assert.equal( ( await order( child(), SKU, 1 ) ).status, 200 );
	assert.equal( asked(), 0 );
	await changeSettings( child(), `$s['strict_checkout_validation'] = true;` );
	await setMasterAddress( child(), lab().master.url );
} );
