/**
 * Contract: what crosses the wire in events and pings, as the receiver may trust it after validation. Field names are those of
 * 1.0.2; `@optional` fields are what version 2 added or what an old peer leaves out. Quantities are JSON numbers, in units.
 */
import type { JsonNumber } from '../runtime/number';

/** Which batch of a Child its Master has applied last. */
export interface Ack {
	/** @maxLength 64 */
	epoch: string;
	/** @minimum 0 @maximum 1000000000000000 */
	seq: number;
	/** Of that batch: a store that was restored may number another one the same. @optional @maxLength 64 */
	event_id: string | null;
	/** SKUs of that batch which were refused, and are not contained in any state. @optional @maxItems 500 @maxLength 255 */
	refused: readonly string[] | null;
	/** Event id of the last push that the Child has confirmed. @optional @maxLength 64 */
	push: string | null;
}

/** Whether a product counts its stock itself (`true`), not at all (`false`), or through its parent. */
export type WireManageStock = boolean | 'parent';

/** One product in an event. */
export interface EventItem {
	/** @optional @maxLength 64 */
	gid: string | null;
	/** @minLength 1 @maxLength 255 */
	sku: string;
	/** The SKU that the product had before it was renamed. @optional @maxLength 255 */
	old_sku: string | null;
	/** @optional */
	manage_stock: WireManageStock | null;
	/** @optional */
	stock_quantity: JsonNumber | null;
	/** @optional @maxLength 32 */
	stock_status: string | null;
	/** @optional */
	backorders: 'no' | 'notify' | 'yes' | null;
	/** Units below which the shop wants to be told; null means the shop-wide amount. @optional */
	low_stock_amount: JsonNumber | null;
	/** Child to Master: units to add (negative: sold). @optional */
	delta: JsonNumber | null;
	/** Child to Master: the version this difference starts from. @optional @minimum 0 @maximum 1000000000000000 */
	base_version: number | null;
	/** Child to Master: which of the fields above the Child changed. @optional @maxItems 8 @maxLength 32 */
	changed: readonly string[] | null;
	/** Master to Child: the version of this state. @optional @minimum 1 @maximum 1000000000000000 */
	version: number | null;
	/** Master to Child: the product is in the trash there, or deleted; the fields above say nothing. @optional */
	deleted: boolean | null;
	/** Master to Child: names of the fields above that it keeps to itself: a Child keeps its own. @optional @maxItems 8 @maxLength 32 */
	without: readonly string[] | null;
}

/** @payload Body of POST /event, in both directions. */
export interface EventRequest {
	/** @minLength 1 @maxLength 32 */
	event_type: string;
	/** @optional @maxLength 32 */
	origin: string | null;
	/** Unix seconds at capture. @optional @minimum 0 @maximum 253402300799 */
	time: number | null;
	/** @optional @maxLength 32 */
	context: string | null;
	/** @optional @maxLength 64 */
	event_id: string | null;
	/** @optional @maxItems 500 */
	items: readonly EventItem[] | null;
	/** Version 2: store id of the recipient. @optional @maxLength 64 */
	to: string | null;
	/** Version 2: the route this body was signed for. @optional @maxLength 32 */
	route: string | null;
	/** Version 2, Child to Master. @optional @maxLength 64 */
	epoch: string | null;
	/** Version 2, Child to Master. @optional @minimum 1 @maximum 1000000000000000 */
	seq: number | null;
	/** Version 2: id of the Master's counter; from a Child, of the one that it follows. @optional @maxLength 64 */
	generation: string | null;
	/** Version 2, Master to Child. @optional */
	ack: Ack | null;
	/** Version 2, Child to Master: the highest version that it was told of the generation that it names. @optional @minimum 0 @maximum 1000000000000000 */
	seen: number | null;
	/** Version 2, Master to Child: the highest version given out so far. @optional @minimum 0 @maximum 1000000000000000 */
	counter: number | null;
	/** Version 2: drawn when that version was given out; the same version never has another. @optional @maxLength 64 */
	mark: string | null;
	/** Version 2, Master to Child: the highest version of which the Master knows that the Child was told. @optional @minimum 0 @maximum 1000000000000000 */
	told: number | null;
	/** Version 2, Master to Child: its mark. @optional @maxLength 64 */
	told_mark: string | null;
	/** Version 2, Master to Child: generations that an administrator has ended there, newest last. @optional @maxItems 8 @maxLength 64 */
	supersedes: readonly string[] | null;
	/** Version 2, Child to Master: reservations whose orders are in these items: they end with them. @optional @maxItems 500 @maxLength 64 */
	release: readonly string[] | null;
}

