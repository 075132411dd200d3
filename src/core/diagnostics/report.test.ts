import type { LinkHealth } from '../contract/stored';
import { newHealth } from '../sync/retry';
import {
	backlogRows,
	healthSummary,
	isBacklogShown,
	isNews,
	needsAttention,
} from './report';

const failing = ( more: Partial< LinkHealth > = {} ): LinkHealth => ( {
	...newHealth(),
	failures: 3,
	last_failure: 500,
	next_attempt: 900,
	last_error: 'HTTP 502',
	...more,
} );

const link = ( store: string, health: LinkHealth, waiting = 4 ) =>
	( { store_id: store, type: 'push', health, waiting } ) as const;

test( 'the summary is the latest of all links, and says what still fails', () => {
	const healthy = { ...newHealth(), last_success: 700, last_inbound: 710 };
	expect( healthSummary( [ healthy, failing() ] ) ).toEqual( {
		last_inbound_event: 710,
		last_outbound_success: 700,
		last_outbound_error: 500,
		last_error_message: 'HTTP 502',
	} );
	expect(
		healthSummary( [ healthy, failing( { failures: 0 } ) ] )
			.last_error_message
	).toBe( '' );
	expect(
		healthSummary( [
			failing( { last_failure: 600, last_error: 'later' } ),
			failing(),
		] ).last_error_message
	).toBe( 'later' );
} );

test( 'a busy store does not rewrite the option for every event, and an error shows at once', () => {
	const shown = healthSummary( [ { ...newHealth(), last_success: 700 } ] );
	const at = ( time: number ) =>
		healthSummary( [ { ...newHealth(), last_success: time } ] );
	expect( isNews( shown, at( 759 ) ) ).toBe( false );
	expect( isNews( shown, at( 760 ) ) ).toBe( true );
	expect(
		isNews( shown, { ...at( 701 ), last_error_message: 'HTTP 502' } )
	).toBe( true );
} );

test( 'a link that fails is one row however often, and keeps the time at which it began', () => {
	const first = backlogRows( [], [ link( 'a', failing() ) ], 0 );
	expect( first ).toMatchObject( [
		{ store_id: 'a', time: 500, attempt: 3, waiting: 4, code: '' },
	] );
	const later = backlogRows(
		first,
		[ link( 'a', failing( { failures: 9, last_failure: 4000 } ), 70 ) ],
		0
	);
	expect( later ).toMatchObject( [ { time: 500, attempt: 9, waiting: 70 } ] );
} );

test( 'a link that is healed has no row, whatever stood there before', () => {
	const rows = backlogRows( [], [ link( 'a', failing() ) ], 0 );
	expect( backlogRows( rows, [ link( 'a', newHealth() ) ], 0 ) ).toEqual(
		[]
	);
	expect( backlogRows( rows, [], 0 ) ).toEqual( [] );
} );

test( 'rows are newest first', () => {
	expect(
		backlogRows(
			[],
			[
				link( 'a', failing() ),
				link( 'b', failing( { last_failure: 600 } ) ),
			],
			0
		).map( ( row ) => row.store_id )
	).toEqual( [ 'b', 'a' ] );
} );

test( 'a list that a person cleared stays clear until the link fails again', () => {
	const at = ( time: number ) =>
		backlogRows(
			[],
			[ link( 'a', failing( { last_failure: time } ) ) ],
			500
		);
	expect( at( 500 ) ).toEqual( [] );
	expect( at( 501 ) ).toHaveLength( 1 );
} );

test( 'an attempt is worth writing, the number of products that wait alone is not', () => {
	const rows = backlogRows( [], [ link( 'a', failing() ) ], 0 );
	const now = ( health: LinkHealth, waiting: number ) =>
		backlogRows( rows, [ link( 'a', health, waiting ) ], 0 );
	expect( isBacklogShown( rows, now( failing(), 70 ) ) ).toBe( true );
	expect( isBacklogShown( rows, now( failing( { failures: 4 } ), 4 ) ) ).toBe(
		false
	);
	expect( isBacklogShown( rows, [] ) ).toBe( false );
	expect( isBacklogShown( [], rows ) ).toBe( false );
} );

test( 'a person has to act only where waiting will not heal', () => {
	const wrong = failing( { attention: 'kss_auth_failed' } );
	expect( needsAttention( failing(), 0 ) ).toBe( false );
	expect( needsAttention( wrong, 0 ) ).toBe( true );
	expect( needsAttention( wrong, 500 ) ).toBe( false );
	expect( needsAttention( { ...wrong, failures: 0 }, 0 ) ).toBe( false );
} );
