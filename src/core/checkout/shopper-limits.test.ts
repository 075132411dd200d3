import type { ShopperReservation } from '../contract/reservations';
import { LIMITS } from '../contract/routes';
import { shopperReservations } from '../contract/validators.generated';
import {
	isEnded,
	isOpen,
	mayReserve,
	stillOpen,
	unitsOfWants,
	withEnded,
	withReservation,
	type ShopperWant,
} from './shopper-limits';

const UNIT = 1_000_000;

const want = (
	units: number,
	quantity: number,
	productId = 7
): ShopperWant => ( {
	productId,
	units: units * UNIT,
	quantity: quantity * UNIT,
} );

const open = ( key: string, address: string, ...wants: ShopperWant[] ) => ( {
	key,
	address,
	until: 1000,
	stocks: unitsOfWants( wants ),
} );

const many = ( count: number, address: string, ...wants: ShopperWant[] ) =>
	Array.from( { length: count }, ( _, index ) =>
		open( `key ${ index }`, address, ...wants )
	);

const stocks = ( count: number ) =>
	Array.from( { length: count }, ( _, index ) => want( 1, 100, index + 1 ) );

test( 'carts of one address hold half of a stock together, and at least one unit', () => {
	const may = ( units: number, held: number ) =>
		mayReserve(
			held === 0 ? [] : [ open( 'a', 'here', want( held, 42 ) ) ],
			'here',
			'b',
			[ want( units, 42 ) ],
			false
		);
	expect( may( 21, 0 ) ).toBe( true );
	expect( may( 22, 0 ) ).toBe( false );
	expect( may( 1, 20 ) ).toBe( true );
	expect( may( 2, 20 ) ).toBe( false );
	expect( mayReserve( [], 'here', 'a', [ want( 1, 1 ) ], false ) ).toBe(
		true
	);
	expect( mayReserve( [], 'here', 'a', [ want( 2, 2 ) ], false ) ).toBe(
		false
	);
} );

test( 'an order may have all that is there, unless others at its address hold of it', () => {
	const near = [ open( 'a', 'here', want( 1, 42 ) ) ];
	const place = ( units: number, address: string ) =>
		mayReserve( near, address, 'b', [ want( units, 42 ) ], true );
	expect( place( 42, 'elsewhere' ) ).toBe( true );
	expect( place( 20, 'here' ) ).toBe( true );
	expect( place( 21, 'here' ) ).toBe( false );
	// The last few go to whoever orders.
	expect( mayReserve( near, 'here', 'b', [ want( 3, 4 ) ], true ) ).toBe(
		true
	);
	expect( mayReserve( near, 'here', 'b', [ want( 41, 42, 8 ) ], true ) ).toBe(
		true
	);
} );

test( 'a reservation that is asked for again does not stand in its own way', () => {
	const near = [ open( 'a', 'here', want( 21, 42 ) ) ];
	expect( mayReserve( near, 'here', 'a', [ want( 21, 42 ) ], false ) ).toBe(
		true
	);
	expect( mayReserve( near, 'here', 'a', [ want( 22, 42 ) ], false ) ).toBe(
		false
	);
	const full = many( LIMITS.address_reservations, 'here', want( 1, 100 ) );
	expect(
		mayReserve( full, 'here', 'key 3', [ want( 1, 100 ) ], false )
	).toBe( true );
} );

test( 'an address has so many reservations open, and another its own', () => {
	const full = many( LIMITS.address_reservations, 'here', want( 1, 1000 ) );
	const crowded = many( LIMITS.address_orders, 'here', want( 1, 1000 ) );
	const may = ( near: typeof full, address: string, isPlacing: boolean ) =>
		mayReserve( near, address, 'new', [ want( 1, 1000 ) ], isPlacing );
	expect( may( full, 'here', false ) ).toBe( false );
	expect( may( full, 'elsewhere', false ) ).toBe( true );
	expect( may( full, 'here', true ) ).toBe( true );
	expect( may( crowded, 'here', true ) ).toBe( false );
	expect( may( crowded, 'elsewhere', true ) ).toBe( true );
} );

test( 'a cart holds so many products, an address and a store so many together', () => {
	const may = (
		near: ReturnType< typeof many >,
		count: number,
		isPlacing = false
	) => mayReserve( near, 'here', 'new', stocks( count ), isPlacing );
	expect( may( [], LIMITS.shopper_reservation_stocks ) ).toBe( true );
	expect( may( [], LIMITS.shopper_reservation_stocks + 1 ) ).toBe( false );
	expect( may( [], LIMITS.address_reservation_stocks, true ) ).toBe( true );
	expect( may( [], LIMITS.address_reservation_stocks + 1, true ) ).toBe(
		false
	);
	const near = [ open( 'a', 'here', ...stocks( 190 ) ) ];
	expect( may( near, 10, true ) ).toBe( true );
	expect( may( near, 11, true ) ).toBe( false );
	const far = Array.from( { length: 10 }, ( _, index ) =>
		open( `far ${ index }`, `far ${ index }`, ...stocks( 199 ) )
	);
	expect( may( far, 10 ) ).toBe( true );
	expect( may( far, 11 ) ).toBe( false );
} );

test( 'what has ended is forgotten, and a key is noted once', () => {
	const one = open( 'a', 'here', want( 1, 9 ) );
	const other = { ...open( 'b', 'here', want( 1, 9 ) ), until: 2000 };
	expect( stillOpen( [ one, other ], 999 ) ).toEqual( [ one, other ] );
	expect( stillOpen( [ one, other ], 1000 ) ).toEqual( [ other ] );
	const larger = open( 'a', 'here', want( 2, 9 ) );
	expect( withReservation( [ one, other ], larger ) ).toEqual( [
		other,
		larger,
	] );
} );

test( 'under the key of an order that is through nothing is held again, until nobody can be asking any more', () => {
	const before = [ open( 'a', 'here', want( 3, 42 ) ) ];
	const ended = withEnded( before, 'a', 500 );
	expect( ended.map( ( one ) => one.stocks ) ).toEqual( [ [] ] );
	expect( [ isEnded( before, 'a' ), isEnded( ended, 'a' ) ] ).toEqual( [
		false,
		true,
	] );
	expect( [ isOpen( before, 'a' ), isOpen( ended, 'a' ) ] ).toEqual( [
		true,
		false,
	] );
	const late = [ want( 1, 42 ) ];
	expect( mayReserve( ended, 'here', 'a', late, false ) ).toBe( false );
	expect( mayReserve( ended, 'here', 'a', late, true ) ).toBe( false );
	expect( mayReserve( ended, 'here', 'b', late, false ) ).toBe( true );
	const until = 500 + LIMITS.checkout_ended_seconds;
	expect( stillOpen( ended, until - 1 ) ).toEqual( ended );
	expect( stillOpen( ended, until ) ).toEqual( [] );
} );

test( 'however many orders end at once, the row stays one that can be read', () => {
	let row: readonly ShopperReservation[] = many(
		2000,
		'here',
		want( 1, 100 )
	);
	for ( let index = 0; index < 600; index++ ) {
		row = withEnded( row, `ended ${ index }`, 500 );
	}
	expect( row ).toHaveLength( 2500 );
	expect( shopperReservations( { open: row } ).ok ).toBe( true );
	expect( isEnded( row, 'ended 599' ) ).toBe( true );
	expect( isEnded( row, 'ended 99' ) ).toBe( false );
	expect( isEnded( row, 'ended 100' ) ).toBe( true );
} );
