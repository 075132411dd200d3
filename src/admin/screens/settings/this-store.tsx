/**
 * Admin, settings: this store: its name and role, and what the other stores have to know of it.
 */
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { CopyValue } from '../../components/copy-value';
import { FormActions } from '../../components/form-actions';
import { RoleChoice } from '../../components/role-choice';
import { Section } from '../../components/section';
import { TextField } from '../../components/text-field';
import { useForm } from '../../components/use-form';
import { store } from '../../store';

export function ThisStore( { settings }: { settings: AdminSettings } ) {
	const { saveConfig } = useDispatch( store );
	const form = useForm(
		'store',
		{ this_store_name: settings.this_store_name, role: settings.role },
		( { changes } ) =>
			saveConfig(
				changes,
				'store',
				__(
					'This store was saved.',
					'kitgenix-stock-sync-for-woocommerce'
				)
			)
	);
	const consequence = consequenceOf( form.values.role, settings );
	return (
		<Section
			title={ __( 'This store', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'What this store is called among the others, and whether it keeps the stock or follows.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<form
				ref={ form.ref }
				className="kss-form"
				onSubmit={ form.onSubmit }
				noValidate
			>
				<TextField
					label={ __(
						'Name',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					hint={ __(
						'The other stores show it in their lists and logs.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ form.field( 'this_store_name' ) }
					maxLength={ 255 }
				/>
				<div>
					<RoleChoice field={ form.field( 'role' ) } />
					<div role="status">
						{ consequence !== '' && (
							<p className="kss-consequence">{ consequence }</p>
						) }
					</div>
				</div>
				<FormActions
					part="store"
					form={ form }
					save={ __( 'Save', 'kitgenix-stock-sync-for-woocommerce' ) }
				/>
			</form>
			<div className="kss-identity">
				<h3>
					{ __(
						'For the other stores',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				</h3>
				<p className="kss-hint">
					{ settings.role === 'master'
						? __(
								'Enter these in each Child, as its Master.',
								'kitgenix-stock-sync-for-woocommerce'
						  )
						: __(
								'Enter these in the Master, when you add this store to its Children.',
								'kitgenix-stock-sync-for-woocommerce'
						  ) }
				</p>
				<CopyValue
					label={ __(
						'Address',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					value={ settings.this_store_url }
				/>
				<CopyValue
					label={ __(
						'Store ID',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					value={ settings.this_store_id }
				/>
			</div>
		</Section>
	);
}

/**
 * What another role means for connections that exist; empty when nothing changes.
 *
 * @param role     The chosen one.
 * @param settings What is stored.
 */
function consequenceOf(
	role: AdminSettings[ 'role' ],
	settings: AdminSettings
): string {
	if ( role === settings.role ) {
		return '';
	}
	if ( role === 'master' ) {
		return settings.master.url === ''
			? ''
			: __(
					'Once saved, this store stops following its Master, and sales that wait to be sent are not sent. The connection stays stored.',
					'kitgenix-stock-sync-for-woocommerce'
			  );
	}
	return settings.children.length === 0
		? ''
		: __(
				'Once saved, this store sends its Children nothing more and takes nothing from them. The list stays stored.',
				'kitgenix-stock-sync-for-woocommerce'
		  );
}
