/**
 * Admin: a whole number with its label, and below it either what it is for or what it may be.
 */
import { TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Field } from './use-form';

interface Props {
	label: string;
	hint: string;
	/** As it is typed. */
	field: Field< string >;
	min: number;
	max: number;
}

export function NumberField( { label, hint, field, min, max }: Props ) {
	const isWrong = field.error !== '';
	return (
		<TextControl
			className={
				isWrong ? 'kss-field is-number is-wrong' : 'kss-field is-number'
			}
			type="number"
			inputMode="numeric"
			min={ min }
			max={ max }
			step={ 1 }
			label={ label }
			value={ field.value }
			onChange={ field.onChange }
			// The plugin's own words are English and for programs; all that can be wrong with it is this.
			help={ isWrong ? rangeInWords( min, max ) : hint }
			aria-invalid={ isWrong }
			autoComplete="off"
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}

function rangeInWords( min: number, max: number ): string {
	return sprintf(
		/* translators: 1: smallest number, 2: largest number */
		__(
			'Enter a whole number from %1$d to %2$d.',
			'kitgenix-stock-sync-for-woocommerce'
		),
		min,
		max
	);
}
