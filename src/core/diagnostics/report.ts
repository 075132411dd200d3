/**
 * Diagnostics: what the documented option shows of the links. Enters: the links' own health, where the truth is, and what the
 * option shows; leaves: what it shall show, and whether that is worth writing a row that may have 100 KB.
 */
import type { BacklogRow } from '../contract/tools';
import type { LinkHealth } from '../contract/stored';
import { find, last, sorted } from '../runtime/list';
import { absolute, maximum } from '../runtime/number';

/** Seconds by which the times in the option may lag. */
const LAG_SECONDS = 60;

/** Health of all links together, in the words of 1.0.2. Times are Unix seconds, 0 for never. */
export interface HealthSummary {
	last_inbound_event: number;
	last_outbound_success: number;
	last_outbound_error: number;
	/** Of the link that failed last, empty when none fails. */
	last_error_message: string;
}

/** A link that may fail. */
export interface ReportedLink {
	store_id: string;
	type: 'push' | 'send';
	health: LinkHealth;
	/** Products that wait. */
	waiting: number;
}

/**
 * The health of all links together.
 *
 * @param links Health of each.
 */
export function healthSummary( links: readonly LinkHealth[] ): HealthSummary {
	let inbound = 0;
	let success = 0;
	let failure = 0;
	for ( const health of links ) {
		inbound = maximum( inbound, health.last_inbound );
		success = maximum( success, health.last_success );
		failure = maximum( failure, health.last_failure );
	}
	const failing = sorted(
		links.filter( ( health ) => health.failures > 0 ),
		( a, b ) => a.last_failure - b.last_failure
	);
	const latest = last( failing );
	return {
		last_inbound_event: inbound,
		last_outbound_success: success,
		last_outbound_error: failure,
		last_error_message: latest === null ? '' : latest.last_error,
	};
}

/**
 * Whether a person would see a difference: another message, or times more than a minute off.
 *
 * @param shown What the option shows.
 * @param now   What is true.
 */
export function isNews( shown: HealthSummary, now: HealthSummary ): boolean {
	return (
		shown.last_error_message !== now.last_error_message ||
		isLagging( shown.last_inbound_event, now.last_inbound_event ) ||
		isLagging( shown.last_outbound_success, now.last_outbound_success ) ||
		isLagging( shown.last_outbound_error, now.last_outbound_error )
	);
}

/**
 * One row for each link that fails, newest first. A link that has not failed since a person cleared the list is not in it.
 *
 * @param shown   Rows of the option.
 * @param links   All links.
 * @param cleared When a person cleared the list, Unix seconds; 0 for never.
 */
export function backlogRows(
	shown: readonly BacklogRow[],
	links: readonly ReportedLink[],
	cleared: number
): readonly BacklogRow[] {
	const rows: BacklogRow[] = [];
	for ( const link of links ) {
		if ( ! isShown( link.health, cleared ) ) {
			continue;
		}
		const before = find(
			shown,
			( row ) => row.store_id === link.store_id && row.type === link.type
		);
		rows.push( {
			time: before === null ? link.health.last_failure : before.time,
			type: link.type,
			store_id: link.store_id,
			attempt: link.health.failures,
			error: link.health.last_error,
			code: link.health.attention,
			next_attempt: link.health.next_attempt,
			waiting: link.waiting,
		} );
	}
	return sorted( rows, ( a, b ) => b.time - a.time );
}

/**
 * Whether the option shows these rows. How many products wait is as it was at the last attempt: it changes with every sale.
 *
 * @param shown Rows of the option.
 * @param rows  Rows that it shall show.
 */
export function isBacklogShown(
	shown: readonly BacklogRow[],
	rows: readonly BacklogRow[]
): boolean {
	return (
		shown.length === rows.length &&
		rows.every( ( row ) =>
			shown.some(
				( other ) =>
					other.store_id === row.store_id &&
					other.type === row.type &&
					other.time === row.time &&
					other.attempt === row.attempt &&
					other.error === row.error &&
					other.code === row.code &&
					other.next_attempt === row.next_attempt
			)
		)
	);
}

/**
 * Whether a person has to act on a link: it fails, and waiting will not heal it.
 *
 * @param health  The link's health.
 * @param cleared When a person cleared the notices, Unix seconds; 0 for never.
 */
export function needsAttention( health: LinkHealth, cleared: number ): boolean {
	return health.attention !== '' && isShown( health, cleared );
}

function isShown( health: LinkHealth, cleared: number ): boolean {
	return health.failures > 0 && health.last_failure > cleared;
}

function isLagging( shown: number, now: number ): boolean {
	return absolute( now - shown ) >= LAG_SECONDS;
}
