/**
 * Tests: the screen as a person works it, on the real store and WordPress's own components; only the way to the plugin is
 * played.
 *
 * @jest-environment jsdom
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import type { AdminSettings } from '../../../core/contract/admin';
import { mount } from '../../fixtures/mount';
import {
	answer,
	CONNECTED,
	MASTER,
	refusal,
	SETTINGS,
} from '../../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
const plugin = jest.mocked( apiFetch );
const user = userEvent.setup();

const button = ( name: string | RegExp ) =>
	screen.getByRole( 'button', { name } );
const field = ( name: string ) => screen.getByRole( 'textbox', { name } );
const part = ( name: string ) =>
	within( screen.getByRole( 'region', { name } ) );
const sent = () => plugin.mock.calls.map( ( [ call ] ) => call.data );

async function opened( settings: AdminSettings ) {
	plugin.mockResolvedValueOnce( answer( settings ) );
	mount();
	await screen.findByRole( 'region', { name: 'This store' } );
	plugin.mockReset();
}

const expectFocus = ( element: HTMLElement ) =>
	expect( element.ownerDocument.activeElement ).toBe( element );

/** Whether the browser would ask before it leaves. */
const asksBeforeLeaving = () =>
	! window.dispatchEvent( new Event( 'beforeunload', { cancelable: true } ) );

beforeEach( () => {
	window.location.hash = '#/settings';
	plugin.mockReset();
	// jsdom has no layout; WordPress's modal asks for it.
	window.scrollTo = () => {};
} );

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
		await opened( SETTINGS );
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
		await opened( SETTINGS );
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
		await opened( CONNECTED );
		expect( screen.queryByText( /stops following its Master/ ) ).toBeNull();
		await user.click( screen.getByRole( 'radio', { name: 'Master' } ) );
		expect( screen.getByText( /stops following its Master/ ) ).toBeTruthy();
	} );
} );

