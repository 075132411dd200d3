/**
 * Tests: the rules as a person works them, on the real store and WordPress's own components; only the way to the plugin is played.
 *
 * @jest-environment jsdom
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import type { AdminSettings } from '../../../core/contract/admin';
import type { CheckoutRules } from '../../../core/contract/option';
import { mount } from '../../fixtures/mount';
import { answer, MASTER, refusal, SETTINGS } from '../../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
// SKUs are looked up half a second after they were typed: where these tests take longer, nobody has asked them to answer.
jest.mock( '../../api/calls', () => ( {
	...jest.requireActual< object >( '../../api/calls' ),
	lookUpExclusions: () => new Promise( () => undefined ),
} ) );
const plugin = jest.mocked( apiFetch );
const user = userEvent.setup();

const MINUTES = 'Minutes of a reservation';
const SECONDS = 'Seconds to wait for the Master';
const STRATEGY = 'While the Master does not answer';
const TRUSTED = 'Minutes for which this store’s own numbers are trusted';
const SKUS = 'SKUs that are not synchronised';

const rules = () => within( screen.getByRole( 'region', { name: 'Rules' } ) );
const radio = ( name: string ) => rules().getByRole( 'radio', { name } );
const choose = ( name: string ) => user.click( radio( name ) );
const number = ( name: string ) => rules().getByRole( 'spinbutton', { name } );
const save = () =>
	user.click( rules().getByRole( 'button', { name: 'Save' } ) );
const saved = () =>
	waitFor( () =>
		expect( rules().queryByText( 'Not saved yet.' ) ).toBeNull()
	);
const sent = () => plugin.mock.calls.map( ( [ call ] ) => call.data );

/** Which rules of the checkout are to be seen. */
const shown = () => [
	...rules()
		.queryAllByRole( 'spinbutton' )
		.map( ( field ) => ( field as HTMLInputElement ).labels?.[ 0 ] )
		.map( ( label ) => label?.textContent ),
	...rules()
		.queryAllByRole( 'group', { name: STRATEGY } )
		.map( () => STRATEGY ),
];

const described = ( element: HTMLElement ) =>
	document.getElementById( element.getAttribute( 'aria-describedby' ) ?? '' )
		?.textContent;

const withRules = ( checkout: Partial< CheckoutRules > ): AdminSettings => ( {
	...SETTINGS,
	checkout: { ...SETTINGS.checkout, ...checkout },
} );

async function opened( settings: AdminSettings ) {
	plugin.mockResolvedValueOnce( answer( settings ) );
	mount();
	await screen.findByRole( 'region', { name: 'Rules' } );
	plugin.mockReset();
}

async function type( name: string, text: string ) {
	await user.clear( number( name ) );
	await user.type( number( name ), text );
}

beforeEach( () => {
	window.location.hash = '#/settings';
	plugin.mockReset();
	// jsdom has no layout; a message that is said asks for it.
	window.scrollTo = () => {};
} );

describe( 'the SKUs that stay out', () => {
	it( 'are taken as they are typed, and the checkout is left alone when only those changed', async () => {
		await opened( SETTINGS );
		const field = () => rules().getByRole( 'textbox', { name: SKUS } );
		await user.type( field(), 'A-1, A-2\n\nA-1' );
		expect( screen.getByText( /2 SKUs stay out/ ) ).toBeTruthy();
		plugin.mockResolvedValueOnce(
			answer( { ...SETTINGS, exclusions: [ 'A-1', 'A-2' ] } )
		);
		await save();
		await waitFor( () =>
			expect( field() ).toHaveProperty( 'value', 'A-1\nA-2' )
		);
		expect( sent() ).toEqual( [ { exclusions: [ 'A-1', 'A-2' ] } ] );
	} );
} );

describe( 'the checkout', () => {
	it( 'with Reserve shows its minutes, and sends only what changed', async () => {
		await opened( { ...SETTINGS, exclusions: [ 'A-1' ] } );
		expect( shown() ).toEqual( [ SECONDS, STRATEGY ] );
		await choose( 'Reserve' );
		expect( shown() ).toEqual( [ MINUTES, SECONDS, STRATEGY ] );
		await type( MINUTES, '15' );
		plugin.mockResolvedValueOnce(
			answer(
				withRules( {
					checkout_mode: 'reserve',
					checkout_reserve_minutes: 15,
				} )
			)
		);
		await save();
		await saved();
		expect( sent() ).toEqual( [
			{
				checkout_mode: 'reserve',
				checkout_reserve_minutes: 15,
				exclusions: null,
			},
		] );
		expect( number( MINUTES ) ).toHaveProperty( 'value', '15' );
	} );

	it( 'that is off has no other rules, and what was typed before is not sent', async () => {
		await opened( withRules( { checkout_mode: 'reserve' } ) );
		await type( MINUTES, '999' );
		await choose( 'Off' );
		expect( shown() ).toEqual( [] );
		plugin.mockResolvedValueOnce(
			answer( withRules( { checkout_mode: 'off' } ) )
		);
		await save();
		await saved();
		expect( sent() ).toEqual( [
			{ checkout_mode: 'off', exclusions: null },
		] );
		await choose( 'Reserve' );
		expect( number( MINUTES ) ).toHaveProperty( 'value', '10' );
	} );

	it( 'asks for how long its own numbers are trusted only where they are', async () => {
		await opened( SETTINGS );
		await choose( 'Trust this store’s own numbers for a while' );
		expect( shown() ).toEqual( [ SECONDS, TRUSTED, STRATEGY ] );
		await choose( 'Stop orders' );
		expect( shown() ).toEqual( [ SECONDS, STRATEGY ] );
		plugin.mockResolvedValueOnce( answer( SETTINGS ) );
		await save();
		expect( sent() ).toEqual( [
			{
				checkout_validation_failure_strategy: 'fail_closed',
				exclusions: null,
			},
		] );
	} );

	it( 'shows a refused number at its field, goes there, and says what it may be', async () => {
		await opened( SETTINGS );
		await user.clear( number( SECONDS ) );
		plugin.mockRejectedValueOnce(
			refusal( { checkout_timeout_seconds: 'must be at least 1' } )
		);
		await save();
		const wrong = number( SECONDS );
		await waitFor( () =>
			expect( wrong.ownerDocument.activeElement ).toBe( wrong )
		);
		expect( sent() ).toEqual( [
			{ checkout_timeout_seconds: 0, exclusions: null },
		] );
		expect( wrong.getAttribute( 'aria-invalid' ) ).toBe( 'true' );
		expect( described( wrong ) ).toBe(
			'Enter a whole number from 1 to 10.'
		);
		await user.type( wrong, '3' );
		expect( wrong.getAttribute( 'aria-invalid' ) ).toBe( 'false' );
	} );

	it( 'shows a refused choice where it is made', async () => {
		await opened( SETTINGS );
		await choose( 'Off' );
		plugin.mockRejectedValueOnce(
			refusal( { checkout_mode: 'Not here.' } )
		);
		await save();
		const told = await rules().findByRole( 'alert' );
		expect( told.textContent ).toBe( 'Not here.' );
		const choice = rules().getByRole( 'group', {
			name: 'Stock at checkout',
		} );
		expect( described( choice ) ).toBe( 'Not here.' );
	} );

	it( 'of a Master says when its rules count', async () => {
		await opened( MASTER );
		expect(
			described(
				rules().getByRole( 'group', { name: 'Stock at checkout' } )
			)
		).toMatch( /while this store is a Child/ );
	} );
} );
