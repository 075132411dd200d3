/**
 * Reconcile: a run from its beginning to its end, and what a person may do to it. Its steps are in `steps.ts`. Enters: a wish;
 * leaves: where the run stands then.
 */
import type { ReconcileProgress } from '../contract/tools';
import type { ReconcileStore, StoredReconcile } from '../contract/stored';
import { at } from '../runtime/list';
import { maximum, minimum } from '../runtime/number';
import { bucketCount } from './digest';

/**
 * A new run.
 *
 * @param id       Random id, drawn by the caller.
 * @param mode     What is pushed.
 * @param perPage  Products a page, as a person wished.
 * @param products Products with a SKU.
 * @param childIds The enabled Children.
 * @param now      Unix seconds.
 */
export function newRun(
	id: string,
	mode: 'differences' | 'all',
	perPage: number,
	products: number,
	childIds: readonly string[],
	now: number
): StoredReconcile {
	const buckets = bucketCount( products );
	const run: StoredReconcile = {
		id,
		mode,
		status: 'running',
		stage: mode === 'all' ? 'publish' : 'own',
		started: now,
		finished: 0,
		per_page: minimum( 500, maximum( 50, perPage ) ),
		page: 0,
		after: 0,
		total: mode === 'all' ? products : buckets * childIds.length,
		done: 0,
		buckets,
		own: [],
		peer: [],
		left: [],
		failures: 0,
		pushed: 0,
		at: 0,
		stores: childIds.map( ( childId ) => ( {
			store_id: childId,
			differing: 0,
			pushed: 0,
			waiting: 0,
			missing: 0,
			code: '',
		} ) ),
	};
	return childIds.length === 0 ? finishedRun( run, now ) : run;
}

/**
 * The run after its last step.
 *
 * @param run Before.
 * @param now Unix seconds.
 */
export function finishedRun(
	run: StoredReconcile,
	now: number
): StoredReconcile {
	return {
		...run,
		status: 'finished',
		finished: now,
		done: run.total,
		own: [],
		peer: [],
		left: [],
	};
}

/**
 * The run as a step stores it, while another process may have changed it: a person's cancelling stays.
 *
 * @param stored What stands in the row.
 * @param next   What the step made of the run.
 */
export function storedAfterStep(
	stored: StoredReconcile,
	next: StoredReconcile
): StoredReconcile {
	// One of two processes that both did the step has stored it already, or another run was begun.
	if ( stored.id !== next.id || stored.page > next.page ) {
		return stored;
	}
	return stored.status === 'cancelled'
		? { ...next, status: 'cancelled', finished: stored.finished }
		: next;
}

/**
 * The run after a person has cancelled it. What was published stays published.
 *
 * @param run Before.
 * @param now Unix seconds.
 */
export function cancelledRun(
	run: StoredReconcile,
	now: number
): StoredReconcile {
	return run.status === 'running'
		? { ...run, status: 'cancelled', finished: now }
		: run;
}

/**
 * A cancelled run that goes on where it stood.
 *
 * @param run Before.
 */
export function resumedRun( run: StoredReconcile ): StoredReconcile {
	return run.status === 'cancelled'
		? { ...run, status: 'running', finished: 0, failures: 0 }
		: run;
}

/**
 * The Child that is compared, null when none is.
 *
 * @param run The run.
 */
export function storeOfRun( run: StoredReconcile ): ReconcileStore | null {
	return at( run.stores, run.at );
}

/**
 * What a person may know of the run.
 *
 * @param run The run.
 */
export function progressOf( run: StoredReconcile ): ReconcileProgress {
	return {
		id: run.id,
		mode: run.mode,
		status: run.status,
		started: run.started,
		finished: run.finished,
		per_page: run.per_page,
		total: run.total,
		done: run.done,
		pushed: run.pushed,
		stores: run.stores,
	};
}

/**
 * How many Children could not be compared.
 *
 * @param run The run.
 */
export function failedStores( run: StoredReconcile ): number {
	return run.stores.filter( ( store ) => store.code !== '' ).length;
}
