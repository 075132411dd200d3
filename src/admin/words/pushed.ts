/**
 * Admin: what became of a product that was sent by hand.
 */
import { _x } from '@wordpress/i18n';
import type {
	ManualSyncItem,
	ManualSyncStore,
} from '../../core/contract/tools';

/**
 * @param result Here or at a Child.
 */
export function pushedInWords(
	result: ManualSyncItem[ 'result' ] | ManualSyncStore[ 'result' ]
): string {
	switch ( result ) {
		case 'pushed':
			return _x(
				'In step',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'published':
			return _x(
				'Sent',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'waiting':
			return _x(
				'Waits: the store could not be reached',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'unknown':
			return _x(
				'There is no product with this SKU',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'duplicate':
			return _x(
				'Several products have this SKU',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'excluded':
			return _x(
				'Excluded by a rule',
				'state of a product',
				'kitgenix-stock-sync-for-woocommerce'
			);
	}
}
