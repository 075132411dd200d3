/**
 * Tables: what @wordpress/dataviews finds as @wordpress/ui (webpack.config.js). That library adds 110 KB, compressed.
 */
import { Tooltip as PageTooltip } from '@wordpress/components';
import {
	createContext,
	forwardRef,
	useContext,
	useEffect,
	useMemo,
	useState,
} from '@wordpress/element';
import type {
	CSSProperties,
	HTMLAttributes,
	ReactElement,
	ReactNode,
} from 'react';
import { withProps } from './with-props';

export { Menu } from './menu';

/** Pixels, by the names of WordPress's design. */
const GAPS = { xs: 4, sm: 8, md: 12, lg: 16, xl: 24, '2xl': 32, '3xl': 40 };

interface StackProps extends HTMLAttributes< HTMLDivElement > {
	direction?: CSSProperties[ 'flexDirection' ];
	gap?: keyof typeof GAPS;
	align?: CSSProperties[ 'alignItems' ];
	justify?: CSSProperties[ 'justifyContent' ];
	wrap?: CSSProperties[ 'flexWrap' ];
}

export const Stack = forwardRef< HTMLDivElement, StackProps >( function StackOf(
	{ direction, gap, align, justify, wrap, style, className = '', ...props },
	ref
) {
	return (
		<div
			{ ...props }
			ref={ ref }
			className={ `kss-stack ${ className }` }
			style={ {
				flexDirection: direction,
				gap: gap && GAPS[ gap ],
				alignItems: align,
				justifyContent: justify,
				flexWrap: wrap,
				...style,
			} }
		/>
	);
} );

export function VisuallyHidden( {
	render = <div />,
	className = '',
	children,
}: {
	render?: ReactElement;
	className?: string;
	children: ReactNode;
} ) {
	return withProps( render, {
		className: `screen-reader-text ${ className }`,
		children,
	} );
}

const TipContext = createContext< {
	text: string;
	setText: ( text: string ) => void;
} >( { text: '', setText: () => {} } );

/** The page's tool tip, which takes its text as a property. */
export const Tooltip = {
	Root( { children }: { children: ReactNode } ) {
		const [ text, setText ] = useState( '' );
		const tip = useMemo( () => ( { text, setText } ), [ text ] );
		return (
			<TipContext.Provider value={ tip }>
				{ children }
			</TipContext.Provider>
		);
	},
	Trigger( { render }: { render: ReactElement } ) {
		return (
			<PageTooltip text={ useContext( TipContext ).text }>
				{ render }
			</PageTooltip>
		);
	},
	Popup( { children }: { children: string } ) {
		const { setText } = useContext( TipContext );
		useEffect( () => setText( children ), [ children, setText ] );
		return null;
	},
};
