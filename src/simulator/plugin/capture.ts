/**
 * Capture, as WooCommerce and plugin/includes/Capture do it: stock is written, the ids are appended to the journal at the end
 * of the request, and the drain runs after the response.
 */
import { UNNOTED } from '../world/world';
import type { Task, Work } from '../world/task';
import { boundary } from '../world/task';
import { drain } from './drain';
import { appendJournal } from './journal';

/**
 * A request of a shopper or of a person at the back end.
 *
 * @param task   The process.
 * @param change Writes, and returns the ids of the products.
 */
export function* shopRequest(
	task: Task,
	change: () => readonly number[]
): Work< void > {
	const ids = change();
	yield* boundary( task, UNNOTED );
	appendJournal( task.store, ids );
	yield* drain( task );
}
