/**
 * Tests: the data store, on WordPress's own registry; only the way to the plugin is played.
 */
import { createRegistry } from '@wordpress/data';
import { answer, MASTER, refusal, SETTINGS } from '../fixtures/settings';
import { nonceOf, opened, plugin } from '../fixtures/open-store';
import { LOGS } from '../fixtures/logs';
import { store } from '.';

jest.mock( '@wordpress/api-fetch' );

describe( 'loading', () => {
	it( 'shows the settings', async () => {
		const { state } = await opened();
		expect( state.getSettingsRead() ).toEqual( {
			answer: answer( SETTINGS ),
			isReading: false,
			failure: null,
		} );
		expect( state.getSettings() ).toEqual( SETTINGS );
	} );

	it( 'says why it failed, can be tried again, and keeps what was read before', async () => {
		const registry = createRegistry();
		registry.register( store );
		const state = registry.select( store );
		const { read } = registry.dispatch( store );
		expect( state.getSettings() ).toBeNull();
		plugin.mockReset();
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		await read( 'settings' );
		expect( state.getSettingsRead() ).toMatchObject( {
			answer: null,
			failure: { message: 'You are offline.' },
		} );
		plugin.mockResolvedValueOnce( answer( SETTINGS ) );
		const again = read( 'settings' );
		expect( state.getSettingsRead().isReading ).toBe( true );
		await again;
		expect( state.getSettingsRead().failure ).toBeNull();
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		await read( 'settings' );
		expect( state.getSettings() ).toEqual( SETTINGS );
	} );

	it( 'happens once by itself, when somebody asks', async () => {
		const registry = createRegistry();
		registry.register( store );
		plugin.mockReset();
		plugin.mockResolvedValue( LOGS );
		expect( registry.select( store ).getLogs().answer ).toBeNull();
		const read = await registry.resolveSelect( store ).getLogs();
		expect( read.answer ).toBe( LOGS );
		expect( registry.select( store ).getLogs() ).toBe( read );
		expect( plugin.mock.calls.map( ( [ call ] ) => call.path ) ).toEqual( [
			'/kitgenix-stock-sync/v1/admin/logs',
		] );
	} );
} );

describe( 'a tool', () => {
	it( 'answers with what is then, under its own nonce', async () => {
		const { actions, state } = await opened( MASTER );
		plugin.mockResolvedValueOnce( LOGS );
		await actions.changeLogs( { action: 'clear_event_log' }, 'Cleared.' );
		expect( state.getLogs().answer ).toBe( LOGS );
		expect( state.getMessages() ).toHaveLength( 1 );
		expect( nonceOf( 0 ) ).toBe( 'n-logs' );

		const run = { reconcile: null };
		plugin.mockResolvedValueOnce( run );
		await actions.reconcile( { action: 'start', mode: 'all' } );
		expect( state.getReconcile().answer ).toBe( run );
		expect( nonceOf( 1 ) ).toBe( 'n-tools' );
		expect( state.getMessages() ).toHaveLength( 1 );
	} );

	it( 'that is refused says so in its own part, and keeps what was there', async () => {
		const { actions, state } = await opened( MASTER );
		const pushed = { items: [] };
		plugin.mockResolvedValueOnce( pushed );
		await actions.pushSkus( [ 'A' ] );
		plugin.mockRejectedValueOnce( refusal( { skus: 'Enter a SKU.' } ) );
		expect( await actions.pushSkus( [] ) ).toBe( false );
		expect( state.getPushed() ).toBe( pushed );
		expect( state.getFailure( 'manual_sync' )?.fields ).toEqual( {
			skus: 'Enter a SKU.',
		} );
		expect( state.getFailure( 'audit' ) ).toBeNull();
	} );
} );

describe( 'saving', () => {
	it( 'sends what was asked for, shows what the plugin made of it, and says so', async () => {
		const { actions, state } = await opened();
		plugin.mockResolvedValueOnce(
			answer( { ...SETTINGS, this_store_name: 'New' } )
		);
		const saving = actions.saveConfig(
			{ this_store_name: ' New ' },
			'store',
			'Saved.'
		);
		expect( state.isSaving( 'store' ) ).toBe( true );
		expect( state.isSaving( 'rules' ) ).toBe( false );
		expect( await saving ).toBe( true );
		expect( state.isSaving( 'store' ) ).toBe( false );
		expect( plugin.mock.calls[ 0 ]?.[ 0 ].data ).toEqual( {
			this_store_name: ' New ',
		} );
		expect( state.getSettings()?.this_store_name ).toBe( 'New' );
		expect( state.getMessages() ).toEqual( [ { id: 1, text: 'Saved.' } ] );
	} );

	it( 'says the same twice when it happened twice, until each is dismissed', async () => {
		const { actions, state } = await opened();
		plugin.mockResolvedValue( answer( SETTINGS ) );
		await actions.saveConfig( {}, 'rules', 'Saved.' );
		await actions.saveConfig( {}, 'rules', 'Saved.' );
		expect( state.getMessages().map( ( { id } ) => id ) ).toEqual( [
			1, 2,
		] );
		void actions.dismissMessage( 1 );
		expect( state.getMessages().map( ( { id } ) => id ) ).toEqual( [ 2 ] );
	} );

	it( 'that is refused keeps the settings, and its errors stand in its own part', async () => {
		const { actions, state } = await opened();
		plugin.mockRejectedValueOnce(
			refusal( { url: 'no address', store_id: 'no id' } )
		);
		const request = { url: 'x', store_id: '', secret: null };
		expect( await actions.saveConnection( request, 'Saved.' ) ).toBe(
			false
		);
		expect( state.getSettings() ).toEqual( SETTINGS );
		expect( state.getMessages() ).toEqual( [] );
		expect( state.isSaving( 'connection' ) ).toBe( false );
		expect( state.getFailure( 'store' ) ).toBeNull();
		expect( state.getFailure( 'connection' )?.fields ).toEqual( {
			url: 'no address',
			store_id: 'no id',
		} );

		void actions.changeField( 'connection', 'url' );
		expect( state.getFailure( 'connection' )?.fields ).toEqual( {
			store_id: 'no id',
		} );
		void actions.changeField( 'connection', 'store_id' );
		expect( state.getFailure( 'connection' ) ).toBeNull();
	} );

	it( 'again forgets what was wrong before', async () => {
		const { actions, state } = await opened();
		plugin.mockRejectedValueOnce( refusal( { url: 'no address' } ) );
		const request = { url: 'x', store_id: 'm', secret: null };
		await actions.saveConnection( request, 'Saved.' );
		plugin.mockResolvedValueOnce( answer( SETTINGS ) );
		await actions.saveConnection( request, 'Saved.' );
		expect( state.getFailure( 'connection' ) ).toBeNull();
	} );

	it( 'a failure without fields stays until it is dismissed, whatever is typed', async () => {
		const { actions, state } = await opened();
		plugin.mockRejectedValueOnce( new Error( 'You are offline.' ) );
		await actions.saveConfig( {}, 'rules', 'Saved.' );
		void actions.changeField( 'rules', 'exclusions' );
		expect( state.getFailure( 'rules' )?.message ).toBe(
			'You are offline.'
		);
		void actions.dismissFailure( 'rules' );
		expect( state.getFailure( 'rules' ) ).toBeNull();
	} );
} );

