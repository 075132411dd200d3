/**
 * Oldest: what an element says, for screen readers. It stands in for `renderToString` of @wordpress/element (webpack.config.js),
 * which knows every attribute of HTML and SVG; what is spoken has none.
 */
import { Children, isValidElement } from 'react';
import type { ReactElement, ReactNode } from 'react';

type Component = ( props: object ) => ReactNode;

interface Inside {
	children?: ReactNode;
}

/**
 * The words, with a space around each element's, as where tags were.
 *
 * @param node Anything that can be drawn, without components that are classes.
 */
export default function textOf( node: ReactNode ): string {
	return Children.toArray( node )
		.map( ( child ) =>
			isValidElement< Inside >( child )
				? ` ${ textOf( insideOf( child ) ) } `
				: String( child )
		)
		.join( '' );
}

const insideOf = ( { type, props }: ReactElement< Inside > ): ReactNode =>
	typeof type === 'function'
		? ( type as Component )( props )
		: props.children;
