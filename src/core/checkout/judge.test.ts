import type { ProductState } from '../catalogue/state';
import type { EventItem } from '../contract/payloads';
import type { HeldUnits, ReserveAnswer } from '../contract/reservations';
import { jsonFromMicro, type JsonNumber } from '../runtime/number';
import {
	type MasterStock,
	stockOfMaster,
	verdictOnDemand,
	type Demand,
} from './judge';

const units = ( n: number ) => n * 1000000;

const stock = (
	quantity: number | null,
	more: Partial< ProductState > = {},
	stockStatus = 'instock'
): MasterStock => ( {
	state: {
		manageStock: quantity === null ? ( 'no' as const ) : ( 'yes' as const ),
		quantity: quantity === null ? null : units( quantity ),
		stockStatus: null,
		backorders: 'no' as const,
		lowStockAmount: null,
		...more,
	},
	stockStatus,
	held: 0,
	containsBatch: false,
} );

const demand = ( quantity: number, unsent = 0, inFlight = 0 ): Demand => ( {
	sku: 'A',
	quantity: units( quantity ),
	unsent: units( unsent ),
	inFlight: units( inFlight ),
} );

const told = (
	quantity: number,
	more: Partial< EventItem > = {}
): EventItem => ( {
	gid: null,
	sku: 'A',
	old_sku: null,
	manage_stock: null,
	stock_quantity: quantity as JsonNumber,
	stock_status: 'instock',
	backorders: 'no',
	low_stock_amount: null,
	delta: null,
	base_version: null,
	changed: null,
	version: null,
	deleted: null,
	without: null,
	...more,
} );

const verdict = ( ...args: Parameters< typeof verdictOnDemand > ) =>
	verdictOnDemand( ...args ).verdict;

test( 'what is left decides, to the last unit and below it', () => {
	expect( verdict( demand( 3 ), stock( 3 ) ) ).toBe( 'enough' );
	expect( verdictOnDemand( demand( 4 ), stock( 3 ) ) ).toEqual( {
		verdict: 'too_little',
		left: units( 3 ),
	} );
	expect( verdict( demand( 1 ), stock( 0 ) ) ).toBe( 'none' );
	expect( verdict( demand( 1 ), stock( -2 ) ) ).toBe( 'none' );
	expect( verdict( demand( 0.5 ), stock( 0.25 ) ) ).toBe( 'too_little' );
} );

test( 'what this store has sold and not reported is not there any more, and what it has added not yet', () => {
	expect( verdict( demand( 3 ), stock( 5, {}, 'instock' ) ) ).toBe(
		'enough'
	);
	expect( verdictOnDemand( demand( 3, -3 ), stock( 5 ) ) ).toEqual( {
		verdict: 'too_little',
		left: units( 2 ),
	} );
	expect( verdict( demand( 1, -5 ), stock( 5 ) ) ).toBe( 'none' );
	expect( verdict( demand( 6, 2 ), stock( 5 ) ) ).toBe( 'too_little' );
} );

test( 'what is held for others is not left', () => {
	expect(
		verdictOnDemand( demand( 3 ), { ...stock( 5 ), held: units( 3 ) } )
	).toEqual( { verdict: 'too_little', left: units( 2 ) } );
	expect( verdict( demand( 2 ), { ...stock( 5 ), held: units( 3 ) } ) ).toBe(
		'enough'
	);
	expect( verdict( demand( 1 ), { ...stock( 5 ), held: units( 5 ) } ) ).toBe(
		'none'
	);
	// More is held than there is: somebody on the Master has corrected the stock meanwhile.
	expect(
		verdictOnDemand( demand( 1 ), { ...stock( 5 ), held: units( 8 ) } )
	).toEqual( { verdict: 'none', left: 0 } );
	// It adds up with what this store has sold.
	expect(
		verdict( demand( 2, -1 ), { ...stock( 5 ), held: units( 3 ) } )
	).toBe( 'too_little' );
} );

