/**
 * Contract: since when links fail and whether the shop was told, as their option row holds it. Enters: nothing; leaves: the shape.
 */

/** A link that fails, from its first failure until it has worked again. */
export interface LinkOutage {
	/** The peer. @maxLength 255 */
	store_id: string;
	/** When it began, Unix seconds. @minimum 0 */
	since: number;
	/** When the shop was told, Unix seconds; 0 when it was not. @minimum 0 */
	told: number;
}

/** @payload The links of this store that fail. One row. */
export interface StoredOutages {
	/** @maxItems 500 */
	outages: readonly LinkOutage[];
}
