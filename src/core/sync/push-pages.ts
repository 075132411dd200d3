/**
 * Sync, Master: what a push to a Child holds. Enters: where the Child stands, the change log, and what is there of products; leaves: a page of
 * what it lacks, and where it stands once it has that.
 */
import type { Shadow } from '../catalogue/shadows';
import type {
	CatalogueWalk,
	StoredChildLink,
	Tombstone,
} from '../contract/stored';
import { last, slice } from '../runtime/list';
import { maximum } from '../runtime/number';
import { planPush } from './change-log';
import { isSafeForOldChild } from './old-peer';

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
