import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import { ERRORS } from '../contract/errors';
import type { StoredBatch, StoredBatchItem } from '../contract/stored';
import {
	batchItems,
	containsItem,
	settleProducts,
	shadowAfterRefusal,
	shadowWithItem,
} from './batch';

const UNIT = 1_000_000;

const managed = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * UNIT,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const shadow: Shadow = { ...newShadow( managed( 10 ) ), version: 4, sku: 'A' };

const [ item ] = batchItems(
	[ { productId: 7, sku: 'A', gid: '', local: managed( 8 ), shadow } ],
	false
) as readonly [ StoredBatchItem ];

const batch: StoredBatch = {
	seq: 3,
	event_id: 'third',
	created: 0,
	items: [ item, { ...item, product_id: 8, sku: 'B' } ],
	release: null,
};

test( 'a batch holds the difference and the version that it starts from', () => {
	expect( item.delta ).toBe( -2 * UNIT );
	expect( item.base_version ).toBe( 4 );
} );

test( 'an acknowledgement contains the whole batch but for what was refused', () => {
	const ack = {
		epoch: 'e',
		seq: 3,
		event_id: 'third',
		refused: [ 'B' ],
		push: null,
	};
	expect(
		batch.items.map( ( each ) => containsItem( 'e', batch, ack, each ) )
	).toEqual( [ true, false ] );
	expect( containsItem( 'e', batch, { ...ack, seq: 2 }, item ) ).toBe(
		false
	);
	expect( containsItem( 'f', batch, ack, item ) ).toBe( false );
	expect(
		containsItem( 'e', batch, { ...ack, event_id: 'another' }, item )
	).toBe( false );
	expect( containsItem( 'e', batch, { ...ack, refused: null }, item ) ).toBe(
		true
	);
} );

test( 'a batch is closed by its last item, not by its first', () => {
	const half = settleProducts( batch, [ 7 ] );
	expect( half?.items.map( ( each ) => each.settled ) ).toEqual( [
		true,
		false,
	] );
	expect( settleProducts( half!, [ 8 ] ) ).toBeNull();
} );

test( 'an item that was applied without a state is in the base, and not sent again', () => {
	const after = shadowWithItem( shadow, item );
	expect( after.version ).toBe( 4 );
	expect(
		batchItems(
			[
				{
					productId: 7,
					sku: 'A',
					gid: '',
					local: managed( 8 ),
					shadow: after,
				},
			],
			false
		)
	).toEqual( [] );
} );

test( 'a new product asks for the Master’s state, even without a difference', () => {
	const fresh = {
		productId: 7,
		sku: 'A',
		gid: '',
		local: managed( 8 ),
		shadow: newShadow( managed( 8 ) ),
	};
	expect(
		batchItems( [ fresh ], true ).map( ( each ) => each.delta )
	).toEqual( [ 0 ] );
	expect( batchItems( [ fresh ], false ) ).toEqual( [] );
	expect(
		batchItems(
			[ { ...fresh, shadow: { ...fresh.shadow, refusedSku: 'A' } } ],
			true
		)
	).toEqual( [] );
	expect(
		batchItems( [ { ...fresh, local: managed( 10 ), shadow } ], true )
	).toEqual( [] );
} );

describe( 'a product that the Master refused', () => {
	test( 'keeps its difference where the SKU is unknown there', () => {
		expect(
			shadowAfterRefusal( item, ERRORS.unknown_sku, managed( 8 ), shadow )
		).toEqual( { ...shadow, refusedSku: 'A' } );
	} );

	test( 'starts over where it is excluded', () => {
		expect(
			shadowAfterRefusal( item, ERRORS.excluded, managed( 8 ), shadow )
		).toEqual( { ...newShadow( managed( 8 ) ), refusedSku: 'A' } );
	} );

	test( 'is known again where a state was adopted since', () => {
		const newer = { ...shadow, version: 5 };
		expect(
			shadowAfterRefusal( item, ERRORS.excluded, managed( 8 ), newer )
		).toBe( newer );
	} );
} );
