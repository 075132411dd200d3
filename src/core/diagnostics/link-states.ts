/**
 * Diagnostics: how a link stands, in one word for a person. Enters: what is known of it; leaves: the word.
 */
import type { LinkState } from '../contract/overview';
import type { LinkHealth } from '../contract/stored';

/**
 * The state of a link. What a person has decided comes first, then what waits for one, then what the link does by itself.
 *
 * @param health    The link's health.
 * @param waiting   Products that the peer lacks.
 * @param isEnabled Whether a person has switched it on.
 * @param isPaused  Whether this store exchanges anything.
 */
export function linkState(
	health: LinkHealth,
	waiting: number,
	isEnabled: boolean,
	isPaused: boolean
): LinkState {
	if ( ! isEnabled ) {
		return 'disabled';
	}
	if ( isPaused ) {
		return 'paused';
	}
	if ( health.attention !== '' ) {
		return 'attention';
	}
	if ( health.last_success === 0 && health.last_inbound === 0 ) {
		return 'never';
	}
	return waiting > 0 || health.failures > 0 ? 'catching_up' : 'in_step';
}
