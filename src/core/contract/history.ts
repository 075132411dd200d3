/**
 * Contract: the last day of a store, as its option row holds it and the first screen shows it.
 */

/** An hour in which something crossed. */
export interface HistoryHour {
	/** When it began, Unix seconds. @minimum 0 */
	start: number;
	/** Changes of stock that this store has given to its peers. @minimum 0 */
	changes: number;
	/** The longest time for which a peer lacked one of them, milliseconds. @minimum 0 */
	lag: number;
	/** Orders that were stopped because the Master had too little. @optional @minimum 0 */
	stopped: number | null;
	/** Orders for which the Master could not be asked. @optional @minimum 0 */
	unasked: number | null;
}

/** @payload The last day of this store, hour by hour. One row. */
export interface StoredHistory {
	/** Since when a peer lacks something, Unix milliseconds; 0 while every peer has everything. @minimum 0 */
	since: number;
	/** The Master's version when this was written; null on a Child, and before. @optional @minimum 0 */
	version: number | null;
	/** Oldest first; hours in which nothing crossed are not in it. @maxItems 25 */
	hours: readonly HistoryHour[];
}
