/**
 * Contract: what we keep in our own option rows and product meta. Stored text is read back through the same validators
 * as a peer's: a row that another plugin or a person damaged is refused, not trusted. Quantities are integers in
 * millionths of a unit.
 */
import type { ItemError } from './payloads';

/** @payload A product's state as last published (Master) or adopted (Child), in its meta. Short keys: one row a product. */
export interface StoredShadow {
	/** Version. @minimum 0 */
	v: number;
	/** Quantity in millionths, null when stock is not managed. */
	q: number | null;
	/** Manage stock. */
	m: 'yes' | 'no' | 'parent';
	/** Stock status; null where WooCommerce derives it. @maxLength 32 */
	s: string | null;
	/** Backorders. */
	b: 'no' | 'notify' | 'yes';
	/** Low stock amount in millionths, null when unset. */
	l: number | null;
	/** The SKU under which the Master refused this product, null when it did not. @optional @maxLength 255 */
	r: string | null;
	/** The product that this is of: in a copy of the product's meta it names another one. @optional @minimum 1 */
	p: number | null;
	/** SKU on the Master. @optional @maxLength 255 */
	k: string | null;
	/** SKU on the Master before it was renamed. @optional @maxLength 255 */
	o: string | null;
	/** The SKU that a Child is to take over as soon as it is free. @optional @maxLength 255 */
	w: string | null;
	/** When this version was published or adopted, Unix seconds. @optional @minimum 0 */
	t: number | null;
	/** Master: the Child that has made this change; empty when it was made here. @optional @maxLength 64 */
	f: string | null;
	/** Child: fields that it keeps out. @optional @maxItems 8 @maxLength 32 */
	x: readonly string[] | null;
	/** Fields that the Master keeps out. @optional @maxItems 8 @maxLength 32 */
	z: readonly string[] | null;
	/** Child: the error code for which the last state was not taken, here or on the Master; null when it was. @optional @maxLength 64 */
	e: string | null;
}

/** @payload The Master's counter: one number for every published change of any product. */
export interface StoredCounter {
	/** New whenever the counter may have gone back. @maxLength 64 */
	generation: string;
	/** @minimum 0 */
	version: number;
	/** Drawn when that version was given out. @optional @maxLength 64 */
	mark: string | null;
	/** Generations that an administrator has ended, newest last. @optional @maxItems 8 @maxLength 64 */
	supersedes: readonly string[] | null;
}

/** A product that a Master has published and has no more. */
export interface Tombstone {
	/** @minimum 1 */
	product_id: number;
	/** @maxLength 255 */
	sku: string;
	/** @maxLength 64 */
	gid: string;
	/** Under which the Children are told. @minimum 1 */
	version: number;
}

/** @payload Products that a Master has no more, oldest first. */
export interface StoredTombstones {
	/** @maxItems 1000 */
	items: readonly Tombstone[];
}

/** One product of a batch that is under way. */
export interface StoredBatchItem {
	/** @minimum 1 */
	product_id: number;
	/** @maxLength 255 */
	sku: string;
	/** @maxLength 64 */
	gid: string;
	/** Millionths of a unit. */
	delta: number;
	/** @minimum 0 */
	base_version: number;
	/** @maxItems 8 @maxLength 32 */
	changed: readonly string[];
	/** Millionths of a unit; absolute, for peers of version 1. */
	quantity: number | null;
	manage_stock: 'yes' | 'no' | 'parent';
	/** @maxLength 32 */
	stock_status: string | null;
	backorders: 'no' | 'notify' | 'yes';
	low_stock_amount: number | null;
	/** True once a state that contains this difference was adopted, or the Master refused the item. */
	settled: boolean;
}

/** A numbered batch, stored before it is sent and kept until every item is settled. */
export interface StoredBatch {
	/** @minimum 1 */
	seq: number;
	/** @maxLength 64 */
	event_id: string;
	/** Unix seconds. */
	created: number;
	/** @maxItems 500 */
	items: readonly StoredBatchItem[];
	/** Reservations whose orders are in these items. @optional @maxItems 500 @maxLength 64 */
	release: readonly string[] | null;
}

/** How the last attempts to reach a peer went. Times are unix seconds. */
export interface LinkHealth {
	/** 0 unknown, 1 the published 1.0.2, 2 this one. @minimum 0 */
	protocol: number;
	/** Failures in a row. @minimum 0 */
	failures: number;
	/** Not before this time. @minimum 0 */
	next_attempt: number;
	/** Error code that waiting will not heal; empty when there is none. @maxLength 64 */
	attention: string;
	/** @minimum 0 */
	last_success: number;
	/** @minimum 0 */
	last_failure: number;
	/** @maxLength 300 */
	last_error: string;
	/** @minimum 0 */
	last_inbound: number;
}

