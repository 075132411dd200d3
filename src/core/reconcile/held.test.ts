import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import { adopt } from '../sync/adopt';
import { planPublish } from '../sync/publish';
import {
	differences,
	heldItem,
	notHeld,
	oldDifferences,
	stateFromWire,
	verdictOn,
	verdictOnOld,
} from './held';

const units = ( n: number ) => n * 1000000;

const counted = (
	quantity: number,
	more: Partial< ProductState > = {}
): ProductState => ( {
	manageStock: 'yes',
	quantity: units( quantity ),
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
	...more,
} );

const uncounted = ( stockStatus: string | null ): ProductState => ( {
	manageStock: 'no',
	quantity: null,
	stockStatus,
	backorders: 'no',
	lowStockAmount: null,
} );

const shadow = (
	version: number,
	state: ProductState,
	refusedSku: string | null = null
): Shadow => ( { ...newShadow( state ), version, refusedSku } );

/** What a Child says of a product with this stock and this base. */
const says = ( local: ProductState, base: Shadow | null ) =>
	heldItem( 'A', local, 'instock', base );

const MASTER = shadow( 5, counted( 10 ) );

test( 'a Child in step needs nothing', () => {
	expect( verdictOn( says( counted( 10 ), MASTER ), MASTER, 5 ) ).toBe(
		'same'
	);
} );

test( 'a sale that is on its way is no difference to correct', () => {
	expect( verdictOn( says( counted( 8 ), MASTER ), MASTER, 5 ) ).toBe(
		'waiting'
	);
} );

test( 'a base that is not what the Master published is mended, also where the versions agree', () => {
	const wrong = shadow( 5, counted( 13 ) );
	expect( verdictOn( says( counted( 13 ), wrong ), MASTER, 5 ) ).toBe(
		'repair'
	);
	expect( verdictOn( says( counted( 10 ), wrong ), MASTER, 5 ) ).toBe(
		'repair'
	);
	expect( verdictOn( says( counted( 10 ), null ), MASTER, 5 ) ).toBe(
		'repair'
	);
} );

test( 'a state that the ordinary push still brings is left to it, and one that it has passed is mended', () => {
	const old = says( counted( 7 ), shadow( 3, counted( 7 ) ) );
	expect( verdictOn( old, MASTER, 4 ) ).toBe( 'coming' );
	expect( verdictOn( old, MASTER, 5 ) ).toBe( 'repair' );
} );

test( 'what was never adopted is mended, even where it happens to be the same', () => {
	expect(
		verdictOn(
			says( counted( 10 ), shadow( 0, counted( 10 ) ) ),
			MASTER,
			5
		)
	).toBe( 'repair' );
} );

test( 'what the Master once refused is made known by a push, so that the Child sends what it held back', () => {
	const held = says( counted( 8 ), shadow( 5, counted( 10 ), 'A' ) );
	expect( held.waits ).toBe( 'refused' );
	expect( verdictOn( held, MASTER, 5 ) ).toBe( 'repair' );
	const adoption = adopt(
		6,
		counted( 10 ),
		counted( 8 ),
		shadow( 5, counted( 10 ), 'A' ),
		null,
		false
	);
	expect( adoption.shadow?.refusedSku ).toBeNull();
	expect( adoption.change.add ).toBe( 0 );
} );

test( 'publishing anew mends the Child, and a sale that it has not sent stays', () => {
	const wrong = shadow( 5, counted( 13 ) );
	const [ published ] = planPublish( 5, [
		{
			productId: 1,
			sku: 'A',
			local: counted( 10 ),
			shadow: MASTER,
			keptOut: [],
			forced: true,
		},
	] );
	// The Child shows 12: its base is wrong by 3, and it has sold one.
	const adoption = adopt(
		published!.shadow.version,
		published!.shadow.state,
		counted( 12 ),
		wrong,
		null,
		false
	);
	expect( units( 12 ) + adoption.change.add ).toBe( units( 9 ) );
	expect(
		verdictOn( says( counted( 9 ), adoption.shadow ), published!.shadow, 6 )
	).toBe( 'waiting' );
} );

test( 'a SKU that a Child cannot speak of has a verdict of its own', () => {
	const verdict = ( code: string ) =>
		verdictOn( notHeld( 'A', code ), MASTER, 5 );
	expect( verdict( 'kss_unknown_sku' ) ).toBe( 'missing' );
	expect( verdict( 'kss_excluded' ) ).toBe( 'excluded' );
	expect( verdict( 'kss_not_syncable' ) ).toBe( 'excluded' );
	expect( verdict( 'kss_duplicate_sku' ) ).toBe( 'duplicate' );
} );

test( 'every field that differs is named, as both stores show it', () => {
	expect(
		differences(
			counted( 2.5, { lowStockAmount: units( 3 ) } ),
			counted( 2, { backorders: 'notify' } )
		)
	).toEqual( [
		{ field: 'stock_quantity', master: '2.5', child: '2' },
		{ field: 'backorders', master: 'no', child: 'notify' },
		{ field: 'low_stock_amount', master: '3', child: '' },
	] );
	expect( differences( counted( 2 ), uncounted( 'instock' ) ) ).toEqual( [
		{ field: 'manage_stock', master: 'yes', child: 'no' },
		{ field: 'stock_quantity', master: '2', child: '' },
	] );
	expect(
		differences( uncounted( 'instock' ), uncounted( 'outofstock' ) )
	).toEqual( [
		{ field: 'stock_status', master: 'instock', child: 'outofstock' },
	] );
} );

test( 'a status that each store derives for itself is not compared', () => {
	expect(
		differences( uncounted( null ), uncounted( 'outofstock' ) )
	).toEqual( [] );
} );

test( 'a state survives the wire', () => {
	for ( const state of [
		counted( 2.5, { lowStockAmount: 0, backorders: 'yes' } ),
		counted( -3 ),
		uncounted( 'onbackorder' ),
	] ) {
		expect( stateFromWire( says( state, null ).state! ) ).toEqual( state );
	}
} );

test( 'a Child of version 1 is not blamed for what it cannot say', () => {
	const old = ( quantity: number, low: number ) => ( {
		...notHeld( 'A', '' ),
		state: says( counted( quantity, { lowStockAmount: low } ), null ).state,
	} );
	expect( oldDifferences( old( 10, 0 ), counted( 10 ) ) ).toEqual( [] );
	expect( oldDifferences( old( 0, 0 ), uncounted( 'instock' ) ) ).toEqual(
		[]
	);
	expect( verdictOnOld( old( 9, 0 ), counted( 10 ) ) ).toBe( 'repair' );
	expect(
		verdictOnOld(
			old( 10, 0 ),
			counted( 10, { lowStockAmount: units( 2 ) } )
		)
	).toBe( 'repair' );
	expect(
		verdictOnOld( notHeld( 'A', 'kss_unknown_sku' ), counted( 1 ) )
	).toBe( 'missing' );
} );
