/**
 * Admin, settings of a Child: its Master. One button: what is changed is saved and tested, what is stored is tested again.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { FormActions } from '../../components/form-actions';
import { SecretField } from '../../components/secret-field';
import { Section } from '../../components/section';
import { TestReport } from '../../components/test-report';
import { TextField } from '../../components/text-field';
import { useForm } from '../../components/use-form';
import { store } from '../../store';
import { roleName } from '../../words/roles';
import { ConnectByCode } from '../pairing/connect-by-code';

interface Connection {
	url: string;
	store_id: string;
	/** Null keeps the stored one. */
	secret: string | null;
}

export function Master( { settings }: { settings: AdminSettings } ) {
	const { saveConnection, testConnection } = useDispatch( store );
	const isTesting = useSelect(
		( select ) => select( store ).isTesting( '' ),
		[]
	);
	const { url, store_id: storeId, has_secret: hasSecret } = settings.master;
	const isComplete = url !== '' && storeId !== '' && hasSecret;
	const form = useForm< Connection >(
		'connection',
		{ url, store_id: storeId, secret: null },
		async ( { values, changes } ) => {
			const hasChanges = Object.keys( changes ).length > 0;
			const isStored =
				( isComplete && ! hasChanges ) ||
				( await saveConnection(
					values,
					__(
						'The connection to the Master was saved.',
						'kitgenix-stock-sync-for-woocommerce'
					)
				) );
			if ( isStored && ! isTesting ) {
				void testConnection( '' );
			}
			return isStored;
		}
	);
	const isOnlyTest = isComplete && ! form.isDirty;
	return (
		<Section
			title={ roleName( 'master' ) }
			about={ __(
				'The store that keeps the stock for this one. Add this store there first: it then shows the three values to enter here.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			{ ! isComplete && (
				<>
					<ConnectByCode />
					<p className="kss-or">
						{ __(
							'Or enter the connection by hand:',
							'kitgenix-stock-sync-for-woocommerce'
						) }
					</p>
				</>
			) }
			<form
				ref={ form.ref }
				className="kss-form"
				onSubmit={ form.onSubmit }
				noValidate
			>
				<TextField
					label={ __(
						'Address of the Master',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ form.field( 'url' ) }
					maxLength={ 2000 }
					placeholder="https://shop.example"
					inputMode="url"
					isCode
				/>
				<TextField
					label={ __(
						'Store ID of the Master',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ form.field( 'store_id' ) }
					maxLength={ 64 }
					isCode
				/>
				<SecretField
					hint={ __(
						'The Master shows it once, when this store is added there.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					hasSecret={ hasSecret }
					field={ form.field( 'secret' ) }
				/>
				<FormActions
					part="connection"
					form={ form }
					variant={ isOnlyTest ? 'secondary' : 'primary' }
					save={
						isOnlyTest
							? __(
									'Test connection',
									'kitgenix-stock-sync-for-woocommerce'
							  )
							: __(
									'Save and test',
									'kitgenix-stock-sync-for-woocommerce'
							  )
					}
					isBusy={ form.isSaving || isTesting }
				/>
			</form>
			<TestReport storeId="" />
		</Section>
	);
}
