import { LIMITS } from '../contract/routes';
import { mayBeDecoded } from './json';

describe( 'mayBeDecoded', () => {
	test( 'takes the largest push there is', () => {
		const items = Array( LIMITS.items ).fill( {
			sku: 'x'.repeat( 100 ),
			fields: { stock_quantity: 1 },
		} );
		expect( mayBeDecoded( JSON.stringify( { items } ) ) ).toBe( true );
	} );

	test.each( [
		[ '[', LIMITS.json_containers ],
		[ '{', LIMITS.json_containers ],
		[ ',', LIMITS.json_values ],
	] )( 'takes only so many of %s', ( part, most ) => {
		expect( mayBeDecoded( part.repeat( most ) ) ).toBe( true );
		expect( mayBeDecoded( part.repeat( most + 1 ) ) ).toBe( false );
	} );

	test( 'counts lists and objects together', () => {
		const half = LIMITS.json_containers / 2;
		expect( mayBeDecoded( '[{'.repeat( half ) ) ).toBe( true );
		expect( mayBeDecoded( `[${ '[{'.repeat( half ) }` ) ).toBe( false );
	} );
} );
