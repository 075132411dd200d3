/**
 * Admin, settings of a Child: its Master.
 */
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { FormActions } from '../../components/form-actions';
import { SecretField } from '../../components/secret-field';
import { Section } from '../../components/section';
import { TestButton } from '../../components/test-button';
import { TestReport } from '../../components/test-report';
import { TextField } from '../../components/text-field';
import { useForm } from '../../components/use-form';
import { store } from '../../store';
import { roleName } from '../../words/roles';

interface Connection {
	url: string;
	store_id: string;
	/** Null keeps the stored one. */
	secret: string | null;
}

export function Master( { settings }: { settings: AdminSettings } ) {
	const { saveConnection, testConnection } = useDispatch( store );
	const { url, store_id: storeId, has_secret: hasSecret } = settings.master;
	const form = useForm< Connection >(
		'connection',
		{ url, store_id: storeId, secret: null },
		async ( { values } ) => {
			const isSaved = await saveConnection(
				values,
				__(
					'The connection to the Master was saved.',
					'kitgenix-stock-sync-for-woocommerce'
				)
			);
			if ( isSaved ) {
				void testConnection( '' );
			}
			return isSaved;
		}
	);
	const isComplete = url !== '' && storeId !== '' && hasSecret;
	return (
		<Section
			title={ roleName( 'master' ) }
			about={ __(
				'The store that keeps the stock for this one. Add this store there first: it then shows the three values to enter here.',
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
					save={ __(
						'Save and test',
						'kitgenix-stock-sync-for-woocommerce'
					) }
				>
					{ isComplete && ! form.isDirty && (
						<TestButton storeId="" name={ roleName( 'master' ) } />
					) }
				</FormActions>
			</form>
			<TestReport storeId="" />
		</Section>
	);
}
