/**
 * Inbound, Child, as plugin/includes/Sync/FollowedGeneration does it: which run of the Master's counter this store follows.
 */
import type { GenerationReport } from '../../core/contract/payloads';
import type { StoredMasterLink } from '../../core/contract/stored';
import type { Origin } from '../../core/sync/state-origin';
import type { Store } from '../world/store';
import { masterLink } from './journal';

/** What this Child was told. */
export const reportOf = ( link: StoredMasterLink ): GenerationReport => ( {
	generation: link.generation,
	seen: link.seen ?? 0,
	mark: link.mark ?? '',
} );

export const verdictOn = ( store: Store, link: StoredMasterLink, origin: Origin ) =>
	store.algorithm.core.verdictOnGeneration(
		link,
		origin.generation,
		origin.told,
		origin.toldMark,
		origin.supersedes
	);

/** The link in the generation of what is adopted; null when that is not to be adopted. */
export function inGeneration(
	store: Store,
	origin: Origin | null
): StoredMasterLink | null {
	const link = masterLink( store );
	if ( origin === null ) {
		return link;
	}
	const verdict = verdictOn( store, link, origin );
	return verdict === 'follows' || verdict === 'takes_over'
		? store.algorithm.core.linkInGeneration(
				link,
				origin.generation,
				origin.counter,
				origin.mark,
				store.now()
		  )
		: null;
}
