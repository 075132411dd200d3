/**
 * Tests: the Children of a Master in its settings, as a person works them.
 *
 * @jest-environment jsdom
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { plugin } from '../../fixtures/open-store';
import { answer, MASTER, refusal } from '../../fixtures/settings';
import {
	beginOnSettings,
	button,
	expectFocus,
	openSettings,
	part,
	sent,
} from '../../fixtures/settings-screen';

jest.mock( '@wordpress/api-fetch' );
const user = userEvent.setup();

beforeEach( beginOnSettings );

describe( 'the Children of a Master', () => {
	const Second = {
		id: 'c2',
		name: 'Second',
		url: 'https://two.example',
		enabled: true,
		has_secret: true,
	};

	it( 'a new one without a secret gets one, shown once with all that its store needs', async () => {
		await openSettings( MASTER );
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
		await openSettings( MASTER );
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
		await openSettings( MASTER );
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
		await openSettings( MASTER );
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
		await openSettings( MASTER );
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
		await openSettings( {
			...MASTER,
			children: [ ...MASTER.children, Second ],
		} );
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
		await openSettings( MASTER );
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
