import { newShadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import {
	conflictNews,
	productOnChild,
	productOnMaster,
	worstOf,
	type ProductFacts,
} from './product';

const counted = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * 1000000,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const AGREED = { ...newShadow( counted( 4 ) ), version: 7, sku: 'A' };

const product = ( more: Partial< ProductFacts > = {} ): ProductFacts => ( {
	sku: 'A',
	local: counted( 4 ),
	shadow: AGREED,
	isExcluded: false,
	isDuplicate: false,
	problem: '',
	...more,
} );

test( 'what takes no part says why, on either side', () => {
	for ( const stateOf of [
		productOnChild,
		( facts: ProductFacts ) => productOnMaster( facts, 9 ),
	] ) {
		expect( stateOf( product( { sku: '' } ) ) ).toBe( 'no_sku' );
		expect( stateOf( product( { isExcluded: true } ) ) ).toBe( 'excluded' );
		expect( stateOf( product( { isDuplicate: true } ) ) ).toBe(
			'conflict'
		);
		expect( stateOf( product() ) ).toBe( 'in_step' );
	}
} );

test( 'a Master’s product waits until it is published and every Child has that version', () => {
	expect( productOnMaster( product(), 7 ) ).toBe( 'in_step' );
	expect( productOnMaster( product(), 6 ) ).toBe( 'waiting' );
	expect( productOnMaster( product( { shadow: null } ), 9 ) ).toBe(
		'waiting'
	);
	expect( productOnMaster( product( { local: counted( 3 ) } ), 9 ) ).toBe(
		'waiting'
	);
	expect( productOnMaster( product( { sku: 'B' } ), 9 ) ).toBe( 'waiting' );
} );

test( 'a Child’s product waits while the Master does not know what it shows', () => {
	expect( productOnChild( product( { local: counted( 3 ) } ) ) ).toBe(
		'waiting'
	);
	expect(
		productOnChild(
			product( { local: { ...counted( 4 ), backorders: 'yes' } } )
		)
	).toBe( 'waiting' );
} );

test( 'a Child’s product of which the Master has not spoken is sold alone', () => {
	expect( productOnChild( product( { shadow: null } ) ) ).toBe( 'alone' );
	expect(
		productOnChild( product( { shadow: { ...AGREED, version: 0 } } ) )
	).toBe( 'alone' );
	expect(
		productOnChild( product( { shadow: { ...AGREED, refusedSku: 'A' } } ) )
	).toBe( 'alone' );
	// It has another SKU now: what was refused is not this one.
	expect(
		productOnChild( product( { shadow: { ...AGREED, refusedSku: 'B' } } ) )
	).toBe( 'in_step' );
} );

test( 'a SKU that another product of the Child still has is for a person', () => {
	expect(
		productOnChild( product( { shadow: { ...AGREED, wantedSku: 'B' } } ) )
	).toBe( 'conflict' );
} );

test( 'a product with variations says what needs a person most', () => {
	expect( worstOf( [ 'in_step', 'waiting', 'no_sku' ] ) ).toBe( 'waiting' );
	expect( worstOf( [ 'waiting', 'conflict' ] ) ).toBe( 'conflict' );
	expect( worstOf( [ 'no_sku', 'in_step', 'excluded' ] ) ).toBe( 'in_step' );
	expect( worstOf( [ 'no_sku' ] ) ).toBe( 'no_sku' );
	expect( worstOf( [] ) ).toBe( 'no_sku' );
} );

test( 'a conflict is news when it comes and when it is over, and not in between', () => {
	const refused = { ...AGREED, refusedSku: 'A' };
	const wanting = { ...AGREED, wantedSku: 'B' };
	expect( conflictNews( AGREED, refused ) ).toBe( 'found' );
	expect( conflictNews( null, refused ) ).toBe( 'found' );
	expect( conflictNews( refused, refused ) ).toBe( 'none' );
	expect( conflictNews( refused, wanting ) ).toBe( 'found' );
	expect( conflictNews( wanting, { ...wanting, wantedSku: 'C' } ) ).toBe(
		'found'
	);
	expect( conflictNews( wanting, AGREED ) ).toBe( 'cleared' );
	expect( conflictNews( AGREED, AGREED ) ).toBe( 'none' );
	expect( conflictNews( null, AGREED ) ).toBe( 'none' );
} );
