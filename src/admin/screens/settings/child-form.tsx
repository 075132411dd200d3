/**
 * Admin, settings of a Master: a Child that is added or changed. Only what was changed is sent.
 */
import { useInstanceId } from '@wordpress/compose';
import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { AdminChild } from '../../../core/contract/admin';
import { FormActions } from '../../components/form-actions';
import { SecretField } from '../../components/secret-field';
import { TextField } from '../../components/text-field';
import { useForm } from '../../components/use-form';
import { store } from '../../store';
import { nameOf } from '../../words/store-name';

interface Props {
	/** Null when it is a new one. */
	child: AdminChild | null;
	/**
	 * Gets what has the focus next: a Child's id, '' for the button that adds one, null for the secret that was generated.
	 */
	onClose: ( focus: string | null ) => void;
}

/** The fields, by the names that the plugin gives them in its answers. */
interface Values {
	name: string;
	url: string;
	/** The store id: `id` of a new Child, `new_id` of one that is there. */
	id: string;
	new_id: string;
	/** Null keeps the stored one, '' has one generated. */
	secret: string | null;
}

export function ChildForm( { child, onClose }: Props ) {
	const { saveChild } = useDispatch( store );
	const titleId = useInstanceId( ChildForm, 'kss-child-form' );
	const isNew = child === null;
	const id = child?.id ?? '';
	const form = useForm< Values >(
		'child',
		{
			name: child?.name ?? '',
			url: child?.url ?? '',
			id,
			new_id: id,
			secret: null,
		},
		async ( { values, changes } ) => {
			const name = nameOf( values );
			const text = isNew
				? sprintf(
						/* translators: %s: name of a store */
						__(
							'%s was added.',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
				  )
				: sprintf(
						/* translators: %s: name of a store */
						__(
							'%s was saved.',
							'kitgenix-stock-sync-for-woocommerce'
						),
						name
				  );
			const isSaved = await saveChild(
				isNew
					? { ...values, action: 'add', new_id: null }
					: { ...changes, action: 'update', id },
				'child',
				text
			);
			if ( isSaved ) {
				const isGenerated =
					( isNew || values.secret !== null ) &&
					( values.secret ?? '' ).trim() === '';
				onClose( isGenerated ? null : values.new_id.trim() );
			}
			return isSaved;
		}
	);
	useEffect( () => {
		form.ref.current?.querySelector( 'input' )?.focus();
	}, [ form.ref ] );
	return (
		<form
			ref={ form.ref }
			className="kss-form"
			onSubmit={ form.onSubmit }
			noValidate
			aria-labelledby={ titleId }
		>
			<h3 id={ titleId }>
				{ isNew
					? __( 'Add a Child', 'kitgenix-stock-sync-for-woocommerce' )
					: sprintf(
							/* translators: %s: name of a store */
							__(
								'Edit: %s',
								'kitgenix-stock-sync-for-woocommerce'
							),
							nameOf( child )
					  ) }
			</h3>
			<TextField
				label={ __( 'Name', 'kitgenix-stock-sync-for-woocommerce' ) }
				hint={ __(
					'For your own lists and logs. Without one the address is shown.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				field={ form.field( 'name' ) }
				maxLength={ 255 }
			/>
			<TextField
				label={ __( 'Address', 'kitgenix-stock-sync-for-woocommerce' ) }
				field={ form.field( 'url' ) }
				maxLength={ 2000 }
				placeholder="https://shop.example"
				inputMode="url"
				isCode
			/>
			<TextField
				label={ __(
					'Store ID',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				hint={ __(
					'Its own Stock Sync screen shows it.',
					'kitgenix-stock-sync-for-woocommerce'
				) }
				field={ form.field( isNew ? 'id' : 'new_id' ) }
				maxLength={ 64 }
				isCode
			/>
			<SecretField
				hint={
					isNew
						? __(
								'Leave it empty to have a strong one generated.',
								'kitgenix-stock-sync-for-woocommerce'
						  )
						: __(
								'Leave it empty to have a strong one generated. Enter the new one in the Child within seven days: until then both are accepted.',
								'kitgenix-stock-sync-for-woocommerce'
						  )
				}
				hasSecret={ child?.has_secret ?? false }
				field={ form.field( 'secret' ) }
			/>
			<FormActions
				part="child"
				form={ form }
				save={
					isNew
						? __(
								'Add this Child',
								'kitgenix-stock-sync-for-woocommerce'
						  )
						: __( 'Save', 'kitgenix-stock-sync-for-woocommerce' )
				}
				onCancel={ () => onClose( id ) }
			/>
		</form>
	);
}