describe( 'a generated secret', () => {
	it( 'is there until it is hidden, under the id that the Child has now', async () => {
		const { actions, state } = await opened( MASTER );
		plugin.mockResolvedValueOnce( answer( MASTER, 's3cret' ) );
		await actions.saveChild(
			{ action: 'update', id: 'c1', new_id: 'c9', secret: '' },
			'child',
			'Saved.'
		);
		expect( state.getRevealedSecret() ).toEqual( {
			childId: 'c9',
			secret: 's3cret',
		} );
		void actions.hideSecret();
		expect( state.getRevealedSecret() ).toBeNull();
	} );

	it( 'is not there when none was generated', async () => {
		const { actions, state } = await opened( MASTER );
		plugin.mockResolvedValueOnce( answer( MASTER ) );
		await actions.saveChild(
			{ action: 'update', id: 'c1' },
			'child',
			'Saved.'
		);
		expect( state.getRevealedSecret() ).toBeNull();
	} );
} );

describe( 'a connection test', () => {
	const found = {
		ok: true,
		code: '',
		message: 'The store answered.',
		peer: null,
		clock_offset: 0,
		summary: 'First answered.',
		advice: [],
	};

	it( 'of the Master names no store, one of a Child names it', async () => {
		const { actions, state } = await opened();
		plugin.mockResolvedValue( found );
		const testing = actions.testConnection( '' );
		expect( state.isTesting( '' ) ).toBe( true );
		expect( state.getTest( '' ) ).toBeNull();
		await testing;
		expect( state.isTesting( '' ) ).toBe( false );
		expect( state.getTest( '' ) ).toEqual( found );
		await actions.testConnection( 'c1' );
		expect( plugin.mock.calls.map( ( [ call ] ) => call.data ) ).toEqual( [
			{ store_id: null },
			{ store_id: 'c1' },
		] );
	} );

	it( 'that did not come through is a result like any other', async () => {
		const { actions, state } = await opened();
		plugin.mockRejectedValueOnce( {
			code: 'fetch_error',
			message: 'You are offline.',
		} );
		await actions.testConnection( 'c1' );
		expect( state.getTest( 'c1' ) ).toMatchObject( {
			ok: false,
			code: 'fetch_error',
			message: 'You are offline.',
			summary: 'You are offline.',
			advice: [],
		} );
	} );

	it( 'of the Master outlives what has nothing to do with it', async () => {
		const { actions, state } = await opened();
		plugin.mockResolvedValueOnce( found );
		await actions.testConnection( '' );
		plugin.mockResolvedValue( answer( SETTINGS ) );
		await actions.saveConfig( {}, 'rules', 'Saved.' );
		expect( state.getTest( '' ) ).toEqual( found );
		const request = { url: 'x', store_id: 'm', secret: null };
		await actions.saveConnection( request, 'Saved.' );
		expect( state.getTest( '' ) ).toBeNull();
	} );

	it( 'is forgotten when that connection is saved, not when another is', async () => {
		const { actions, state } = await opened( MASTER );
		plugin.mockResolvedValueOnce( found ).mockResolvedValueOnce( found );
		await actions.testConnection( 'c1' );
		await actions.testConnection( 'c2' );
		plugin.mockResolvedValue( answer( MASTER ) );
		await actions.saveConfig( {}, 'rules', 'Saved.' );
		expect( state.getTest( 'c1' ) ).toEqual( found );
		await actions.saveChild(
			{ action: 'update', id: 'c1' },
			'child',
			'Saved.'
		);
		expect( state.getTest( 'c1' ) ).toBeNull();
		expect( state.isTesting( 'c1' ) ).toBe( false );
		expect( state.getTest( 'c2' ) ).toEqual( found );
	} );
} );
