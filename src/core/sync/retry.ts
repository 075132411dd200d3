/**
 * Sync: when to try again. One schedule for each link, never one for each event.
 */
import { LIMITS } from '../contract/routes';
import type { LinkHealth } from '../contract/stored';
import { at, last } from '../runtime/list';
import { absolute, maximum, minimum, quotient } from '../runtime/number';
import type { AnswerClass } from './answers';

/** The longest wait that a peer may ask for, and the wait after a refusal that no retry heals: the back-off's own cap. */
const LONGEST_WAIT = 3600;

/** Seconds to wait after so many failures in a row, before jitter. The cap is an hour. */
export const BACK_OFF_SECONDS = [ 5, 15, 60, 300, 900, 1800, 3600 ] as const;

/** Seconds after which a Child that has heard nothing of its Master asks where it stands. */
export const SILENCE_SECONDS = 3600;

/** A peer that is heard is tried again at most this often, while trying fails. */
export const HEARING_SECONDS = 60;

/** Seconds for which a due action may wait: a quiet shop's cron comes by with its next visitor. */
export const OVERDUE_SECONDS = 900;

/**
 * Seconds until the next attempt: the schedule, plus up to a quarter so that many stores do not return at once.
 *
 * @param failures   Failures in a row, from 1.
 * @param jitter     0 to 999, drawn by the caller.
 * @param retryAfter What the peer asked for, 0 when it did not.
 */
export function backOffSeconds(
	failures: number,
	jitter: number,
	retryAfter: number
): number {
	const step =
		at( BACK_OFF_SECONDS, maximum( 0, failures - 1 ) ) ??
		last( BACK_OFF_SECONDS ) ??
		LONGEST_WAIT;
	const spread = quotient(
		step * minimum( 999, maximum( 0, jitter ) ),
		4000
	);
	return maximum( step + spread, minimum( LONGEST_WAIT, retryAfter ) );
}

/** The health of a link that was never used. */
export function newHealth(): LinkHealth {
	return {
		protocol: 0,
		failures: 0,
		next_attempt: 0,
		attention: '',
		last_success: 0,
		last_failure: 0,
		last_error: '',
		last_inbound: 0,
	};
}

/**
 * The health after an answer that was as it should be.
 *
 * @param health Before.
 * @param now    Unix seconds.
 */
export function healthAfterSuccess(
	health: LinkHealth,
	now: number
): LinkHealth {
	return {
		...health,
		failures: 0,
		next_attempt: 0,
		attention: '',
		last_success: now,
		last_error: '',
	};
}

/**
 * The health after a failure. A refusal that the peer has signed is probed once an hour. One that nobody signed is shown to a person
 * as well, but tried on the ordinary schedule: whoever stands between two stores must not keep them apart for longer than it answers.
 *
 * @param health     Before.
 * @param now        Unix seconds.
 * @param kind       What the answer meant.
 * @param code       Error code.
 * @param message    One line for people, without secrets.
 * @param jitter     0 to 999.
 * @param retryAfter Seconds that the peer asked for in a signed answer, else 0.
 */
export function healthAfterFailure(
	health: LinkHealth,
	now: number,
	kind: AnswerClass,
	code: string,
	message: string,
	jitter: number,
	retryAfter: number
): LinkHealth {
	const failures = health.failures + 1;
	const wait =
		kind === 'attention'
			? LONGEST_WAIT
			: backOffSeconds( failures, jitter, retryAfter );
	return {
		...health,
		failures,
		next_attempt: now + wait,
		attention: kind === 'attention' || kind === 'refused' ? code : '',
		last_failure: now,
		last_error: message,
	};
}

/**
 * The health after a signed message of the peer has come in: its form shows which version the peer speaks now. Nothing else takes a
 * link back to version 1, whose answers nobody signs.
 *
 * @param health   Before.
 * @param protocol 2 where the message names its recipient, else 1.
 */
export function healthInProtocol(
	health: LinkHealth,
	protocol: number
): LinkHealth {
	return health.protocol === protocol ? health : { ...health, protocol };
}

