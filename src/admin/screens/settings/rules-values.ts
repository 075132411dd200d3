/**
 * Admin, settings: the rules as they are typed, and what of them is sent. Enters: what is stored; leaves: a request that names what
 * was changed.
 */
import { skusFromText } from '../../../core/catalogue/sku';
import type {
	AdminSettings,
	ConfigRequest,
} from '../../../core/contract/admin';
import type { CheckoutRules } from '../../../core/contract/option';

/** The numbers among the rules of the checkout. */
const NUMBERS = [
	'checkout_reserve_minutes',
	'checkout_stale_cache_minutes',
	'checkout_timeout_seconds',
] as const;

type NumberName = ( typeof NUMBERS )[ number ];

/** The fields, by the names that the plugin gives them in its answers. */
export type RulesValues = Omit< CheckoutRules, NumberName > &
	Record< NumberName, string > & {
		/** SKUs, one on each line. */
		exclusions: string;
	};

/**
 * The rules as they stand in the form.
 *
 * @param settings What is stored.
 */
export function rulesOf( settings: AdminSettings ): RulesValues {
	const { checkout, exclusions } = settings;
	return {
		exclusions: exclusions.join( '\n' ),
		checkout_mode: checkout.checkout_mode,
		checkout_reserve_minutes: String( checkout.checkout_reserve_minutes ),
		checkout_validation_failure_strategy:
			checkout.checkout_validation_failure_strategy,
		checkout_stale_cache_minutes: String(
			checkout.checkout_stale_cache_minutes
		),
		checkout_timeout_seconds: String( checkout.checkout_timeout_seconds ),
	};
}

/**
 * Whether a rule changes anything, as the others stand. One that does not is not shown.
 *
 * @param name   Which.
 * @param values All.
 */
export function doesMatter(
	name: keyof RulesValues,
	values: RulesValues
): boolean {
	const isAsked = values.checkout_mode !== 'off';
	switch ( name ) {
		case 'checkout_reserve_minutes':
			return values.checkout_mode === 'reserve';
		case 'checkout_timeout_seconds':
		case 'checkout_validation_failure_strategy':
			return isAsked;
		case 'checkout_stale_cache_minutes':
			return (
				isAsked &&
				values.checkout_validation_failure_strategy === 'stale_cache'
			);
	}
	return true;
}

/**
 * What is sent. A rule that was changed and then hidden stays as it is stored: were it refused, nobody would see why.
 *
 * @param values  All that stands in the form.
 * @param changes What of it differs from what is stored.
 */
export function rulesRequest(
	values: RulesValues,
	changes: Partial< RulesValues >
): Partial< ConfigRequest > {
	const { exclusions, ...rules } = changes;
	const sent = Object.entries( rules )
		.filter( ( [ name ] ) =>
			doesMatter( name as keyof RulesValues, values )
		)
		.map( ( [ name, value ] ) => [
			name,
			// An empty field is 0, which the plugin refuses at that field.
			isNumber( name ) ? Number( value ) : value,
		] );
	return {
		...( Object.fromEntries( sent ) as Partial< CheckoutRules > ),
		exclusions:
			exclusions === undefined ? null : skusFromText( exclusions ),
	};
}

const isNumber = ( name: string ) =>
	( NUMBERS as readonly string[] ).includes( name );
