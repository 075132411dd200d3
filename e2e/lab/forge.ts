/**
 * Makes what no hook has seen: a difference, as a damaged table or a restored one has it, and stores that were restored or copied.
 * Enters: a store. Leaves: its database changed.
 */
import type { Store } from './types.ts';

/** What the shop shows and what was agreed on, the same unless told otherwise. */
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

/** A Master that waits for a decision, as if its first Child had said that it received more than was given out. */
export async function forgeRestore( master: Store ): Promise< void > {
	await master.php( `$counter = Kitgenix\\StockSync\\Storage\\Counter::read();
		Kitgenix\\StockSync\\Sync\\ChildReports::take(
			Kitgenix\\StockSync\\Storage\\Settings::children()[0]['id'],
			[ 'generation' => $counter['generation'], 'seen' => $counter['version'] + 1, 'mark' => 'forged' ]
		);` );
}

/** A site that finds itself at another address, as a clone does. */
export async function forgeMove( store: Store, host: string ): Promise< void > {
	await store.php( `update_option( 'home', 'http://${ host }' );` );
}
