/**
 * Admin: what the two roles are called.
 */
import { _x } from '@wordpress/i18n';

export type Role = 'master' | 'child';

export function roleName( role: Role ): string {
	return role === 'master'
		? _x(
				'Master',
				'role of a store',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: _x(
				'Child',
				'role of a store',
				'kitgenix-stock-sync-for-woocommerce'
		  );
}
