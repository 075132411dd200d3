/**
 * Admin: what JSX compiles to, on top of wp.element. WordPress 6.5 ships React without its JSX runtime; this serves it and
 * every later one.
 */
import { createElement, Fragment } from '@wordpress/element';
import type { ComponentType, Key, ReactElement } from 'react';

type Props = Record< string, unknown >;

/**
 * One element; children are among the props.
 *
 * @param type  Tag or component.
 * @param props Attributes and children.
 * @param key   Place among siblings.
 */
export function jsx(
	type: string | ComponentType< Props >,
	props: Props,
	key?: Key
): ReactElement {
	return createElement( type, key === undefined ? props : { ...props, key } );
}

export const jsxs = jsx;
export { Fragment };
