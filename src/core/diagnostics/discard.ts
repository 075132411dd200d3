/**
 * Diagnostics: a person gives up what waits for a peer that cannot be reached. What that loses stands with each function.
 */
import type { ProductState } from '../catalogue/state';
import type { StockChange } from '../catalogue/stock-changes';
import { changeTo } from '../catalogue/stock-changes';
import type {
	LinkHealth,
	StoredChildLink,
	StoredMasterLink,
} from '../contract/stored';
import { maximum } from '../runtime/number';
import { linkInNewEpoch } from '../sync/link-transitions';

/**
 * The change that brings a Child's product back to what was agreed on. Units that were sold or added here since then are
 * forgotten: this store and all others show what the Master knows. It is relative, so that a sale in the same instant stays.
 *
 * @param local The state now.
 * @param base  What was agreed on.
 */
export function changeToBase(
	local: ProductState,
	base: ProductState
): StockChange {
	const change = changeTo( local, base );
	if ( local.quantity === null || base.quantity === null ) {
		return change;
	}
	return { ...change, set: null, add: base.quantity - local.quantity };
}

/**
 * A Child's link after its own changes were given up: nothing is under way, and the Master is asked for everything.
 *
 * @param link  What the Child remembers of its Master.
 * @param epoch Random id, drawn by the caller.
 */
export function masterLinkAfterDiscard(
	link: StoredMasterLink,
	epoch: string
): StoredMasterLink {
	return {
		...linkInNewEpoch( link, epoch ),
		health: withoutFailures( link.health ),
	};
}

/**
 * The Master's link after what waits for a Child was given up: the Child is taken to have everything. What it lacks, it gets when
 * the product changes again, or from a reconcile. Its own sales are not touched.
 *
 * @param link    What the Master remembers of the Child.
 * @param version The counter now.
 */
export function childLinkAfterDiscard(
	link: StoredChildLink,
	version: number
): StoredChildLink {
	return {
		...link,
		cursor: maximum( link.cursor, version ),
		walk: null,
		// A page that is under way belongs to a walk that is over.
		walks: ( link.walks ?? 0 ) + 1,
		health: withoutFailures( link.health ),
	};
}

/**
 * A link that a person wants to be tried at once.
 *
 * @param health Its health.
 */
export function dueNow( health: LinkHealth ): LinkHealth {
	return { ...health, next_attempt: 0 };
}

function withoutFailures( health: LinkHealth ): LinkHealth {
	return {
		...health,
		failures: 0,
		next_attempt: 0,
		attention: '',
		last_error: '',
	};
}
