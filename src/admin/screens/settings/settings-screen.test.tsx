/**
 * Tests: the screen as a person works it, on the real store and WordPress's own components; only the way to the plugin is
 * played.
 *
 * @jest-environment jsdom
 */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mount } from '../../fixtures/mount';
import { plugin } from '../../fixtures/open-store';
import {
	answer,
	CONNECTED,
	MASTER,
	refusal,
	SETTINGS,
} from '../../fixtures/settings';
import {
	beginOnSettings,
	button,
	expectFocus,
	field,
	openSettings,
	part,
	sent,
} from '../../fixtures/settings-screen';

jest.mock( '@wordpress/api-fetch' );
const user = userEvent.setup();

/** Whether the browser would ask before it leaves. */
const asksBeforeLeaving = () =>
	! window.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

beforeEach( beginOnSettings );

describe( 'the screen', () => {
	it( 'says that it reads, then shows what a Child needs', async () => {
		plugin.mockResolvedValueOnce( answer( SETTINGS ) );
		mount();
		expect( screen.getByText( /Reading the settings/ ) ).toBeTruthy();
		await screen.findByRole( 'region', { name: 'Master' } );
		expect(
			screen.queryByRole( 'region', { name: 'Children' } )
		).toBeNull();
		expect( screen.getByText( 'https://me.example' ) ).toBeTruthy();
		expect( screen.getByText( 'me' ) ).toBeTruthy();
	} );

	it( 'that could not be read says why, and reads again', async () => {
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		mount();
		await screen.findByText( 'You are offline.', {
			exact: false,
			ignore: '.a11y-speak-region',
		} );
		plugin.mockResolvedValueOnce( answer( SETTINGS ) );
		await user.click( button( 'Try again' ) );
		expect(
			await screen.findByRole( 'region', { name: 'This store' } )
		).toBeTruthy();
	} );

	it( 'asks before unsaved changes are left, and no longer once they are discarded', async () => {
		await openSettings( SETTINGS );
		expect( asksBeforeLeaving() ).toBe( false );
		await user.type( field( 'Name' ), '!' );
		expect( asksBeforeLeaving() ).toBe( true );
		await user.click( button( 'Discard changes' ) );
		expect( asksBeforeLeaving() ).toBe( false );
		expect( field( 'Name' ) ).toHaveProperty( 'value', 'My Shop' );
	} );
} );

describe( 'this store', () => {
	it( 'sends only what was changed', async () => {
		await openSettings( SETTINGS );
		plugin.mockResolvedValueOnce( answer( { ...MASTER, children: [] } ) );
		await user.click( screen.getByRole( 'radio', { name: 'Master' } ) );
		await user.click(
			part( 'This store' ).getByRole( 'button', { name: 'Save' } )
		);
		await screen.findByText( 'No Children yet' );
		expect( sent() ).toEqual( [ { role: 'master' } ] );
		expect(
			screen.getAllByText( 'This store was saved.' ).length
		).toBeGreaterThan( 0 );
		expect( asksBeforeLeaving() ).toBe( false );
	} );

	it( 'says what another role does to connections that exist', async () => {
		await openSettings( CONNECTED );
		expect( screen.queryByText( /stops following its Master/ ) ).toBeNull();
		await user.click( screen.getByRole( 'radio', { name: 'Master' } ) );
		expect( screen.getByText( /stops following its Master/ ) ).toBeTruthy();
	} );
} );

describe( 'the Master of a Child', () => {
	it( 'shows each error at its field, and goes to the first', async () => {
		await openSettings( SETTINGS );
		plugin.mockRejectedValueOnce(
			refusal( {
				store_id: 'Enter the store ID.',
				secret: 'Paste the secret.',
			} )
		);
		await user.click( button( 'Save and test' ) );
		const wrong = field( 'Store ID of the Master' );
		await waitFor( () => expectFocus( wrong ) );
		expect( wrong.getAttribute( 'aria-invalid' ) ).toBe( 'true' );
		const told = document.getElementById(
			wrong.getAttribute( 'aria-describedby' ) ?? ''
		);
		expect( told?.textContent ).toBe( 'Enter the store ID.' );
		expect(
			field( 'Address of the Master' ).getAttribute( 'aria-invalid' )
		).toBe( 'false' );

		await user.type( wrong, 'm' );
		expect( wrong.getAttribute( 'aria-invalid' ) ).toBe( 'false' );
		expect( screen.getByText( 'Paste the secret.' ) ).toBeTruthy();
	} );

	it( 'says why nothing was saved where no field is to blame, and keeps what was typed', async () => {
		await openSettings( SETTINGS );
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		await user.type( field( 'Secret' ), 'abc' );
		await user.click( button( 'Save and test' ) );
		await part( 'Master' ).findByText( 'You are offline.' );
		expect( field( 'Secret' ) ).toHaveProperty( 'value', 'abc' );
	} );

	it( 'is tested as soon as it is saved', async () => {
		await openSettings( SETTINGS );
		plugin
			.mockResolvedValueOnce( answer( CONNECTED ) )
			.mockResolvedValueOnce( {
				ok: false,
				code: 'kss_auth_failed',
				message: 'raw',
				peer: null,
				clock_offset: 0,
				summary: 'The secret is wrong.',
				advice: [],
			} );
		await user.type(
			field( 'Address of the Master' ),
			'https://m.example'
		);
		await user.type( field( 'Store ID of the Master' ), 'm1' );
		await user.type( field( 'Secret' ), 'wrong' );
		await user.click( button( 'Save and test' ) );
		await screen.findByText( 'The secret is wrong.' );
		expect( sent() ).toEqual( [
			{ url: 'https://m.example', store_id: 'm1', secret: 'wrong' },
			{ store_id: null },
		] );
		// The secret is away, and what is left is to test again.
		expect( screen.queryByDisplayValue( 'wrong' ) ).toBeNull();
		expectFocus( button( 'Test connection' ) );
	} );

	it( 'keeps its stored secret unless that is replaced', async () => {
		await openSettings( CONNECTED );
		expect(
			screen.queryByRole( 'textbox', { name: 'Secret' } )
		).toBeNull();
		await user.click( button( 'Replace' ) );
		expectFocus( field( 'Secret' ) );
		await user.click( button( 'Keep the stored secret' ) );
		expectFocus( button( 'Replace' ) );
		plugin
			.mockResolvedValueOnce( answer( CONNECTED ) )
			.mockResolvedValueOnce( {
				ok: false,
				code: 'kss_unreachable',
				message: 'raw',
				peer: null,
				clock_offset: 0,
				summary: 'It did not answer.',
				advice: [],
			} );
		await user.type( field( 'Store ID of the Master' ), '2' );
		await user.click( button( 'Save and test' ) );
		expect( sent()[ 0 ] ).toEqual( {
			url: 'https://m.example',
			store_id: 'm12',
			secret: null,
		} );
	} );
} );
