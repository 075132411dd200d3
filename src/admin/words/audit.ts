/**
 * Admin: what an audit has found, in words.
 */
import { __, _x } from '@wordpress/i18n';
import type { AuditRow } from '../../core/contract/tools';

/**
 * @param field What differs.
 */
export function fieldInWords( field: AuditRow[ 'field' ] ): string {
	switch ( field ) {
		case 'manage_stock':
			return __(
				'Stock management',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'stock_quantity':
			return __( 'Quantity', 'kitgenix-stock-sync-for-woocommerce' );
		case 'stock_status':
			return __( 'Stock status', 'kitgenix-stock-sync-for-woocommerce' );
		case 'backorders':
			return __( 'Backorders', 'kitgenix-stock-sync-for-woocommerce' );
		case 'low_stock_amount':
			return __(
				'Low stock threshold',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'missing':
			return __(
				'Product is missing',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'duplicate':
			return __(
				'SKU is used more than once',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'no_answer':
			return __(
				'Store did not answer',
				'kitgenix-stock-sync-for-woocommerce'
			);
		case 'incomplete':
			return __(
				'Not everything was compared',
				'kitgenix-stock-sync-for-woocommerce'
			);
	}
}

/**
 * A value as a person reads it. Quantities and messages stay as they are.
 *
 * @param field What it is a value of.
 * @param value As the plugin wrote it; '' is unset.
 */
export function valueInWords(
	field: AuditRow[ 'field' ],
	value: string
): string {
	if ( value === '' ) {
		return _x(
			'not set',
			'a value',
			'kitgenix-stock-sync-for-woocommerce'
		);
	}
	const words: Partial< Record< string, string > > = {
		...( field === 'stock_status'
			? {
					instock: __(
						'In stock',
						'kitgenix-stock-sync-for-woocommerce'
					),
					outofstock: __(
						'Out of stock',
						'kitgenix-stock-sync-for-woocommerce'
					),
					onbackorder: __(
						'On backorder',
						'kitgenix-stock-sync-for-woocommerce'
					),
			  }
			: {} ),
		...( field === 'backorders'
			? {
					no: __(
						'Not allowed',
						'kitgenix-stock-sync-for-woocommerce'
					),
					notify: __(
						'Allowed, customers are told',
						'kitgenix-stock-sync-for-woocommerce'
					),
					yes: __( 'Allowed', 'kitgenix-stock-sync-for-woocommerce' ),
			  }
			: {} ),
	};
	return words[ value ] ?? value;
}
