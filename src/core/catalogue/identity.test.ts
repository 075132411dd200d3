import { ERRORS } from '../contract/errors';
import {
	isRemovalOf,
	possibleRenames,
	resolveItem,
	wantedSku,
} from './identity';
import { stateFromMeta } from './state';
import { newShadow } from './shadows';

const holder = ( productId: number, gid = '' ) => ( { productId, gid } );

const found = ( productId: number ) => ( { productId, code: '' } );

describe( 'the product that an item speaks of', () => {
	test( 'is the one with its SKU, as long as no GID says otherwise', () => {
		expect( resolveItem( 'A', '', [ holder( 1 ) ], [], [] ) ).toEqual(
			found( 1 )
		);
		expect( resolveItem( 'A', 'g', [ holder( 1, 'g' ) ], [], [] ) ).toEqual(
			found( 1 )
		);
		expect( resolveItem( 'A', 'g', [ holder( 1, 'h' ) ], [], [] ) ).toEqual(
			found( 1 )
		);
	} );

	test( 'is the one with its GID where another has its SKU', () => {
		expect(
			resolveItem(
				'A',
				'g',
				[ holder( 1, 'h' ) ],
				[ holder( 2, 'g' ) ],
				[]
			)
		).toEqual( found( 2 ) );
		expect(
			resolveItem( 'A', 'g', [ holder( 1 ) ], [ holder( 2, 'g' ) ], [] )
		).toEqual( found( 2 ) );
	} );

	test( 'is the one with its old SKU only while that one has no GID', () => {
		expect( resolveItem( 'A', 'g', [], [], [ holder( 3 ) ] ) ).toEqual(
			found( 3 )
		);
		expect(
			resolveItem( 'A', 'g', [], [], [ holder( 3, 'h' ) ] ).code
		).toBe( ERRORS.unknown_sku );
	} );

	test( 'is nobody where two could be meant, unless one has the GID', () => {
		const two = [ holder( 1 ), holder( 2 ) ];
		expect( resolveItem( 'A', 'g', two, [], [] ).code ).toBe(
			ERRORS.duplicate_sku
		);
		expect(
			resolveItem( 'A', 'g', [ holder( 1 ), holder( 2, 'g' ) ], [], [] )
		).toEqual( found( 2 ) );
	} );
} );

describe( 'a rename', () => {
	const base = newShadow(
		stateFromMeta( {
			type: 'simple',
			manageStock: 'yes',
			stock: '5',
			stockStatus: 'instock',
			backorders: 'no',
			lowStockAmount: '',
			parentManagesStock: false,
		} )
	);

	test( 'of the Master is taken over, one of this shop stays', () => {
		expect( wantedSku( { ...base, sku: 'A' }, 'A', 'B' ) ).toBe( 'B' );
		expect( wantedSku( { ...base, sku: 'A' }, 'X', 'A' ) ).toBeNull();
		expect( wantedSku( { ...base, sku: 'B' }, 'B', 'B' ) ).toBeNull();
		expect( wantedSku( null, 'A', 'B' ) ).toBe( 'B' );
	} );

	test( 'that had to wait is still wanted', () => {
		const waiting = { ...base, sku: 'B', wantedSku: 'B' };
		expect( wantedSku( waiting, 'A', 'B' ) ).toBe( 'B' );
	} );

	test( 'goes along a chain and round a circle', () => {
		const holders = [
			{ productId: 1, sku: 'A' },
			{ productId: 2, sku: 'B' },
			{ productId: 3, sku: 'C' },
		];
		const circle = [
			{ productId: 1, sku: 'B' },
			{ productId: 2, sku: 'C' },
			{ productId: 3, sku: 'A' },
		];
		expect( possibleRenames( circle, holders ) ).toEqual( circle );
		const chain = [
			{ productId: 1, sku: 'B' },
			{ productId: 2, sku: 'D' },
		];
		expect( possibleRenames( chain, holders ) ).toEqual( chain );
	} );

	test( 'waits while another product has the SKU, and so does whoever waits for it', () => {
		const holders = [
			{ productId: 1, sku: 'A' },
			{ productId: 9, sku: 'B' },
		];
		expect(
			possibleRenames(
				[
					{ productId: 1, sku: 'B' },
					{ productId: 2, sku: 'A' },
					{ productId: 3, sku: 'Z' },
				],
				holders
			)
		).toEqual( [ { productId: 3, sku: 'Z' } ] );
	} );

	test( 'that stands in the way of a long chain is found without walking it for each', () => {
		const length = 2000;
		const chain = Array.from( { length }, ( _, i ) => ( {
			productId: i + 1,
			sku: `S${ i + 1 }`,
		} ) );
		// Each has the SKU that the one before it wants; the last wants one that a product outside keeps.
		let questions = 0;
		const holders = Array.from( { length }, ( _, i ) => ( {
			productId: i + 2,
			get sku() {
				questions++;
				return `S${ i + 1 }`;
			},
		} ) );
		expect( possibleRenames( chain, holders.slice( 0, -1 ) ) ).toEqual(
			chain
		);
		expect( questions ).toBeLessThan( 10 * length );
		expect( possibleRenames( chain, holders ) ).toEqual( [] );
		expect( questions ).toBeLessThan( length * length );
	} );

	test( 'gives one SKU to one product', () => {
		expect(
			possibleRenames(
				[
					{ productId: 1, sku: 'B' },
					{ productId: 2, sku: 'B' },
				],
				[]
			)
		).toEqual( [ { productId: 1, sku: 'B' } ] );
	} );
} );

test( 'a removal is about the product with its GID, and about one that has none by its SKU', () => {
	expect( isRemovalOf( 'g1', 'g1' ) ).toBe( true );
	expect( isRemovalOf( 'g2', 'g1' ) ).toBe( false );
	expect( isRemovalOf( 'g1', '' ) ).toBe( true );
	expect( isRemovalOf( null, 'g1' ) ).toBe( true );
	expect( isRemovalOf( '', 'g1' ) ).toBe( true );
} );
