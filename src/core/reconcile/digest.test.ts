import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { ProductState } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import {
	bucketCount,
	bucketOf,
	combined,
	combinedSums,
	DIGEST,
	differingBuckets,
	differingSkus,
	digestText,
	isInDigest,
	missingSkus,
} from './digest';

const counted = ( quantity: number, low: number | null = null ) =>
	( {
		manageStock: 'yes',
		quantity: quantity * 1000000,
		stockStatus: null,
		backorders: 'no',
		lowStockAmount: low,
	} ) satisfies ProductState;

const uncounted = (
	manageStock: 'no' | 'parent',
	stockStatus: string | null
): ProductState => ( {
	manageStock,
	quantity: null,
	stockStatus,
	backorders: 'no',
	lowStockAmount: null,
} );

const agreed = ( state: ProductState, version = 7 ) => ( {
	...newShadow( state ),
	version,
} );

const hash = ( text: string ) =>
	parseInt(
		createHash( DIGEST.algorithm )
			.update( text )
			.digest( 'hex' )
			.slice( 0, DIGEST.characters ),
		16
	);

/** What a store adds up in pages of this size, in the order in which it happens to have its products. */
function sumsOf(
	products: readonly { sku: string; state: ProductState }[],
	buckets: number,
	perPage: number
): readonly number[] {
	let sums: readonly number[] = [];
	for ( let from = 0; from < products.length; from += perPage ) {
		const part = Array.from( { length: buckets }, () => 0 );
		for ( const { sku, state } of products.slice( from, from + perPage ) ) {
			const bucket = bucketOf( hash( sku ), buckets );
			part[ bucket ] = combined(
				part[ bucket ] ?? 0,
				hash( digestText( sku, state, agreed( state ) ) )
			);
		}
		sums = combinedSums( sums, part );
	}
	return sums;
}

const catalogue = fc.uniqueArray(
	fc.record( {
		sku: fc.string( { minLength: 1, maxLength: 12 } ),
		state: fc.integer( { min: -99, max: 99 } ).map( ( n ) => counted( n ) ),
	} ),
	{ selector: ( product ) => product.sku, minLength: 1, maxLength: 60 }
);

test( 'two stores with the same stock agree, whatever the order and the pages in which they add up', () => {
	fc.assert(
		fc.property(
			catalogue,
			fc.integer( { min: 1, max: 70 } ),
			fc.integer( { min: 1, max: 70 } ),
			( products, one, other ) => {
				expect(
					sumsOf( [ ...products ].reverse(), 16, other )
				).toEqual( sumsOf( products, 16, one ) );
			}
		)
	);
} );

test( 'one product that differs is found in its bucket, and in no other', () => {
	fc.assert(
		fc.property( catalogue, fc.nat(), ( products, drawn ) => {
			const at = drawn % products.length;
			const changed = products.map( ( product, index ) =>
				index === at ? { ...product, state: counted( 100 ) } : product
			);
			expect(
				differingBuckets(
					sumsOf( products, 16, 50 ),
					sumsOf( changed, 16, 50 )
				)
			).toEqual( [ bucketOf( hash( products[ at ]!.sku ), 16 ) ] );
		} )
	);
} );

test( 'sums stay exact, however much is added', () => {
	const most = DIGEST.modulus - 1;
	expect( combined( most, most ) ).toBe( DIGEST.modulus - 2 );
	expect( combinedSums( [], [ 3, most ] ) ).toEqual( [ 3, most ] );
	expect( combinedSums( [ 1, 2 ], [ most, 5 ] ) ).toEqual( [ 0, 7 ] );
} );

test( 'every field that is kept in step is in the text, and so is what was agreed on', () => {
	const local = counted( 3 );
	const texts = [
		digestText( 'A', local, agreed( local ) ),
		digestText( 'B', local, agreed( local ) ),
		digestText( 'A', counted( 4 ), agreed( local ) ),
		digestText( 'A', local, agreed( counted( 4 ) ) ),
		digestText( 'A', counted( 3, 0 ), agreed( counted( 3, 0 ) ) ),
		digestText(
			'A',
			{ ...local, backorders: 'yes' },
			agreed( { ...local, backorders: 'yes' } )
		),
		digestText(
			'A',
			uncounted( 'no', 'instock' ),
			agreed( uncounted( 'no', 'instock' ) )
		),
		digestText(
			'A',
			uncounted( 'no', 'outofstock' ),
			agreed( uncounted( 'no', 'outofstock' ) )
		),
	];
	expect( new Set( texts ).size ).toBe( texts.length );
} );

test( 'what each store derives for itself is not in the text, nor is the version', () => {
	const derived = uncounted( 'parent', null );
	expect(
		digestText( 'A', derived, agreed( uncounted( 'no', 'instock' ) ) )
	).toBe( digestText( 'A', derived, agreed( derived ) ) );
	expect( digestText( 'A', counted( 1 ), agreed( counted( 1 ), 8 ) ) ).toBe(
		digestText( 'A', counted( 1 ), agreed( counted( 1 ), 7 ) )
	);
} );

test( 'what a Child sells alone is not in its digest', () => {
	expect( isInDigest( null ) ).toBe( false );
	expect( isInDigest( agreed( counted( 1 ), 0 ) ) ).toBe( false );
	expect( isInDigest( agreed( counted( 1 ), 1 ) ) ).toBe( true );
} );

test( 'of a bucket, SKUs differ by their sum or because the other store has none', () => {
	const own = [
		{ sku: '1001', sum: 1 },
		{ sku: 'b', sum: 2 },
		{ sku: 'c', sum: 3 },
	];
	const peer = [
		{ sku: 'b', sum: 2 },
		{ sku: '1001', sum: 9 },
		{ sku: 'd', sum: 4 },
	];
	expect( differingSkus( own, peer ) ).toEqual( [ '1001', 'c' ] );
	expect( missingSkus( peer, own ) ).toEqual( [ 'd' ] );
} );

test( 'the number of buckets grows with the catalogue and never passes what an answer may hold', () => {
	expect(
		[ 0, 256, 257, 4096, 50_000, 5_000_000 ].map( bucketCount )
	).toEqual( [ 16, 16, 64, 64, 256, 256 ] );
} );

test( 'an answer for the largest catalogues stays below five kilobytes', () => {
	const sums = Array.from(
		{ length: bucketCount( 50_000 ) },
		() => DIGEST.modulus - 1
	);
	expect(
		JSON.stringify( { ok: true, digest: { sums, next: null } } ).length
	).toBeLessThan( 5000 );
} );
