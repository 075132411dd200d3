/**
 * Diagnostics: when the shop is told by e-mail that a link fails, and that it works again. Enters: which outages are known, and the
 * links as they are; leaves: the outages to be remembered, and which of them are news. Each outage is told of once.
 */
import type { LinkOutage, StoredOutages } from '../contract/outages';
import type { LinkHealth } from '../contract/stored';
import { find } from '../runtime/list';
import { minimum } from '../runtime/number';

/** Seconds for which a link has to fail before the shop is told: less is a restart, or what a host does at night. */
export const OUTAGE_SECONDS = 3600;

/** More than a shop has stores; what the row may hold. */
const OUTAGES = 500;

/** A link that is watched. */
export interface WatchedLink {
	store_id: string;
	health: LinkHealth;
}

/** What one look at the links has found. */
export interface OutageLook {
	/** To be remembered. */
	outages: readonly LinkOutage[];
	/** Of which the shop is to be told now. */
	begun: readonly LinkOutage[];
	/** Of which the shop was told, and which are over. */
	over: readonly LinkOutage[];
}

/** The outages of a store of which nothing is known. */
export function newOutages(): StoredOutages {
	return { outages: [] };
}

/**
 * Looks at the links. One that was removed or switched off is forgotten: whoever did that knows. One whose failures were forgotten,
 * because its address or secret was changed or because what waited was given up, has yet to show that it works.
 *
 * @param known Outages as they are remembered.
 * @param links Links that are switched on.
 * @param now   Unix seconds.
 */
export function lookAtOutages(
	known: readonly LinkOutage[],
	links: readonly WatchedLink[],
	now: number
): OutageLook {
	const outages: LinkOutage[] = [];
	const begun: LinkOutage[] = [];
	const over: LinkOutage[] = [];
	for ( const link of links ) {
		const before = find(
			known,
			( outage ) => outage.store_id === link.store_id
		);
		const outage = outageOf( link, before, now );
		if ( outage === null ) {
			if ( before !== null && before.told > 0 ) {
				over.push( before );
			}
			continue;
		}
		if ( outages.length >= OUTAGES ) {
			continue;
		}
		const isNews =
			outage.told === 0 &&
			link.health.failures > 0 &&
			now - outage.since >= OUTAGE_SECONDS;
		if ( isNews ) {
			begun.push( outage );
		}
		outages.push( isNews ? { ...outage, told: now } : outage );
	}
	return { outages, begun, over };
}

/**
 * The outage of a link, null when it works.
 *
 * @param link   The link.
 * @param before What is remembered of it.
 * @param now    Unix seconds. A clock that was put right since may have noted a time that has not come yet.
 */
function outageOf(
	link: WatchedLink,
	before: LinkOutage | null,
	now: number
): LinkOutage | null {
	if ( before !== null ) {
		const isOver =
			link.health.failures === 0 &&
			link.health.last_success >= before.since;
		return isOver
			? null
			: { ...before, since: minimum( before.since, now ) };
	}
	return link.health.failures === 0
		? null
		: {
				store_id: link.store_id,
				since: minimum( link.health.last_failure, now ),
				told: 0,
		  };
}
