/**
 * Sync, Master: how what was published comes to a Child, push by push. Enters: what the Master remembers of the Child and of its own counter
 * in one moment; leaves: the next step, and what the answer to a push asks for. Whoever drives it decides nothing.
 */
import { ERRORS } from '../contract/errors';
import type { StoredChildLink, StoredCounter } from '../contract/stored';
import { linkAfterTelling } from './generation';
import { linkAfterPush } from './link-transitions';
import type { PushPage } from './push-pages';
import { healthAfterSuccess, isDue, isToBeAsked } from './retry';
import type { SendingFailure } from './sending';

/** `greet`: which version does it speak, and is it there again? `push`: it lacks something. `stop`: nothing for now. */
export type PushingStep = 'greet' | 'push' | 'stop';

/**
 * What the Master does next for a Child.
 *
 * @param link    What it remembers of the Child.
 * @param version The counter.
 * @param now     Unix seconds.
 */
export function nextPushingStep(
	link: StoredChildLink,
	version: number,
	now: number
): PushingStep {
	if ( link.claim !== null || ! isDue( link.health, now ) ) {
		return 'stop';
	}
	if ( isBehind( link, version ) ) {
		return link.health.protocol === 0 ? 'greet' : 'push';
	}
	return isToBeAsked( link.health, false, now ) ? 'greet' : 'stop';
}

/**
 * Whether a Child lacks something that was published.
 *
 * @param link    What the Master remembers of it.
 * @param version The counter.
 */
export function isBehind( link: StoredChildLink, version: number ): boolean {
	return link.walk !== null || link.cursor < version;
}

/**
 * Whether a Child lacks something, and may be called now.
 *
 * @param link    What the Master remembers of it.
 * @param version The counter.
 * @param now     Unix seconds.
 */
export function isSomethingToPush(
	link: StoredChildLink,
	version: number,
	now: number
): boolean {
	return (
		isBehind( link, version ) &&
		nextPushingStep( link, version, now ) !== 'stop'
	);
}

/** An answer to a push, as far as it was understood. */
export interface PushAnswer {
	/** HTTP status; 0 for none that counts. */
	status: number;
	code: string;
	isAuthentic: boolean;
	/** Whether it says that the push was taken. */
	isTaken: boolean;
	/** Whether it says which generation the Child follows, and what it received. */
	hasReport: boolean;
}

/**
 * Whether a Child has refused a push for its generation: the push was overtaken by a newer answer, or this Master was restored.
 *
 * @param answer The answer.
 */
export function isGenerationRefused( answer: PushAnswer ): boolean {
	return (
		answer.status === 409 &&
		answer.code === ERRORS.generation &&
		answer.isAuthentic &&
		answer.hasReport
	);
}

/**
 * What an answer to a push asks for. `settle`: the Child has it. `hold`: an administrator must decide. `again`: it is planned anew at once,
 * but once. `fail`: it goes again later.
 *
 * @param answer       The answer.
 * @param isHeld       Whether the link is held, after what the answer says was taken in.
 * @param wasOvertaken Whether this run has planned anew since the last push that arrived: a Child that refuses everything must not be
 *                     asked without end.
 */
export function effectOfPushAnswer(
	answer: PushAnswer,
	isHeld: boolean,
	wasOvertaken: boolean
): 'settle' | 'hold' | 'again' | 'fail' {
	if ( isGenerationRefused( answer ) ) {
		if ( isHeld ) {
			return 'hold';
		}
		return wasOvertaken ? 'fail' : 'again';
	}
	return answer.status >= 200 && answer.status < 300 && answer.isTaken
		? 'settle'
		: 'fail';
}

/**
 * What went wrong with a push. A generation that is refused again and again is a peer that makes no sense.
 *
 * @param answer Its answer.
 * @param said   What the answer says.
 */
export function failureOfPush(
	answer: PushAnswer,
	said: SendingFailure
): SendingFailure {
	return {
		status: isGenerationRefused( answer ) ? 0 : said.status,
		code: said.code,
		message: said.message,
	};
}

/**
 * The Master's link to a Child that has a push.
 *
 * @param link      What the Master remembers of the Child now.
 * @param planned   What it remembered when the push was planned.
 * @param page      What the push held.
 * @param counter   The counter that it spoke of.
 * @param eventId   Of the push.
 * @param isRenames Whether it only told version 1 of renames: the states themselves are still to come.
 * @param now       Unix seconds.
 */
export function linkAfterDelivery(
	link: StoredChildLink,
	planned: StoredChildLink,
	page: PushPage,
	counter: StoredCounter,
	eventId: string,
	isRenames: boolean,
	now: number
): StoredChildLink {
	const reached = { ...link, health: healthAfterSuccess( link.health, now ) };
	if ( isRenames ) {
		return reached;
	}
	return linkAfterPush(
		linkAfterTelling( reached, counter.version, counter.mark ?? '' ),
		planned,
		eventId,
		page.cursor,
		page.walk
	);
}
