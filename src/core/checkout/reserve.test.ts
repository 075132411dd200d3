import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import type { StoredBatch } from '../contract/stored';
import { batchItems, settleProducts } from '../sync/batch';
import { newChildLink } from '../sync/link-transitions';
import type { Demand } from './judge';
import {
	containsBatch,
	mayPassUnasked,
	wireDemand,
	demandFromItem,
	demandOf,
} from './reserve';

const UNIT = 1_000_000;

const counted = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * UNIT,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

describe( 'what a Child wants', () => {
	const MUG = 7;
	const PLATE = 8;
	/** Both sides have agreed on 10. */
	const agreed: Shadow = { ...newShadow( counted( 10 ) ), version: 4 };

	/** Two mugs and three plates were sold when it was made. */
	const batch: StoredBatch = {
		seq: 3,
		event_id: 'third',
		created: 0,
		items: batchItems(
			[
				{
					productId: MUG,
					sku: 'MUG',
					gid: '',
					local: counted( 8 ),
					shadow: agreed,
				},
				{
					productId: PLATE,
					sku: 'PLATE',
					gid: '',
					local: counted( 7 ),
					shadow: agreed,
				},
			],
			false
		),
		release: null,
	};

	const demand = (
		local: ProductState,
		shadow: Shadow | null,
		inFlight: StoredBatch | null
	) => demandOf( 'MUG', 3 * UNIT, MUG, local, shadow, inFlight );

	test( 'is asked for with all that was sold here since both sides agreed', () => {
		expect( demand( counted( 10 ), agreed, null ) ).toEqual( {
			sku: 'MUG',
			quantity: 3 * UNIT,
			unsent: 0,
			inFlight: 0,
		} );
		expect( demand( counted( 6 ), agreed, null ) ).toMatchObject( {
			unsent: -4 * UNIT,
			inFlight: 0,
		} );
		expect( demand( counted( 12 ), agreed, null ).unsent ).toBe( 2 * UNIT );
	} );

	test( 'is asked for with nothing unknown before both sides agreed on anything', () => {
		const nothing = { unsent: 0, inFlight: 0 };
		expect( demand( counted( 6 ), null, null ) ).toMatchObject( nothing );
		expect( demand( counted( 6 ), null, batch ) ).toMatchObject( nothing );
		expect(
			demand( counted( 6 ), newShadow( counted( 10 ) ), batch )
		).toMatchObject( nothing );
	} );

	test( 'does not count what is in flight as unsent, too', () => {
		expect( demand( counted( 8 ), agreed, batch ) ).toMatchObject( {
			unsent: 0,
			inFlight: -2 * UNIT,
		} );
		expect( demand( counted( 5 ), agreed, batch ) ).toMatchObject( {
			unsent: -3 * UNIT,
			inFlight: -2 * UNIT,
		} );
		// One came back after the batch was made.
		expect( demand( counted( 9 ), agreed, batch ) ).toMatchObject( {
			unsent: 1 * UNIT,
			inFlight: -2 * UNIT,
		} );
	} );

	test( 'has nothing in flight of an item that is settled: the agreement contains it', () => {
		const settled = settleProducts( batch, [ MUG ] );
		expect(
			demand(
				counted( 7 ),
				{ ...agreed, version: 5, state: counted( 8 ) },
				settled
			)
		).toMatchObject( { unsent: -1 * UNIT, inFlight: 0 } );
		expect(
			demandOf( 'PLATE', UNIT, PLATE, counted( 7 ), agreed, settled )
				.inFlight
		).toBe( -3 * UNIT );
	} );

	test( 'has nothing in flight of a product that the batch is not about', () => {
		expect(
			demandOf( 'BOWL', UNIT, 9, counted( 6 ), agreed, batch )
		).toMatchObject( { unsent: -4 * UNIT, inFlight: 0 } );
	} );
} );

test( 'a demand arrives as it was sent, with its decimals', () => {
	const demands: Demand[] = [
		{ sku: 'A', quantity: 3 * UNIT, unsent: -2 * UNIT, inFlight: UNIT },
		{ sku: '001', quantity: 100_000, unsent: -200_000, inFlight: 300_000 },
		{ sku: 'ä', quantity: 1, unsent: -1, inFlight: 1_234_567 },
	];
	for ( const demand of demands ) {
		const line = JSON.stringify( wireDemand( demand ) );
		expect( demandFromItem( JSON.parse( line ) ) ).toEqual( demand );
	}
	expect( JSON.stringify( wireDemand( demands[ 1 ]! ) ) ).toBe(
		'{"sku":"001","quantity":0.1,"unsent":-0.2,"in_flight":0.3}'
	);
} );

test( 'a difference that no quantity can have is sent as the largest that one can', () => {
	const demand: Demand = {
		sku: 'A',
		quantity: UNIT,
		unsent: -2e9 * UNIT,
		inFlight: 2e9 * UNIT,
	};
	expect( wireDemand( demand ) ).toMatchObject( {
		unsent: -1e9,
		in_flight: 1e9,
	} );
} );

describe( 'an order for which the Master could not be asked', () => {
	const NOW = 1_800_000_000;
	const ago = ( seconds: number ) => NOW - seconds;

	test( 'goes through, or does not, whenever the Master was heard', () => {
		for ( const heard of [ 0, ago( 1 ), ago( 86_400 ) ] ) {
			expect( mayPassUnasked( 'fail_open', heard, 30, NOW ) ).toBe(
				true
			);
			expect( mayPassUnasked( 'fail_closed', heard, 30, NOW ) ).toBe(
				false
			);
		}
	} );

	test( 'goes through for as many minutes as the shop trusts its own numbers, to the second', () => {
		const passes = ( heard: number ) =>
			mayPassUnasked( 'stale_cache', heard, 30, NOW );
		expect( passes( NOW ) ).toBe( true );
		expect( passes( ago( 1800 ) ) ).toBe( true );
		expect( passes( ago( 1801 ) ) ).toBe( false );
	} );

	test( 'does not go through on numbers that no Master has ever confirmed', () => {
		expect( mayPassUnasked( 'stale_cache', 0, 30, NOW ) ).toBe( false );
		// Not even where the clock says that the first hour of all clocks is young enough.
		expect( mayPassUnasked( 'stale_cache', 0, 30, 60 ) ).toBe( false );
	} );
} );

test( 'the Master has a batch when it has applied its number, or a later one, of the same epoch', () => {
	const link = { ...newChildLink( 0 ), epoch: 'e', applied: 4 };
	expect( containsBatch( link, 'e', 4 ) ).toBe( true );
	expect( containsBatch( link, 'e', 3 ) ).toBe( true );
	expect( containsBatch( link, 'e', 5 ) ).toBe( false );
	expect( containsBatch( link, 'other', 4 ) ).toBe( false );
	expect( containsBatch( link, 'e', 0 ) ).toBe( false );
} );