test( 'a batch that the Master has applied is not taken off twice, one that it has not is', () => {
	const before = stock( 5 );
	const after = { ...stock( 3 ), containsBatch: true };
	for ( const seen of [ before, after ] ) {
		expect( verdictOnDemand( demand( 4, 0, -2 ), seen ) ).toEqual( {
			verdict: 'too_little',
			left: units( 3 ),
		} );
		expect( verdict( demand( 3, 0, -2 ), seen ) ).toBe( 'enough' );
		// What no batch carries yet is not in it either way.
		expect( verdictOnDemand( demand( 3, -1, -2 ), seen ).left ).toBe(
			units( 2 )
		);
	}
} );

test( 'a batch that adds is there once the Master has applied it', () => {
	expect( verdict( demand( 6, 0, 2 ), stock( 5 ) ) ).toBe( 'too_little' );
	expect(
		verdict( demand( 6, 0, 2 ), { ...stock( 7 ), containsBatch: true } )
	).toBe( 'enough' );
} );

test( 'backorders are never in the way', () => {
	for ( const backorders of [ 'notify', 'yes' ] as const ) {
		expect(
			verdict( demand( 9 ), stock( 0, { backorders }, 'onbackorder' ) )
		).toBe( 'enough' );
	}
} );

test( 'what is not counted is judged by its status alone', () => {
	expect( verdict( demand( 9 ), stock( null ) ) ).toBe( 'enough' );
	expect( verdict( demand( 9 ), stock( null, {}, 'onbackorder' ) ) ).toBe(
		'enough'
	);
	expect( verdict( demand( 1 ), stock( null, {}, 'outofstock' ) ) ).toBe(
		'none'
	);
} );

test( 'a shop that keeps its last units back is out of stock before it is empty', () => {
	expect( verdict( demand( 1 ), stock( 2, {}, 'outofstock' ) ) ).toBe(
		'none'
	);
} );

test( 'the Master has nothing to say of what it does not have', () => {
	expect( verdict( demand( 1 ), null ) ).toBe( 'enough' );
} );

test( 'a Master of version 1, which says 0 of what it does not count, stops no order for that', () => {
	const counted = stock( 9 ).state;
	const uncounted = stock( null ).state;
	const verdictOf = ( item: EventItem, local: ProductState ) =>
		verdict( demand( 3 ), stockOfMaster( item, local, null ) );
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

describe( 'what version 2 says beside the quantities', () => {
	const held = ( sku: string, quantity: number ): HeldUnits => ( {
		sku,
		quantity: jsonFromMicro( units( quantity ) ),
	} );
	const answer = ( more: Partial< ReserveAnswer > ): ReserveAnswer => ( {
		granted: false,
		held: [],
		contains_batch: false,
		...more,
	} );
	const local = stock( 9 ).state;
	const item = ( sku: string ) => told( 9, { sku, manage_stock: true } );

	test( 'is matched by SKU, wherever it stands', () => {
		const reserve = answer( {
			held: [ held( 'B', 2 ), held( 'a', 7 ), held( 'A', 1.5 ) ],
		} );
		const heldOf = ( sku: string ) =>
			stockOfMaster( item( sku ), local, reserve ).held;
		expect( heldOf( 'A' ) ).toBe( units( 1.5 ) );
		expect( heldOf( 'B' ) ).toBe( units( 2 ) );
		expect( heldOf( 'C' ) ).toBe( 0 );
	} );

	test( 'tells whether the batch is in them; version 1 does not know of it', () => {
		const containsBatch = ( reserve: ReserveAnswer | null ) =>
			stockOfMaster( item( 'A' ), local, reserve ).containsBatch;
		expect( containsBatch( answer( { contains_batch: true } ) ) ).toBe(
			true
		);
		expect( containsBatch( answer( {} ) ) ).toBe( false );
		expect( containsBatch( null ) ).toBe( false );
		expect( stockOfMaster( item( 'A' ), local, null ).held ).toBe( 0 );
	} );
} );
