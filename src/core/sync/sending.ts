/**
 * Sync, Child: how what was changed here comes to the Master, step by step. Enters: what the store holds in one moment, and the steps since its
 * last message; leaves: the next step, and what an answer to a batch asks for. Whoever drives it carries steps out, and decides nothing.
 */
import { ERRORS } from '../contract/errors';
import type { StoredMasterLink } from '../contract/stored';
import type { AnswerClass } from './answers';
import { isDue, isToBeAsked } from './retry';

/**
 * `walk`: every product gets its base. `take_over`: what version 1 has sold and not brought is asked for. `release`: reservations are ended
 * that no batch carries. `ask`: where does the Master think that this store stands? `greet`: which version does it speak? `adopt_old`: a Master
 * of version 1 is asked for its numbers. `store`: the next batch is made. `send`: it goes, as often as it takes. `stop`: nothing more for now.
 */
export type SendingStep =
	| 'walk'
	| 'take_over'
	| 'release'
	| 'ask'
	| 'greet'
	| 'adopt_old'
	| 'store'
	| 'send'
	| 'stop';

/** A Child in one moment. */
export interface SendingView {
	link: StoredMasterLink;
	/** Whether products were changed that no batch holds. */
	hasChanges: boolean;
	/** Whether reservations are over that the Master holds. */
	hasReleases: boolean;
	/** Whether the walk has found changes that version 1 did not bring to the Master. */
	hasUnsent: boolean;
	/** Steps since the last message: each is taken once before the next. */
	taken: readonly SendingStep[];
	/** Unix seconds. */
	now: number;
}

/**
 * What a Child does next.
 *
 * @param view The Child now.
 */
export function nextSendingStep( view: SendingView ): SendingStep {
	const link = view.link;
	if (
		link.contact !== null &&
		link.in_flight === null &&
		! view.taken.includes( 'walk' )
	) {
		return 'walk';
	}
	if ( ! isDue( link.health, view.now ) ) {
		return 'stop';
	}
	if ( view.hasUnsent ) {
		return 'take_over';
	}
	if ( link.in_flight === null && ! view.hasChanges ) {
		return stepAtRest( view );
	}
	if ( link.health.protocol === 0 ) {
		return 'greet';
	}
	return link.in_flight === null ? stepBeforeBatch( view ) : 'send';
}

/**
 * What a Child does that has changed nothing.
 *
 * @param view The Child now.
 */
function stepAtRest( view: SendingView ): SendingStep {
	if ( view.hasReleases ) {
		return 'release';
	}
	return isToBeAsked( view.link.health, true, view.now ) ? 'ask' : 'stop';
}

/**
 * What a Child does whose changes are in no batch yet. A Master of version 1 takes absolute numbers: what happened elsewhere is to be in them.
 *
 * @param view The Child now.
 */
function stepBeforeBatch( view: SendingView ): SendingStep {
	if (
		view.link.health.protocol === 1 &&
		! view.taken.includes( 'adopt_old' )
	) {
		return 'adopt_old';
	}
	return view.taken.includes( 'store' ) ? 'stop' : 'store';
}

/**
 * The steps since the last message, after one more.
 *
 * @param taken Before it.
 * @param step  It.
 */
export function takenAfter(
	taken: readonly SendingStep[],
	step: SendingStep
): readonly SendingStep[] {
	return step === 'walk' || step === 'adopt_old' || step === 'store'
		? [ ...taken, step ]
		: [];
}

/**
 * Whether there is something for the Master, and it may be called now.
 *
 * @param view The Child now.
 */
export function isSomethingToSend( view: SendingView ): boolean {
	return (
		isDue( view.link.health, view.now ) &&
		( view.link.contact !== null ||
			view.link.in_flight !== null ||
			view.hasChanges ||
			view.hasReleases )
	);
}

/** An answer to a batch, as far as it was understood. */
export interface BatchAnswer {
	kind: AnswerClass;
	/** Whether it says that the batch was taken. */
	isTaken: boolean;
	/** Whether it says what was applied. */
	hasAck: boolean;
	/** Which version the Master speaks. */
	protocol: number;
}

/**
 * What an answer to a batch asks for. `adopt`: the batch is settled with what the answer says. `settle_old`: it is settled, as version 1 says it.
 * `open_epoch`: the Master does not know where this store stands. `fail`: it goes again later.
 *
 * @param answer         The answer.
 * @param hasOpenedEpoch Whether this run has begun an epoch: a Master that refuses every number must not be asked without end.
 */
export function effectOfAnswer(
	answer: BatchAnswer,
	hasOpenedEpoch: boolean
): 'adopt' | 'settle_old' | 'open_epoch' | 'fail' {
	if ( answer.kind === 'ok' && answer.isTaken && answer.hasAck ) {
		return 'adopt';
	}
	if ( answer.kind === 'ok' && answer.isTaken && answer.protocol === 1 ) {
		return 'settle_old';
	}
	return answer.kind === 'new_epoch' && ! hasOpenedEpoch
		? 'open_epoch'
		: 'fail';
}

/** What went wrong: HTTP status (0 for no answer that counts), error code, and words for whoever looks at the link. */
export interface SendingFailure {
	status: number;
	code: string;
	message: string;
}

/**
 * What went wrong with an answer that settles nothing.
 *
 * @param kind              What it means for the link.
 * @param isOtherGeneration Whether it was to be adopted, and speaks of another generation than this store follows.
 * @param said              What it says.
 */
export function failureOfAnswer(
	kind: AnswerClass,
	isOtherGeneration: boolean,
	said: SendingFailure
): SendingFailure {
	if ( isOtherGeneration ) {
		return {
			status: 409,
			code: ERRORS.generation,
			message: 'The Master counts anew, perhaps after a restore.',
		};
	}
	if ( kind === 'ok' ) {
		return {
			status: 0,
			code: ERRORS.bad_answer,
			message: 'The answer has no acknowledgement.',
		};
	}
	return {
		status: kind === 'new_epoch' ? 0 : said.status,
		code: said.code,
		message: said.message,
	};
}
