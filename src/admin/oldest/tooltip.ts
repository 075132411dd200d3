/**
 * Oldest: `Tooltip` as the browser has it. It stands in for WordPress's own inside its `Button` (webpack.config.js), which would
 * bring a library of menus and pop-ups along.
 */
import { cloneElement } from '@wordpress/element';
import type { ReactElement } from 'react';

export default function Tooltip( {
	text,
	children,
}: {
	text?: string;
	children: ReactElement< { title?: string } >;
} ) {
	return text === undefined
		? children
		: cloneElement( children, { title: text } );
}
