/**
 * Admin: why a product of the other store, or what it says, is not taken, and what to do about it.
 */
import { __ } from '@wordpress/i18n';
import { ERRORS } from '../../core/contract/errors';

/**
 * @param code Of ERRORS.
 * @return The cause, then what to do; empty for another code.
 */
export function refusedItemInWords( code: string ): readonly string[] {
	switch ( code ) {
		case ERRORS.bad_sku:
			return [
				__(
					'A SKU is too long, or contains characters that WooCommerce does not store.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Change it in the store where it was set: plain text, at most 100 characters. A renamed product is synced under its previous SKU until then.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.bad_gid:
			return [
				__(
					'The other store sent a product ID that is not valid.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'The product is synced by its SKU alone. Update Kitgenix Stock Sync in the other store.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.unknown_status:
			return [
				__(
					'A product has a stock status that only one of the two stores knows.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Choose a status that both stores have, or activate the plugin that adds it in both.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.out_of_range:
			return [
				__(
					'A quantity or low stock threshold is too large to be synced, or would become so.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Correct the number in the store that has it: it must stay below 1,000,000,000. Then the product is synced again.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
	}
	return [];
}
