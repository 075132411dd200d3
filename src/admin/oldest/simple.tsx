/**
 * Oldest: components of which our screens use little: a frame, a sign of waiting, a text of more than one line.
 */
import { useInstanceId } from '@wordpress/compose';
import type { HTMLAttributes, TextareaHTMLAttributes } from 'react';
import BaseControl from './parts';

export function Card( {
	className = '',
	children,
	...props
}: HTMLAttributes< HTMLDivElement > ) {
	return (
		<div { ...props } className={ `components-card ${ className }` }>
			<div>{ children }</div>
		</div>
	);
}

export function CardBody( {
	className = '',
	...props
}: HTMLAttributes< HTMLDivElement > ) {
	return (
		<div
			{ ...props }
			className={ `components-card__body ${ className }` }
		/>
	);
}

export function Spinner() {
	return (
		<svg
			className="components-spinner"
			viewBox="0 0 100 100"
			width="16"
			height="16"
			role="presentation"
			focusable="false"
		>
			<circle cx="50" cy="50" r="50" vectorEffect="non-scaling-stroke" />
			<path
				d="m 50 0 a 50 50 0 0 1 50 50"
				vectorEffect="non-scaling-stroke"
			/>
		</svg>
	);
}

export function TextareaControl( {
	label,
	help,
	className = '',
	onChange,
	__nextHasNoMarginBottom,
	...props
}: Omit< TextareaHTMLAttributes< HTMLTextAreaElement >, 'onChange' > & {
	label: string;
	help?: string;
	onChange: ( value: string ) => void;
	__nextHasNoMarginBottom?: boolean;
} ) {
	const id = useInstanceId( TextareaControl, 'kss-textarea' );
	return (
		<BaseControl
			id={ id }
			label={ label }
			help={ help }
			className={ `components-textarea-control ${ className }` }
		>
			<textarea
				rows={ 4 }
				{ ...props }
				id={ id }
				className="components-textarea-control__input"
				aria-describedby={ help ? `${ id }__help` : undefined }
				onChange={ ( { target } ) => onChange( target.value ) }
			/>
		</BaseControl>
	);
}
