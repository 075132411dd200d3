/**
 * Admin, settings: which SKUs stay out, and what happens at checkout.
 */
import { TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useMemo, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { skusFromText } from '../../../core/catalogue/sku';
import type {
	AdminSettings,
	ExclusionsAnswer,
} from '../../../core/contract/admin';
import { lookUpExclusions } from '../../api/calls';
import { FormActions } from '../../components/form-actions';
import { Section } from '../../components/section';
import { useForm } from '../../components/use-form';
import { store } from '../../store';
import { CheckoutRules } from './checkout-rules';
import { rulesOf, rulesRequest } from './rules-values';

const LOOK_UP_DELAY_MS = 400;

export function Rules( { settings }: { settings: AdminSettings } ) {
	const { saveConfig } = useDispatch( store );
	const form = useForm(
		'rules',
		rulesOf( settings ),
		( { values, changes } ) =>
			saveConfig(
				rulesRequest( values, changes ),
				'rules',
				__(
					'The rules were saved.',
					'kitgenix-stock-sync-for-woocommerce'
				)
			)
	);
	const exclusions = form.field( 'exclusions' );
	const skus = useMemo(
		() => skusFromText( exclusions.value ),
		[ exclusions.value ]
	);
	const known = useKnownSkus( skus );
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
							: exclusionsHint( skus.length, known )
					}
					rows={ 4 }
					dir="ltr"
					spellCheck={ false }
					value={ exclusions.value }
					onChange={ exclusions.onChange }
					aria-invalid={ exclusions.error !== '' }
					__nextHasNoMarginBottom
				/>
				<Unknown known={ known } />
				<CheckoutRules form={ form } role={ settings.role } />
				<FormActions
					part="rules"
					form={ form }
					save={ __( 'Save', 'kitgenix-stock-sync-for-woocommerce' ) }
				/>
			</form>
		</Section>
	);
}

/**
 * What this store knows of the SKUs that stay out, a moment after they were typed; null until it has answered.
 *
 * @param skus Which.
 */
function useKnownSkus( skus: readonly string[] ): ExclusionsAnswer | null {
	const [ known, setKnown ] = useState< ExclusionsAnswer | null >( null );
	useEffect( () => {
		setKnown( null );
		if ( skus.length === 0 ) {
			return;
		}
		let isWanted = true;
		const timer = setTimeout( () => {
			lookUpExclusions( skus ).then(
				( answer ) => isWanted && setKnown( answer ),
				// It is a help, not a condition: the list can be saved without it.
				() => undefined
			);
		}, LOOK_UP_DELAY_MS );
		return () => {
			isWanted = false;
			clearTimeout( timer );
		};
	}, [ skus ] );
	return known;
}

function exclusionsHint(
	count: number,
	known: ExclusionsAnswer | null
): string {
	const how = __(
		'One on each line, or separated by commas.',
		'kitgenix-stock-sync-for-woocommerce'
	);
	if ( count === 0 ) {
		return `${ how } ${ __(
			'None so far: every product with a SKU takes part.',
			'kitgenix-stock-sync-for-woocommerce'
		) }`;
	}
	const out =
		known === null
			? sprintf(
					/* translators: %d: number of SKUs */
					_n(
						'%d SKU stays out.',
						'%d SKUs stay out.',
						count,
						'kitgenix-stock-sync-for-woocommerce'
					),
					count
			  )
			: sprintf(
					/* translators: %d: number of products */
					_n(
						'%d product of this store stays out.',
						'%d products of this store stay out.',
						known.known,
						'kitgenix-stock-sync-for-woocommerce'
					),
					known.known
			  );
	return `${ how } ${ out }`;
}

/** SKUs that nobody here has: mistyped, or of another store. */
function Unknown( { known }: { known: ExclusionsAnswer | null } ) {
	const count = known === null ? 0 : known.unknown.length + known.more;
	return (
		<div role="status">
			{ known !== null && count > 0 && (
				<p className="kss-consequence">
					{ sprintf(
						/* translators: 1: number of SKUs, 2: the SKUs */
						_n(
							'%1$d SKU has no product here: %2$s',
							'%1$d SKUs have no product here: %2$s',
							count,
							'kitgenix-stock-sync-for-woocommerce'
						),
						count,
						known.unknown.join( ', ' ) +
							( known.more > 0 ? ' …' : '' )
					) }
				</p>
			) }
		</div>
	);
}
