/**
 * Sync, Master: how what was published comes to a Child, push by push. Enters: what the Master remembers of the Child and of its own counter
 * in one moment; leaves: the next step, what a push holds, and what its answer asks for. Whoever drives it decides nothing.
 */
import type { Shadow } from '../catalogue/shadows';
import { ERRORS } from '../contract/errors';
import type {
	CatalogueWalk,
	StoredChildLink,
	StoredCounter,
	Tombstone,
} from '../contract/stored';
import { last, slice } from '../runtime/list';
import { maximum } from '../runtime/number';
import { planPush } from './change-log';
import { linkAfterTelling } from './generation';
import { linkAfterPush } from './links';
import { isSafeForOldChild } from './old-peer';
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

/** What a push holds, as soon as its products are known. */
export interface PushPage {
	/** `none`: the Child has everything. `changes`: these products. `walk`: the next products after an id are still to be read. */
	kind: 'none' | 'changes' | 'walk';
	/** Products, each once. */
	productIds: readonly number[];
	/** Where the cursor stands once the Child has them. */
	cursor: number;
	/** Where the walk stands: before the push for a page that is still to be read, else once the Child has it; null when it is over. */
	walk: CatalogueWalk | null;
}

/**
 * What the next push to a Child holds. A page of a walk is filled by `pageOfWalk`.
 *
 * @param link    What the Master remembers of it.
 * @param log     The change log.
 * @param version The counter.
 * @param limit   Products at most.
 */
export function nextPage(
	link: StoredChildLink,
	log: string,
	version: number,
	limit: number
): PushPage {
	if ( link.walk === null ) {
		const plan = planPush( log, version, link.cursor, limit );
		if ( plan.kind !== 'walk' ) {
			return {
				kind: plan.kind,
				productIds: plan.productIds,
				cursor: plan.cursor,
				walk: null,
			};
		}
	}
	return {
		kind: 'walk',
		productIds: [],
		cursor: link.cursor,
		walk: link.walk ?? { after: 0, target: version },
	};
}

/**
 * A page of a walk. One that is not full is the last.
 *
 * @param walk       Where the walk stands before it.
 * @param cursor     Where the cursor stands.
 * @param productIds The next products after that, at most as many as the limit.
 * @param limit      Products at most.
 */
export function pageOfWalk(
	walk: CatalogueWalk,
	cursor: number,
	productIds: readonly number[],
	limit: number
): PushPage {
	const end = last( productIds );
	return end === null || productIds.length < limit
		? {
				kind: 'walk',
				productIds,
				cursor: maximum( cursor, walk.target ),
				walk: null,
		  }
		: {
				kind: 'walk',
				productIds,
				cursor,
				walk: { after: end, target: walk.target },
		  };
}

/**
 * Whether a product of a page is told to a Child.
 *
 * @param shadow   What was published of it; null for nothing.
 * @param isSynced Whether it takes part.
 * @param protocol Which version the Child speaks.
 */
export function isPushed(
	shadow: Shadow | null,
	isSynced: boolean,
	protocol: number
): boolean {
	return (
		shadow !== null &&
		isSynced &&
		( protocol !== 1 || isSafeForOldChild( shadow.state ) )
	);
}

/**
 * Whether products may be gone of which a Child was told: some of a page are not there, or a walk is over. Version 1 knows no removals.
 *
 * @param page     The page.
 * @param sent     How many of its products are sent.
 * @param protocol Which version the Child speaks.
 */
export function mayHoldRemovals(
	page: PushPage,
	sent: number,
	protocol: number
): boolean {
	return (
		protocol !== 1 &&
		( isWalkOver( page ) || sent < page.productIds.length )
	);
}

/**
 * What is left of products that are gone: of those of a page, and at the end of a walk of all that went since the Child was last in step. A
 * SKU that another product has by now is not gone.
 *
 * @param tombstones What is left of products, oldest first.
 * @param page       The page.
 * @param skus       Of the products that are sent.
 * @param cursor     Where the Child stood when the push was decided.
 * @param limit      At most so many, the newest.
 */
export function removalsInPush(
	tombstones: readonly Tombstone[],
	page: PushPage,
	skus: readonly string[],
	cursor: number,
	limit: number
): readonly Tombstone[] {
	const gone = tombstones.filter(
		( one ) =>
			! skus.includes( one.sku ) &&
			( page.productIds.includes( one.product_id ) ||
				( isWalkOver( page ) && one.version > cursor ) )
	);
	return slice( gone, -limit, limit );
}

/**
 * Whether a page is the last one of a walk.
 *
 * @param page The page.
 */
function isWalkOver( page: PushPage ): boolean {
	return page.kind === 'walk' && page.walk === null;
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
