import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import type { StoredBatchItem } from '../contract/stored';
import { adopt } from './adopt';
import { batchItems } from './batch';

const UNIT = 1_000_000;

const managed = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * UNIT,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const unmanaged: ProductState = {
	manageStock: 'no',
	quantity: null,
	stockStatus: 'instock',
	backorders: 'no',
	lowStockAmount: null,
};

const shadow = ( state: ProductState, version = 4 ): Shadow => ( {
	...newShadow( state ),
	version,
} );

const itemOf = ( local: ProductState, base: Shadow ): StoredBatchItem =>
	batchItems(
		[ { productId: 7, sku: 'A', gid: '', local, shadow: base } ],
		false
	)[ 0 ]!;

test( 'what was sold here since the base stays on top of the new state', () => {
	const base = shadow( managed( 10 ) );
	const adoption = adopt( 5, managed( 6 ), managed( 9 ), base, null, false );
	expect( adoption.change.add ).toBe( -4 * UNIT );
	expect( adoption.change.set ).toBeNull();
	expect( adoption.shadow ).toEqual( shadow( managed( 6 ), 5 ) );
} );

test( 'what is under way counts once, before and after the Master has applied it', () => {
	const base = shadow( managed( 10 ) );
	const item = itemOf( managed( 9 ), base );
	const before = adopt( 5, managed( 6 ), managed( 9 ), base, item, false );
	expect( before.change.add ).toBe( -4 * UNIT );
	expect( before.settles ).toBe( false );
	const after = adopt( 5, managed( 5 ), managed( 9 ), base, item, true );
	expect( after.change.add ).toBe( -4 * UNIT );
	expect( after.settles ).toBe( true );
} );

test( 'an older state changes nothing', () => {
	const base = shadow( managed( 10 ) );
	expect(
		adopt( 4, managed( 6 ), managed( 9 ), base, null, false ).adopts
	).toBe( false );
} );

test( 'a state that turns out late to contain the batch takes it off again', () => {
	const base = shadow( managed( 9 ) );
	const item = itemOf( managed( 8 ), base );
	const adoption = adopt( 4, managed( 9 ), managed( 8 ), base, item, true );
	expect( adoption.change.add ).toBe( UNIT );
	expect( adoption.shadow ).toBe( base );
	expect( adoption.settles ).toBe( true );
} );

test( 'a field that is under way stays, though the Master shows another value and its base is the same', () => {
	const wanted: ProductState = { ...managed( 10 ), backorders: 'yes' };
	const item = itemOf( wanted, shadow( managed( 10 ) ) );
	const other: ProductState = { ...managed( 10 ), backorders: 'notify' };
	const adoption = adopt(
		6,
		other,
		wanted,
		shadow( wanted, 5 ),
		item,
		false
	);
	expect( adoption.change.backorders ).toBeNull();
} );

test( 'a product that begins to count takes the number with what is under way, and no hidden field shows', () => {
	const item = itemOf( managed( 9 ), shadow( managed( 10 ) ) );
	const adoption = adopt(
		6,
		managed( 5 ),
		unmanaged,
		shadow( unmanaged, 5 ),
		item,
		false
	);
	expect( adoption.change.manageStock ).toBe( 'yes' );
	expect( adoption.change.set ).toBe( 4 * UNIT );
	expect( adoption.change.backorders ).toBe( 'no' );
	expect( adoption.change.setsLowStockAmount ).toBe( true );
} );
