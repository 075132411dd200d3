/**
 * Contract: the row in which a reconcile stands, and what it found with each Child.
 */

/** How far a reconcile has come with one Child. */
export interface ReconcileStore {
	/** @maxLength 64 */
	store_id: string;
	/** SKUs that differ, but for those whose difference is on its way. @minimum 0 */
	differing: number;
	/** Of those the ones that were published anew. @minimum 0 */
	pushed: number;
	/** SKUs with changes of the Child's own that are on their way to the Master. @minimum 0 */
	waiting: number;
	/** SKUs that the Child does not have. @minimum 0 */
	missing: number;
	/** Why the Child could not be compared, empty when it could. @maxLength 64 */
	code: string;
}

/** @payload A reconcile: where it stands, and what it found. One row, the last one. */
export interface StoredReconcile {
	/** @maxLength 64 */
	id: string;
	/** `differences`: what differs is published anew; `all`: everything is. */
	mode: 'differences' | 'all';
	status: 'running' | 'finished' | 'cancelled';
	/** Whether it only counts what differs. @optional */
	dry_run: boolean | null;
	/** How many products a person has named; null for the whole catalogue. @optional @minimum 1 */
	selected: number | null;
	/** Those, until the run is over. @optional @maxItems 2000 @maxLength 255 */
	skus: readonly string[] | null;
	/**
	 * What the next step does: publish a page, add up a part here or there, compare a bucket, a page with an old peer, or a page
	 * of the products that a person has named.
	 */
	stage: 'publish' | 'own' | 'peer' | 'bucket' | 'fields' | 'named';
	/** Unix seconds. @minimum 0 */
	started: number;
	/** Unix seconds, 0 while it runs. @minimum 0 */
	finished: number;
	/** Products a page. @minimum 1 @maximum 500 */
	per_page: number;
	/** Steps done. @minimum 0 */
	page: number;
	/** Where the step before ended: a product id of the store that the stage walks through, or a place among named products. @minimum 0 */
	after: number;
	/** Products to publish, or buckets of SKUs (named products) to compare in all Children together. @minimum 0 */
	total: number;
	/** Of those the ones done. @minimum 0 */
	done: number;
	/** @minimum 1 @maximum 500 */
	buckets: number;
	/** This store's sums. @maxItems 500 */
	own: readonly number[];
	/** The sums of the Child that is compared. @maxItems 500 */
	peer: readonly number[];
	/** Parts in which they have come so far. @optional @minimum 0 */
	peer_parts: number | null;
	/** Its buckets that differ and were not compared yet. @maxItems 500 */
	left: readonly number[];
	/** Failures in a row with this Child. @minimum 0 */
	failures: number;
	/** Products published anew. @minimum 0 */
	pushed: number;
	/** The Child that is compared, by its place in the list. @minimum 0 */
	at: number;
	stores: readonly ReconcileStore[];
}
