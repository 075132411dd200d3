/**
 * Sync: what an answer is worth. Enters: its status, its code and who has signed it; leaves: whether it is the peer's own, and which answers no
 * waiting will heal.
 */
import { ERRORS } from '../contract/errors';
import { PLUGIN } from '../contract/names';
import { minimum } from '../runtime/number';

/**
 * What an answer means for the link. `attention`: the peer refuses, and no retry heals it. `refused`: somebody refuses who did not sign, as
 * with a wrong secret, while the plugin is being updated, or at a firewall.
 */
export type AnswerClass =
	| 'ok'
	| 'retry'
	| 'refused'
	| 'attention'
	| 'new_epoch';

/**
 * Whether an answer counts as one of the peer. One that has shown that it signs its answers signs all that report success; a refusal may come
 * from whoever lets nobody in.
 *
 * @param status      HTTP status.
 * @param protocol    Which version the peer speaks, as far as is known: 0 for unknown.
 * @param isSigned    Whether it bears a signature at all.
 * @param isAuthentic Whether the signature is the peer's.
 */
export function isBelieved(
	status: number,
	protocol: number,
	isSigned: boolean,
	isAuthentic: boolean
): boolean {
	return isAuthentic || status >= 400 || ( ! isSigned && protocol < 2 );
}

/**
 * Whether a refusal is the peer's own. The status of an answer is not signed, its body is: a signed answer under a status that it does not name
 * was altered on the way.
 *
 * @param status      HTTP status.
 * @param said        The status that the signed body names, 0 for none.
 * @param isAuthentic Whether the body's signature is the peer's.
 */
export function isOwnStatus(
	status: number,
	said: number,
	isAuthentic: boolean
): boolean {
	return isAuthentic && ( status < 400 || status === said );
}

/**
 * What to make of an answer. Whoever stands between two stores can write an answer, but cannot sign it: unsigned it only says that
 * it did not work.
 *
 * @param status      HTTP status, 0 when there was no answer.
 * @param code        The answer's error code, '' when it has none.
 * @param isAuthentic Whether the peer has signed it.
 */
export function classifyAnswer(
	status: number,
	code: string,
	isAuthentic: boolean
): AnswerClass {
	if ( status >= 200 && status < 300 ) {
		return 'ok';
	}
	if ( isAuthentic && status === 409 && code === ERRORS.sequence ) {
		return 'new_epoch';
	}
	if ( status === 408 || status === 425 || status === 429 ) {
		return 'retry';
	}
	if ( status < 400 || status >= 500 ) {
		return 'retry';
	}
	return isAuthentic ? 'attention' : 'refused';
}

/**
 * Which version of the protocol an answer to a ping shows. An unsigned answer can only be one of version 1, whatever it says.
 *
 * @param claimed     What it says.
 * @param isAuthentic Whether the peer has signed it.
 */
export function protocolOfPing(
	claimed: number,
	isAuthentic: boolean
): number {
	return isAuthentic ? minimum( claimed, PLUGIN.protocol ) : 1;
}
