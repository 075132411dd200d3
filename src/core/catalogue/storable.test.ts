/**
 * What of a peer is stored, and what is only looked up.
 */
import { ERRORS } from '../contract/errors';
import { batchItems } from '../sync/batch';
import { planPublish } from '../sync/publish';
import { newShadow } from './shadows';
import type { ProductState } from './state';
import { noChange } from './stock-changes';
import {
	STORABLE,
	isNameableSku,
	isStorableSku,
	problemOf,
	refusalOfChange,
	refusalOfState,
	shadowWithProblem,
	storableGid,
} from './storable';

const BILLION = 1_000_000_000_000_000;

const counted = ( quantity: number ): ProductState => ( {
	manageStock: 'yes',
	quantity,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const uncounted = ( stockStatus: string ): ProductState => ( {
	...counted( 0 ),
	manageStock: 'no',
	quantity: null,
	stockStatus,
} );

test( 'a SKU is stored as WooCommerce would store it, up to 100 characters of any width', () => {
	expect( isStorableSku( 'A b', 'A b' ) ).toBe( true );
	expect( isStorableSku( 'Ä'.repeat( 100 ), 'Ä'.repeat( 100 ) ) ).toBe(
		true
	);
	expect( isStorableSku( 'A'.repeat( 101 ), 'A'.repeat( 101 ) ) ).toBe(
		false
	);
	expect( isStorableSku( '<b>A', 'A' ) ).toBe( false );
	expect( isStorableSku( '', '' ) ).toBe( false );
	expect( isStorableSku( 'A\u0085', 'A\u0085' ) ).toBe( false );
} );

test( 'a SKU that is only looked up may be what shops have', () => {
	expect( isNameableSku( ' <old> %41 ' ) ).toBe( true );
	expect( isNameableSku( 'A\u0000' ) ).toBe( false );
	expect( isNameableSku( 'Ä'.repeat( 128 ) ) ).toBe( false );
} );

test( 'a GID is visible ASCII without markup', () => {
	expect( storableGid( '91a4a66f-0bf5' ) ).toBe( '91a4a66f-0bf5' );
	for ( const gid of [
		'<b>',
		'a b',
		'a"',
		'ä',
		'a\u001b',
		'a'.repeat( 65 ),
	] ) {
		expect( storableGid( gid ) ).toBe( '' );
	}
} );

test( 'a status is refused only where it would be written, differs and is not registered', () => {
	const to = ( stockStatus: string ) => ( { ...noChange(), stockStatus } );
	const refusal = ( stockStatus: string, local: string ) =>
		refusalOfChange(
			to( stockStatus ),
			uncounted( local ),
			STORABLE.statuses
		);
	expect( refusal( '<svg>', 'instock' ) ).toBe( ERRORS.unknown_status );
	expect( refusal( 'onbackorder', 'instock' ) ).toBe( '' );
	expect( refusal( 'custom', 'custom' ) ).toBe( '' );
	expect(
		refusalOfChange( noChange(), uncounted( 'x' ), STORABLE.statuses )
	).toBe( '' );
} );

test( 'a sum at the limit is refused, one below it is not', () => {
	const add = ( more: number, local: number ) =>
		refusalOfChange( { ...noChange(), add: more }, counted( local ), [] );
	expect( add( BILLION - 2, 1 ) ).toBe( '' );
	expect( add( BILLION - 1, 1 ) ).toBe( ERRORS.out_of_range );
	expect( add( -BILLION + 1, -1 ) ).toBe( ERRORS.out_of_range );
	expect(
		refusalOfState( counted( BILLION ), noChange(), counted( 1 ), [] )
	).toBe( ERRORS.out_of_range );
} );

test( 'a product with a number or a difference out of range is not sent', () => {
	const base = { ...newShadow( counted( 1 - BILLION ) ), version: 1 };
	expect( problemOf( 'A', counted( BILLION ), null ) ).toBe(
		ERRORS.out_of_range
	);
	expect( problemOf( 'A', counted( 5 ), null ) ).toBe( '' );
	expect( problemOf( 'A', counted( 5 ), base ) ).toBe( ERRORS.out_of_range );
	expect( problemOf( 'A\n', counted( 5 ), null ) ).toBe( ERRORS.bad_sku );
	const product = { productId: 1, sku: 'A', gid: '', local: counted( 5 ) };
	expect( batchItems( [ { ...product, shadow: base } ], true ) ).toEqual(
		[]
	);
	expect(
		planPublish( 0, [
			{
				...product,
				local: counted( BILLION ),
				shadow: null,
				keptOut: [],
				forced: true,
			},
		] )
	).toEqual( [] );
} );

test( 'what was not taken is asked for again, and its base stays', () => {
	const base = { ...newShadow( counted( 5 ) ), version: 7, sku: 'A' };
	const held = shadowWithProblem( base, counted( 9 ), ERRORS.out_of_range );
	expect( held ).toEqual( { ...base, problem: ERRORS.out_of_range } );
	const product = { productId: 1, sku: 'A', gid: '', local: counted( 5 ) };
	const sent = ( isAsking: boolean ) =>
		batchItems( [ { ...product, shadow: held } ], isAsking );
	expect( sent( true ) ).toHaveLength( 1 );
	expect( sent( false ) ).toHaveLength( 0 );
} );
