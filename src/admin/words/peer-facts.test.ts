/**
 * Tests: what another store says of itself, in words.
 */
import type { PingAnswer } from '../../core/contract/payloads';
import { PEER } from '../fixtures/peer';
import { peerFacts } from './peer-facts';

const factsOf = ( peer: Partial< PingAnswer > = {}, clockOffset = 0 ) =>
	Object.fromEntries(
		peerFacts( { ...PEER, ...peer }, clockOffset ).map(
			( { term, text } ) => [ term, text ]
		)
	);

it( 'names its role, its versions and its clock', () => {
	expect( factsOf() ).toEqual( {
		Role: 'Master',
		'Kitgenix Stock Sync': '3.0.0',
		WooCommerce: '10.9.1',
		WordPress: '7.1',
		'Its clock': 'the same as here',
	} );
} );

it( 'a store of version 1 does not say which versions it has', () => {
	const facts = factsOf( {
		protocol: 1,
		plugin_version: null,
		woocommerce_version: null,
		wordpress_version: null,
	} );
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
	expect( factsOf( {}, offset )[ 'Its clock' ] ).toBe( words );
} );
