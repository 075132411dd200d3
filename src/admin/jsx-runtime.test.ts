/**
 * Tests: JSX on top of wp.element.
 *
 * @jest-environment jsdom
 */
import { render } from '@testing-library/react';
import { Fragment, jsx, jsxs } from './jsx-runtime';

it( 'children written down one after the other need no keys, a list that was computed keeps its own', () => {
	// React asks for a missing key on the console, and WordPress's preset fails a test for that.
	const { container } = render(
		jsxs( 'div', {
			id: 'x',
			children: [
				jsx( 'b', { children: 'one' } ),
				jsx( Fragment as never, { children: 'two' } ),
				jsx( 'ul', {
					children: [
						jsx( 'li', { children: 'a' }, 'a' ),
						jsxs( 'li', { children: [ 'b', 'c' ] }, 'b' ),
					],
				} ),
			],
		} )
	);
	expect( container.innerHTML ).toBe(
		'<div id="x"><b>one</b>two<ul><li>a</li><li>bc</li></ul></div>'
	);
} );
