/**
 * World: the network between stores. Requests and answers lie in the mail until a step delivers, repeats or loses them, in
 * any order. A sender that has waited long enough sees a failure; its request may still arrive.
 */
import { LIMITS } from '../../core/contract/routes';
import type { Answer, Call, Request } from './message';
import type { Environment } from './store';
import type { Task } from './task';

/**
 * Sends requests side by side.
 *
 * @param task  The process that sends and waits.
 * @param calls What to whom; the answers carry the index.
 */
export function send( task: Task, calls: readonly Call[] ): void {
	const { world } = task.store;
	calls.forEach( ( call, index ) => {
		const id = world.nextId();
		world.mail.push( {
			kind: 'request',
			id,
			from: task.store.id,
			to: call.to,
			body: call.body,
			timestamp: task.store.now(),
			sender: task.id,
			index,
		} );
		task.calls.set( index, {
			id,
			until:
				world.time +
				( call.body.route === 'ping'
					? LIMITS.ping_timeout_seconds
					: LIMITS.send_timeout_seconds ),
		} );
		world.count( `sent ${ call.body.route }` );
	} );
}

/** Puts an answer into the mail. */
export function answer(
	world: Environment,
	request: Request,
	given: Answer
): void {
	world.onAnswer( request );
	world.mail.push( {
		kind: 'answer',
		id: world.nextId(),
		from: request.to,
		to: request.from,
		request,
		answer:
			world.store( request.to ).version === 1
				? { ...given, isAuthentic: false }
				: given,
	} );
}