describe( 'the Master of a Child', () => {
	it( 'shows each error at its field, and goes to the first', async () => {
		await opened( SETTINGS );
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
		await opened( SETTINGS );
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		await user.type( field( 'Secret' ), 'abc' );
		await user.click( button( 'Save and test' ) );
		await part( 'Master' ).findByText( 'You are offline.' );
		expect( field( 'Secret' ) ).toHaveProperty( 'value', 'abc' );
	} );

	it( 'is tested as soon as it is saved', async () => {
		await opened( SETTINGS );
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
		await opened( CONNECTED );
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

describe( 'the Children of a Master', () => {
	const Second = {
		id: 'c2',
		name: 'Second',
		url: 'https://two.example',
		enabled: true,
		has_secret: true,
	};

	it( 'a new one without a secret gets one, shown once with all that its store needs', async () => {
		await opened( MASTER );
		await user.click( button( 'Add a Child by hand' ) );
		const form = within(
			screen.getByRole( 'form', { name: 'Add a Child' } )
		);
		expectFocus( form.getByRole( 'textbox', { name: 'Name' } ) );
		await user.type(
			form.getByRole( 'textbox', { name: 'Name' } ),
			'Second'
		);
		await user.type(
			form.getByRole( 'textbox', { name: 'Address' } ),
			'https://two.example'
		);
		await user.type(
			form.getByRole( 'textbox', { name: 'Store ID' } ),
			'c2'
		);
		plugin.mockResolvedValueOnce(
			answer(
				{ ...MASTER, children: [ ...MASTER.children, Second ] },
				's3cret'
			)
		);
		await user.click( button( 'Add this Child' ) );
		const heading = await screen.findByRole( 'heading', {
			name: 'Now enter these in Second',
		} );
		expect( sent() ).toEqual( [
			{
				action: 'add',
				id: 'c2',
				new_id: null,
				name: 'Second',
				url: 'https://two.example',
				secret: null,
			},
		] );
		expectFocus( heading );
		expect( screen.getByText( 's3cret' ) ).toBeTruthy();
		await user.click( button( 'I have entered the secret' ) );
		expect( screen.queryByText( 's3cret' ) ).toBeNull();
		expectFocus( button( 'Add a Child by hand' ) );
	} );

	it( 'an edit sends what was changed, shows an error of the ID at the ID, and gives the focus back', async () => {
		await opened( MASTER );
		await user.click( button( 'Edit: First' ) );
		const form = within(
			screen.getByRole( 'form', { name: 'Edit: First' } )
		);
		const id = form.getByRole( 'textbox', { name: 'Store ID' } );
		await user.type( id, '7' );
		plugin.mockRejectedValueOnce(
			refusal( { new_id: 'Another Child has it.' } )
		);
		await user.click( form.getByRole( 'button', { name: 'Save' } ) );
		await form.findByText( 'Another Child has it.' );
		await waitFor( () => expectFocus( id ) );
		await user.type( id, '8' );
		plugin.mockResolvedValueOnce(
			answer( {
				...MASTER,
				children: [ { ...MASTER.children[ 0 ]!, id: 'c178' } ],
			} )
		);
		await user.click( form.getByRole( 'button', { name: 'Save' } ) );
		await waitFor( () => expectFocus( button( 'Edit: First' ) ) );
		expect( sent() ).toEqual( [
			{ action: 'update', id: 'c1', new_id: 'c17' },
			{ action: 'update', id: 'c1', new_id: 'c178' },
		] );
	} );

	it( 'one is paused with its switch alone, and then has nothing to test', async () => {
		await opened( MASTER );
		plugin.mockResolvedValueOnce(
			answer( {
				...MASTER,
				children: [ { ...MASTER.children[ 0 ]!, enabled: false } ],
			} )
		);
		await user.click(
			screen.getByRole( 'checkbox', { name: 'Synchronise' } )
		);
		await screen.findByText( /Paused:/ );
		expect( sent() ).toEqual( [
			{ action: 'update', id: 'c1', enabled: false },
		] );
		expect(
			screen.queryByRole( 'button', { name: /Test connection/ } )
		).toBeNull();
	} );

	it( 'one is removed only after it was said what becomes of what waits', async () => {
		await opened( MASTER );
		await user.click( button( 'Remove: First' ) );
		let dialog = within( screen.getByRole( 'dialog' ) );
		expect(
			dialog.getByText( /wait to be sent to it are dropped/ )
		).toBeTruthy();
		await user.click( dialog.getByRole( 'button', { name: 'Cancel' } ) );
		expect( plugin ).not.toHaveBeenCalled();

		await user.click( button( 'Remove: First' ) );
		dialog = within( screen.getByRole( 'dialog' ) );
		plugin.mockResolvedValueOnce( answer( { ...MASTER, children: [] } ) );
		await user.click( dialog.getByRole( 'button', { name: 'Remove' } ) );
		await screen.findByText( 'No Children yet' );
		expect( sent() ).toEqual( [ { action: 'remove', id: 'c1' } ] );
		expectFocus( button( 'Add a Child by hand' ) );
	} );

	it( 'one that vanished in another tab is told above the list', async () => {
		await opened( MASTER );
		plugin.mockRejectedValueOnce( {
			code: 'kss_unknown_child',
			message: 'There is no such Child any more. Reload the page.',
			data: { status: 404, errors: [] },
		} );
		await user.click(
			screen.getByRole( 'checkbox', { name: 'Synchronise' } )
		);
		await part( 'Children' ).findByText( /no such Child any more/ );
		expect(
			screen.getByRole( 'checkbox', { name: 'Synchronise' } )
		).toHaveProperty( 'checked', true );
	} );

	it( 'each is tested on its own', async () => {
		await opened( { ...MASTER, children: [ ...MASTER.children, Second ] } );
		plugin.mockResolvedValueOnce( {
			ok: false,
			code: 'kss_unreachable',
			message: 'raw',
			peer: null,
			clock_offset: 0,
			summary: 'It did not answer.',
			advice: [],
		} );
		await user.click( button( 'Test connection: Second' ) );
		const second = within(
			screen.getByRole( 'group', { name: 'Second' } )
		);
		await second.findByText( /did not answer/ );
		expect( sent() ).toEqual( [ { store_id: 'c2' } ] );
		expect(
			within(
				screen.getByRole( 'group', { name: 'First' } )
			).queryByText( /did not answer/ )
		).toBeNull();
	} );
} );

describe( 'a Child that is to be connected anew', () => {
	it( 'gets a code of its own, which names it', async () => {
		await opened( MASTER );
		const [ child ] = MASTER.children;
		plugin.mockResolvedValue( answer( MASTER ) );
		plugin.mockResolvedValueOnce( {
			code: 'kss1.code',
			expires: 1_800_000_000,
			for: child!.id,
		} );
		await user.click( button( 'New connection code: First' ) );
		expectFocus(
			await screen.findByRole( 'heading', {
				name: 'Paste this code into First',
			} )
		);
		expect( sent()[ 0 ] ).toEqual( { for: child!.id } );
		expect( screen.getByText( 'kss1.code' ) ).toBeTruthy();
		await user.click( button( 'Done' ) );
		expect( screen.queryByText( 'kss1.code' ) ).toBeNull();
	} );
} );
