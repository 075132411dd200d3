import { newShadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { ERRORS } from '../contract/errors';
import type { StoredChildLink, Tombstone } from '../contract/stored';
import { newChildLink } from './link-transitions';
import {
	effectOfPushAnswer,
	failureOfPush,
	isSomethingToPush,
	linkAfterDelivery,
	nextPushingStep,
	type PushAnswer,
} from './pushing';
import {
	isPushed,
	mayHoldRemovals,
	nextPage,
	pageOfWalk,
	removalsInPush,
	type PushPage,
} from './push-pages';

const NOW = 10_000;

/** A Child that has everything up to version 7, and can be reached. */
const link = (
	changes: Partial< StoredChildLink > = {},
	health: Partial< StoredChildLink[ 'health' ] > = {}
): StoredChildLink => {
	const known = newChildLink( 7 );
	return {
		...known,
		cursor: 7,
		walk: null,
		...changes,
		health: { ...known.health, protocol: 2, ...health },
	};
};

const CLAIM = { generation: 'g', seen: 9, confirmed: 1, since: 1 };

const page = ( changes: Partial< PushPage > = {} ): PushPage => ( {
	kind: 'changes',
	productIds: [ 1, 2 ],
	cursor: 9,
	walk: null,
	...changes,
} );

const TAKEN: PushAnswer = {
	status: 200,
	code: '',
	isAuthentic: true,
	isTaken: true,
	hasReport: false,
};

const REFUSED: PushAnswer = {
	status: 409,
	code: ERRORS.generation,
	isAuthentic: true,
	isTaken: false,
	hasReport: true,
};

test( 'a Child that lacks something is pushed to; one whose version is unknown is greeted first', () => {
	expect( nextPushingStep( link(), 7, NOW ) ).toBe( 'stop' );
	expect( nextPushingStep( link(), 8, NOW ) ).toBe( 'push' );
	const walk = { after: 3, target: 7 };
	expect( nextPushingStep( link( { walk } ), 7, NOW ) ).toBe( 'push' );
	expect( nextPushingStep( link( {}, { protocol: 0 } ), 8, NOW ) ).toBe(
		'greet'
	);
	expect( nextPushingStep( link( {}, { protocol: 0 } ), 7, NOW ) ).toBe(
		'stop'
	);
} );

test( 'a link that is held or has to wait is left alone', () => {
	const later = { failures: 1, last_failure: NOW, next_attempt: NOW + 5 };
	expect( nextPushingStep( link( { claim: CLAIM } ), 8, NOW ) ).toBe(
		'stop'
	);
	expect( nextPushingStep( link( {}, later ), 8, NOW ) ).toBe( 'stop' );
	expect( nextPushingStep( link( {}, later ), 8, NOW + 5 ) ).toBe( 'push' );
	expect( isSomethingToPush( link( {}, later ), 8, NOW ) ).toBe( false );
	expect( isSomethingToPush( link(), 8, NOW ) ).toBe( true );
} );

test( 'a Child that has everything and failed last time is asked how it is, which is no work that waits', () => {
	const failed = link( {}, { failures: 1 } );
	expect( nextPushingStep( failed, 7, NOW ) ).toBe( 'greet' );
	expect( isSomethingToPush( failed, 7, NOW ) ).toBe( false );
} );

test( 'a push holds what changed; where the log has forgotten that, or a walk is under way, it holds a page of the catalogue', () => {
	const log = '8:1 9:2 ';
	expect( nextPage( link(), log, 9, 500 ) ).toEqual( page() );
	expect( nextPage( link( { cursor: 9 } ), log, 9, 500 ).kind ).toBe(
		'none'
	);
	expect( nextPage( link( { cursor: 3 } ), log, 9, 500 ) ).toEqual( {
		kind: 'walk',
		productIds: [],
		cursor: 3,
		walk: { after: 0, target: 9 },
	} );
	const walk = { after: 4, target: 8 };
	expect( nextPage( link( { walk } ), log, 9, 500 ).walk ).toEqual( walk );
} );

test( 'a walk goes on after a full page, and ends with one that is not', () => {
	const walk = { after: 4, target: 8 };
	expect( pageOfWalk( walk, 7, [ 5, 6 ], 2 ) ).toEqual(
		page( {
			kind: 'walk',
			productIds: [ 5, 6 ],
			cursor: 7,
			walk: { after: 6, target: 8 },
		} )
	);
	expect( pageOfWalk( walk, 7, [ 5 ], 2 ).walk ).toBeNull();
	expect( pageOfWalk( walk, 7, [ 5 ], 2 ).cursor ).toBe( 8 );
	expect( pageOfWalk( walk, 9, [], 2 ).cursor ).toBe( 9 );
} );

test( 'what was not published or takes no part is not told, and version 1 hears only of products that count their stock', () => {
	const state: ProductState = {
		manageStock: 'no',
		quantity: null,
		stockStatus: 'instock',
		backorders: 'no',
		lowStockAmount: null,
	};
	const uncounted = newShadow( state );
	const counted = newShadow( { ...state, manageStock: 'yes', quantity: 1 } );
	expect( isPushed( null, true, 2 ) ).toBe( false );
	expect( isPushed( counted, false, 2 ) ).toBe( false );
	expect( isPushed( uncounted, true, 2 ) ).toBe( true );
	expect( isPushed( uncounted, true, 1 ) ).toBe( false );
	expect( isPushed( counted, true, 1 ) ).toBe( true );
} );

describe( 'products that are gone', () => {
	const gone = ( id: number, sku: string, version: number ): Tombstone => ( {
		product_id: id,
		sku,
		gid: '',
		version,
	} );

	const END = page( { kind: 'walk', productIds: [ 1 ] } );

	const skus = ( tombstones: readonly Tombstone[] ) =>
		tombstones.map( ( { sku } ) => sku );

	test( 'are told with the page that names them, unless another product has the SKU by now', () => {
		const all = [ gone( 2, 'A', 9 ), gone( 5, 'B', 6 ) ];
		expect( mayHoldRemovals( page(), 1, 2 ) ).toBe( true );
		expect( mayHoldRemovals( page(), 2, 2 ) ).toBe( false );
		expect( mayHoldRemovals( page(), 1, 1 ) ).toBe( false );
		expect( skus( removalsInPush( all, page(), [], 7, 9 ) ) ).toEqual( [
			'A',
		] );
		expect( removalsInPush( all, page(), [ 'A' ], 7, 9 ) ).toEqual( [] );
	} );

	test( 'are told at the end of a walk, though it has but one page and the log has forgotten them', () => {
		const all = [ gone( 2, 'A', 5 ), gone( 3, 'B', 8 ), gone( 4, 'C', 9 ) ];
		expect( mayHoldRemovals( END, 1, 2 ) ).toBe( true );
		expect( skus( removalsInPush( all, END, [], 7, 9 ) ) ).toEqual( [
			'B',
			'C',
		] );
		// The newest, where they are too many.
		expect( skus( removalsInPush( all, END, [], 4, 1 ) ) ).toEqual( [
			'C',
		] );
		const middle = { ...END, walk: { after: 1, target: 9 } };
		expect( removalsInPush( all, middle, [], 7, 9 ) ).toEqual( [] );
	} );
} );

test( 'a push that was taken settles, whatever else fails', () => {
	expect( effectOfPushAnswer( TAKEN, false, false ) ).toBe( 'settle' );
	for ( const answer of [
		{ ...TAKEN, isTaken: false },
		{ ...TAKEN, status: 0 },
		{ ...TAKEN, status: 500 },
		{ ...REFUSED, isAuthentic: false },
		{ ...REFUSED, hasReport: false },
		{ ...REFUSED, code: ERRORS.internal },
	] ) {
		expect( effectOfPushAnswer( answer, false, false ) ).toBe( 'fail' );
	}
} );

test( 'a push that was overtaken is planned anew once; a Child that refuses everything waits like any other that fails', () => {
	expect( effectOfPushAnswer( REFUSED, false, false ) ).toBe( 'again' );
	expect( effectOfPushAnswer( REFUSED, false, true ) ).toBe( 'fail' );
	expect( effectOfPushAnswer( REFUSED, true, false ) ).toBe( 'hold' );
	const said = { status: 409, code: ERRORS.generation, message: 'no' };
	expect( failureOfPush( REFUSED, said ).status ).toBe( 0 );
	expect( failureOfPush( { ...REFUSED, isAuthentic: false }, said ) ).toEqual(
		said
	);
} );

test( 'a delivered push moves the cursor, and one of renames only heals the link', () => {
	const counter = { generation: 'g', version: 9, mark: 'm', supersedes: [] };
	const before = link( {}, { failures: 2 } );
	const after = linkAfterDelivery(
		before,
		before,
		page(),
		counter,
		'e',
		false,
		NOW
	);
	expect( after ).toMatchObject( {
		cursor: 9,
		push: 'e',
		told: 9,
		told_mark: 'm',
		health: { failures: 0, last_success: NOW },
	} );
	const renamed = linkAfterDelivery(
		before,
		before,
		page(),
		counter,
		'e',
		true,
		NOW
	);
	expect( renamed ).toMatchObject( {
		cursor: 7,
		push: '',
		health: { failures: 0 },
	} );
} );
