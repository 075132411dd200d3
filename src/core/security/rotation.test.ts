import type { SecretPair } from '../contract/option';
import {
	acceptedSecrets,
	asksForSecret,
	secretsAfterChange,
	secretsAfterConfirmation,
	signingSecret,
} from './rotation';

const OLD: SecretPair = {
	secret: 'old',
	secret_previous: '',
	secret_previous_expires_at: 0,
	secret_state: '',
};

const change = ( pair: SecretPair, secret: string, isGenerated: boolean ) =>
	secretsAfterChange( pair, secret, isGenerated, 1000, 10 );

const isUnderstood = ( from: SecretPair, to: SecretPair, now: number ) =>
	acceptedSecrets( to, now ).includes( signingSecret( from, now ) );

describe.each( [
	[ 'the side that generates is changed first', true ],
	[ 'the side where it is entered is changed first', false ],
] )( '%s', ( _what, isGenerated ) => {
	const first = change( OLD, 'new', isGenerated );
	const second = change( OLD, 'new', ! isGenerated );

	test( 'both sides understand each other before, between and after', () => {
		for ( const now of [ 20, 999 ] ) {
			expect( isUnderstood( first, OLD, now ) ).toBe( true );
			expect( isUnderstood( OLD, first, now ) ).toBe( true );
		}
		for ( const one of [ first, secretsAfterConfirmation( first ) ] ) {
			for ( const other of [
				second,
				secretsAfterConfirmation( second ),
			] ) {
				for ( const now of [ 20, 999, 1000, 5000 ] ) {
					expect( isUnderstood( one, other, now ) ).toBe( true );
					expect( isUnderstood( other, one, now ) ).toBe( true );
				}
			}
		}
	} );
} );

test( 'the old secret ends: it is neither accepted nor signed with', () => {
	const changed = change( OLD, 'new', true );
	expect( acceptedSecrets( changed, 999 ) ).toEqual( [ 'new', 'old' ] );
	expect( acceptedSecrets( changed, 1000 ) ).toEqual( [ 'new' ] );
	expect( signingSecret( changed, 1000 ) ).toBe( 'new' );
} );

test( 'only a secret that was entered is asked for, and only until it is confirmed', () => {
	expect( asksForSecret( change( OLD, 'new', true ), 20 ) ).toBe( false );
	const entered = change( OLD, 'new', false );
	expect( asksForSecret( entered, 20 ) ).toBe( true );
	expect( asksForSecret( entered, 1000 ) ).toBe( false );
	expect( asksForSecret( secretsAfterConfirmation( entered ), 20 ) ).toBe(
		false
	);
} );

test( 'a second change before the first is confirmed keeps what the peer has', () => {
	const twice = change( change( OLD, 'lost', true ), 'new', true );
	expect( acceptedSecrets( twice, 20 ) ).toEqual( [ 'new', 'old' ] );
	expect( signingSecret( twice, 20 ) ).toBe( 'old' );
} );
