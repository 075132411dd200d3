/**
 * Admin, settings: how a Child treats its Master at checkout. Of the rules those are shown that change anything as the others stand.
 */
import { __ } from '@wordpress/i18n';
import type { AdminSettings } from '../../../core/contract/admin';
import { LIMITS } from '../../../core/contract/routes';
import { Choice } from '../../components/choice';
import { NumberField } from '../../components/number-field';
import type { Form } from '../../components/use-form';
import { doesMatter, type RulesValues } from './rules-values';

interface Props {
	form: Form< RulesValues >;
	role: AdminSettings[ 'role' ];
}

export function CheckoutRules( { form, role }: Props ) {
	const { field, values } = form;
	return (
		<>
			<Mode form={ form } role={ role } />
			{ doesMatter( 'checkout_reserve_minutes', values ) && (
				<NumberField
					label={ __(
						'Minutes of a reservation',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					hint={ __(
						'A shopper who leaves without ordering gives everything back after this time.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ field( 'checkout_reserve_minutes' ) }
					min={ LIMITS.checkout_reserve_least_minutes }
					max={ LIMITS.checkout_reserve_most_minutes }
				/>
			) }
			{ doesMatter( 'checkout_timeout_seconds', values ) && (
				<NumberField
					label={ __(
						'Seconds to wait for the Master',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					hint={ __(
						'No shopper waits longer. After this time the Master counts as one that does not answer.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ field( 'checkout_timeout_seconds' ) }
					min={ LIMITS.checkout_timeout_least_seconds }
					max={ LIMITS.checkout_timeout_most_seconds }
				/>
			) }
			{ doesMatter( 'checkout_validation_failure_strategy', values ) && (
				<Strategy form={ form } />
			) }
			{ doesMatter( 'checkout_stale_cache_minutes', values ) && (
				<NumberField
					label={ __(
						'Minutes for which this store’s own numbers are trusted',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					hint={ __(
						'Counted from when the Master was last heard from.',
						'kitgenix-stock-sync-for-woocommerce'
					) }
					field={ field( 'checkout_stale_cache_minutes' ) }
					min={ LIMITS.checkout_stale_cache_least_minutes }
					max={ LIMITS.checkout_stale_cache_most_minutes }
				/>
			) }
		</>
	);
}

function Mode( { form, role }: Props ) {
	return (
		<Choice
			label={ __(
				'Stock at checkout',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			hint={
				role === 'master'
					? __(
							'Counts while this store is a Child: at checkout it then asks its Master.',
							'kitgenix-stock-sync-for-woocommerce'
					  )
					: ''
			}
			options={ [
				{
					value: 'off',
					name: __( 'Off', 'kitgenix-stock-sync-for-woocommerce' ),
					meaning: __(
						'The Master is not asked; what this store believes to have decides.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'check',
					name: __( 'Check', 'kitgenix-stock-sync-for-woocommerce' ),
					meaning: __(
						'Before an order is placed, this store asks the Master whether everything in the cart is still there.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'reserve',
					name: __(
						'Reserve',
						'kitgenix-stock-sync-for-woocommerce'
					),
					meaning: __(
						'The Master also holds what is in the cart while the shopper checks out, so that no other store sells it meanwhile.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
			] }
			field={ form.field( 'checkout_mode' ) }
		/>
	);
}

function Strategy( { form }: Pick< Props, 'form' > ) {
	return (
		<Choice
			label={ __(
				'While the Master does not answer',
				'kitgenix-stock-sync-for-woocommerce'
			) }
			options={ [
				{
					value: 'fail_open',
					name: __(
						'Let orders through',
						'kitgenix-stock-sync-for-woocommerce'
					),
					meaning: __(
						'No shopper is turned away, but the last unit may be sold twice.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'fail_closed',
					name: __(
						'Stop orders',
						'kitgenix-stock-sync-for-woocommerce'
					),
					meaning: __(
						'Nothing is sold twice, but nothing that is synchronised can be ordered until the Master answers again.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
				{
					value: 'stale_cache',
					name: __(
						'Trust this store’s own numbers for a while',
						'kitgenix-stock-sync-for-woocommerce'
					),
					meaning: __(
						'Orders go through as long as the Master was heard from lately, and are stopped after that.',
						'kitgenix-stock-sync-for-woocommerce'
					),
				},
			] }
			field={ form.field( 'checkout_validation_failure_strategy' ) }
		/>
	);
}
