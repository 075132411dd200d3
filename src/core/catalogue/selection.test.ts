/**
 * Fields that a shop keeps to itself: nothing of them is sent or taken, and they start over when they return.
 */
import { adoptSelected } from '../sync/adopt-selected';
import { batchItems } from '../sync/batch';
import { isPublished, planPublish } from '../sync/publish';
import { digestText } from '../reconcile/digest';
import {
	keptOutOf,
	maskedState,
	SELECTABLE,
	shadowAfterSelection,
} from './selection';
import { newShadow, type Shadow } from './shadows';
import type { ProductState } from './state';
import { STORABLE } from './storable';

const counted = ( units: number, more = {} ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * 1000000,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
	...more,
} );

const agreed = ( units: number, more = {} ): Shadow => ( {
	...newShadow( counted( units ) ),
	version: 4,
	sku: 'A',
	...more,
} );

const sent = ( shown: ProductState, shadow: Shadow, keptOut: string[] ) =>
	batchItems(
		[
			{
				productId: 1,
				sku: 'A',
				gid: '',
				local: maskedState( shown, shadow, keptOut ),
				shadow,
			},
		],
		true
	).map( ( { delta, changed } ) => ( { delta, changed } ) );

const adopted = (
	remote: ProductState,
	shown: ProductState,
	shadow: Shadow | null,
	keptOut: string[],
	without: string[] = []
) =>
	adoptSelected(
		5,
		remote,
		without,
		shown,
		shadow,
		keptOut,
		null,
		false,
		STORABLE.statuses
	);

describe( 'on a Child that keeps out a field', () => {
	test.each( [
		[ 'stock_quantity', counted( 99 ) ],
		[ 'backorders', counted( 10, { backorders: 'yes' } ) ],
		[ 'low_stock_amount', counted( 10, { lowStockAmount: 7000000 } ) ],
	] )(
		'its own %s is not sent, and any other change is',
		( field, shown ) => {
			expect( sent( shown, agreed( 10 ), [] ) ).toHaveLength( 1 );
			expect( sent( shown, agreed( 10 ), [ field ] ) ).toEqual( [] );
		}
	);

	test( 'the Master’s number is agreed on and not written, so nothing differs', () => {
		const shown = counted( 99 );
		const { change, shadow } = adopted(
			counted( 7, { backorders: 'notify' } ),
			shown,
			agreed( 10 ),
			[ 'stock_quantity' ]
		);
		expect( change ).toMatchObject( { add: 0, set: null } );
		expect( change.backorders ).toBe( 'notify' );
		expect( shadow?.state.quantity ).toBe( 7000000 );
		expect( shadow?.keptOut ).toEqual( [ 'stock_quantity' ] );
		const local = maskedState(
			{ ...shown, backorders: 'notify' },
			shadow,
			shadow?.keptOut ?? []
		);
		expect( digestText( 'A', local, shadow! ) ).toBe(
			digestText( 'A', shadow!.state, shadow! )
		);
	} );

	test( 'at first contact its own stays', () => {
		expect(
			adopted( counted( 7 ), counted( 99 ), null, [ 'stock_quantity' ] )
				.change
		).toMatchObject( { add: 0, set: null } );
	} );

	test( 'a number that was kept out is never sent when it returns: the Master’s is taken', () => {
		const held = agreed( 10, { keptOut: [ 'stock_quantity' ] } );
		const shown = counted( 99 );
		const back = shadowAfterSelection( held, shown, [] );
		expect( back ).toMatchObject( { version: 0, keptOut: [] } );
		// Asks, and says nothing.
		expect( sent( shown, back, [] ) ).toEqual( [
			{ delta: 0, changed: [] },
		] );
		// One sold since stays on top.
		const { change } = adopted( counted( 7 ), counted( 98 ), back, [] );
		expect( 98000000 + change.add ).toBe( 6000000 );
	} );

	test( 'what is kept out anew changes nothing else', () => {
		expect(
			shadowAfterSelection( agreed( 10 ), counted( 8 ), [ 'backorders' ] )
		).toEqual( agreed( 10, { keptOut: [ 'backorders' ] } ) );
		const same = agreed( 10, { keptOut: [ 'backorders' ] } );
		expect(
			shadowAfterSelection( same, counted( 8 ), [ 'backorders' ] )
		).toBe( same );
	} );
} );

describe( 'what the Master keeps out', () => {
	const dirty = ( keptOut: string[], shadow: Shadow | null ) => ( {
		productId: 1,
		sku: 'A',
		local: maskedState(
			counted( 10, { backorders: 'yes' } ),
			shadow,
			keptOut
		),
		shadow,
		keptOut,
		forced: false,
	} );

	test( 'is published as such, once, and again when it returns', () => {
		const before = agreed( 10 );
		const [ out ] = planPublish( 4, [ dirty( [ 'backorders' ], before ) ] );
		expect( out?.shadow ).toMatchObject( {
			version: 5,
			keptOutByMaster: [ 'backorders' ],
			state: { backorders: 'no' },
		} );
		expect( isPublished( dirty( [ 'backorders' ], out!.shadow ) ) ).toBe(
			true
		);
		const [ back ] = planPublish( 5, [ dirty( [], out!.shadow ) ] );
		expect( back?.shadow ).toMatchObject( {
			keptOutByMaster: [],
			state: { backorders: 'yes' },
		} );
	} );

	test( 'a Child keeps its own of, and takes the Master’s when it returns', () => {
		const shown = counted( 10, { backorders: 'notify' } );
		const out = adopted(
			counted( 10 ),
			shown,
			agreed( 10 ),
			[],
			[ 'backorders' ]
		);
		expect( out.change.backorders ).toBeNull();
		expect( out.shadow?.keptOutByMaster ).toEqual( [ 'backorders' ] );
		expect( sent( shown, out.shadow!, [ 'backorders' ] ) ).toEqual( [] );
		const back = adoptSelected(
			6,
			counted( 10, { backorders: 'yes' } ),
			[],
			shown,
			out.shadow,
			[],
			null,
			false,
			STORABLE.statuses
		);
		expect( back.change.backorders ).toBe( 'yes' );
		expect( back.shadow?.keptOutByMaster ).toEqual( [] );
	} );

	test( 'an old state changes nothing of', () => {
		const held = agreed( 10, { keptOutByMaster: [ 'backorders' ] } );
		expect(
			adoptSelected(
				3,
				counted( 1 ),
				[],
				counted( 10 ),
				held,
				[],
				null,
				false,
				STORABLE.statuses
			).adopts
		).toBe( false );
	} );
} );

test( 'names that are none are left out, and order does not matter', () => {
	expect(
		keptOutOf( [ [ 'backorders', 'price' ], [ 'stock_status' ] ] )
	).toEqual( [ 'stock_status', 'backorders' ] );
	expect( SELECTABLE.fields ).toHaveLength( 4 );
} );
