import type { StoredReconcile } from '../contract/reconcile-run';
import {
	cancelledRun,
	failedStores,
	namedPage,
	newRun,
	progressOf,
	resumedRun,
	storedAfterStep,
	storeOfRun,
	type ReconcileOptions,
} from './run';
import {
	afterBucket,
	afterFailedStep,
	afterFields,
	afterNamed,
	afterOwnPart,
	afterPage,
	afterPeerPart,
	withOldPeer,
} from './steps';

const nothing = { differing: 0, pushed: 0, waiting: 0, missing: 0 };

const zeros = ( ...more: number[] ) => [
	...more,
	...Array.from( { length: 16 - more.length }, () => 0 ),
];

const options = (
	more: Partial< ReconcileOptions > = {}
): ReconcileOptions => ( {
	mode: 'differences',
	dryRun: false,
	skus: [],
	perPage: 200,
	...more,
} );

const started = ( children: string[] = [ 'a', 'b' ] ) =>
	newRun( 'r1', options(), 60, children, 100 );

const ownAdded = ( run = started() ) =>
	afterOwnPart( run, zeros( 5, 6 ), null );

test( 'a Child in step costs one answer', () => {
	const run = afterPeerPart( ownAdded(), zeros( 5, 6 ), null, 110 );
	expect( run.stage ).toBe( 'peer' );
	expect( storeOfRun( run )?.store_id ).toBe( 'b' );
	expect( run.done ).toBe( 16 );
	const end = afterPeerPart( run, zeros( 5, 6 ), null, 120 );
	expect( end ).toMatchObject( {
		status: 'finished',
		finished: 120,
		done: 32,
		total: 32,
		pushed: 0,
	} );
} );

test( 'sums that come in parts are added up on both sides', () => {
	const part = afterOwnPart( started(), zeros( 2, 6 ), 500 );
	expect( part ).toMatchObject( { stage: 'own', after: 500 } );
	const own = afterOwnPart( part, zeros( 3 ), null );
	expect( own ).toMatchObject( { stage: 'peer', after: 0 } );
	const half = afterPeerPart( own, zeros( 5 ), 77, 110 );
	expect( half ).toMatchObject( { stage: 'peer', after: 77, at: 0 } );
	expect( afterPeerPart( half, zeros( 0, 6 ), null, 110 ).at ).toBe( 1 );
} );

test( 'a Child whose parts come to no end is left, and the next is compared', () => {
	let run = ownAdded();
	let parts = 0;
	while ( run.at === 0 && parts < 5000 ) {
		parts += 1;
		run = afterPeerPart( run, zeros( 5 ), parts, 110 );
	}
	expect( parts ).toBe( 1000 );
	expect( run ).toMatchObject( { stage: 'peer', at: 1, after: 0 } );
	expect( run.stores[ 0 ]?.code ).toBe( 'kss_bad_answer' );
	// The next has as many of its own.
	const half = afterPeerPart( run, zeros( 5 ), 7, 110 );
	expect( half ).toMatchObject( { stage: 'peer', at: 1, after: 7 } );
} );

test( 'only the buckets that differ are compared, one a step, and what they hold is counted', () => {
	let run = afterPeerPart( ownAdded(), zeros( 4, 7 ), null, 110 );
	expect( run ).toMatchObject( {
		stage: 'bucket',
		left: [ 0, 1 ],
		done: 14,
	} );
	run = afterBucket( run, { ...nothing, differing: 2, pushed: 2 }, 111 );
	expect( run ).toMatchObject( { stage: 'bucket', left: [ 1 ], done: 15 } );
	run = afterBucket( run, { ...nothing, differing: 1, pushed: 1 }, 112 );
	expect( run ).toMatchObject( {
		stage: 'peer',
		at: 1,
		done: 16,
		pushed: 3,
	} );
	expect( run.stores[ 0 ] ).toMatchObject( { differing: 3, pushed: 3 } );
	expect( run.stores[ 1 ] ).toMatchObject( { differing: 0, pushed: 0 } );
} );

test( 'a Child that cannot be asked is left after three attempts, and the next one is compared', () => {
	let run: StoredReconcile = ownAdded();
	for ( let attempt = 1; attempt <= 3; attempt++ ) {
		expect( storeOfRun( run )?.store_id ).toBe( 'a' );
		run = afterFailedStep( run, 'kss_unreachable', 110 );
	}
	expect( storeOfRun( run )?.store_id ).toBe( 'b' );
	expect( run.failures ).toBe( 0 );
	expect( failedStores( run ) ).toBe( 1 );
	run = afterPeerPart( run, zeros( 5, 6 ), null, 120 );
	expect( run.status ).toBe( 'finished' );
	expect( run.stores.map( ( store ) => store.code ) ).toEqual( [
		'kss_unreachable',
		'',
	] );
} );

test( 'a run ends where this store itself fails again and again', () => {
	let run: StoredReconcile = started();
	for ( let attempt = 1; attempt <= 3; attempt++ ) {
		expect( run.status ).toBe( 'running' );
		run = afterFailedStep( run, 'kss_internal', 110 );
	}
	expect( run.status ).toBe( 'finished' );
	expect( failedStores( run ) ).toBe( 2 );
} );

test( 'an attempt that succeeds makes the failures before it forgotten', () => {
	const run = afterFailedStep( ownAdded(), 'kss_unreachable', 110 );
	expect( run.failures ).toBe( 1 );
	expect( afterPeerPart( run, zeros( 1 ), 9, 110 ).failures ).toBe( 0 );
} );

