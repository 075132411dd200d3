import type { EventItem } from '../contract/payloads';
import type { JsonNumber } from '../runtime/number';
import {
	changedFields,
	derivedStatus,
	hasOwnStatus,
	isSyncableType,
	quantityDelta,
	stateFromMeta,
} from './state';
import {
	isCopiedShadow,
	originFromStored,
	shadowFromStored,
	storedShadow,
} from './shadows';
import { eventItemFromState, stateFromItem, stateItem } from './items';

const meta = {
	type: 'simple',
	manageStock: 'yes',
	stock: '7',
	stockStatus: 'instock',
	backorders: 'no',
	lowStockAmount: '',
	parentManagesStock: false,
};

const item: EventItem = {
	gid: null,
	sku: 'A',
	old_sku: null,
	manage_stock: true,
	stock_quantity: 3 as JsonNumber,
	stock_status: 'instock',
	backorders: 'notify',
	low_stock_amount: null,
	delta: null,
	base_version: null,
	changed: null,
	version: 4,
	deleted: null,
	without: null,
};

describe( 'product state', () => {
	test( 'a status is written only where WooCommerce derives none, after the change', () => {
		const state = ( more: Partial< typeof meta > ) =>
			stateFromMeta( { ...meta, ...more } );
		const counts = state( {} );
		const own = state( { manageStock: 'no' } );
		const parent = state( {
			manageStock: 'no',
			type: 'variation',
			parentManagesStock: true,
		} );
		const variable = state( { manageStock: 'no', type: 'variable' } );
		expect( hasOwnStatus( counts, null ) ).toBe( false );
		expect( hasOwnStatus( counts, 'no' ) ).toBe( true );
		expect( hasOwnStatus( own, null ) ).toBe( true );
		expect( hasOwnStatus( own, 'yes' ) ).toBe( false );
		expect( hasOwnStatus( parent, null ) ).toBe( false );
		expect( hasOwnStatus( parent, 'no' ) ).toBe( false );
		expect( hasOwnStatus( variable, null ) ).toBe( false );
	} );

	test( 'a low stock amount that is unset stays unset, and 0 stays 0', () => {
		expect( stateFromMeta( meta ).lowStockAmount ).toBeNull();
		expect(
			stateFromMeta( { ...meta, lowStockAmount: '0' } ).lowStockAmount
		).toBe( 0 );
	} );

	test( 'decimals are exact', () => {
		const state = stateFromMeta( {
			...meta,
			stock: '0.30000000000000004',
		} );
		expect( state.quantity ).toBe( 300000 );
		expect(
			quantityDelta( state, stateFromMeta( { ...meta, stock: '0.1' } ) )
		).toBe( 200000 );
	} );

	test( 'an unmanaged product has no quantity, only a status', () => {
		const state = stateFromMeta( {
			...meta,
			manageStock: 'no',
			stock: '9',
			stockStatus: 'outofstock',
		} );
		expect( state ).toEqual( {
			manageStock: 'no',
			quantity: null,
			stockStatus: 'outofstock',
			backorders: 'no',
			lowStockAmount: null,
		} );
	} );

	test( 'a variation under a managing parent says parent, and its status is derived', () => {
		const state = stateFromMeta( {
			...meta,
			type: 'variation',
			manageStock: 'no',
			parentManagesStock: true,
		} );
		expect( state.manageStock ).toBe( 'parent' );
		expect( state.stockStatus ).toBeNull();
	} );

	test( 'a variable product without stock of its own derives its status from its variations', () => {
		expect(
			stateFromMeta( { ...meta, type: 'variable', manageStock: 'no' } )
				.stockStatus
		).toBeNull();
	} );

	test( 'grouped and external products never sync', () => {
		expect(
			[
				'simple',
				'variable',
				'variation',
				'subscription',
				'grouped',
				'external',
				'',
			].filter( isSyncableType )
		).toEqual( [ 'simple', 'variable', 'variation', 'subscription' ] );
	} );

	test( 'no and parent are the same to the sync: neither counts its own stock', () => {
		const own = stateFromMeta( {
			...meta,
			type: 'variation',
			manageStock: 'no',
			parentManagesStock: true,
		} );
		const none = stateFromMeta( {
			...meta,
			type: 'variation',
			manageStock: 'no',
		} );
		expect( changedFields( own, none ) ).toEqual( [] );
	} );

	test( 'changed fields carry the names of the wire', () => {
		const base = stateFromMeta( meta );
		const local = stateFromMeta( {
			...meta,
			backorders: 'yes',
			lowStockAmount: '2',
		} );
		expect( changedFields( local, base ) ).toEqual( [
			'backorders',
			'low_stock_amount',
		] );
	} );

	test( 'status follows whole units and the threshold of the store', () => {
		expect( derivedStatus( 1000000, 'no', 0 ) ).toBe( 'instock' );
		expect( derivedStatus( 900000, 'no', 0 ) ).toBe( 'outofstock' );
		expect( derivedStatus( 2000000, 'no', 2 ) ).toBe( 'outofstock' );
		expect( derivedStatus( -1000000, 'notify', 0 ) ).toBe( 'onbackorder' );
	} );

	test( 'a state survives its meta row and the wire', () => {
		const shadow = {
			version: 12,
			refusedSku: 'A-1',
			sku: 'A',
			oldSku: 'A-0',
			wantedSku: 'A-2',
			keptOut: [ 'backorders' ],
			keptOutByMaster: [ 'stock_status' ],
			problem: 'kss_out_of_range',
			state: stateFromMeta( {
				...meta,
				stock: '2.5',
				backorders: 'notify',
				lowStockAmount: '3',
			} ),
		};
		const origin = { time: 1_700_000_000, store: 'c1' };
		const stored = storedShadow( shadow, 7, origin );
		expect( originFromStored( stored ) ).toEqual( origin );
		expect( shadowFromStored( stored ) ).toEqual( shadow );
		expect( isCopiedShadow( stored, 7 ) ).toBe( false );
		expect( isCopiedShadow( stored, 8 ) ).toBe( true );
		expect(
			stateFromItem(
				eventItemFromState( stateItem( 'A', 'g', shadow, 'instock' ) )
			)
		).toEqual( shadow.state );
	} );

	test( 'what an old peer leaves out means managed, as version 1 always says', () => {
		expect(
			stateFromItem( { ...item, manage_stock: null } ).manageStock
		).toBe( 'yes' );
	} );
} );
