/**
 * Admin: Master or Child, each with what it means.
 */
import { __ } from '@wordpress/i18n';
import { roleName, type Role } from '../words/roles';
import { Choice } from './choice';
import type { Field } from './use-form';

export function RoleChoice( { field }: { field: Field< Role > } ) {
	return (
		<Choice
			label={ __( 'Role', 'kitgenix-stock-sync-for-woocommerce' ) }
			options={ [
				{
					value: 'master',
					name: roleName( 'master' ),
					meaning: __(
						'Keeps the stock. What is sold in any store is counted here, and every Child shows what is left. There is one Master.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'child',
					name: roleName( 'child' ),
					meaning: __(
						'Sells from the Master’s stock: reports its sales to the Master and shows what the Master says is left.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
			] }
			field={ field }
		/>
	);
}
