/**
 * Admin: a line of text with its label, and below it either what it is for or what is wrong with it.
 */
import { TextControl } from '@wordpress/components';
import type { Field } from './use-form';

interface Props {
	label: string;
	hint?: string;
	field: Field< string >;
	maxLength: number;
	/** Addresses, ids and secrets: left to right in every language, and no spelling of it. */
	isCode?: boolean;
	placeholder?: string;
	inputMode?: 'url' | 'text';
}

export function TextField( {
	label,
	hint,
	field,
	isCode = false,
	...input
}: Props ) {
	const isWrong = field.error !== '';
	return (
		<TextControl
			{ ...input }
			className={ isWrong ? 'kss-field is-wrong' : 'kss-field' }
			label={ label }
			value={ field.value }
			onChange={ field.onChange }
			help={ isWrong ? field.error : hint }
			aria-invalid={ isWrong }
			autoComplete="off"
			{ ...( isCode
				? {
						dir: 'ltr',
						spellCheck: false,
						autoCapitalize: 'none',
						autoCorrect: 'off',
				  }
				: {} ) }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}
