import type { ProductState } from '../catalogue/state';
import type { ReserveItem } from '../contract/reservations';
import { LIMITS } from '../contract/routes';
import type { JsonNumber } from '../runtime/number';
import {
	grantOf,
	heldAgainst,
	unitsToHold,
	demandsByProduct,
	type GrantCase,
	type HeldParts,
} from './grant';
import type { MasterStock, Demand } from './judge';

const UNIT = 1_000_000;
const NOTHING: HeldParts = { others: 0, own: 0, sold: 0 };
const NO_ROWS = { ofChild: 0, ofAll: 0 };

const counted = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * UNIT,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const uncounted: ProductState = {
	...counted( 0 ),
	manageStock: 'no',
	quantity: null,
	stockStatus: 'instock',
};

const demand = ( quantity: number, unsent = 0, inFlight = 0 ): Demand => ( {
	sku: 'A',
	quantity: quantity * UNIT,
	unsent: unsent * UNIT,
	inFlight: inFlight * UNIT,
} );

const units = ( others: number, own: number, sold: number ): HeldParts => ( {
	others: others * UNIT,
	own: own * UNIT,
	sold: sold * UNIT,
} );

/** What is asked for of a stock, as the Master puts it together. */
const of = (
	wanted: Demand,
	has: number,
	parts = NOTHING,
	productId = 7
): GrantCase => ( {
	productId,
	demand: wanted,
	parts,
	stock: {
		state: counted( has ),
		stockStatus: has > 0 ? 'instock' : 'outofstock',
		held: heldAgainst( parts, wanted, false ),
		containsBatch: false,
	},
} );

const isGranted = ( ...cases: GrantCase[] ) =>
	grantOf( cases, NO_ROWS ) !== null;

test( 'all that is wanted is granted, or nothing', () => {
	const enough = of( demand( 1 ), 9 );
	const tooLittle = of( demand( 9 ), 1, NOTHING, 8 );
	const none = of( demand( 1 ), 0, NOTHING, 9 );
	expect( isGranted( enough, of( demand( 1 ), 9, NOTHING, 8 ) ) ).toBe(
		true
	);
	expect( isGranted( enough, tooLittle ) ).toBe( false );
	expect( isGranted( none, enough ) ).toBe( false );
	expect( isGranted() ).toBe( true );
	expect( grantOf( [ enough ], NO_ROWS ) ).toEqual( [
		{ productId: 7, units: UNIT },
	] );
} );

test( 'units are held of what is counted and cannot be backordered', () => {
	const wanted: Demand = { ...demand( 2.5, -1, -1 ) };
	const held = ( state: ProductState ) => {
		const stock: MasterStock = {
			state,
			stockStatus: 'instock',
			held: UNIT,
			containsBatch: false,
		};
		return unitsToHold( wanted, stock );
	};
	expect( held( counted( 9 ) ) ).toBe( 2_500_000 );
	expect( held( uncounted ) ).toBe( 0 );
	expect( held( { ...uncounted, manageStock: 'parent' } ) ).toBe( 0 );
	expect( held( { ...counted( 9 ), backorders: 'yes' } ) ).toBe( 0 );
	expect( held( { ...counted( 9 ), backorders: 'notify' } ) ).toBe( 0 );
} );

describe( 'lines of a question', () => {
	const item = (
		sku: string,
		quantity: number,
		unsent = 0,
		inFlight = 0
	): ReserveItem => ( {
		sku,
		quantity: quantity as JsonNumber,
		unsent: unsent as JsonNumber,
		in_flight: inFlight as JsonNumber,
	} );
	const line = ( productId: number, wanted: ReserveItem ) => ( {
		productId,
		item: wanted,
	} );

	test( 'that lead to one product are added up, under whatever SKU', () => {
		const demands = demandsByProduct( [
			line( 7, item( 'A', 40 ) ),
			line( 8, item( 'B', 1 ) ),
			line( 7, item( 'a', 40.5 ) ),
		] );
		expect( demands.map( ( one ) => one.productId ) ).toEqual( [ 7, 8 ] );
		expect( demands[ 0 ]?.demand.quantity ).toBe( 80.5 * UNIT );
		expect( isGranted( of( demands[ 0 ]!.demand, 42 ) ) ).toBe( false );
	} );

	test( 'say of one stock the least that any of them says', () => {
		const [ one ] = demandsByProduct( [
			line( 7, item( 'A', 1, -3, 5 ) ),
			line( 7, item( 'A', 1, 1e9, -2 ) ),
		] );
		expect( one?.demand ).toMatchObject( {
			unsent: -3 * UNIT,
			inFlight: -2 * UNIT,
		} );
	} );

	test( 'add up to no more than a quantity can be', () => {
		const [ one ] = demandsByProduct(
			Array.from( { length: LIMITS.items }, () =>
				line( 7, item( 'A', 1e9 ) )
			)
		);
		expect( one?.demand.quantity ).toBe( 1e9 * UNIT );
	} );
} );