test( 'everything is published page by page', () => {
	let run = newRun(
		'r1',
		options( { mode: 'all', perPage: 10 } ),
		120,
		[ 'a' ],
		100
	);
	expect( run ).toMatchObject( {
		stage: 'publish',
		per_page: 50,
		total: 120,
	} );
	run = afterPage( run, 50, 49, 50, false, 110 );
	run = afterPage( run, 50, 50, 100, false, 111 );
	expect( run ).toMatchObject( { done: 100, after: 100, status: 'running' } );
	run = afterPage( run, 21, 21, 121, true, 112 );
	expect( run ).toMatchObject( {
		done: 121,
		total: 121,
		pushed: 120,
		status: 'finished',
	} );
} );

test( 'a Child of version 1 is compared page by page', () => {
	let run = withOldPeer( ownAdded() );
	expect( run ).toMatchObject( { stage: 'fields', after: 0 } );
	run = afterFields(
		run,
		{ ...nothing, differing: 1, pushed: 1 },
		200,
		false,
		110
	);
	expect( run ).toMatchObject( { stage: 'fields', after: 200, pushed: 1 } );
	run = afterFields( run, nothing, 300, true, 110 );
	expect( run ).toMatchObject( { stage: 'peer', at: 1, after: 0 } );
} );

test( 'products that a person has named are compared page by page in each Child, and nothing else is', () => {
	const skus = Array.from( { length: 120 }, ( _, n ) => `SKU-${ n }` );
	let run = newRun(
		'r1',
		options( { skus, perPage: 50 } ),
		900,
		[ 'a', 'b' ],
		9
	);
	expect( run ).toMatchObject( {
		stage: 'named',
		total: 240,
		selected: 120,
	} );
	expect( namedPage( run ) ).toEqual( skus.slice( 0, 50 ) );
	run = afterNamed( run, 50, { ...nothing, differing: 1, pushed: 1 }, 10 );
	expect( namedPage( run ) ).toEqual( skus.slice( 50, 100 ) );
	run = afterNamed( run, 50, nothing, 10 );
	expect( namedPage( run ) ).toEqual( skus.slice( 100 ) );
	expect( run ).toMatchObject( { at: 0, done: 100, pushed: 1 } );
	run = afterNamed( run, 20, nothing, 11 );
	expect( run ).toMatchObject( {
		stage: 'named',
		at: 1,
		after: 0,
		done: 120,
	} );
	run = afterNamed( afterNamed( run, 50, nothing, 12 ), 50, nothing, 12 );
	run = afterNamed( run, 20, { ...nothing, missing: 2 }, 13 );
	expect( run ).toMatchObject( {
		status: 'finished',
		done: 240,
		skus: null,
	} );
	expect( run.stores[ 1 ] ).toMatchObject( { missing: 2, pushed: 0 } );
	expect( progressOf( run ) ).toMatchObject( {
		selected: 120,
		dry_run: false,
	} );
} );

test( 'a Child that cannot be asked for named products is left, and the next one is asked for them all', () => {
	let run = newRun(
		'r1',
		options( { skus: [ 'A', 'B' ] } ),
		9,
		[ 'a', 'b' ],
		9
	);
	for ( let attempt = 1; attempt <= 3; attempt++ ) {
		run = afterFailedStep( run, 'kss_unreachable', 10 );
	}
	expect( run ).toMatchObject( { stage: 'named', at: 1, after: 0, done: 2 } );
	expect( namedPage( run ) ).toEqual( [ 'A', 'B' ] );
} );

test( 'named products that are all published end with the last of them', () => {
	let run = newRun(
		'r1',
		options( { mode: 'all', skus: [ 'A', 'B' ] } ),
		900,
		[ 'a' ],
		9
	);
	expect( run ).toMatchObject( { stage: 'publish', total: 2 } );
	run = afterPage( run, 2, 2, 2, true, 10 );
	expect( run ).toMatchObject( { status: 'finished', done: 2, pushed: 2 } );
} );

test( 'a person who cancels is not overruled by the step that was under way', () => {
	const before = ownAdded();
	const next = afterPeerPart( before, zeros( 5, 6 ), null, 111 );
	const stored = storedAfterStep( cancelledRun( before, 110 ), next );
	expect( stored ).toMatchObject( {
		status: 'cancelled',
		finished: 110,
		at: 1,
	} );
	expect( resumedRun( stored ) ).toMatchObject( {
		status: 'running',
		finished: 0,
		at: 1,
		stage: 'peer',
	} );
} );

test( 'a step of an older run, or one that was overtaken, changes nothing', () => {
	const before = ownAdded();
	const next = afterPeerPart( before, zeros( 5, 6 ), null, 111 );
	const other = newRun( 'r2', options( { mode: 'all' } ), 60, [ 'a' ], 200 );
	expect( storedAfterStep( other, next ) ).toBe( other );
	const further = afterPeerPart( next, zeros( 5, 6 ), null, 112 );
	expect( storedAfterStep( further, next ) ).toBe( further );
} );

test( 'a finished run is neither cancelled nor resumed, and one without Children ends at once', () => {
	const end = newRun( 'r1', options(), 60, [], 100 );
	expect( end ).toMatchObject( { status: 'finished', finished: 100 } );
	expect( cancelledRun( end, 120 ) ).toBe( end );
	expect( resumedRun( end ) ).toBe( end );
} );
