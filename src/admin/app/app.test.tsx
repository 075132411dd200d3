/**
 * Tests: the screens as a person goes through them, on the real store and WordPress's own components; only the way to the plugin
 * is played.
 *
 * @jest-environment jsdom
 */
import { act, configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import apiFetch from '@wordpress/api-fetch';
import type { AdminSettings } from '../../core/contract/admin';
import { ERRORS } from '../../core/contract/errors';
import type { OverviewAnswer } from '../../core/contract/overview';
import type { PingAnswer } from '../../core/contract/payloads';
import type { ReconcileProgress } from '../../core/contract/tools';
import { LOGS } from '../fixtures/logs';
import { LINK, OVERVIEW } from '../fixtures/overview';
import { mount } from '../fixtures/mount';
import { answer, CONNECTED, MASTER, SETTINGS } from '../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );
// The real one needs a browser's layout, and is seen working there by Playwright.
jest.mock( '../components/table', () => ( {
	Table: ( { rows, empty }: { rows: { id: string }[]; empty: string } ) => (
		<p>{ rows.length === 0 ? empty : `${ rows.length } rows` }</p>
	),
} ) );
const plugin = jest.mocked( apiFetch );
// A screen's code is translated when it is opened first.
configure( { asyncUtilTimeout: 10_000 } );
const user = userEvent.setup();

const RUN: ReconcileProgress = {
	id: 'r1',
	mode: 'differences',
	dry_run: false,
	selected: 0,
	status: 'running',
	started: 1_700_000_000,
	finished: 0,
	per_page: 200,
	total: 200,
	done: 50,
	pushed: 0,
	stores: [],
};

const PEER: PingAnswer = {
	ok: true,
	store_id: 'c1',
	store_name: 'First',
	role: 'child',
	time: 1_700_000_000,
	protocol: 2,
	plugin_version: '3.0.0',
	woocommerce_version: '9.3.2',
	wordpress_version: '6.5.5',
	generation: null,
	seen: null,
	mark: null,
	restored: null,
	ack: null,
};

/** What the plugin answers, by the end of the route; what is not there is never asked for. */
interface Answers {
	settings: AdminSettings;
	overview?: OverviewAnswer;
	reconcile?: ReconcileProgress | null;
}

function open( { settings, overview = OVERVIEW, reconcile = null }: Answers ) {
	plugin.mockReset();
	plugin.mockImplementation( ( { path = '', method, data } ) => {
		const route = path.split( '/admin/' )[ 1 ];
		const given: Record< string, unknown > = {
			settings: answer( settings ),
			overview,
			logs: LOGS,
			audit: { audit: null, codes: [] },
			'test-connection': {
				ok: true,
				code: '',
				message: '',
				peer: PEER,
				clock_offset: 90,
				summary: 'First answered, and both stores accept each other.',
				advice: [],
			},
			reconcile: {
				codes: [
					{
						code: ERRORS.unreachable,
						cause: 'Nobody answers, says the plugin.',
						advice: [],
					},
				],
				reconcile:
					method === 'POST' &&
					( data as { action: string } ).action === 'cancel'
						? { ...RUN, status: 'cancelled' }
						: reconcile,
			},
		};
		return route !== undefined && route in given
			? Promise.resolve( given[ route ] )
			: Promise.reject( new Error( `Nobody plays ${ path }.` ) );
	} );
	mount();
}

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
		open( { settings: CONNECTED } );
		await screen.findByText( 'Everything is in step.' );
		expect( current() ).toBe( 'Overview' );
	} );

	it( 'begins with a guide where there is none', async () => {
		open( { settings: SETTINGS } );
		await screen.findByRole( 'region', {
			name: 'Connect your stores in three steps',
		} );
		expect( current() ).toBe( 'Overview' );
	} );

	it( 'follows the address, and takes the focus along', async () => {
		open( { settings: MASTER } );
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
		open( { settings: MASTER } );
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

describe( 'the overview', () => {
	it( 'says what this store is', async () => {
		open( { settings: MASTER } );
		await screen.findByText(
			/My Shop is a Master, with 1,234 products that take part/
		);
		expect(
			screen.getByText( /WooCommerce 10\.9\.1, WordPress 7\.1 and PHP/ )
		).toBeTruthy();
	} );

	it( 'says what runs at the other end of a link that is well, and more only when asked', async () => {
		open( { settings: MASTER } );
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
		open( {
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
		open( { settings: MASTER, overview: { ...OVERVIEW, overdue: 1800 } } );
		expect(
			await screen.findAllByText( /has been waiting for 30 minutes/ )
		).not.toHaveLength( 0 );
	} );

	it( 'has a word about checkouts only where there is something to say', async () => {
		open( {
			settings: MASTER,
			overview: { ...OVERVIEW, reservations: 1 },
		} );
		await screen.findByText( /held right now for 1 checkout/ );
		document.body.innerHTML = '';
		open( { settings: MASTER } );
		await screen.findByText( 'Everything is in step.' );
		expect(
			screen.queryByRole( 'region', { name: 'Checkout' } )
		).toBeNull();
	} );

	it( 'that cannot be read says why, and reads again', async () => {
		open( { settings: MASTER } );
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

describe( 'the tools', () => {
	beforeEach( () => {
		window.location.hash = '#/tools';
	} );

	it( 'of a Child are the test of its connection, and a word about the rest', async () => {
		open( { settings: CONNECTED } );
		await screen.findByRole( 'region', { name: 'Reconcile and audit' } );
		expect(
			screen.getByRole( 'button', { name: 'Test connection: Master' } )
		).toBeTruthy();
		expect( screen.queryByRole( 'button', { name: 'Start' } ) ).toBeNull();
	} );

	it( 'show a run that is under way after a reload, and cancel it', async () => {
		open( { settings: MASTER, reconcile: RUN } );
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
		open( {
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
