/**
 * Oldest: the controls of a view's options, of searching and of paging. As far as tables use WordPress's components of these names.
 */
import { Icon } from '@wordpress/components';
import { useInstanceId } from '@wordpress/compose';
import { createContext, useContext } from '@wordpress/element';
import type { ReactElement, ReactNode } from 'react';

interface Labelled {
	className?: string;
	label?: string;
	children?: ReactNode;
}

export function SelectControl( {
	className = '',
	label,
	hideLabelFromVision = false,
	'aria-label': spoken,
	value,
	options,
	onChange,
	variant = 'default',
}: Labelled & {
	hideLabelFromVision?: boolean;
	'aria-label'?: string;
	value?: string;
	options: readonly {
		value: string;
		label: string;
		'aria-label'?: string;
	}[];
	onChange: ( value: string ) => void;
	variant?: 'default' | 'minimal';
} ) {
	const id = useInstanceId( SelectControl, 'kss-select' );
	const isNamedHere = label !== undefined && ! hideLabelFromVision;
	return (
		<div className={ `kss-control ${ className }` }>
			{ isNamedHere && <label htmlFor={ id }>{ label }</label> }
			<select
				id={ id }
				className={ `kss-select is-${ variant }` }
				aria-label={ isNamedHere ? undefined : spoken ?? label }
				value={ value }
				onChange={ ( { target } ) => onChange( target.value ) }
			>
				{ options.map( ( option ) => (
					<option
						key={ option.value }
						value={ option.value }
						aria-label={ option[ 'aria-label' ] }
					>
						{ option.label }
					</option>
				) ) }
			</select>
		</div>
	);
}

export function SearchControl( {
	className = '',
	label,
	placeholder,
	value,
	onChange,
}: Labelled & {
	placeholder?: string;
	value: string;
	onChange: ( value: string ) => void;
} ) {
	return (
		<input
			type="search"
			className={ `kss-search ${ className }` }
			aria-label={ label }
			placeholder={ placeholder }
			value={ value }
			onChange={ ( { target } ) => onChange( target.value ) }
		/>
	);
}

interface Choice {
	name: string;
	value: string;
	isDisabled: boolean;
	onChange: ( value: string ) => void;
}

const ChoiceContext = createContext< Choice | null >( null );

export function ToggleGroupControl( {
	className = '',
	label,
	value,
	disabled = false,
	onChange,
	children,
}: Labelled & {
	value?: string | number;
	disabled?: boolean;
	onChange: ( value: string ) => void;
} ) {
	const name = useInstanceId( ToggleGroupControl, 'kss-toggles' );
	return (
		<fieldset className={ `kss-control ${ className }` }>
			<legend>{ label }</legend>
			<div className="kss-toggles">
				<ChoiceContext.Provider
					value={ {
						name,
						value: String( value ?? '' ),
						isDisabled: disabled,
						onChange,
					} }
				>
					{ children }
				</ChoiceContext.Provider>
			</div>
		</fieldset>
	);
}

export function ToggleGroupControlOption( {
	value,
	label,
	icon,
}: {
	value: string | number;
	label: string;
	icon?: ReactElement;
} ) {
	const choice = useContext( ChoiceContext );
	const own = String( value );
	return (
		// The words or the picture inside are its name.
		// eslint-disable-next-line jsx-a11y/label-has-associated-control
		<label className="kss-toggles__one" title={ icon && label }>
			<input
				type="radio"
				className="screen-reader-text"
				name={ choice?.name }
				value={ own }
				checked={ choice?.value === own }
				disabled={ choice?.isDisabled }
				aria-label={ icon && label }
				onChange={ () => choice?.onChange( own ) }
			/>
			{ icon === undefined ? (
				<span>{ label }</span>
			) : (
				<Icon icon={ icon } />
			) }
		</label>
	);
}

export function Heading( { className, children }: Labelled ) {
	return <h2 className={ className }>{ children }</h2>;
}

export function ItemGroup( { children }: Labelled ) {
	return (
		<div className="kss-items" role="list">
			{ children }
		</div>
	);
}

export function Item( {
	onClick,
	children,
}: Labelled & { onClick?: () => void } ) {
	return (
		<div role="listitem">
			{ onClick === undefined ? (
				<div className="kss-items__one">{ children }</div>
			) : (
				<button
					type="button"
					className="kss-items__one"
					onClick={ onClick }
				>
					{ children }
				</button>
			) }
		</div>
	);
}

export const BaseControl = {
	VisualLabel: ( { children }: Labelled ) => (
		<span className="kss-control__label">{ children }</span>
	),
};

export function FlexItem( { className, children }: Labelled ) {
	return <div className={ className }>{ children }</div>;
}
