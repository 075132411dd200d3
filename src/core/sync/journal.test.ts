import { compactJournal, journalEntry, journalProductIds } from './journal';

test( 'two requests that append one after the other never run together', () => {
	const journal = journalEntry( [ 12, 15, 12 ] ) + journalEntry( [ 1 ] );
	expect( journal ).toBe( '12,15,1,' );
	expect( journalProductIds( journal ) ).toEqual( [ 12, 15, 1 ] );
} );

test( 'a damaged part is skipped, never the whole', () => {
	expect( journalProductIds( '12,x,-3,,15,' ) ).toEqual( [ 12, 15 ] );
} );

test( 'a long journal holds each product once, in the order in which they came', () => {
	expect( compactJournal( '12,15,12,12,', 8 ) ).toBe( '12,15,' );
	expect( compactJournal( '12,12,', 8 ) ).toBe( '12,12,' );
} );
