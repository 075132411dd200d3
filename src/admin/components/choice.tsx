/**
 * Admin: one of a few, each with what it means.
 */
import { useInstanceId } from '@wordpress/compose';
import type { Field } from './use-form';

interface Option< Value extends string > {
	value: Value;
	name: string;
	meaning: string;
}

interface Props< Value extends string > {
	label: string;
	hint?: string;
	options: readonly Option< Value >[];
	field: Field< Value >;
}

export function Choice< Value extends string >( {
	label,
	hint = '',
	options,
	field,
}: Props< Value > ) {
	const id = useInstanceId( Choice, 'kss-choice' );
	const below = field.error === '' ? hint : field.error;
	return (
		<fieldset
			className={
				field.error === '' ? 'kss-choice' : 'kss-choice is-wrong'
			}
			aria-describedby={ below === '' ? undefined : `${ id }-below` }
		>
			<legend className="kss-label">{ label }</legend>
			<div className="kss-choice__options">
				{ options.map( ( { value, name, meaning } ) => (
					<label
						key={ value }
						className="kss-choice__option"
						htmlFor={ `${ id }-${ value }` }
					>
						<input
							type="radio"
							id={ `${ id }-${ value }` }
							name={ id }
							checked={ field.value === value }
							onChange={ () => field.onChange( value ) }
							// The whole box can be clicked, but its name is a word or two.
							aria-labelledby={ `${ id }-${ value }-name` }
							aria-describedby={ `${ id }-${ value }-meaning` }
						/>
						<span
							className="kss-choice__name"
							id={ `${ id }-${ value }-name` }
						>
							{ name }
						</span>
						<span
							className="kss-hint"
							id={ `${ id }-${ value }-meaning` }
						>
							{ meaning }
						</span>
					</label>
				) ) }
			</div>
			{ below !== '' && (
				<p
					id={ `${ id }-below` }
					className="components-base-control__help"
					role={ field.error === '' ? undefined : 'alert' }
				>
					{ below }
				</p>
			) }
		</fieldset>
	);
}
