import type { JsonNumber } from '../runtime/number';
import { linkAfterBatch, ackOf, planApply, verdictOnBatch } from './apply';
import { newChildLink } from './link-transitions';

const link = {
	...newChildLink( 0 ),
	epoch: 'e',
	applied: 4,
	event_id: 'fourth',
	walk: null,
};

test( 'a batch is applied once, in its turn', () => {
	expect( verdictOnBatch( link, 'e', 5, 'fifth' ) ).toBe( 'apply' );
	expect( verdictOnBatch( link, 'e', 4, 'fourth' ) ).toBe( 'repeat' );
	expect( verdictOnBatch( link, 'e', 4, 'another' ) ).toBe(
		'out_of_sequence'
	);
	expect( verdictOnBatch( link, 'e', 6, 'sixth' ) ).toBe( 'out_of_sequence' );
	expect( verdictOnBatch( link, 'f', 2, 'x' ) ).toBe( 'out_of_sequence' );
} );

test( 'an epoch that is over cannot be opened again by a request that comes late', () => {
	const after = linkAfterBatch( link, 'open', 'f', 1, 'x', 9, true, [] );
	expect( after.walk ).toEqual( { after: 0, target: 9 } );
	expect( verdictOnBatch( after, 'e', 1, 'first' ) ).toBe(
		'out_of_sequence'
	);
	expect( verdictOnBatch( after, 'g', 1, 'first' ) ).toBe( 'open' );
} );

test( 'only so many past epochs are remembered', () => {
	let many = link;
	for ( let i = 0; i < 20; i++ ) {
		many = {
			...linkAfterBatch( many, 'open', `e${ i }`, 1, 'x', 9, true, [] ),
			walk: null,
		};
	}
	expect( many.past_epochs ).toEqual(
		[ 11, 12, 13, 14, 15, 16, 17, 18 ].map( ( i ) => `e${ i }` )
	);
} );

test( 'what was refused is named with every state until the next batch', () => {
	const errors = [ { sku: 'A', code: 'kss_excluded' } ];
	const after = linkAfterBatch(
		link,
		'apply',
		'e',
		5,
		'x',
		9,
		false,
		errors
	);
	expect( ackOf( after ) ).toEqual( {
		epoch: 'e',
		seq: 5,
		event_id: 'x',
		refused: [ 'A' ],
		push: '',
	} );
	expect(
		ackOf( linkAfterBatch( after, 'apply', 'e', 6, 'y', 9, false, [] ) )
			.refused
	).toEqual( [] );
} );

test( 'a status that is named for a product that counts its stock is not written beside WooCommerce’s own', () => {
	const counts = {
		manageStock: 'yes',
		quantity: 0,
		stockStatus: null,
		backorders: 'no',
		lowStockAmount: null,
	} as const;
	const item = {
		gid: null,
		sku: 'A',
		old_sku: null,
		manage_stock: false,
		stock_quantity: null,
		stock_status: 'instock',
		backorders: null,
		low_stock_amount: null,
		delta: 5 as JsonNumber,
		base_version: 1,
		changed: [ 'stock_status' ],
		version: null,
		deleted: null,
		without: null,
	};
	expect( planApply( counts, item ) ).toMatchObject( {
		add: 5_000_000,
		stockStatus: null,
	} );
	expect(
		planApply( counts, {
			...item,
			changed: [ 'manage_stock', 'stock_status' ],
		} )
	).toMatchObject( { manageStock: 'no', stockStatus: 'instock' } );
} );
