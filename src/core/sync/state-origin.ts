/**
 * Sync, Child: where states come from. Enters: a push, or the answer to a batch; leaves: which run of the Master's counter it speaks of, and
 * how far that is, for verdictOnGeneration() and linkInGeneration().
 */
import type { EventAnswer, EventRequest } from '../contract/payloads';

/** What the Master says of its counter. */
export interface Origin {
	/** Empty from a Master of version 1. */
	generation: string;
	/** What it has given out so far, 0 where it does not say. */
	counter: number;
	/** The mark of that. */
	mark: string;
	/** What it knows that it has told this Child, null where it does not say. */
	told: number | null;
	/** The mark of that. */
	toldMark: string;
	/** Generations that an administrator has ended. */
	supersedes: readonly string[];
}

/**
 * Of a push.
 *
 * @param event Its body.
 */
export function originOfPush( event: EventRequest ): Origin {
	return {
		generation: event.generation ?? '',
		counter: event.counter ?? 0,
		mark: event.mark ?? '',
		told: event.told,
		toldMark: event.told_mark ?? '',
		supersedes: event.supersedes ?? [],
	};
}

/**
 * Of the answer to a batch: the Master has seen what this Child was told, and answered all the same.
 *
 * @param answer The answer.
 */
export function originOfAnswer( answer: EventAnswer ): Origin {
	return {
		generation: answer.generation ?? '',
		counter: answer.counter ?? 0,
		mark: answer.mark ?? '',
		told: null,
		toldMark: '',
		supersedes: answer.supersedes ?? [],
	};
}
