import type { ProductState } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import type { EventItem } from '../contract/payloads';
import { jsonFromMicro } from '../runtime/number';
import {
	changeFromOldChild,
	isSafeForOldChild,
	itemFromOldMaster,
	knownOfOldChild,
	rememberedOfOldChild,
	renamesForOldChild,
	shadowAfterOldAnswer,
} from './old-peer';

const UNIT = 1_000_000;

const managed = ( quantity: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: quantity * UNIT,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: 3 * UNIT,
} );

const unmanaged: ProductState = {
	manageStock: 'no',
	quantity: null,
	stockStatus: 'instock',
	backorders: 'no',
	lowStockAmount: null,
};

const item = ( quantity: number ): EventItem => ( {
	gid: '',
	sku: 'A',
	old_sku: null,
	manage_stock: true,
	stock_quantity: jsonFromMicro( quantity * UNIT ),
	stock_status: 'instock',
	backorders: 'no',
	low_stock_amount: jsonFromMicro( 0 ),
	delta: null,
	base_version: null,
	changed: null,
	version: null,
	deleted: null,
	without: null,
} );

describe( 'an old Child', () => {
	const known = {
		product_id: 7,
		quantity: 10 * UNIT,
		time: 100,
		sku: 'A',
	};

	test( 'sells two, and the Master sells two, not more and not to its number', () => {
		expect(
			changeFromOldChild( 7, 8 * UNIT, 101, known, 5 * UNIT )
		).toEqual( {
			delta: -2 * UNIT,
			known: { ...known, quantity: 8 * UNIT, time: 101 },
			isOff: true,
		} );
	} );

	test( 'that shows the Master its own sum is left alone', () => {
		expect(
			changeFromOldChild( 7, 8 * UNIT, 101, known, 10 * UNIT ).isOff
		).toBe( false );
	} );

	test( 'is told the number of the Master when it speaks for the first time', () => {
		expect( changeFromOldChild( 7, 0, 101, null, 5 * UNIT ) ).toEqual( {
			delta: 0,
			known: { ...known, quantity: 0, time: 101, sku: null },
			isOff: true,
		} );
	} );

	test( 'that repeats an older number changes nothing', () => {
		expect(
			changeFromOldChild( 7, 12 * UNIT, 99, known, 10 * UNIT )
		).toEqual( { delta: 0, known: null, isOff: false } );
	} );

	test( 'is never sent a product that does not count its stock', () => {
		expect( isSafeForOldChild( unmanaged ) ).toBe( false );
		expect( isSafeForOldChild( managed( 1 ) ) ).toBe( true );
	} );

	test( 'is told of a rename once, and only of a product that it was told before', () => {
		const product = { productId: 7, sku: 'B', gid: 'g' };
		expect( renamesForOldChild( [ product ], [ known ] ) ).toEqual( [
			{ gid: 'g', sku: 'B', old_sku: 'A' },
		] );
		expect(
			renamesForOldChild( [ product ], [ { ...known, sku: 'B' } ] )
		).toEqual( [] );
		expect(
			renamesForOldChild( [ product ], [ { ...known, sku: null } ] )
		).toEqual( [] );
		expect( renamesForOldChild( [ product ], [] ) ).toEqual( [] );
	} );

	test( 'is remembered once for each product', () => {
		const remembered = rememberedOfOldChild(
			[ known, { ...known, product_id: 8 } ],
			[ { ...known, quantity: 5, time: 200 } ]
		);
		expect( remembered ).toHaveLength( 2 );
		expect( knownOfOldChild( remembered, 7 )?.quantity ).toBe( 5 );
		expect( knownOfOldChild( remembered, 9 ) ).toBeNull();
	} );
} );

describe( 'an old Master', () => {
	test( 'does not turn a product that counts nothing into one with no stock', () => {
		expect( itemFromOldMaster( item( 0 ), unmanaged ) ).toBeNull();
	} );

	test( 'does not replace a low stock amount by its zero', () => {
		expect(
			itemFromOldMaster( item( 4 ), managed( 9 ) )?.low_stock_amount
		).toBe( 3 );
	} );

	test( 'that took a batch holds what was sent', () => {
		const shadow = { ...newShadow( managed( 10 ) ), version: 4 };
		const after = shadowAfterOldAnswer( shadow, {
			product_id: 7,
			sku: 'A',
			gid: '',
			delta: -2 * UNIT,
			base_version: 4,
			changed: [],
			quantity: 8 * UNIT,
			manage_stock: 'yes',
			stock_status: null,
			backorders: 'no',
			low_stock_amount: null,
			settled: false,
		} );
		expect( after.version ).toBe( 0 );
		expect( after.state.quantity ).toBe( 8 * UNIT );
	} );
} );
