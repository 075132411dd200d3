/**
 * Security: one secret takes the place of another while requests go both ways. Both are accepted until the old one expires; the
 * new one is signed with only when the peer is known to have it, or when the old one is worth nothing any more.
 */
import type { SecretPair } from '../contract/option';

/**
 * The secrets that a request of the peer may be signed with, the current one first.
 *
 * @param pair The connection's secrets.
 * @param now  Unix seconds.
 */
export function acceptedSecrets(
	pair: SecretPair,
	now: number
): readonly string[] {
	return hasPrevious( pair, now )
		? [ pair.secret, pair.secret_previous ]
		: [ pair.secret ];
}

/**
 * The secret that requests to the peer are signed with.
 *
 * @param pair The connection's secrets.
 * @param now  Unix seconds.
 */
export function signingSecret( pair: SecretPair, now: number ): string {
	return pair.secret_state !== '' && hasPrevious( pair, now )
		? pair.secret_previous
		: pair.secret;
}

/**
 * Whether the peer is to be asked for the new secret: it was entered here, so it may know it already.
 *
 * @param pair The connection's secrets.
 * @param now  Unix seconds.
 */
export function asksForSecret( pair: SecretPair, now: number ): boolean {
	return pair.secret_state === 'asks' && hasPrevious( pair, now );
}

/**
 * The secrets after a new one was set. While the last change is not confirmed the peer has the one before it, so that stays.
 *
 * @param pair        Before.
 * @param secret      The new one.
 * @param isGenerated Whether it was generated here, so that the peer cannot know it yet.
 * @param expires     Until when the old one is accepted, Unix seconds.
 * @param now         Unix seconds.
 */
export function secretsAfterChange(
	pair: SecretPair,
	secret: string,
	isGenerated: boolean,
	expires: number,
	now: number
): SecretPair {
	return {
		secret,
		secret_previous: signingSecret( pair, now ),
		secret_previous_expires_at: expires,
		secret_state: isGenerated ? 'waits' : 'asks',
	};
}

/**
 * The secrets once the peer has shown that it has the new one. The old one is accepted until it expires: a request that was
 * signed with it may still be on its way.
 *
 * @param pair Before.
 */
export function secretsAfterConfirmation( pair: SecretPair ): SecretPair {
	return { ...pair, secret_state: '' };
}

/**
 * Whether the old secret is still accepted.
 *
 * @param pair The connection's secrets.
 * @param now  Unix seconds.
 */
function hasPrevious( pair: SecretPair, now: number ): boolean {
	return pair.secret_previous !== '' && pair.secret_previous_expires_at > now;
}
