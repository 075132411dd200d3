import type { ProductState } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import {
	baseOfUnsent,
	contactAfterPage,
	firstBases,
	newContact,
	releasedProducts,
} from './contact';

const state = ( units: number | null ): ProductState => ( {
	manageStock: units === null ? 'no' : 'yes',
	quantity: units === null ? null : units * 1000000,
	stockStatus: units === null ? 'instock' : null,
	backorders: 'notify',
	lowStockAmount: null,
} );

const product = ( productId: number, isSynced = true, hasBase = false ) => ( {
	productId,
	local: state( 5 ),
	shadow: hasBase ? newShadow( state( 7 ) ) : null,
	isSynced,
} );

test( 'a product without a base gets what it shows, and one with a base keeps it', () => {
	const bases = firstBases( [
		product( 1 ),
		product( 2, true, true ),
		product( 3, false ),
	] );
	expect( bases ).toEqual( [
		{ productId: 1, shadow: newShadow( state( 5 ) ) },
	] );
} );

test( 'what version 1 had not sent differs from its base by what it sold, and in nothing else', () => {
	const base = baseOfUnsent( state( 40 ), {
		...state( 42 ),
		backorders: 'no',
		lowStockAmount: 3000000,
	} );
	expect( base ).toEqual( newShadow( state( 42 ) ) );
	expect( baseOfUnsent( state( null ), state( 42 ) ) ).toBe( null );
	expect( baseOfUnsent( state( 40 ), state( null ) ) ).toBe( null );
} );

test( 'products that left the sync lose their base', () => {
	expect(
		releasedProducts( [
			product( 1, false, true ),
			product( 2, true, true ),
			product( 3, false ),
		] )
	).toEqual( [ 1 ] );
} );

test( 'the walk goes on after each page and ends with the last', () => {
	expect( contactAfterPage( newContact(), 90, false ) ).toEqual( {
		after: 90,
	} );
	expect( contactAfterPage( { after: 90 }, 120, true ) ).toBe( null );
} );
