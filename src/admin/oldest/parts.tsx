/**
 * Oldest: what WordPress's components are made of, as far as those use it that are brought (webpack.config.js). WordPress's own
 * parts make their styles while they draw, with a library that is larger than all these components; here components.scss has them.
 */
import { useRef } from '@wordpress/element';
import type { CSSProperties, HTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends HTMLAttributes< HTMLElement > {
	/** The tag. */
	as?: 'div' | 'label' | 'legend' | 'p' | 'span';
	htmlFor?: string;
}

/** For the eyes not there, for screen readers it is. */
const HIDDEN: CSSProperties = {
	position: 'absolute',
	width: '1px',
	height: '1px',
	margin: '-1px',
	padding: 0,
	border: 0,
	overflow: 'hidden',
	clipPath: 'inset(50%)',
	wordWrap: 'normal',
	wordBreak: 'normal',
};

export function VisuallyHidden( { as: Tag = 'div', style, ...props }: Props ) {
	return <Tag { ...props } style={ { ...HIDDEN, ...style } } />;
}

export function StyledLabel( {
	as: Tag = 'label',
	className = '',
	...props
}: Props ) {
	return <Tag { ...props } className={ `kss-label ${ className }` } />;
}

export function StyledHelp( { className = '', ...props }: Props ) {
	return <p { ...props } className={ `kss-help ${ className }` } />;
}

export default function BaseControl( {
	id,
	label,
	hideLabelFromVision = false,
	help,
	className = '',
	children,
}: {
	id: string;
	label?: ReactNode;
	hideLabelFromVision?: boolean;
	help?: ReactNode;
	className?: string;
	children: ReactNode;
} ) {
	const Label = hideLabelFromVision ? VisuallyHidden : StyledLabel;
	return (
		<div className={ `components-base-control ${ className }` }>
			<div className="components-base-control__field">
				{ label && (
					<Label
						as="label"
						className="components-base-control__label"
						htmlFor={ id }
					>
						{ label }
					</Label>
				) }
				{ children }
			</div>
			{ help && (
				<StyledHelp
					id={ `${ id }__help` }
					className="components-base-control__help"
				>
					{ help }
				</StyledHelp>
			) }
		</div>
	);
}

BaseControl.VisualLabel = function VisualLabel( props: Props ) {
	return (
		<StyledLabel
			as="span"
			{ ...props }
			className="components-base-control__label"
		/>
	);
};

interface FlexProps extends Props {
	/** Quarters of 16 pixels. */
	gap?: number;
	align?: CSSProperties[ 'alignItems' ];
	justify?: CSSProperties[ 'justifyContent' ];
	wrap?: boolean;
}

export function Flex( {
	className = '',
	gap = 2,
	align = 'center',
	justify = 'space-between',
	wrap = false,
	...props
}: FlexProps ) {
	return (
		<div
			{ ...props }
			className={ `kss-flex ${ className }` }
			style={ {
				alignItems: align,
				justifyContent: justify,
				flexWrap: wrap ? 'wrap' : 'nowrap',
				gap: `${ 4 * gap }px`,
			} }
		/>
	);
}

export function FlexItem( { as: Tag = 'div', ...props }: Props ) {
	return <Tag { ...props } />;
}

export function FlexBlock( props: Props ) {
	return <FlexItem { ...props } style={ { flex: 1 } } />;
}

export function HStack( {
	spacing = 2,
	alignment = 'center',
	...props
}: FlexProps & { spacing?: number; alignment?: 'center' | 'top' } ) {
	return (
		<Flex
			{ ...props }
			gap={ spacing }
			align={ alignment === 'top' ? 'flex-start' : alignment }
		/>
	);
}

export function VStack( {
	spacing = 2,
	className = '',
	...props
}: Props & { spacing?: number } ) {
	return (
		<div
			{ ...props }
			className={ `kss-stack ${ className }` }
			style={ { gap: `${ 4 * spacing }px` } }
		/>
	);
}

/** Between the buttons of a dialog's head. */
export function Spacer( { marginLeft }: { marginLeft: number } ) {
	return <div style={ { marginInlineStart: `${ 4 * marginLeft }px` } } />;
}

export function StyleProvider( { children }: { children: ReactNode } ) {
	return <>{ children }</>;
}

/** A dialog goes at once. */
export function useModalExitAnimation(): {
	frameRef: Ref< HTMLDivElement >;
	closeModal: () => Promise< void >;
	overlayClassname: undefined;
} {
	return {
		frameRef: useRef( null ),
		closeModal: () => Promise.resolve(),
		overlayClassname: undefined,
	};
}

/** Where a tool tip stands: the browser decides (tooltip.ts). */
export const positionToPlacement = () => undefined;
