/**
 * Tests: what a person is told about a connection test.
 */
import type { ConnectionTestAnswer } from '../../core/contract/admin';
import { ERRORS } from '../../core/contract/errors';
import type { PingAnswer } from '../../core/contract/payloads';
import { testInWords } from './connection-test';

const PEER: PingAnswer = {
	ok: true,
	store_id: 'm1',
	store_name: 'Main Shop',
	role: 'master',
	time: 1000,
	protocol: 2,
	plugin_version: '3.0.0',
	woocommerce_version: '10.9.1',
	wordpress_version: '7.1',
	generation: null,
	seen: null,
	mark: null,
	restored: null,
	ack: null,
};

const answered = (
	peer: Partial< PingAnswer > = {},
	clockOffset = 0
): ConnectionTestAnswer => ( {
	ok: true,
	code: '',
	message: 'The store answered.',
	peer: { ...PEER, ...peer },
	clock_offset: clockOffset,
} );

const failed = ( code: string, message: string ): ConnectionTestAnswer => ( {
	ok: false,
	code,
	message,
	peer: null,
	clock_offset: 0,
} );

const factsOf = ( answer: ConnectionTestAnswer ) =>
	Object.fromEntries(
		testInWords( answer, 'child', 'me' ).facts.map( ( { term, text } ) => [
			term,
			text,
		] )
	);

it( 'a good answer names the store, its versions and its clock', () => {
	const words = testInWords( answered(), 'child', 'me' );
	expect( words.status ).toBe( 'success' );
	expect( words.headline ).toContain( 'Main Shop' );
	expect( words.advice ).toEqual( [] );
	expect( factsOf( answered() ) ).toEqual( {
		Role: 'Master',
		'Kitgenix Stock Sync': '3.0.0',
		WooCommerce: '10.9.1',
		WordPress: '7.1',
		'Its clock': 'the same as here',
	} );
} );

it( 'a store of version 1 does not say which versions it has', () => {
	const facts = factsOf(
		answered( {
			protocol: 1,
			plugin_version: null,
			woocommerce_version: null,
			wordpress_version: null,
		} )
	);
	expect( Object.keys( facts ) ).toEqual( [
		'Role',
		'Kitgenix Stock Sync',
		'Its clock',
	] );
	expect( facts[ 'Kitgenix Stock Sync' ] ).toContain( '1.0' );
} );

it.each( [
	[ 1, '1 second ahead' ],
	[ -2, '2 seconds behind' ],
	[ 119, '119 seconds ahead' ],
	[ 120, '2 minutes ahead' ],
	[ -280, '5 minutes behind' ],
] )( 'a clock %d seconds off is "%s"', ( offset, words ) => {
	expect( factsOf( answered( {}, offset ) )[ 'Its clock' ] ).toBe( words );
} );

it( 'a clock that is a minute off is a warning, before it is a refusal', () => {
	expect( testInWords( answered( {}, 59 ), 'child', 'me' ).status ).toBe(
		'success'
	);
	for ( const offset of [ 60, -60 ] ) {
		const words = testInWords( answered( {}, offset ), 'child', 'me' );
		expect( words.status ).toBe( 'warning' );
		expect( words.advice.join() ).toContain( '5 minutes' );
	}
} );

it( 'two stores of the same role are told which to change', () => {
	const masters = testInWords( answered(), 'master', 'me' );
	expect( masters.status ).toBe( 'warning' );
	expect( masters.advice.join() ).toContain(
		'Both stores are set to Master'
	);
	const children = testInWords(
		answered( { role: 'child' } ),
		'child',
		'me'
	);
	expect( children.advice.join() ).toContain(
		'Both stores are set to Child'
	);
} );

it( 'a refusal names the secret first, then this store’s ID and the clocks', () => {
	const words = testInWords(
		failed( ERRORS.auth_failed, 'The request could not be authenticated.' ),
		'child',
		'my-id'
	);
	expect( words.status ).toBe( 'error' );
	expect( words.headline ).toContain( 'secret is wrong' );
	expect( words.advice[ 1 ] ).toContain( 'my-id' );
	expect( words.advice[ 2 ] ).toContain( 'clocks' );
	expect( words.detail ).toBe( 'The request could not be authenticated.' );
} );

it.each( [
	[ ERRORS.not_configured, 'no complete connection' ],
	[ ERRORS.unreachable, 'did not answer' ],
	[ ERRORS.bad_answer, 'not Kitgenix Stock Sync' ],
	[ 'rest_no_route', 'not Kitgenix Stock Sync' ],
	[ ERRORS.wrong_recipient, 'another store ID' ],
	[ ERRORS.not_admitted, 'keeps this one out' ],
	[ ERRORS.answer_signature, 'not from the store that was asked' ],
	[ ERRORS.rate_limited, 'too many attempts' ],
] )( '%s comes with something to do', ( code, headline ) => {
	const words = testInWords( failed( code, 'raw' ), 'child', 'me' );
	expect( words.headline ).toContain( headline );
	expect( words.advice.length ).toBeGreaterThan( 0 );
	expect( words.detail ).toBe( 'raw' );
} );

it( 'a failure nobody foresaw is told in its own words, once', () => {
	const words = testInWords(
		failed( 'fetch_error', 'You are offline.' ),
		'child',
		'me'
	);
	expect( words ).toEqual( {
		status: 'error',
		headline: 'You are offline.',
		advice: [],
		facts: [],
		detail: '',
	} );
} );
