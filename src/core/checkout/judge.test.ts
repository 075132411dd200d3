import type { ProductState } from '../catalogue/state';
import type { EventItem } from '../contract/payloads';
import type { JsonNumber } from '../runtime/number';
import { stockOfMaster, verdictOnWish } from './judge';

const units = ( n: number ) => n * 1000000;

const stock = (
	quantity: number | null,
	more: Partial< ProductState > = {},
	stockStatus = 'instock'
) => ( {
	state: {
		manageStock: quantity === null ? ( 'no' as const ) : ( 'yes' as const ),
		quantity: quantity === null ? null : units( quantity ),
		stockStatus: null,
		backorders: 'no' as const,
		lowStockAmount: null,
		...more,
	},
	stockStatus,
} );

const wish = ( quantity: number, unsent = 0 ) => ( {
	sku: 'A',
	quantity: units( quantity ),
	unsent: units( unsent ),
} );

const verdict = ( ...args: Parameters< typeof verdictOnWish > ) =>
	verdictOnWish( ...args ).verdict;

test( 'what is left decides, to the last unit and below it', () => {
	expect( verdict( wish( 3 ), stock( 3 ) ) ).toBe( 'enough' );
	expect( verdictOnWish( wish( 4 ), stock( 3 ) ) ).toEqual( {
		verdict: 'too_little',
		left: units( 3 ),
	} );
	expect( verdict( wish( 1 ), stock( 0 ) ) ).toBe( 'none' );
	expect( verdict( wish( 1 ), stock( -2 ) ) ).toBe( 'none' );
	expect( verdict( wish( 0.5 ), stock( 0.25 ) ) ).toBe( 'too_little' );
} );

test( 'what this store has sold and not reported is not there any more, and what it has added not yet', () => {
	expect( verdict( wish( 3 ), stock( 5, {}, 'instock' ) ) ).toBe( 'enough' );
	expect( verdictOnWish( wish( 3, -3 ), stock( 5 ) ) ).toEqual( {
		verdict: 'too_little',
		left: units( 2 ),
	} );
	expect( verdict( wish( 1, -5 ), stock( 5 ) ) ).toBe( 'none' );
	expect( verdict( wish( 6, 2 ), stock( 5 ) ) ).toBe( 'too_little' );
} );

test( 'backorders are never in the way', () => {
	for ( const backorders of [ 'notify', 'yes' ] as const ) {
		expect(
			verdict( wish( 9 ), stock( 0, { backorders }, 'onbackorder' ) )
		).toBe( 'enough' );
	}
} );

test( 'what is not counted is judged by its status alone', () => {
	expect( verdict( wish( 9 ), stock( null ) ) ).toBe( 'enough' );
	expect( verdict( wish( 9 ), stock( null, {}, 'onbackorder' ) ) ).toBe(
		'enough'
	);
	expect( verdict( wish( 1 ), stock( null, {}, 'outofstock' ) ) ).toBe(
		'none'
	);
} );

test( 'a shop that keeps its last units back is out of stock before it is empty', () => {
	expect( verdict( wish( 1 ), stock( 2, {}, 'outofstock' ) ) ).toBe( 'none' );
} );

test( 'the Master has nothing to say of what it does not have', () => {
	expect( verdict( wish( 1 ), null ) ).toBe( 'enough' );
} );

test( 'a Master of version 1, which says 0 of what it does not count, stops no order for that', () => {
	const told = ( quantity: number, more: Partial< EventItem > = {} ) => ( {
		gid: null,
		sku: 'A',
		old_sku: null,
		manage_stock: null,
		stock_quantity: quantity as JsonNumber,
		stock_status: 'instock',
		backorders: 'no' as const,
		low_stock_amount: null,
		delta: null,
		base_version: null,
		changed: null,
		version: null,
		deleted: null,
		...more,
	} );
	const counted = stock( 9 ).state;
	const uncounted = stock( null ).state;
	const verdictOf = ( item: EventItem, local: ProductState ) =>
		verdict( wish( 3 ), stockOfMaster( item, local ) );
	expect( verdictOf( told( 0 ), uncounted ) ).toBe( 'enough' );
	expect(
		verdictOf( told( 0, { stock_status: 'outofstock' } ), uncounted )
	).toBe( 'none' );
	expect( verdictOf( told( 2 ), counted ) ).toBe( 'too_little' );
	// Version 2 says what it counts, whatever this store does.
	expect( verdictOf( told( 2, { manage_stock: true } ), uncounted ) ).toBe(
		'too_little'
	);
	expect( verdictOf( told( 0, { manage_stock: false } ), counted ) ).toBe(
		'enough'
	);
} );