describe( 'what a Child claims', () => {
	test( 'to have added lets it hold nothing that the Master does not have', () => {
		expect( isGranted( of( demand( 5 ), 5 ) ) ).toBe( true );
		for ( const claim of [
			demand( 6, 1000 ),
			demand( 6, 0, 1000 ),
			demand( 6, 1e9, -1 ),
		] ) {
			expect( isGranted( of( claim, 5 ) ) ).toBe( false );
		}
	} );

	test( 'to have sold under a key counts once: as sold, and the rest as held', () => {
		const against = ( untold: number, sold: number ) =>
			heldAgainst( units( 2, 1, sold ), demand( 1, -untold ), false ) /
			UNIT;
		expect( against( 0, 0 ) ).toBe( 3 );
		expect( against( 0, 5 ) ).toBe( 8 );
		expect( against( 3, 5 ) ).toBe( 5 );
		expect( against( 5, 5 ) ).toBe( 3 );
		expect( against( 9, 5 ) ).toBe( 3 );
		// What was sold and told is not held for it any more.
		expect(
			heldAgainst( units( 0, 0, 5 ), demand( 1, 0, -5 ), true )
		).toBe( 5 * UNIT );
	} );

	test( 'never lowers what is held for others', () => {
		const held = heldAgainst(
			units( -20, -3, -5 ),
			demand( 1, 1e9 ),
			false
		);
		expect( held ).toBe( 0 );
	} );
} );

describe( 'a limit', () => {
	test( 'keeps a Child from holding more than three quarters of a stock', () => {
		expect( isGranted( of( demand( 75 ), 100 ) ) ).toBe( true );
		expect( isGranted( of( demand( 76 ), 100 ) ) ).toBe( false );
		const own = units( 0, 50, 0 );
		expect( isGranted( of( demand( 25 ), 100, own ) ) ).toBe( true );
		expect( isGranted( of( demand( 26 ), 100, own ) ) ).toBe( false );
		const sold = units( 0, 50, 10 );
		expect( isGranted( of( demand( 15 ), 100, sold ) ) ).toBe( true );
		expect( isGranted( of( demand( 16 ), 100, sold ) ) ).toBe( false );
		// What others hold is not its own.
		expect( isGranted( of( demand( 75 ), 100, units( 25, 0, 0 ) ) ) ).toBe(
			true
		);
	} );

	test( 'leaves the last five units to whoever comes first', () => {
		expect( isGranted( of( demand( 5 ), 5 ) ) ).toBe( true );
		expect( isGranted( of( demand( 5 ), 6 ) ) ).toBe( true );
		expect( isGranted( of( demand( 6 ), 6 ) ) ).toBe( false );
	} );

	test( 'keeps a Child, and all of them, from more rows than there may be', () => {
		const cases = [
			of( demand( 1 ), 9 ),
			of( demand( 1 ), 9, NOTHING, 8 ),
			// Nothing is held of it.
			{
				...of( demand( 1 ), 9, NOTHING, 9 ),
				stock: {
					state: uncounted,
					stockStatus: 'instock',
					held: 0,
					containsBatch: false,
				},
			},
		];
		const granted = ( ofChild: number, ofAll: number ) =>
			grantOf( cases, { ofChild, ofAll } )?.length;
		expect( granted( 1998, 9998 ) ).toBe( 2 );
		expect( granted( 1999, 1999 ) ).toBeUndefined();
		expect( granted( 0, 9999 ) ).toBeUndefined();
	} );
} );
