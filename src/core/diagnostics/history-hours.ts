/**
 * Diagnostics: what crossed within the last day, and how long a peer had to wait for it. Enters: what a drain has done; leaves: the
 * hours with it.
 */
import type { HistoryHour, StoredHistory } from '../contract/history';
import { maximum, quotient } from '../runtime/number';

const HOUR_SECONDS = 3600;

/** The hour that runs, and those of the day before it. */
const HOURS = 24;

/** What a drain has done. Times are Unix milliseconds. */
export interface DrainOutcome {
	/** When the request began that has made the drain run. */
	began: number;
	ended: number;
	/** The Master's version at its end; null on a Child. */
	version: number | null;
	/** Changes that a Child has put on their way. */
	sent: number;
	/** Whether every peer that is switched on has everything now. */
	isInStep: boolean;
}

/** The history of a store that has none. */
export function newHistory(): StoredHistory {
	return { since: 0, version: null, hours: [] };
}

/**
 * The history after a drain.
 *
 * @param history Before.
 * @param outcome What the drain has done.
 */
export function historyAfterDrain(
	history: StoredHistory,
	outcome: DrainOutcome
): StoredHistory {
	const changes =
		outcome.sent + published( history.version, outcome.version );
	const since = history.since === 0 ? outcome.began : history.since;
	const isQuiet = changes === 0 && history.since === 0 && outcome.isInStep;
	if ( isQuiet ) {
		return { ...history, version: outcome.version };
	}
	const now = quotient( outcome.ended, 1000 );
	return {
		since: outcome.isInStep ? 0 : since,
		version: outcome.version,
		hours: withHour( recentHours( history.hours, now ), {
			start: quotient( now, HOUR_SECONDS ) * HOUR_SECONDS,
			changes,
			lag: maximum( 0, outcome.ended - since ),
			stopped: null,
			unasked: null,
		} ),
	};
}

/**
 * The history after a checkout that did not simply go through.
 *
 * @param history Before.
 * @param what    `stopped`: the Master has too little. `unasked`: it could not be asked.
 * @param now     Unix seconds.
 */
export function historyAfterCheckout(
	history: StoredHistory,
	what: 'stopped' | 'unasked',
	now: number
): StoredHistory {
	return {
		...history,
		hours: withHour( recentHours( history.hours, now ), {
			start: quotient( now, HOUR_SECONDS ) * HOUR_SECONDS,
			changes: 0,
			lag: 0,
			stopped: what === 'stopped' ? 1 : 0,
			unasked: what === 'unasked' ? 1 : 0,
		} ),
	};
}

/**
 * The hours that are not older than a day.
 *
 * @param hours Oldest first.
 * @param now   Unix seconds.
 */
export function recentHours(
	hours: readonly HistoryHour[],
	now: number
): readonly HistoryHour[] {
	const first = ( quotient( now, HOUR_SECONDS ) - HOURS ) * HOUR_SECONDS;
	return hours.filter( ( hour ) => hour.start > first );
}

/**
 * How many versions were given out between two looks. A counter that went back was restored, and says nothing.
 *
 * @param before The version at the look before, null when there was none.
 * @param after  The version now, null on a Child.
 */
function published( before: number | null, after: number | null ): number {
	return before === null || after === null ? 0 : maximum( 0, after - before );
}

/**
 * @param hours Oldest first.
 * @param more  What has happened in the hour that runs.
 */
function withHour(
	hours: readonly HistoryHour[],
	more: HistoryHour
): readonly HistoryHour[] {
	let known: HistoryHour | null = null;
	for ( const hour of hours ) {
		if ( hour.start === more.start ) {
			known = hour;
		}
	}
	if ( known === null ) {
		return [ ...hours, more ];
	}
	const both: HistoryHour = {
		start: more.start,
		changes: known.changes + more.changes,
		lag: maximum( known.lag, more.lag ),
		stopped: sum( known.stopped, more.stopped ),
		unasked: sum( known.unasked, more.unasked ),
	};
	return [ ...hours.filter( ( hour ) => hour.start !== more.start ), both ];
}

/**
 * @param a Null where nothing was counted.
 * @param b Likewise.
 */
function sum( a: number | null, b: number | null ): number | null {
	return a === null && b === null ? null : ( a ?? 0 ) + ( b ?? 0 );
}
