/**
 * Reconcile: the steps of a run. Each is small, and stored when it is done; one that dies is done again. Enters: where the run
 * stands and what a step found; leaves: where it stands then.
 */
import { ERRORS } from '../contract/errors';
import type {
	ReconcileStore,
	StoredReconcile,
} from '../contract/reconcile-run';
import { slice } from '../runtime/list';
import { maximum } from '../runtime/number';
import { combinedSums, differingBuckets } from './digest';
import { finishedRun } from './run';

/** Attempts to ask a Child before the run goes on to the next. */
const ATTEMPTS = 3;

/** Parts in which a Child may answer its sums: each is some seconds of adding up, so that this is a catalogue of millions. */
const PEER_PARTS = 1000;

/** What comparing SKUs of a Child found. */
export interface Findings {
	differing: number;
	pushed: number;
	waiting: number;
	missing: number;
}

/**
 * The run after a page was published anew.
 *
 * @param run    Before.
 * @param count  Products of the page.
 * @param pushed Those that were published.
 * @param lastId The page's last product id.
 * @param isLast Whether there is no further page.
 * @param now    Unix seconds.
 */
export function afterPage(
	run: StoredReconcile,
	count: number,
	pushed: number,
	lastId: number,
	isLast: boolean,
	now: number
): StoredReconcile {
	const next = stepped( {
		...run,
		done: run.done + count,
		total: maximum( run.total, run.done + count ),
		pushed: run.pushed + pushed,
		after: lastId,
	} );
	return isLast ? finishedRun( next, now ) : next;
}

/**
 * The run after this store has added up a part of its catalogue.
 *
 * @param run  Before.
 * @param sums Of the part.
 * @param next Where the next part begins, null when there is none.
 */
export function afterOwnPart(
	run: StoredReconcile,
	sums: readonly number[],
	next: number | null
): StoredReconcile {
	return stepped( {
		...run,
		own: combinedSums( run.own, sums ),
		after: next ?? 0,
		stage: next === null ? 'peer' : 'own',
	} );
}

/**
 * The run after a Child has answered with a part of its sums. One whose parts come to no end must not keep the others from being compared.
 *
 * @param run  Before.
 * @param sums Of the part.
 * @param next Where the next part begins, null when there is none.
 * @param now  Unix seconds.
 */
export function afterPeerPart(
	run: StoredReconcile,
	sums: readonly number[],
	next: number | null,
	now: number
): StoredReconcile {
	const parts = ( run.peer_parts ?? 0 ) + 1;
	if ( next !== null && parts >= PEER_PARTS ) {
		return withFailedStore( run, ERRORS.bad_answer, now );
	}
	const peer = combinedSums( run.peer, sums );
	if ( next !== null ) {
		return stepped( { ...run, peer, peer_parts: parts, after: next } );
	}
	const left = differingBuckets( run.own, peer );
	return withBucketsLeft( stepped( { ...run, peer } ), left, now );
}

/**
 * The run after a bucket was compared.
 *
 * @param run      Before.
 * @param findings What was found in it.
 * @param now      Unix seconds.
 */
export function afterBucket(
	run: StoredReconcile,
	findings: Findings,
	now: number
): StoredReconcile {
	return withBucketsLeft(
		stepped( withFindings( run, findings ) ),
		slice( run.left, 1, run.left.length ),
		now
	);
}

/**
 * The run with a Child of version 1: its fields are asked for page by page.
 *
 * @param run Before.
 */
export function withOldPeer( run: StoredReconcile ): StoredReconcile {
	return stepped( { ...run, stage: 'fields', after: 0 } );
}

/**
 * The run after a page was compared with a Child of version 1.
 *
 * @param run      Before.
 * @param findings What was found.
 * @param lastId   The page's last product id.
 * @param isLast   Whether there is no further page.
 * @param now      Unix seconds.
 */
export function afterFields(
	run: StoredReconcile,
	findings: Findings,
	lastId: number,
	isLast: boolean,
	now: number
): StoredReconcile {
	const next = stepped( {
		...withFindings( run, findings ),
		after: lastId,
	} );
	return isLast ? withNextStore( next, now ) : next;
}

/**
 * The run after a page of named products was compared.
 *
 * @param run      Before.
 * @param count    Products of the page.
 * @param findings What was found.
 * @param now      Unix seconds.
 */
export function afterNamed(
	run: StoredReconcile,
	count: number,
	findings: Findings,
	now: number
): StoredReconcile {
	const after = run.after + count;
	const next = stepped( {
		...withFindings( run, findings ),
		after,
		done: run.done + count,
	} );
	return after >= ( run.selected ?? 0 ) ? withNextStore( next, now ) : next;
}

/**
 * The run after a step failed. After some attempts the next Child is compared; where this store itself fails, the run ends.
 *
 * @param run  Before.
 * @param code Why.
 * @param now  Unix seconds.
 */
export function afterFailedStep(
	run: StoredReconcile,
	code: string,
	now: number
): StoredReconcile {
	if ( run.failures + 1 < ATTEMPTS ) {
		return { ...run, failures: run.failures + 1 };
	}
	if ( run.stage === 'publish' || run.stage === 'own' ) {
		const failed = run.stores.map( ( store ) => ( { ...store, code } ) );
		return finishedRun( stepped( { ...run, stores: failed } ), now );
	}
	return withFailedStore( run, code, now );
}

/**
 * The run goes on to the next Child.
 *
 * @param run  Before.
 * @param code Why this one could not be compared.
 * @param now  Unix seconds.
 */
function withFailedStore(
	run: StoredReconcile,
	code: string,
	now: number
): StoredReconcile {
	let place = 0;
	const stores: ReconcileStore[] = [];
	for ( const store of run.stores ) {
		stores.push( place === run.at ? { ...store, code } : store );
		place += 1;
	}
	return withNextStore( stepped( { ...run, stores } ), now );
}

function stepped( run: StoredReconcile ): StoredReconcile {
	return { ...run, page: run.page + 1, failures: 0 };
}

/**
 * @param run  Before.
 * @param left Buckets of this Child that are still to be compared.
 * @param now  Unix seconds.
 */
function withBucketsLeft(
	run: StoredReconcile,
	left: readonly number[],
	now: number
): StoredReconcile {
	if ( left.length === 0 ) {
		return withNextStore( run, now );
	}
	return {
		...run,
		stage: 'bucket',
		left,
		after: 0,
		done: ( run.at + 1 ) * run.buckets - left.length,
	};
}

function withNextStore( run: StoredReconcile, now: number ): StoredReconcile {
	if ( run.at + 1 >= run.stores.length ) {
		return finishedRun( run, now );
	}
	const compared = run.selected ?? run.buckets;
	return {
		...run,
		stage: run.selected === null ? 'peer' : 'named',
		at: run.at + 1,
		after: 0,
		peer: [],
		peer_parts: null,
		left: [],
		done: ( run.at + 1 ) * compared,
	};
}

function withFindings(
	run: StoredReconcile,
	findings: Findings
): StoredReconcile {
	let place = 0;
	const stores: ReconcileStore[] = [];
	for ( const store of run.stores ) {
		stores.push(
			place === run.at
				? {
						...store,
						differing: store.differing + findings.differing,
						pushed: store.pushed + findings.pushed,
						waiting: store.waiting + findings.waiting,
						missing: store.missing + findings.missing,
				  }
				: store
		);
		place += 1;
	}
	return { ...run, stores, pushed: run.pushed + findings.pushed };
}
