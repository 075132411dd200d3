/**
 * Sync: who follows which generation of the Master's counter. A counter that went back would give numbers out a second time, and
 * Children would take what is old for new. So Children say which generation they follow and how far, and the link of a Child that
 * is ahead of its Master is held. How the Master goes on then: `new-generation`.
 */
import { ERRORS } from '../contract/errors';
import type { GenerationReport } from '../contract/payloads';
import type {
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { maximum } from '../runtime/number';
import { markOfVersion } from './change-log';
import { healthAfterSuccess } from './retry';

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
 * The Master's link to a Child after the Child has said what it received; the same where nothing follows from it. That it received more
 * than was given out, or something else under that version, or follows a generation that is not known here, means that this
 * database is an older one, or that the Child is wrong. Only a person can tell, so the link is held: its claim touches no other Child.
 *
 * @param link    What the Master remembers of the Child.
 * @param counter The counter now.
 * @param log     The change log.
 * @param report  What the Child says; its generation is '' where it follows none yet.
 * @param now     Unix seconds.
 */
export function linkAfterReport(
	link: StoredChildLink,
	counter: StoredCounter,
	log: string,
	report: GenerationReport,
	now: number
): StoredChildLink {
	const before = link.claim;
	if (
		! isAhead( counter, log, report ) ||
		( before !== null &&
			before.generation === report.generation &&
			before.seen >= report.seen )
	) {
		return link;
	}
	return {
		...link,
		claim: {
			generation: report.generation,
			seen: report.seen,
			confirmed: before === null ? link.cursor : before.confirmed,
			since: before === null ? now : before.since,
		},
		health: {
			...link.health,
			failures: maximum( 1, link.health.failures ),
			attention: ERRORS.restored,
			last_failure: before === null ? now : before.since,
			last_error:
				'The store reports changes that this Master does not have.',
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
