/**
 * Tests: the guide from a fresh installation to a connected store, on the real store and WordPress's own components; only the way to
 * the plugin is played.
 *
 * @jest-environment jsdom
 */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import type { AdminSettings } from '../../../core/contract/admin';
import { mount } from '../../fixtures/mount';
import { OVERVIEW } from '../../fixtures/overview';
import { answer, CONNECTED, MASTER, SETTINGS } from '../../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
const plugin = jest.mocked( apiFetch );
const user = userEvent.setup();

/** What the plugin has stored; writes change it as the plugin would. */
let stored: AdminSettings;
const sent: unknown[] = [];

beforeEach( () => {
	window.location.hash = '';
	window.scrollTo = () => {};
	stored = SETTINGS;
	sent.length = 0;
	plugin.mockImplementation( async ( { path = '', method, data } ) => {
		const route = path.split( '/admin/' )[ 1 ];
		if ( method === 'POST' ) {
			sent.push( [ route, data ] );
		}
		switch ( route ) {
			case 'config':
				stored = { ...stored, ...( data as object ) };
				return answer( stored );
			case 'settings':
				return answer( stored );
			case 'connect':
				stored = CONNECTED;
				return answer( stored );
			case 'invite':
				return { code: 'kss1.code', expires: 1_800_000_000 };
			case 'overview':
				return OVERVIEW;
			case 'reconcile':
				return { reconcile: null, codes: [] };
			case 'test-connection':
				throw new Error( 'Nobody answers.' );
		}
		throw new Error( `Nobody plays ${ path }.` );
	} );
} );

const press = ( name: string ) =>
	user.click( screen.getByRole( 'button', { name } ) );

const currentStep = () =>
	screen
		.getAllByRole( 'listitem' )
		.find( ( item ) => item.getAttribute( 'aria-current' ) === 'step' )
		?.querySelector( 'h4' );

async function opened(): Promise< void > {
	mount();
	await screen.findByText( 'Connect your stores in three steps' );
}

it( 'leads a Child by its Master’s code to the overview', async () => {
	await opened();
	expect( currentStep()?.textContent ).toBe( 'What is this store?' );
	await press( 'Continue' );
	// It is a Child already: nothing was to be saved.
	expect( sent ).toEqual( [] );
	expect( currentStep()?.textContent ).toBe( 'Paste the Master’s code' );
	expect( currentStep()?.ownerDocument.activeElement ).toBe( currentStep() );
	await user.type( screen.getByLabelText( 'Connection code' ), 'kss1.code' );
	await press( 'Connect' );
	await screen.findByText( 'The Master sends its numbers now.', {
		exact: false,
	} );
	await press( 'To the overview' );
	await screen.findByText( 'Everything is in step.' );
} );

it( 'leads a Master by a code to the first reconcile', async () => {
	await opened();
	await user.click( screen.getByRole( 'radio', { name: 'Master' } ) );
	await press( 'Continue' );
	await waitFor( () =>
		expect( currentStep()?.textContent ).toBe(
			'Give the other store a code'
		)
	);
	expect( sent ).toEqual( [ [ 'config', { role: 'master' } ] ] );
	await press( 'Add a store' );
	await screen.findByText( 'kss1.code' );
	// The other store has pasted it.
	stored = MASTER;
	await screen.findByText(
		'First is connected',
		{ exact: false },
		{
			timeout: 4000,
		}
	);
	await press( 'Start the first reconcile' );
	await waitFor( () => expect( window.location.hash ).toBe( '#/tools' ) );
	expect( sent ).toContainEqual( [ 'reconcile', { action: 'start' } ] );
} );

it( 'lets the role be changed before anything is connected, and says why it could not be saved', async () => {
	await opened();
	await press( 'Continue' );
	await press( 'Change' );
	expect( currentStep()?.textContent ).toBe( 'What is this store?' );
	plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
	await user.click( screen.getByRole( 'radio', { name: 'Master' } ) );
	await press( 'Continue' );
	await screen.findByText( 'You are offline.', {
		ignore: '.a11y-speak-region',
	} );
	expect( currentStep()?.textContent ).toBe( 'What is this store?' );
} );

it( 'says why a code does not connect, and what to do, as the plugin says it', async () => {
	await opened();
	await press( 'Continue' );
	plugin.mockRejectedValueOnce( {
		code: 'kss_expired_code',
		message: 'raw',
		data: {
			status: 409,
			errors: [],
			cause: 'It is too old.',
			advice: [ 'Create another.' ],
		},
	} );
	await user.type( screen.getByLabelText( 'Connection code' ), 'kss1.code' );
	await press( 'Connect' );
	const shown = { ignore: '.a11y-speak-region, .a11y-speak-region *' };
	await screen.findByText( 'It is too old.', shown );
	expect( screen.getByText( 'Create another.', shown ) ).toBeTruthy();
	expect(
		screen.getByText( 'For your technician: raw', shown )
	).toBeTruthy();
} );

it( 'is not there once the store is connected', async () => {
	stored = MASTER;
	mount();
	await act( async () => {} );
	await screen.findByText( 'Everything is in step.' );
	expect(
		screen.queryByText( 'Connect your stores in three steps' )
	).toBeNull();
} );
