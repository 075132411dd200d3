import type { DrainOutcome } from './history-hours';
import {
	historyAfterCheckout,
	historyAfterDrain,
	newHistory,
	recentHours,
} from './history-hours';

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

/** Nothing was counted at a checkout. */
const NO_CHECKOUT = { stopped: null, unasked: null };

const after = ( ...outcomes: DrainOutcome[] ) =>
	outcomes.reduce( historyAfterDrain, newHistory() );

test( 'the first look at a Master notes where it stands, and nothing else', () => {
	expect( after( drain() ) ).toEqual( { since: 0, version: 7, hours: [] } );
} );

test( 'a Master’s changes are counted by its versions, a Child’s as it sends them', () => {
	expect( after( drain(), drain( { version: 9 } ) ).hours ).toEqual( [
		{ start: HOUR, changes: 2, lag: 300, ...NO_CHECKOUT },
	] );
	expect(
		after(
			drain( { version: null, sent: 3 } ),
			drain( { version: null, sent: 1, began: HOUR * 1000 + 350 } )
		).hours
	).toEqual( [ { start: HOUR, changes: 4, lag: 300, ...NO_CHECKOUT } ] );
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
		{ start: HOUR, changes: 1, lag: 60_900, ...NO_CHECKOUT },
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
		{ start: HOUR, changes: 1, lag: 60_900, ...NO_CHECKOUT },
		{ start: HOUR + 7200, changes: 0, lag: 7_200_000, ...NO_CHECKOUT },
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

describe( 'a checkout that did not simply go through', () => {
	const traffic = after( drain(), drain( { version: 9 } ) );

	test( 'is counted beside the changes and the lag of its hour', () => {
		const stopped = historyAfterCheckout( traffic, 'stopped', HOUR + 900 );
		expect( stopped ).toEqual( {
			...traffic,
			hours: [
				{ start: HOUR, changes: 2, lag: 300, stopped: 1, unasked: 0 },
			],
		} );
		const both = historyAfterCheckout( stopped, 'unasked', HOUR + 3599 );
		expect(
			historyAfterCheckout( both, 'stopped', HOUR + 3599 ).hours
		).toEqual( [
			{ start: HOUR, changes: 2, lag: 300, stopped: 2, unasked: 1 },
		] );
	} );

	test( 'has an hour of its own where nothing crossed', () => {
		expect(
			historyAfterCheckout( traffic, 'unasked', HOUR + 3600 ).hours
		).toEqual( [
			...traffic.hours,
			{
				start: HOUR + 3600,
				changes: 0,
				lag: 0,
				stopped: 0,
				unasked: 1,
			},
		] );
	} );

	test( 'leaves alone what waits for a peer, and the version', () => {
		const waiting = after( drain(), drain( { isInStep: false } ) );
		const { since, version } = historyAfterCheckout(
			waiting,
			'stopped',
			HOUR
		);
		expect( { since, version } ).toEqual( {
			since: HOUR * 1000 + 100,
			version: 7,
		} );
	} );

	test( 'stays counted when a drain adds to its hour', () => {
		const counted = historyAfterCheckout( traffic, 'stopped', HOUR );
		expect(
			historyAfterDrain(
				counted,
				drain( { version: 10, ended: HOUR * 1000 + 900 } )
			).hours
		).toEqual( [
			{ start: HOUR, changes: 3, lag: 800, stopped: 1, unasked: 0 },
		] );
		// A drain that has nothing to do passes it by.
		expect(
			historyAfterDrain( counted, drain( { version: 9 } ) ).hours
		).toEqual( counted.hours );
	} );

	test( 'lets the hours go that are older than a day', () => {
		const day = 24 * 3600;
		const starts = ( now: number ) =>
			historyAfterCheckout( traffic, 'stopped', now ).hours.map(
				( { start } ) => start
			);
		expect( starts( HOUR + day - 1 ) ).toEqual( [
			HOUR,
			HOUR + day - 3600,
		] );
		expect( starts( HOUR + day ) ).toEqual( [ HOUR + day ] );
	} );
} );
