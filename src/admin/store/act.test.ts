/**
 * Tests: how an action speaks with the plugin: nonces that are too old, and settings that someone else has changed.
 */
import { nonceOf, opened, plugin, revisionOf } from '../fixtures/open-store';
import { answer, SETTINGS, STALE } from '../fixtures/settings';

jest.mock( '@wordpress/api-fetch' );

describe( 'a nonce that is too old', () => {
	const renewed = {
		...SETTINGS,
		nonces: { ...SETTINGS.nonces, save_config: 'renewed' },
	};

	it( 'is renewed, and the same request is sent once more', async () => {
		const { actions, state } = await opened();
		plugin
			.mockRejectedValueOnce( STALE )
			.mockResolvedValueOnce( answer( renewed ) )
			.mockResolvedValueOnce( answer( { ...renewed, role: 'master' } ) );
		expect(
			await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' )
		).toBe( true );
		expect( plugin ).toHaveBeenCalledTimes( 3 );
		expect( [ nonceOf( 0 ), nonceOf( 2 ) ] ).toEqual( [
			'n-config',
			'renewed',
		] );
		expect( plugin.mock.calls[ 2 ]?.[ 0 ].data ).toEqual( {
			role: 'master',
		} );
		expect( state.getSettings()?.role ).toBe( 'master' );
		expect( state.getFailure( 'store' ) ).toBeNull();
	} );

	it( 'is not renewed for ever', async () => {
		const { actions, state } = await opened();
		plugin
			.mockRejectedValueOnce( STALE )
			.mockResolvedValueOnce( answer( renewed ) )
			.mockRejectedValueOnce( STALE );
		expect(
			await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' )
		).toBe( false );
		expect( plugin ).toHaveBeenCalledTimes( 3 );
		expect( state.getFailure( 'store' )?.code ).toBe( STALE.code );
	} );

	it( 'is the only thing that is tried again', async () => {
		const { actions } = await opened();
		plugin.mockRejectedValueOnce( {
			code: 'kss_forbidden',
			message: 'No.',
		} );
		await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' );
		expect( plugin ).toHaveBeenCalledTimes( 1 );
	} );
} );

describe( 'settings that someone else has changed meanwhile', () => {
	const THEIRS = {
		...SETTINGS,
		this_store_name: 'Their name',
		revision: 'r2',
	};
	const CHANGED = {
		code: 'kss_changed_meanwhile',
		message: 'These settings were changed meanwhile.',
		data: { status: 409 },
	};

	it( 'are shown, and nothing is sent again before the person has seen them', async () => {
		const { actions, state } = await opened();
		plugin
			.mockRejectedValueOnce( CHANGED )
			.mockResolvedValueOnce( answer( THEIRS ) );
		expect(
			await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' )
		).toBe( false );
		expect( plugin ).toHaveBeenCalledTimes( 2 );
		expect( state.getSettings()?.this_store_name ).toBe( 'Their name' );
		expect( state.getFailure( 'store' )?.message ).toBe( CHANGED.message );

		plugin.mockResolvedValueOnce( answer( THEIRS ) );
		await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' );
		expect( [ revisionOf( 0 ), revisionOf( 2 ) ] ).toEqual( [
			'r1',
			'r2',
		] );
	} );

	it( 'are not overwritten because the nonces were renewed', async () => {
		const { actions } = await opened();
		plugin
			.mockRejectedValueOnce( STALE )
			.mockResolvedValueOnce( answer( THEIRS ) )
			.mockRejectedValueOnce( CHANGED );
		await actions.saveConfig( { role: 'master' }, 'store', 'Saved.' );
		expect( revisionOf( 2 ) ).toBe( 'r1' );
	} );
} );
