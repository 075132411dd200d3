/**
 * Tests: what a connection test found is shown as the plugin says it.
 *
 * @jest-environment jsdom
 */
import { render, screen } from '@testing-library/react';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import type { ConnectionTestAnswer } from '../../core/contract/admin';
import { plugin } from '../fixtures/open-store';
import { PEER } from '../fixtures/peer';
import { answer, SETTINGS } from '../fixtures/settings';
import { store } from '../store';
import { TestReport } from './test-report';

jest.mock( '@wordpress/api-fetch' );

const REFUSED: ConnectionTestAnswer = {
	ok: false,
	code: 'kss_auth_failed',
	message: 'raw',
	peer: null,
	clock_offset: 0,
	summary: 'It says no.',
	advice: [ 'Do this.', 'Then that.' ],
};

const ANSWERED: ConnectionTestAnswer = {
	...REFUSED,
	ok: true,
	code: '',
	message: 'The store answered.',
	peer: PEER,
	summary: 'It says yes.',
	advice: [],
};

async function shown( found: ConnectionTestAnswer ) {
	const registry = createRegistry();
	registry.register( store );
	plugin.mockReset();
	plugin.mockResolvedValueOnce( answer( SETTINGS ) );
	await registry.dispatch( store ).read( 'settings' );
	plugin.mockResolvedValueOnce( found );
	await registry.dispatch( store ).testConnection( '' );
	const { container } = render(
		<RegistryProvider value={ registry }>
			<TestReport storeId="" />
		</RegistryProvider>
	);
	return container.querySelector( '.kss-test__found' );
}

const advice = () =>
	screen.queryAllByRole( 'listitem' ).map( ( item ) => item.textContent );

it( 'a refusal is said with what to do, in the order in which it came, and the raw message for a technician', async () => {
	const found = await shown( REFUSED );
	expect( found?.className ).toMatch( /is-error/ );
	expect( screen.getByText( 'It says no.' ) ).toBeTruthy();
	expect( advice() ).toEqual( [ 'Do this.', 'Then that.' ] );
	expect( screen.getByText( 'For your technician: raw' ) ).toBeTruthy();
} );

it( 'a failure without words of its own is said once', async () => {
	await shown( { ...REFUSED, summary: 'raw', advice: [] } );
	expect( screen.getByText( 'raw' ) ).toBeTruthy();
	expect( screen.queryByText( /technician/ ) ).toBeNull();
} );

it( 'a good answer comes with what the store says of itself, and nothing for a technician', async () => {
	const found = await shown( ANSWERED );
	expect( found?.className ).toMatch( /is-success/ );
	expect( screen.getByText( 'It says yes.' ) ).toBeTruthy();
	expect( advice() ).toEqual( [] );
	expect( screen.getByText( '10.9.1' ) ).toBeTruthy();
	expect( screen.queryByText( /technician/ ) ).toBeNull();
} );

it( 'a good answer with something to do is a warning', async () => {
	const found = await shown( { ...ANSWERED, advice: [ 'Set the clock.' ] } );
	expect( found?.className ).toMatch( /is-warning/ );
	expect( advice() ).toEqual( [ 'Set the clock.' ] );
} );
