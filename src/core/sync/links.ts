/**
 * Sync: what a store remembers of a peer before the first word was exchanged.
 */
import type { StoredChildLink, StoredMasterLink } from '../contract/stored';
import { newHealth } from './retry';

/**
 * A Child's link to its Master.
 *
 * @param epoch Random id, drawn by the caller.
 */
export function newMasterLink( epoch: string ): StoredMasterLink {
	return {
		epoch,
		seq: 0,
		generation: '',
		in_flight: null,
		contact: { after: 0, fresh: true },
		health: newHealth(),
	};
}

/**
 * The Master's link to a Child: the whole catalogue is to be walked once.
 *
 * @param version The counter now.
 */
export function newChildLink( version: number ): StoredChildLink {
	return {
		epoch: '',
		applied: 0,
		event_id: '',
		cursor: 0,
		walk: { after: 0, target: version },
		health: newHealth(),
	};
}
