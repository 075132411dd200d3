/**
 * Sync: generations of the Master's counter. A counter that went back would give numbers out a second time, and Children
 * would take what is old for new. So Children say which generation they follow and how far. The link of a Child that is ahead of its
 * Master is held, and the Master goes on in a new generation once a person has decided whose numbers are right.
 */
import { ERRORS } from '../contract/errors';
import type { GenerationReport } from '../contract/payloads';
import type {
	LinkClaim,
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { distinctText, reversed, slice } from '../runtime/list';
import { maximum, minimum } from '../runtime/number';
import { markOfVersion } from './change-log';
import { linkWithNewWalk } from './link-transitions';
import { healthAfterSuccess } from './retry';

/** Generations remembered as ended. */
const ENDED = 8;

/**
 * How far above the highest reported version a new generation begins: a Child that was away holds versions that nobody has
 * reported, and must not take the new ones for older.
 */
export const GENERATION_STEP = 1000000;

/** How far ahead a claim is believed: no backup is a thousand million changes old, and no Child may use the counter's numbers up. */
const CLAIM_LIMIT = 1000000000;

/** The highest version that is taken over from rows beside a damaged counter: far below what the wire can carry. */
const KNOWN_LIMIT = 500000000000000;

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
		supersedes: [],
	};
}

/**
 * The counter of a Master whose own cannot be read any more: a new generation, above everything that is known here. Its Children
 * follow the one that is gone, so each link is held until a person has decided, as after a restored backup.
 *
 * @param known Versions that stand in products, links and tombstones.
 * @param drawn Random id for the new generation, drawn by the caller.
 */
export function counterAfterDamage(
	known: readonly number[],
	drawn: string
): StoredCounter {
	let version = 0;
	for ( const one of known ) {
		version = maximum( version, one );
	}
	return {
		...newCounter( drawn ),
		version: minimum( version, KNOWN_LIMIT ) + GENERATION_STEP,
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

/**
 * The Master's counter after an administrator has decided: a new generation, above everything that its Children may hold.
 *
 * @param counter The counter now, under its lock.
 * @param claims  Of the links that are held.
 * @param drawn   Random id for the new generation, drawn by the caller.
 */
export function counterAfterDecision(
	counter: StoredCounter,
	claims: readonly LinkClaim[],
	drawn: string
): StoredCounter {
	let version = counter.version;
	for ( const claim of claims ) {
		version = maximum(
			version,
			minimum( claim.seen, counter.version + CLAIM_LIMIT )
		);
	}
	return {
		generation: drawn,
		version: version + GENERATION_STEP,
		mark: drawn,
		// The own one last: the list is bounded, and most Children follow that.
		supersedes: newest( [
			...( counter.supersedes ?? [] ),
			...claims.map( ( claim ) => claim.generation ),
			counter.generation,
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
		claim: null,
		health: {
			...healthAfterSuccess( link.health, now ),
			last_success: link.health.last_success,
		},
	};
}

/**
 * The newest ids, each once, where it stands last.
 *
 * @param ids Oldest first.
 */
function newest( ids: readonly string[] ): readonly string[] {
	const distinct = distinctText( reversed( ids ) );
	return reversed( slice( distinct, 0, ENDED ) );
}
