/**
 * Tests: what the overview says of checkouts.
 *
 * @jest-environment jsdom
 */
import { render, screen, within } from '@testing-library/react';
import type { HistoryHour } from '../../../core/contract/history';
import { CheckoutCounts } from './checkout-counts';

const HOUR: HistoryHour = {
	start: 1_800_000_000,
	changes: 4,
	lag: 100,
	stopped: null,
	unasked: null,
};

function said( history: readonly HistoryHour[], reservations = 0 ) {
	render( <CheckoutCounts overview={ { history, reservations } } /> );
	return within( screen.getByRole( 'region', { name: 'Checkout' } ) )
		.getAllByRole( 'listitem' )
		.map( ( { textContent } ) => textContent );
}

it( 'says nothing where every checkout simply went through', () => {
	render(
		<CheckoutCounts
			overview={ {
				history: [ HOUR, { ...HOUR, stopped: 0, unasked: 0 } ],
				reservations: 0,
			} }
		/>
	);
	expect( screen.queryByRole( 'region' ) ).toBeNull();
} );

it( 'adds up the orders of the hours, and knows those in which nothing was counted', () => {
	expect(
		said( [
			HOUR,
			{ ...HOUR, stopped: 2, unasked: 0 },
			{ ...HOUR, stopped: 1, unasked: 1 },
		] )
	).toEqual( [
		'3 orders were stopped within the last day, because the Master had too little.',
		'The Master could not be asked about 1 order within the last day. Choose what happens then',
	] );
	expect( screen.getByRole( 'link' ).getAttribute( 'href' ) ).toBe(
		'#/settings'
	);
} );

it( 'says for how many checkouts a Master holds stock', () => {
	expect( said( [], 2 ) ).toEqual( [
		'Stock is held right now for 2 checkouts of the Children.',
	] );
} );
