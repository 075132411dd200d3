/**
 * Admin: what JSX compiles to, on top of wp.element. WordPress 6.5 ships React without its JSX runtime; this serves it and
 * every later one.
 */
import { createElement, Fragment } from '@wordpress/element';
import type { ComponentType, Key, ReactElement, ReactNode } from 'react';

type Props = Record< string, unknown >;
type Type = string | ComponentType< Props >;

/**
 * One element; its child, or a list that was computed, is among the props.
 *
 * @param type  Tag or component.
 * @param props Attributes and children.
 * @param key   Place among siblings.
 */
export function jsx( type: Type, props: Props, key?: Key ): ReactElement {
	return createElement( type, key === undefined ? props : { ...props, key } );
}

/**
 * One element whose children were written down one after the other. Handed over as arguments, because React asks for keys in
 * a list among the props.
 *
 * @param type  Tag or component.
 * @param props Attributes and children.
 * @param key   Place among siblings.
 */
export function jsxs(
	type: Type,
	props: Props & { children: readonly ReactNode[] },
	key?: Key
): ReactElement {
	const { children, ...attributes } = props;
	return createElement(
		type,
		key === undefined ? attributes : { ...attributes, key },
		...children
	);
}

export { Fragment };
