/**
 * Tests: the screens as a person goes through them, on the real store and WordPress's own components; only the way to the plugin
 * is played.
 *
 * @jest-environment jsdom
 */
import { act, configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ERRORS } from '../../core/contract/errors';
import { openApp, RUN } from '../fixtures/open-app';
import { CONNECTED, MASTER, SETTINGS } from '../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
// The real one needs a browser's layout, and is seen working there by Playwright.
jest.mock( '../components/table', () => ( {
	Table: ( { rows, empty }: { rows: { id: string }[]; empty: string } ) => (
		<p>{ rows.length === 0 ? empty : `${ rows.length } rows` }</p>
	),
} ) );
// A screen's code is translated when it is opened first.
configure( { asyncUtilTimeout: 10_000 } );
const user = userEvent.setup();

const goTo = ( name: string ) =>
	user.click( screen.getByRole( 'link', { name } ) );

const current = () =>
	within( screen.getByRole( 'navigation' ) )
		.getAllByRole( 'link' )
		.find( ( link ) => link.getAttribute( 'aria-current' ) === 'page' )
		?.textContent;

beforeEach( () => {
	window.location.hash = '';
	window.scrollTo = () => {};
} );

describe( 'the way between screens', () => {
	it( 'begins with the overview where there is a connection, else with the settings', async () => {
		openApp( { settings: CONNECTED } );
		await screen.findByText( 'Everything is in step.' );
		expect( current() ).toBe( 'Overview' );
	} );

	it( 'begins with a guide where there is none', async () => {
		openApp( { settings: SETTINGS } );
		await screen.findByRole( 'region', {
			name: 'Connect your stores in three steps',
		} );
		expect( current() ).toBe( 'Overview' );
	} );

	it( 'follows the address, and takes the focus along', async () => {
		openApp( { settings: MASTER } );
		await screen.findByText( 'Everything is in step.' );
		await goTo( 'Activity' );
		await screen.findByText( '2 rows' );
		expect( current() ).toBe( 'Activity' );
		const title = screen.getByRole( 'heading', { name: 'Activity' } );
		expect( title.ownerDocument.activeElement ).toBe( title );
		act( () => {
			window.location.hash = '#/overview';
			window.dispatchEvent( new Event( 'hashchange' ) );
		} );
		await screen.findByText( 'Everything is in step.' );
	} );

	it( 'keeps what was typed in the settings and not saved', async () => {
		window.location.hash = '#/settings';
		openApp( { settings: MASTER } );
		const name = await screen.findByRole( 'textbox', {
			name: 'Name',
		} );
		await user.type( name, ' two' );
		await goTo( 'Overview' );
		await screen.findByText( 'Everything is in step.' );
		expect(
			screen.queryByRole( 'region', { name: 'This store' } )
		).toBeNull();
		await goTo( 'Settings' );
		expect(
			(
				await screen.findByRole< HTMLInputElement >( 'textbox', {
					name: 'Name',
				} )
			).value
		).toBe( 'My Shop two' );
	} );
} );

describe( 'the tools', () => {
	beforeEach( () => {
		window.location.hash = '#/tools';
	} );

	it( 'of a Child are the test of its connection, and a word about the rest', async () => {
		openApp( { settings: CONNECTED } );
		await screen.findByRole( 'region', { name: 'Reconcile and audit' } );
		expect(
			screen.getByRole( 'button', { name: 'Test connection: Master' } )
		).toBeTruthy();
		expect( screen.queryByRole( 'button', { name: 'Start' } ) ).toBeNull();
	} );

	it( 'show a run that is under way after a reload, and cancel it', async () => {
		openApp( { settings: MASTER, reconcile: RUN } );
		const bar = await screen.findByRole( 'progressbar' );
		expect( bar.getAttribute( 'value' ) ).toBe( '25' );
		await user.click( screen.getByRole( 'button', { name: 'Cancel' } ) );
		await screen.findByText( 'The last run was cancelled.' );
		expect( screen.getByRole( 'button', { name: 'Resume' } ) ).toBeTruthy();
	} );

	it( 'show what the last run found, and why a store could not be compared', async () => {
		const row = {
			differing: 7,
			pushed: 5,
			waiting: 2,
			missing: 1,
			code: '',
		};
		openApp( {
			settings: MASTER,
			reconcile: {
				...RUN,
				status: 'finished',
				finished: 1_700_000_050,
				pushed: 5,
				stores: [
					{ ...row, store_id: 'c1' },
					{ ...row, store_id: 'c2', code: ERRORS.unreachable },
				],
			},
		} );
		await screen.findByText( 'The last run sent 5 products.' );
		expect(
			within( screen.getByRole( 'row', { name: /First/ } ) )
				.getAllByRole( 'cell' )
				.map( ( cell ) => cell.textContent )
		).toEqual( [ '7', '5', '2', '1' ] );
		expect( screen.getByRole( 'row', { name: /c2/ } ).textContent ).toMatch(
			/Nobody answers, says the plugin\./
		);
	} );
} );