/**
 * The health after the peer has answered a ping. That it can be reached heals a link that has nothing left to send; another one
 * has yet to show that what it sends is taken.
 *
 * @param health    Before.
 * @param protocol  What the peer speaks.
 * @param isAllSaid Whether there is nothing left to send.
 * @param now       Unix seconds.
 */
export function healthAfterPing(
	health: LinkHealth,
	protocol: number,
	isAllSaid: boolean,
	now: number
): LinkHealth {
	const known = { ...health, protocol };
	return isAllSaid ? healthAfterSuccess( known, now ) : known;
}

/**
 * The health after the peer has spoken to this store: it is there, so what waits for it need not wait for the back-off. That it can
 * speak does not mean that it can be reached, so a busy peer that cannot be leads to one attempt a minute.
 *
 * @param health Before.
 * @param now    Unix seconds.
 */
export function healthAfterHearing(
	health: LinkHealth,
	now: number
): LinkHealth {
	const heard = { ...health, last_inbound: now };
	return health.failures > 0 &&
		absolute( now - health.last_failure ) >= HEARING_SECONDS
		? { ...heard, next_attempt: 0 }
		: heard;
}

/**
 * The health of a link whose address or secret was changed: what failed with the old one says nothing of the new one. A store that has
 * signed its answers signs them there, too.
 *
 * @param health Before.
 */
export function healthAfterReconnecting( health: LinkHealth ): LinkHealth {
	return {
		...health,
		protocol: health.protocol === 2 ? 2 : 0,
		failures: 0,
		next_attempt: 0,
		attention: '',
		last_error: '',
	};
}

/**
 * Whether a link may be used now. A failure that lies in the future was noted by a clock that has been put right since:
 * what it asked for means nothing.
 *
 * @param health Its health.
 * @param now    Unix seconds.
 */
export function isDue( health: LinkHealth, now: number ): boolean {
	return health.next_attempt <= now || health.last_failure > now;
}

/**
 * How long a drain that has just seen links fail waits before it tries them again itself. Without that a passing fault would
 * last until the next visitor or the next run of cron.
 *
 * @param failed Health of the links that failed in this drain.
 * @param now    Unix seconds.
 * @param left   Seconds that the drain may still take.
 * @return Seconds; null when nothing comes due in time, or waiting will not heal it.
 */
export function pauseBeforeRetry(
	failed: readonly LinkHealth[],
	now: number,
	left: number
): number | null {
	let pause: number | null = null;
	for ( const health of failed ) {
		const wait = maximum( 0, health.next_attempt - now );
		if (
			health.attention === '' &&
			wait <= minimum( left, pause ?? left )
		) {
			pause = wait;
		}
	}
	return pause;
}

/**
 * Whether a Child has heard nothing of its Master for so long that it asks. Silence is what a quiet day looks like, and also
 * what follows when this store was restored from a backup and the Master thinks that it has everything.
 *
 * @param health The link's health.
 * @param now    Unix seconds.
 */
export function isSilent( health: LinkHealth, now: number ): boolean {
	return absolute( now - health.last_inbound ) >= SILENCE_SECONDS;
}

/**
 * Whether a peer is asked how it is, though there is nothing to send: a Child's Master that has been silent, and any peer that
 * could not be reached last time, so that nobody is shown a failure that is over.
 *
 * @param health   The link's health; it is due.
 * @param isMaster Whether the peer is the Master, which a Child asks where it stands.
 * @param now      Unix seconds.
 */
export function isToBeAsked(
	health: LinkHealth,
	isMaster: boolean,
	now: number
): boolean {
	return health.failures > 0 || ( isMaster && isSilent( health, now ) );
}

/**
 * Whether another process still holds a lease. One that ends later than a full term from now was taken by a clock that has
 * been put right since.
 *
 * @param until When it ends, Unix seconds; 0 when it was given back.
 * @param now   Unix seconds.
 */
export function isLeaseHeld( until: number, now: number ): boolean {
	return until > now && until <= now + LIMITS.lease_seconds;
}

/**
 * Whether nobody runs what is scheduled.
 *
 * @param overdue Seconds for which the oldest due action has been waiting.
 */
export function isRunnerDead( overdue: number ): boolean {
	return overdue >= OVERDUE_SECONDS;
}
