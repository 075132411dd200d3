/**
 * Tests: the last day as columns.
 */
import { columnsOf, lagHeight } from './last-day-hours';

const HOUR = 1_800_000_000;

/** At checkout. */
const QUIET = { stopped: null, unasked: null };

it( 'has a column for every hour, the one that runs last', () => {
	const columns = columnsOf(
		[
			{ ...QUIET, start: HOUR - 3600, changes: 2, lag: 1000 },
			{ ...QUIET, start: HOUR, changes: 8, lag: 100 },
		],
		HOUR + 1800
	);
	expect( columns ).toHaveLength( 24 );
	expect( columns[ 0 ] ).toMatchObject( {
		start: HOUR - 23 * 3600,
		changes: 0,
		changesHeight: 0,
		lagHeight: 0,
	} );
	expect( columns[ 22 ] ).toMatchObject( { changesHeight: 0.25 } );
	expect( columns[ 23 ] ).toMatchObject( { start: HOUR, changesHeight: 1 } );
} );

it( 'tells a second from an hour, and shows every lag', () => {
	expect( lagHeight( 0 ) ).toBe( 0 );
	expect( lagHeight( 50 ) ).toBeGreaterThan( 0 );
	expect( lagHeight( 1000 ) ).toBeLessThan( lagHeight( 60_000 ) );
	expect( lagHeight( 60_000 ) ).toBeLessThan( lagHeight( 3_600_000 ) );
	expect( lagHeight( 400_000_000 ) ).toBe( 1 );
} );

it( 'has no trouble with a day in which nothing crossed', () => {
	expect(
		columnsOf( [], HOUR ).every(
			( { changesHeight, lagHeight: height } ) =>
				changesHeight === 0 && height === 0
		)
	).toBe( true );
} );
