/**
 * Sync: generations of the Master's counter. A counter that went back would give numbers out a second time, and Children
 * would take what is old for new. So Children say which generation they follow and how far; a Master that they are ahead of
 * stops, and goes on in a new generation once a person has decided whose numbers are right.
 */
import type { GenerationReport } from '../contract/payloads';
import type {
	RestoredCounter,
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { distinctText, slice } from '../runtime/list';
import { maximum } from '../runtime/number';
import { markOfVersion } from './change-log';
import { linkWithNewWalk } from './links';
import { healthAfterSuccess } from './retry';

/** Generations remembered as ended. */
const ENDED = 8;

/**
 * How far above the highest reported version a new generation begins: a Child that was away holds versions that nobody has
 * reported, and must not take the new ones for older.
 */
export const GENERATION_STEP = 1000000;

/**
 * A counter that has given nothing out.
 *
 * @param generation Random id, drawn by the caller.
 */
export function newCounter( generation: string ): StoredCounter {
	return {
		generation,
		version: 0,
		mark: '',
		restored: null,
		supersedes: [],
	};
}

/**
 * What a Child makes of the generation that a state comes with. `follows`: it is ours. `takes_over`: an administrator of the
 * Master has ended ours. `behind`: it is ours, and the Master knows of less than it has told us. `refuses`: another one.
 */
export type GenerationVerdict = 'follows' | 'takes_over' | 'behind' | 'refuses';

/**
 * Whether states of a Master are adopted. A Master that knows of less than this Child was told, or of another publication
 * under that version, was restored; or its push was overtaken. The Master can tell.
 *
 * @param link       What the Child remembers of its Master.
 * @param generation Of the states.
 * @param told       What the Master knows that it has told this Child; null where it does not say.
 * @param toldMark   The mark of that version.
 * @param supersedes Generations that an administrator has ended on the Master.
 */
export function verdictOnGeneration(
	link: StoredMasterLink,
	generation: string,
	told: number | null,
	toldMark: string,
	supersedes: readonly string[]
): GenerationVerdict {
	if ( link.generation === '' || link.generation === generation ) {
		const seen = link.seen ?? 0;
		const isBehind =
			told !== null &&
			( told < seen ||
				( told === seen && isOther( link.mark ?? '', toldMark ) ) );
		return isBehind ? 'behind' : 'follows';
	}
	return generation !== '' && supersedes.includes( link.generation )
		? 'takes_over'
		: 'refuses';
}

/**
 * A Child's link after states were adopted. With a new generation the Master goes on: what waited for it may go at once.
 *
 * @param link       What the Child remembers of its Master.
 * @param generation Of the states.
 * @param counter    What the Master has given out so far, 0 where it does not say.
 * @param mark       The mark of that version.
 * @param now        Unix seconds.
 */
export function linkInGeneration(
	link: StoredMasterLink,
	generation: string,
	counter: number,
	mark: string,
	now: number
): StoredMasterLink {
	if ( link.generation !== '' && link.generation !== generation ) {
		return {
			...link,
			generation,
			seen: counter,
			mark,
			health: healthAfterSuccess( link.health, now ),
		};
	}
	const seen = link.seen ?? 0;
	return counter > seen
		? { ...link, generation, seen: counter, mark }
		: { ...link, generation };
}

/**
 * The Master's link to a Child that was told of a version.
 *
 * @param link    What the Master remembers of the Child.
 * @param version A version.
 * @param mark    Its mark.
 */
export function linkAfterTelling(
	link: StoredChildLink,
	version: number,
	mark: string
): StoredChildLink {
	return version >= ( link.told ?? 0 )
		? { ...link, told: version, told_mark: mark }
		: link;
}

/**
 * The Master's counter after a Child has said what it was told; the same where nothing follows from it. That a Child was told
 * more than was given out, or something else under that version, or follows a generation that is not known here, can only
 * mean that this database is an older one.
 *
 * @param counter The counter now, under its lock.
 * @param log     The change log.
 * @param report  What the Child says; its generation is '' where it follows none yet.
 * @param cursor  What the Child has confirmed, as far as is known here: this did not change since the backup.
 * @param drawn   Random id for a new generation, drawn by the caller.
 * @param now     Unix seconds.
 */
export function counterAfterReport(
	counter: StoredCounter,
	log: string,
	report: GenerationReport,
	cursor: number,
	drawn: string,
	now: number
): StoredCounter {
	if ( ! isAhead( counter, log, report ) ) {
		return counter;
	}
	const before: RestoredCounter = counter.restored ?? {
		generation: drawn,
		ended: [],
		seen: 0,
		confirmed: 0,
		since: now,
	};
	return {
		...counter,
		restored: {
			...before,
			// A backup of a Master that waited for its decision knows the generation that was in force afterwards.
			generation:
				report.generation === before.generation
					? drawn
					: before.generation,
			ended:
				report.generation === counter.generation
					? before.ended
					: newest( [ ...before.ended, report.generation ] ),
			seen: maximum( before.seen, report.seen ),
			confirmed: maximum( before.confirmed, cursor ),
		},
	};
}

/**
 * Whether a Child was told what this counter has not given out. One that was not holds nothing that is newer here.
 *
 * @param counter The counter.
 * @param log     The change log.
 * @param report  What the Child says.
 */
export function isAhead(
	counter: StoredCounter,
	log: string,
	report: GenerationReport
): boolean {
	if ( report.generation === '' ) {
		return false;
	}
	if ( report.generation !== counter.generation ) {
		return ! ( counter.supersedes ?? [] ).includes( report.generation );
	}
	if ( report.seen >= counter.version ) {
		return (
			report.seen > counter.version ||
			isOther( report.mark, counter.mark ?? '' )
		);
	}
	return isOther( report.mark, markOfVersion( log, report.seen ) );
}

/**
 * Whether two marks of one version show that it was given out twice.
 *
 * @param one   A mark, '' where it is not known.
 * @param other Another.
 */
function isOther( one: string, other: string ): boolean {
	return one !== '' && other !== '' && one !== other;
}

/**
 * The Master's counter after an administrator has decided: a new generation, above everything that any Child holds. The same
 * where there is nothing to decide.
 *
 * @param counter The counter now, under its lock.
 */
export function counterAfterDecision( counter: StoredCounter ): StoredCounter {
	const restored = counter.restored;
	if ( restored === null ) {
		return counter;
	}
	return {
		generation: restored.generation,
		version: maximum( counter.version, restored.seen ) + GENERATION_STEP,
		mark: restored.generation,
		restored: null,
		supersedes: newest( [
			...( counter.supersedes ?? [] ),
			counter.generation,
			...restored.ended,
		] ),
	};
}

/**
 * The Master's link to a Child in a new generation: it gets the whole catalogue. What it confirmed last was said to a Master
 * that is gone, and does not show that the Child was restored.
 *
 * @param link    What the Master remembers of the Child.
 * @param version The counter in the new generation.
 * @param now     Unix seconds.
 */
export function childLinkAfterDecision(
	link: StoredChildLink,
	version: number,
	now: number
): StoredChildLink {
	return {
		...linkWithNewWalk( link, version ),
		push: '',
		told: 0,
		told_mark: '',
		health: {
			...healthAfterSuccess( link.health, now ),
			last_success: link.health.last_success,
		},
	};
}

/**
 * The newest ids, each once.
 *
 * @param ids Oldest first.
 */
function newest( ids: readonly string[] ): readonly string[] {
	const distinct = distinctText( ids );
	return slice( distinct, -ENDED, ENDED );
}
