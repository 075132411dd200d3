/**
 * Admin, overview: the last day as columns of a chart. Enters: the hours in which something crossed; leaves: every hour, and how high
 * its two bars are.
 */
import type { HistoryHour } from '../../../core/contract/history';

const HOURS = 24;
const HOUR_SECONDS = 3600;

/** The shortest and the longest lag that the chart tells apart, milliseconds: a tenth of a second, and a day. */
const LAG_LEAST = 100;
const LAG_MOST = 86_400_000;

/** Nothing happened. */
const EMPTY = { changes: 0, lag: 0, stopped: null, unasked: null };

export interface Column extends HistoryHour {
	/** 0 to 1, of the busiest hour. */
	changesHeight: number;
	/** 0 to 1; each step of the scale is ten times the one before, because a second and an hour both matter. */
	lagHeight: number;
}

/**
 * The hour that runs last, and the 23 before it.
 *
 * @param hours Those in which something crossed.
 * @param now   Unix seconds.
 */
export function columnsOf(
	hours: readonly HistoryHour[],
	now: number
): readonly Column[] {
	const current = Math.floor( now / HOUR_SECONDS ) * HOUR_SECONDS;
	const known = new Map( hours.map( ( hour ) => [ hour.start, hour ] ) );
	const most = Math.max( 1, ...hours.map( ( { changes } ) => changes ) );
	return Array.from( { length: HOURS }, ( _, place ) => {
		const start = current - ( HOURS - 1 - place ) * HOUR_SECONDS;
		const hour = known.get( start ) ?? { ...EMPTY, start };
		return {
			...hour,
			changesHeight: hour.changes / most,
			lagHeight: lagHeight( hour.lag ),
		};
	} );
}

/**
 * How high a lag stands on the scale.
 *
 * @param lag Milliseconds.
 */
export function lagHeight( lag: number ): number {
	if ( lag <= 0 ) {
		return 0;
	}
	const height =
		Math.log( lag / LAG_LEAST ) / Math.log( LAG_MOST / LAG_LEAST );
	// Whatever is there can be seen.
	return Math.min( 1, Math.max( 0.04, height ) );
}
