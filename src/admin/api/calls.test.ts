/**
 * Tests: the calls to the plugin, and whatever comes back instead of an answer.
 */
import apiFetch from '@wordpress/api-fetch';
import { SETTINGS } from '../fixtures/settings';
import { failureOf, isStaleNonce, send } from './calls';

jest.mock( '@wordpress/api-fetch' );

describe( 'a failure', () => {
	it( 'has one message for each field, the first one, whichever entry of a list it is about', () => {
		const failure = failureOf( {
			code: 'kss_bad_payload',
			message: 'Some fields need another value.',
			data: {
				status: 400,
				errors: [
					{ path: 'exclusions[3]', message: 'too long' },
					{ path: 'exclusions[7]', message: 'too long as well' },
					{ path: 'url', message: 'no address' },
				],
			},
		} );
		expect( failure ).toEqual( {
			code: 'kss_bad_payload',
			message: 'Some fields need another value.',
			fields: { exclusions: 'too long', url: 'no address' },
			cause: '',
			advice: [],
		} );
	} );

	it( 'brings what the plugin says of its code', () => {
		const data = {
			status: 409,
			cause: 'Too old.',
			advice: [ 'Renew.', 1 ],
		};
		expect(
			failureOf( { code: 'kss_expired_code', message: 'raw', data } )
		).toMatchObject( { cause: 'Too old.', advice: [ 'Renew.' ] } );
	} );

	it( 'has words for a person whatever was thrown', () => {
		for ( const thrown of [
			undefined,
			null,
			'text',
			new TypeError( '' ),
			{ data: { errors: [ null, 'x', { path: 1 } ] } },
		] ) {
			expect( failureOf( thrown ) ).toEqual( {
				code: 'unknown',
				message: expect.stringContaining( 'did not answer' ),
				fields: {},
				cause: '',
				advice: [],
			} );
		}
		expect( failureOf( new Error( 'You are offline.' ) ).message ).toBe(
			'You are offline.'
		);
	} );

	it( 'is a stale nonce only by its code', () => {
		expect( isStaleNonce( failureOf( { code: 'kss_bad_nonce' } ) ) ).toBe(
			true
		);
		expect( isStaleNonce( failureOf( { code: 'kss_forbidden' } ) ) ).toBe(
			false
		);
	} );
} );

it( 'brings the nonce of its own action, and of no other', async () => {
	await send(
		'connection',
		{ url: 'u', store_id: 's', secret: null },
		SETTINGS
	);
	await send( 'test_connection', { store_id: null }, SETTINGS );
	expect(
		jest.mocked( apiFetch ).mock.calls.map( ( [ call ] ) => call )
	).toEqual( [
		{
			path: '/kitgenix-stock-sync/v1/admin/connection',
			method: 'POST',
			data: { url: 'u', store_id: 's', secret: null },
			headers: {
				'X-Kitgenix-Action-Nonce': 'n-connection',
				'X-Kitgenix-Revision': 'r1',
			},
		},
		{
			path: '/kitgenix-stock-sync/v1/admin/test-connection',
			method: 'POST',
			data: { store_id: null },
			headers: {
				'X-Kitgenix-Action-Nonce': 'n-test',
				'X-Kitgenix-Revision': 'r1',
			},
		},
	] );
} );
