/**
 * Admin: Master or Child, each with what it means.
 */
import { useInstanceId } from '@wordpress/compose';
import { __ } from '@wordpress/i18n';
import { roleName, type Role } from '../words/roles';
import type { Field } from './use-form';

export function RoleChoice( { field }: { field: Field< Role > } ) {
	const id = useInstanceId( RoleChoice, 'kss-role' );
	const meaning: Record< Role, string > = {
		master: __(
			'Keeps the stock. What is sold in any store is counted here, and every Child shows what is left. There is one Master.',
			'kitgenix-stock-sync-for-woocommerce'
		),
		child: __(
			'Sells from the Master’s stock: reports its sales to the Master and shows what the Master says is left.',
			'kitgenix-stock-sync-for-woocommerce'
		),
	};
	return (
		<fieldset className="kss-role">
			<legend className="kss-label">
				{ __( 'Role', 'kitgenix-stock-sync-for-woocommerce' ) }
			</legend>
			<div className="kss-role__choices">
				{ ( [ 'master', 'child' ] as const ).map( ( role ) => (
					<label
						key={ role }
						className="kss-role__choice"
						htmlFor={ `${ id }-${ role }` }
					>
						<input
							type="radio"
							id={ `${ id }-${ role }` }
							name={ id }
							checked={ field.value === role }
							onChange={ () => field.onChange( role ) }
							// The whole box can be clicked, but its name is one word.
							aria-labelledby={ `${ id }-${ role }-name` }
							aria-describedby={ `${ id }-${ role }-meaning` }
						/>
						<span
							className="kss-role__name"
							id={ `${ id }-${ role }-name` }
						>
							{ roleName( role ) }
						</span>
						<span
							className="kss-hint"
							id={ `${ id }-${ role }-meaning` }
						>
							{ meaning[ role ] }
						</span>
					</label>
				) ) }
			</div>
		</fieldset>
	);
}
