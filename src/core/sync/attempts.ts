/**
 * Sync: attempts that ended with the process that made them. Many Children are sent to side by side, so after a death each of those that
 * had not answered may have caused it. They are sent to one by one, after all others, until they have answered once: only the one
 * that ends processes again and again waits longer and longer.
 */
import type { LinkHealth } from '../contract/stored';
import { sorted } from '../runtime/list';
import { backOffSeconds } from './retry';

/** A peer that a process may have died of. */
export interface Suspect {
	id: string;
	/** Processes that ended while they waited for it, since it answered last. */
	deaths: number;
}

/**
 * In which order suspects are sent to, one by one: who is the least likely cause comes first.
 *
 * @param suspects In any order.
 */
export function suspectsInOrder(
	suspects: readonly Suspect[]
): readonly Suspect[] {
	return sorted( suspects, ( one, other ) => one.deaths - other.deaths );
}

/**
 * The health after a process ended while it waited for the peer. Once may be chance, such as a restart of the server, and the next
 * attempt is alone: it need not wait.
 *
 * @param health Before.
 * @param deaths With this one, since the peer answered last.
 * @param now    Unix seconds.
 * @param jitter 0 to 999.
 */
export function healthAfterDeath(
	health: LinkHealth,
	deaths: number,
	now: number,
	jitter: number
): LinkHealth {
	return {
		...health,
		failures: health.failures + 1,
		next_attempt:
			deaths > 1 ? now + backOffSeconds( deaths - 1, jitter, 0 ) : now,
		attention: '',
		last_failure: now,
		last_error: 'The process ended while it waited for the answer.',
	};
}