/** A walk over a Child's own catalogue that notes each product's number as the base of what is sold from then on. */
export interface FirstContact {
	/** The last product id noted. @minimum 0 */
	after: number;
}

/** @payload What a Child remembers of its Master. */
export interface StoredMasterLink {
	/** @maxLength 64 */
	epoch: string;
	/** @minimum 0 */
	seq: number;
	/** @maxLength 64 */
	generation: string;
	/** The highest version that the Master has told of this generation. @optional @minimum 0 */
	seen: number | null;
	/** Its mark. @optional @maxLength 64 */
	mark: string | null;
	/** Event ids of the last pushes of the Master that were adopted, newest last. @optional @maxItems 8 @maxLength 64 */
	pushes: readonly string[] | null;
	in_flight: StoredBatch | null;
	/** Null once every product has a base. Until then nothing is sent and nothing is adopted. */
	contact: FirstContact | null;
	health: LinkHealth;
}

/** A walk over the whole catalogue that brings a Child in step: the last product id sent, and the version it started at. */
export interface CatalogueWalk {
	/** @minimum 0 */
	after: number;
	/** @minimum 0 */
	target: number;
}

/** What a Child of version 1 was last known to show of one product. */
export interface StoredOldItem {
	/** @minimum 1 */
	product_id: number;
	/** Millionths of a unit. */
	quantity: number;
	/** When, by the Child's own clock: Unix seconds. @minimum 0 */
	time: number;
	/** The SKU that it was told; null before. @optional @maxLength 255 */
	sku: string | null;
}

/** @payload What the Master remembers of a Child of version 1, beside its link. */
export interface StoredOldChild {
	items: readonly StoredOldItem[];
	/** Ids of the last events, newest last: that version repeats an event whose answer was lost. @maxItems 100 @maxLength 64 */
	events: readonly string[];
}

/** What a Child says that it received and this Master never gave out. Its link is held until an administrator has decided. */
export interface LinkClaim {
	/** The generation that the Child follows. @maxLength 64 */
	generation: string;
	/** The highest version that it says it received. @minimum 0 @maximum 1000000000000000 */
	seen: number;
	/** The highest version that it had confirmed before: nothing up to there was lost. @minimum 0 */
	confirmed: number;
	/** When it was noticed, Unix seconds. @minimum 0 */
	since: number;
}

/** @payload What the Master remembers of one Child. */
export interface StoredChildLink {
	/** @maxLength 64 */
	epoch: string;
	/** Last `seq` applied in this epoch. @minimum 0 */
	applied: number;
	/** @maxLength 64 */
	event_id: string;
	/** What of the last batch was refused, so that its answer can be repeated. @optional @maxItems 500 */
	refused: readonly ItemError[] | null;
	/** Epochs that are over, newest last: a request of theirs that comes late opens nothing. @optional @maxItems 8 @maxLength 64 */
	past_epochs: readonly string[] | null;
	/** The version up to which the Child has been sent everything: acknowledged, or in the answer to its last batch. @minimum 0 */
	cursor: number;
	/** Event id of the last push that the Child has confirmed. @optional @maxLength 64 */
	push: string | null;
	/** The highest version of which the Child was told, as far as is known here. @optional @minimum 0 */
	told: number | null;
	/** Its mark. @optional @maxLength 64 */
	told_mark: string | null;
	walk: CatalogueWalk | null;
	/** How many walks were begun: a push of an earlier one does not speak for this one. @optional @minimum 0 */
	walks: number | null;
	/** Set while the link is held. @optional */
	claim: LinkClaim | null;
	health: LinkHealth;
}

/** How often requests were refused for one reason. */
export interface RefusalCount {
	/** Of REFUSALS. @maxLength 64 */
	reason: string;
	/** @maxLength 64 */
	route: string;
	/** @minimum 1 @maximum 1000000000000000 */
	count: number;
	/** Unix seconds. @minimum 0 @maximum 253402300799 */
	first: number;
	/** @minimum 0 @maximum 253402300799 */
	last: number;
	/** Whom the last of them claimed to be of, plain text. @maxLength 64 */
	sender: string;
}

/** An address whose requests could not be authenticated. */
export interface GuessingAddress {
	/** A hash that stands for it. @maxLength 32 */
	origin: string;
	/** @minimum 1 @maximum 1000000 */
	count: number;
	/** When its window ends, Unix seconds. @minimum 0 @maximum 253402300799 */
	until: number;
}

/** @payload What is remembered of refused requests. */
export interface StoredRefusals {
	/** The latest first. @maxItems 100 */
	reasons: readonly RefusalCount[];
	/** @maxItems 200 */
	addresses: readonly GuessingAddress[];
}