/** Authoritative state of one product in an answer. */
export interface StateItem {
	/** @maxLength 64 */
	gid: string;
	/** @minLength 1 @maxLength 255 */
	sku: string;
	/** The SKU that the product had before it was renamed. @optional @maxLength 255 */
	old_sku: string | null;
	manage_stock: WireManageStock;
	stock_quantity: JsonNumber | null;
	/** @maxLength 32 */
	stock_status: string;
	backorders: 'no' | 'notify' | 'yes';
	low_stock_amount: JsonNumber | null;
	/** @minimum 1 @maximum 1000000000000000 */
	version: number;
	/** The product is in the trash there, or deleted; the fields above say nothing. @optional */
	deleted: boolean | null;
	/** Names of the fields above that the Master keeps to itself: a Child keeps its own. @optional @maxItems 8 @maxLength 32 */
	without: readonly string[] | null;
}

/** Why one item of an event was not applied. */
export interface ItemError {
	/** @maxLength 255 */
	sku: string;
	/** @maxLength 64 */
	code: string;
}

/** @payload Answer to POST /event. Version 1 sends only `ok` and `processed`. */
export interface EventAnswer {
	ok: boolean;
	/** @optional */
	processed: boolean | null;
	/** @optional @maxLength 64 */
	generation: string | null;
	/** @optional */
	ack: Ack | null;
	/** @optional @maxItems 500 */
	items: readonly StateItem[] | null;
	/** @optional @maxItems 500 */
	errors: readonly ItemError[] | null;
	/** The highest version given out so far. @optional @minimum 0 @maximum 1000000000000000 */
	counter: number | null;
	/** Its mark. @optional @maxLength 64 */
	mark: string | null;
	/** Generations that an administrator has ended on the Master, newest last. @optional @maxItems 8 @maxLength 64 */
	supersedes: readonly string[] | null;
}

/** @payload What a Child says with `kss_generation`: what it follows, and how far. */
export interface GenerationReport {
	/** @maxLength 64 */
	generation: string;
	/** The highest version that it was told of that generation. @minimum 0 @maximum 1000000000000000 */
	seen: number;
	/** Its mark, '' where it is not known. @maxLength 64 */
	mark: string;
}

/** @payload Body of POST /ping. */
export interface PingRequest {
	/** @optional @maxLength 64 */
	to: string | null;
	/** @optional @maxLength 32 */
	route: string | null;
	/** Child to Master: the generation that it follows. @optional @maxLength 64 */
	generation: string | null;
	/** Child to Master: the highest version that it was told of that generation. @optional @minimum 0 @maximum 1000000000000000 */
	seen: number | null;
	/** Child to Master: its mark. @optional @maxLength 64 */
	mark: string | null;
}

/** @payload Answer to POST /ping. Version 1 stops at `time`. */
export interface PingAnswer {
	ok: boolean;
	/** @maxLength 64 */
	store_id: string;
	/** @maxLength 255 */
	store_name: string;
	role: 'master' | 'child';
	/** Unix seconds. @minimum 0 @maximum 253402300799 */
	time: number;
	/** @optional @default 1 @minimum 1 @maximum 1000 */
	protocol: number | null;
	/** @optional @maxLength 32 */
	plugin_version: string | null;
	/** @optional @maxLength 32 */
	woocommerce_version: string | null;
	/** @optional @maxLength 32 */
	wordpress_version: string | null;
	/** Id of the Master's counter; of a Child, the one that it follows. @optional @maxLength 64 */
	generation: string | null;
	/** Child to Master: the highest version that it was told of that generation. @optional @minimum 0 @maximum 1000000000000000 */
	seen: number | null;
	/** Child to Master: its mark. @optional @maxLength 64 */
	mark: string | null;
	/** Master to Child: whether it was restored from a backup and waits for an administrator. @optional */
	restored: boolean | null;
	/** Master to Child: where the Master thinks that the Child stands. @optional */
	ack: Ack | null;
}
