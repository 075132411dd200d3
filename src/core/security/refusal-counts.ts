/**
 * Security: what is remembered of requests that were refused. One entry for each reason and route, with its count; and one for each address
 * that guesses, until it may try again. Both lists are bounded, so that no number of strangers makes the row grow.
 */
import { LIMITS } from '../contract/routes';
import type {
	GuessingAddress,
	RefusalCount,
	StoredRefusals,
} from '../contract/stored';
import { find } from '../runtime/list';

/** What is remembered before anybody was refused. */
export function noRefusals(): StoredRefusals {
	return { reasons: [], addresses: [] };
}

/**
 * The row with one more refusal for a reason.
 *
 * @param row    As it is.
 * @param reason Of REFUSALS.
 * @param route  Of the request.
 * @param sender Whom the request claims to be of, as plain text of at most 64 bytes.
 * @param now    Unix seconds.
 */
export function withRefusal(
	row: StoredRefusals,
	reason: string,
	route: string,
	sender: string,
	now: number
): StoredRefusals {
	const before = find(
		row.reasons,
		( one ) => one.reason === reason && one.route === route
	);
	const counted: RefusalCount = {
		reason,
		route,
		count: before === null ? 1 : before.count + 1,
		first: before === null ? now : before.first,
		last: now,
		sender,
	};
	return {
		...row,
		reasons: [
			counted,
			...row.reasons.filter(
				( one ) => one.reason !== reason || one.route !== route
			),
		],
	};
}

/**
 * The row with one more failure of an address. The window begins with the first. Where there is no place left, the address that has
 * guessed least gives up its own.
 *
 * @param row    As it is.
 * @param origin Stands for the address.
 * @param now    Unix seconds.
 */
export function withGuess(
	row: StoredRefusals,
	origin: string,
	now: number
): StoredRefusals {
	const live = row.addresses.filter( ( one ) => isLive( one, now ) );
	const before = find( live, ( one ) => one.origin === origin );
	const guessed: GuessingAddress = {
		origin,
		count: before === null ? 1 : before.count + 1,
		until:
			before === null
				? now + LIMITS.failed_login_window_seconds
				: before.until,
	};
	const others = live.filter( ( one ) => one.origin !== origin );
	return {
		...row,
		addresses: [
			...( others.length < LIMITS.failed_login_addresses
				? others
				: withoutLeast( others ) ),
			guessed,
		],
	};
}

/**
 * Seconds that an address must wait; 0 when it may try.
 *
 * @param row    As it is.
 * @param origin Stands for the address.
 * @param now    Unix seconds.
 */
export function secondsToWait(
	row: StoredRefusals,
	origin: string,
	now: number
): number {
	const known = find(
		row.addresses,
		( one ) => one.origin === origin && isLive( one, now )
	);
	return known !== null && known.count >= LIMITS.failed_logins
		? known.until - now
		: 0;
}

/**
 * Whether a count is worth a line in a log that keeps every line: at 1, 10, 100 and so on.
 *
 * @param count How often it has happened, 1 or more.
 */
export function isWorthALine( count: number ): boolean {
	const steps = [
		1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	];
	return steps.includes( count );
}

/**
 * A clock that was set back keeps nobody waiting for longer than a window.
 *
 * @param one An address.
 * @param now Unix seconds.
 */
function isLive( one: GuessingAddress, now: number ): boolean {
	return (
		one.until > now && one.until <= now + LIMITS.failed_login_window_seconds
	);
}

/**
 * Without the one that has guessed least, the oldest of these.
 *
 * @param list Not empty.
 */
function withoutLeast(
	list: readonly GuessingAddress[]
): readonly GuessingAddress[] {
	let count = LIMITS.failed_logins + 1;
	let until = 0;
	let origin = '';
	for ( const one of list ) {
		if (
			one.count < count ||
			( one.count === count && one.until < until )
		) {
			count = one.count;
			until = one.until;
			origin = one.origin;
		}
	}
	return list.filter( ( one ) => one.origin !== origin );
}
