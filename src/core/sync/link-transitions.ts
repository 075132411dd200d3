/**
 * Sync: what a store remembers of a peer before the first word was exchanged.
 */
import type { Ack } from '../contract/payloads';
import type {
	CatalogueWalk,
	StoredChildLink,
	StoredMasterLink,
} from '../contract/stored';
import { slice } from '../runtime/list';
import { maximum } from '../runtime/number';
import { newContact } from './contact';
import { newHealth } from './retry';

/** Pushes remembered: as many may be adopted and their answers lost before a restored backup is suspected in vain. */
const PUSHES = 8;

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
		seen: 0,
		mark: '',
		pushes: [],
		in_flight: null,
		contact: newContact(),
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
		refused: [],
		past_epochs: [],
		cursor: 0,
		push: '',
		told: 0,
		told_mark: '',
		walk: { after: 0, target: version },
		walks: 1,
		claim: null,
		health: newHealth(),
	};
}

/**
 * A Child's link after its Master has answered that a batch is not the next one: one of the two was restored, or the Child
 * was removed and entered again. Numbering begins anew and the Master is asked for everything. Bases stay, and with them
 * every difference: whatever the Master did not acknowledge is counted again. A refusal that speaks of a batch which is not
 * under way any more comes from a process that slept, and changes nothing.
 *
 * @param link    What the Child remembers of its Master.
 * @param eventId The refused batch.
 * @param epoch   Random id, drawn by the caller.
 */
export function linkAfterSequenceRefusal(
	link: StoredMasterLink,
	eventId: string,
	epoch: string
): StoredMasterLink {
	if ( link.in_flight === null || link.in_flight.event_id !== eventId ) {
		return link;
	}
	return linkInNewEpoch( link, epoch );
}

/**
 * A Child's link after a push of its Master.
 *
 * @param link    What the Child remembers of its Master.
 * @param ack     What came with the push, null from an old peer.
 * @param eventId Of the push.
 */
export function linkAfterState(
	link: StoredMasterLink,
	ack: Ack | null,
	eventId: string
): StoredMasterLink {
	if ( ack === null ) {
		return link;
	}
	const pushes = [
		...( link.pushes ?? [] ).filter( ( id ) => id !== eventId ),
		eventId,
	];
	return {
		...linkWhereItStands( link, ack ),
		pushes: slice( pushes, -PUSHES, PUSHES ),
	};
}

/**
 * A Child's link after it has asked where it stands.
 *
 * @param link  What the Child remembers of its Master now.
 * @param asked What it remembered when it asked.
 * @param ack   Where the Master thinks that it stands, null from an old peer.
 * @param epoch Random id, drawn by the caller.
 */
export function linkAfterAsking(
	link: StoredMasterLink,
	asked: StoredMasterLink,
	ack: Ack | null,
	epoch: string
): StoredMasterLink {
	const isMoved = link.epoch !== asked.epoch || link.seq !== asked.seq;
	if ( ack === null || isMoved || link.in_flight !== null ) {
		return link;
	}
	const after = linkWhereItStands( link, ack );
	return ack.epoch === link.epoch && ack.seq === link.seq
		? after
		: linkInNewEpoch( after, epoch );
}

/**
 * Where the Master has seen more of this store than the store knows itself, it was restored from a backup: the Master is
 * asked for everything.
 *
 * @param link What the Child remembers of its Master.
 * @param ack  Where the Master thinks that it stands.
 */
function linkWhereItStands(
	link: StoredMasterLink,
	ack: Ack
): StoredMasterLink {
	const push = ack.push ?? '';
	const isBehind =
		( push !== '' && ! ( link.pushes ?? [] ).includes( push ) ) ||
		( ack.epoch === link.epoch && ack.seq > link.seq );
	return isBehind ? { ...link, contact: newContact() } : link;
}

/**
 * A Child's link that numbers its batches anew: nothing is under way, and the Master is asked for everything.
 *
 * @param link  What the Child remembers of its Master.
 * @param epoch Random id, drawn by the caller.
 */
export function linkInNewEpoch(
	link: StoredMasterLink,
	epoch: string
): StoredMasterLink {
	return {
		...link,
		epoch,
		seq: 0,
		in_flight: null,
		contact: newContact(),
	};
}

/**
 * The Master's link to a Child that is to be given the whole catalogue again.
 *
 * @param link    What the Master remembers of the Child.
 * @param version The counter now.
 */
export function linkWithNewWalk(
	link: StoredChildLink,
	version: number
): StoredChildLink {
	return {
		...link,
		walk: { after: 0, target: version },
		walks: ( link.walks ?? 0 ) + 1,
	};
}

/**
 * The Master's link after a push has arrived. A Child that opened a new epoch meanwhile has nothing of it. The walk goes on
 * only if it is still the one that the push was a page of: one that was begun meanwhile begins at its beginning.
 *
 * @param link    What the Master remembers of the Child now.
 * @param planned What it remembered when the push was planned.
 * @param eventId Of the push.
 * @param cursor  Where the cursor stands once the Child has the push.
 * @param walk    Where the walk stands then, null when there is none or it is complete.
 */
export function linkAfterPush(
	link: StoredChildLink,
	planned: StoredChildLink,
	eventId: string,
	cursor: number,
	walk: CatalogueWalk | null
): StoredChildLink {
	if ( link.epoch !== planned.epoch ) {
		return link;
	}
	return {
		...link,
		push: eventId,
		cursor: maximum( link.cursor, cursor ),
		walk: link.walks === planned.walks ? walk : link.walk,
	};
}
