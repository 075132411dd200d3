/**
 * Outbound, as plugin/includes/Transport/SignedHttp does it: one call and its answer, where that counts as one of the peer.
 */
import type { Answer, Call } from '../world/message';
import { send } from '../world/network';
import type { Task, Work } from '../world/task';
import { nextAnswer } from '../world/task';
import { believed } from './health';
import { childLink, masterLink } from './journal';

/** One call and its answer. */
export function* ask( task: Task, call: Call ): Work< Answer > {
	send( task, [ call ] );
	task.at = 'waits for an answer';
	const { answer } = yield* nextAnswer( task );
	const protocol = task.store.isMaster
		? childLink( task.store, call.to ).health.protocol
		: masterLink( task.store ).health.protocol;
	return believed( task.store, protocol, answer );
}
