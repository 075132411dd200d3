import type { DrainOutcome } from './history';
import { historyAfterDrain, newHistory, recentHours } from './history';

const NOON = 1_800_000_000;
const HOUR = NOON - ( NOON % 3600 );

const drain = ( more: Partial< DrainOutcome > = {} ): DrainOutcome => ( {
	began: HOUR * 1000 + 100,
	ended: HOUR * 1000 + 400,
	version: 7,
	sent: 0,
	isInStep: true,
	...more,
} );

const after = ( ...outcomes: DrainOutcome[] ) =>
	outcomes.reduce( historyAfterDrain, newHistory() );

test( 'the first look at a Master notes where it stands, and nothing else', () => {
	expect( after( drain() ) ).toEqual( { since: 0, version: 7, hours: [] } );
} );

test( 'a Master’s changes are counted by its versions, a Child’s as it sends them', () => {
	expect( after( drain(), drain( { version: 9 } ) ).hours ).toEqual( [
		{ start: HOUR, changes: 2, lag: 300 },
	] );
	expect(
		after(
			drain( { version: null, sent: 3 } ),
			drain( { version: null, sent: 1, began: HOUR * 1000 + 350 } )
		).hours
	).toEqual( [ { start: HOUR, changes: 4, lag: 300 } ] );
} );

test( 'the lag lasts from the first drain that left something to the one that did not', () => {
	const history = after(
		drain(),
		drain( { version: 8, isInStep: false } ),
		drain( {
			began: HOUR * 1000 + 60_000,
			ended: HOUR * 1000 + 61_000,
			version: 8,
			isInStep: false,
		} )
	);
	expect( history.since ).toBe( HOUR * 1000 + 100 );
	expect( history.hours ).toEqual( [
		{ start: HOUR, changes: 1, lag: 60_900 },
	] );
	const healed = historyAfterDrain(
		history,
		drain( {
			began: HOUR * 1000 + 7_000_000,
			ended: HOUR * 1000 + 7_200_100,
			version: 8,
		} )
	);
	expect( healed.since ).toBe( 0 );
	expect( healed.hours ).toEqual( [
		{ start: HOUR, changes: 1, lag: 60_900 },
		{ start: HOUR + 7200, changes: 0, lag: 7_200_000 },
	] );
} );

test( 'a drain that found nothing to do writes no hour', () => {
	const history = after( drain(), drain( { version: 8 } ) );
	expect( historyAfterDrain( history, drain( { version: 8 } ) ) ).toEqual(
		history
	);
} );

test( 'a counter that went back is no change', () => {
	expect( after( drain(), drain( { version: 3 } ) ) ).toEqual( {
		since: 0,
		version: 3,
		hours: [],
	} );
} );

test( 'no more than a day is kept', () => {
	let history = newHistory();
	for ( let hour = 0; hour < 60; hour++ ) {
		const ms = ( HOUR + hour * 3600 ) * 1000;
		history = historyAfterDrain(
			history,
			drain( { began: ms, ended: ms + 50, version: hour } )
		);
	}
	expect( history.hours ).toHaveLength( 24 );
	expect( history.hours[ 23 ]?.start ).toBe( HOUR + 59 * 3600 );
	expect( recentHours( history.hours, HOUR + 61 * 3600 ) ).toHaveLength( 22 );
} );
