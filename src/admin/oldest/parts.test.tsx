/**
 * @jest-environment jsdom
 */
/**
 * The small parts that WordPress's components stand on: what is spoken of an element, and which label and help belong to a control.
 */
import { render, screen } from '@testing-library/react';
import BaseControl from './parts';
import { TextareaControl } from './simple';
import textOf from './text-of';

const Said = ( { word }: { word: string } ) => <b>{ word }</b>;

it.each( [
	[ 'words as they are', 'A & B', 'A & B' ],
	[ 'numbers', 7, '7' ],
	[ 'nothing for nothing', [ null, false, undefined ], '' ],
	[
		'what is inside of tags and components, apart from each other',
		[
			<p key="one">One</p>,
			<p key="two">
				two <Said word="three" />
			</p>,
		],
		'One two three',
	],
] )( 'of an element is spoken: %s', ( _, node, text ) => {
	expect( textOf( node ).replace( /\s+/g, ' ' ).trim() ).toBe( text );
} );

it( 'a control has its label and its help', () => {
	render(
		<TextareaControl
			label="Words"
			help="One a line."
			value="a"
			onChange={ () => {} }
		/>
	);
	const control = screen.getByRole( 'textbox', { name: 'Words' } );
	const help = control.getAttribute( 'aria-describedby' );
	expect( document.getElementById( help ?? '' )?.textContent ).toBe(
		'One a line.'
	);
} );

it( 'a label that nobody sees is there for screen readers', () => {
	render(
		<BaseControl id="field" label="Words" hideLabelFromVision>
			<input id="field" />
		</BaseControl>
	);
	expect( screen.getByRole( 'textbox', { name: 'Words' } ) ).toBeTruthy();
	expect( screen.getByText( 'Words' ).style.position ).toBe( 'absolute' );
} );
