/**
 * Admin, settings: which SKUs stay out, and how careful the checkout is.
 */
import { CheckboxControl, TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { skusFromText } from '../../../core/catalogue/sku';
import type { AdminSettings } from '../../../core/contract/admin';
import { FormActions } from '../../components/form-actions';
import { Section } from '../../components/section';
import { useForm } from '../../components/use-form';
import { store } from '../../store';

export function Rules( { settings }: { settings: AdminSettings } ) {
	const { saveConfig } = useDispatch( store );
	const form = useForm(
		'rules',
		{
			exclusions: settings.exclusions.join( '\n' ),
			strict_checkout_validation: settings.strict_checkout_validation,
		},
		( { changes } ) =>
			saveConfig(
				{
					...changes,
					exclusions:
						changes.exclusions === undefined
							? null
							: skusFromText( changes.exclusions ),
				},
				'rules',
				__(
					'The rules were saved.',
					'kitgenix-stock-sync-for-woocommerce'
				)
			)
	);
	const exclusions = form.field( 'exclusions' );
	const strict = form.field( 'strict_checkout_validation' );
	const count = skusFromText( exclusions.value ).length;
	return (
		<Section
			title={ __( 'Rules', 'kitgenix-stock-sync-for-woocommerce' ) }
			about={ __(
				'They count for this store. Each store has its own.',
				'kitgenix-stock-sync-for-woocommerce'
			) }
		>
			<form
				ref={ form.ref }
				className="kss-form"
				onSubmit={ form.onSubmit }
				noValidate
			>
				<TextareaControl
					className={
						exclusions.error === ''
							? 'kss-field'
							: 'kss-field is-wrong'
					}
					label={ __(
						'SKUs that are not synchronised',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					help={
						exclusions.error !== ''
							? exclusions.error
							: exclusionsHint( count )
					}
					rows={ 4 }
					dir="ltr"
					spellCheck={ false }
					value={ exclusions.value }
					onChange={ exclusions.onChange }
					aria-invalid={ exclusions.error !== '' }
					__nextHasNoMarginBottom
				/>
				<CheckboxControl
					label={ __(
						'Strict checkout validation',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					help={
						settings.role === 'child'
							? __(
									'At checkout this store asks the Master whether everything in the cart is still there. If the Master does not answer, the order goes through.',
									'kitgenix-stock-sync-for-woocommerce'
							  )
							: __(
									'Counts while this store is a Child: at checkout it then asks its Master.',
									'kitgenix-stock-sync-for-woocommerce'
							  )
					}
					checked={ strict.value }
					onChange={ strict.onChange }
					__nextHasNoMarginBottom
				/>
				<FormActions
					part="rules"
					form={ form }
					save={ __( 'Save', 'kitgenix-stock-sync-for-woocommerce' ) }
				/>
			</form>
		</Section>
	);
}

function exclusionsHint( count: number ): string {
	return count === 0
		? __(
				'One on each line, or separated by commas. None so far: every product with a SKU takes part.',
				'kitgenix-stock-sync-for-woocommerce'
		  )
		: sprintf(
				/* translators: %d: number of SKUs */
				_n(
					'One on each line, or separated by commas. %d SKU stays out.',
					'One on each line, or separated by commas. %d SKUs stay out.',
					count,
					'kitgenix-stock-sync-for-woocommerce'
				),
				count
		  );
}
