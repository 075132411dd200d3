/**
 * Makes a difference that no hook has seen, as a damaged table or a restored one does.
 * Enters: a store, a SKU and numbers. Leaves: what the shop shows and what was agreed on, the same unless told otherwise.
 */
import type { Store } from './types.ts';

export async function forge(
	store: Store,
	sku: string,
	quantity: number,
	base = quantity
): Promise< void > {
	await store.php( `global $wpdb;
		$id = wc_get_product_id_by_sku( '${ sku }' );
		$key = '_kitgenix_stock_sync_for_woocommerce_shadow';
		$shadow = json_decode( $wpdb->get_var( $wpdb->prepare( "SELECT meta_value FROM {$wpdb->postmeta} WHERE post_id = %d AND meta_key = %s", $id, $key ) ), true );
		$shadow['q'] = ${ base } * 1000000;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->postmeta} SET meta_value = %s WHERE post_id = %d AND meta_key = %s", json_encode( $shadow ), $id, $key ) );
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->postmeta} SET meta_value = '${ quantity }' WHERE post_id = %d AND meta_key = '_stock'", $id ) );
		clean_post_cache( $id );` );
}
