/**
 * Reconcile: a run from its beginning to its end, and what a person may do to it. Its steps are in `steps.ts`. Enters: what a person asks for;
 * leaves: where the run stands then.
 */
import type { ReconcileProgress } from '../contract/tools';
import type {
	ReconcileStore,
	StoredReconcile,
} from '../contract/reconcile-run';
import { at, slice } from '../runtime/list';
import { maximum, minimum } from '../runtime/number';
import { bucketCount } from './digest';

/** What a person wants of a run. */
export interface ReconcileOptions {
	/** `differences`: what differs is published anew; `all`: everything is, and nothing is compared. */
	mode: 'differences' | 'all';
	/** Whether what differs is only counted. */
	dryRun: boolean;
	/** Named products, each once; empty for the whole catalogue. */
	skus: readonly string[];
	/** Products a page. */
	perPage: number;
}

/**
 * A new run.
 *
 * @param id       Random id, drawn by the caller.
 * @param options  What a person wants.
 * @param products Products with a SKU.
 * @param childIds The enabled Children.
 * @param now      Unix seconds.
 */
export function newRun(
	id: string,
	options: ReconcileOptions,
	products: number,
	childIds: readonly string[],
	now: number
): StoredReconcile {
	const buckets = bucketCount( products );
	const named = options.skus.length;
	const isAll = options.mode === 'all';
	const compared = named === 0 ? buckets : named;
	const run: StoredReconcile = {
		id,
		mode: options.mode,
		status: 'running',
		dry_run: options.dryRun,
		selected: named === 0 ? null : named,
		skus: named === 0 ? null : options.skus,
		stage: isAll ? 'publish' : firstStage( named ),
		started: now,
		finished: 0,
		per_page: minimum( 500, maximum( 50, options.perPage ) ),
		page: 0,
		after: 0,
		total: isAll
			? publishedAtMost( named, products )
			: compared * childIds.length,
		done: 0,
		buckets,
		own: [],
		peer: [],
		peer_parts: null,
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
		skus: null,
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
		dry_run: run.dry_run ?? false,
		selected: run.selected ?? 0,
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

/**
 * The page of named products that the next step works on.
 *
 * @param run The run.
 */
export function namedPage( run: StoredReconcile ): readonly string[] {
	return slice( run.skus ?? [], run.after, run.per_page );
}

/**
 * @param named    How many products were named.
 * @param products Products with a SKU.
 */
function publishedAtMost( named: number, products: number ): number {
	return named === 0 ? products : named;
}

/**
 * @param named How many products were named.
 */
function firstStage( named: number ): StoredReconcile[ 'stage' ] {
	return named === 0 ? 'own' : 'named';
}
