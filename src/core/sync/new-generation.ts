/**
 * Sync: how a generation of the Master's counter begins: the first one, the one after a counter that cannot be read any more, and the
 * one in which a Master goes on that was restored from a backup, once a person has decided whose numbers are right.
 */
import type {
	LinkClaim,
	StoredChildLink,
	StoredCounter,
} from '../contract/stored';
import { distinctText, reversed, slice } from '../runtime/list';
import { maximum, minimum } from '../runtime/number';
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
