/**
 * Tests: what the first screen says of this store and its links.
 *
 * @jest-environment jsdom
 */
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ERRORS } from '../../../core/contract/errors';
import { mount } from '../../fixtures/mount';
import { openApp } from '../../fixtures/open-app';
import { plugin } from '../../fixtures/open-store';
import { LINK, OVERVIEW } from '../../fixtures/overview';
import { answer, MASTER } from '../../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
configure( { asyncUtilTimeout: 10_000 } );
const user = userEvent.setup();

beforeEach( () => {
	window.location.hash = '';
	window.scrollTo = () => {};
} );

describe( 'the overview', () => {
	it( 'says what this store is', async () => {
		openApp( { settings: MASTER } );
		await screen.findByText(
			/My Shop is a Master, with 1,234 products that take part/
		);
		expect(
			screen.getByText( /WooCommerce 10\.9\.1, WordPress 7\.1 and PHP/ )
		).toBeTruthy();
	} );

	it( 'says what runs at the other end of a link that is well, and more only when asked', async () => {
		openApp( { settings: MASTER } );
		const card = within(
			await screen.findByRole( 'region', { name: 'First' } )
		);
		expect( await card.findByText( '6.5.5' ) ).toBeTruthy();
		expect( card.getByText( '90 seconds ahead' ) ).toBeTruthy();
		expect( card.queryByText( /accept each other/ ) ).toBeNull();
		await user.click(
			card.getByRole( 'button', { name: 'Test connection: First' } )
		);
		expect( await card.findByText( /accept each other/ ) ).toBeTruthy();
	} );

	it( 'says why a link needs attention and what to do, and leaves the others alone', async () => {
		const refused = {
			...LINK,
			state: 'attention',
			waiting: 3,
			since: 1_700_000_000,
			health: {
				...LINK.health,
				failures: 2,
				attention: ERRORS.auth_failed,
				last_error: 'No.',
			},
			cause: 'The secret is wrong, says the plugin.',
			advice: [ 'Enter another.', 'Look at the clocks.' ],
		} as const;
		openApp( {
			settings: MASTER,
			overview: {
				...OVERVIEW,
				links: [ refused, OVERVIEW.links[ 1 ]! ],
				summary: { state: 'attention', text: 'One needs you.' },
			},
		} );
		const summary = await screen.findByRole( 'region', {
			name: 'Summary',
		} );
		expect( summary.textContent ).toMatch( /One needs you\./ );
		expect( summary.className ).toMatch( /is-alarm/ );
		const card = within( screen.getByRole( 'region', { name: 'First' } ) );
		expect( card.getByText( 'Needs attention' ) ).toBeTruthy();
		expect(
			card.getByText( 'The secret is wrong, says the plugin.' )
		).toBeTruthy();
		expect(
			card.getAllByRole( 'listitem' ).map( ( item ) => item.textContent )
		).toEqual( refused.advice );
		const other = within(
			screen.getByRole( 'region', { name: 'Second' } )
		);
		expect( other.getByText( 'In step' ) ).toBeTruthy();
		expect( other.queryByText( /secret/ ) ).toBeNull();
	} );

	it( 'says that cron is dead only when it is', async () => {
		openApp( {
			settings: MASTER,
			overview: { ...OVERVIEW, overdue: 1800 },
		} );
		expect(
			await screen.findAllByText( /has been waiting for 30 minutes/ )
		).not.toHaveLength( 0 );
	} );

	it( 'has a word about checkouts only where there is something to say', async () => {
		openApp( {
			settings: MASTER,
			overview: { ...OVERVIEW, reservations: 1 },
		} );
		await screen.findByText( /held right now for 1 checkout/ );
		document.body.innerHTML = '';
		openApp( { settings: MASTER } );
		await screen.findByText( 'Everything is in step.' );
		expect(
			screen.queryByRole( 'region', { name: 'Checkout' } )
		).toBeNull();
	} );

	it( 'that cannot be read says why, and reads again', async () => {
		openApp( { settings: MASTER } );
		plugin.mockImplementationOnce( () =>
			Promise.resolve( answer( MASTER ) )
		);
		plugin.mockImplementationOnce( () =>
			Promise.reject( new Error( 'You are offline.' ) )
		);
		document.body.innerHTML = '';
		mount();
		await screen.findByText( 'You are offline.', { exact: false } );
		await user.click( screen.getByRole( 'button', { name: 'Try again' } ) );
		expect(
			await screen.findByText( 'Everything is in step.' )
		).toBeTruthy();
	} );
} );
