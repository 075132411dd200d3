/**
 * Contract: what the admin screen and the plugin say to each other about tools and logs. Enters: what a signed-in shop manager
 * wants done; leaves: what is then.
 */
import type { ExplainedCode } from './errors';
import type { ReconcileStore } from './reconcile-run';
import type { LinkHealth } from './stored';

/** Routes of the tools and the logs, in the same shape. A GET answers what is; a POST acts, and answers what is then. */
export const TOOL_ROUTES = {
	reconcile_progress: {
		route: 'admin/reconcile',
		method: 'GET',
		action: '',
	},
	reconcile: { route: 'admin/reconcile', method: 'POST', action: 'tools' },
	last_audit: { route: 'admin/audit', method: 'GET', action: '' },
	audit: { route: 'admin/audit', method: 'POST', action: 'tools' },
	manual_sync: {
		route: 'admin/manual-sync',
		method: 'POST',
		action: 'tools',
	},
	products: { route: 'admin/products', method: 'GET', action: '' },
	logs: { route: 'admin/logs', method: 'GET', action: '' },
	logs_action: { route: 'admin/logs', method: 'POST', action: 'logs' },
} as const;

/** One difference that an audit found. Texts are as each store shows them; '' is unset. */
export interface AuditRow {
	store_id: string;
	/** Empty where the row is about the store. */
	sku: string;
	/**
	 * `missing`: one of the two does not have the SKU. `duplicate`: the Child has it more than once. `no_answer`: the store
	 * did not answer, `child` holds the code. `incomplete`: time was up before everything was compared.
	 */
	field:
		| 'manage_stock'
		| 'stock_quantity'
		| 'stock_status'
		| 'backorders'
		| 'low_stock_amount'
		| 'missing'
		| 'duplicate'
		| 'no_answer'
		| 'incomplete';
	master: string;
	child: string;
	/** Whether the Child has changes of its own: on their way to the Master, or refused by it. */
	waits: 'no' | 'unsent' | 'refused';
}

/** A store as results name it. */
export interface AuditedStore {
	store_id: string;
	name: string;
}

/** What an audit found. */
export interface AuditResult {
	/** Unix seconds. */
	time: number;
	/** What was asked for; empty for everything. */
	skus: readonly string[];
	stores: readonly AuditedStore[];
	/** 1,000 at most. */
	rows: readonly AuditRow[];
	/** How many rows more there were. */
	more: number;
}

/** Answer to GET and POST admin/audit. */
export interface AuditAnswer {
	/** Null when there was no audit within ten minutes. */
	audit: AuditResult | null;
	/** The codes of its rows. */
	codes: readonly ExplainedCode[];
}

/** What became of a SKU at one Child. `waiting`: the store is down or busy, and gets it later. */
export interface ManualSyncStore {
	store_id: string;
	result: 'pushed' | 'unknown' | 'duplicate' | 'excluded' | 'waiting';
}

/** What became of a SKU that a person has named. */
export interface ManualSyncItem {
	sku: string;
	/** On this store: `published`, or why it was not. */
	result: 'published' | 'unknown' | 'duplicate' | 'excluded';
	/** Empty when it was not published. */
	stores: readonly ManualSyncStore[];
}

/** Answer to POST admin/manual-sync. */
export interface ManualSyncAnswer {
	items: readonly ManualSyncItem[];
}

/** A product that a person may mean. */
export interface ProductHit {
	sku: string;
	name: string;
}

/** Answer to GET admin/products?search=…: products with a SKU whose name or SKU fits, variations among them; 20 at most. */
export interface ProductsAnswer {
	products: readonly ProductHit[];
}

/** The last reconcile, as the screen may know it. Fields are those of StoredReconcile. */
export interface ReconcileProgress {
	id: string;
	mode: 'differences' | 'all';
	dry_run: boolean;
	/** How many products a person has named; 0 for the whole catalogue. */
	selected: number;
	status: 'running' | 'finished' | 'cancelled';
	started: number;
	finished: number;
	per_page: number;
	total: number;
	done: number;
	pushed: number;
	stores: readonly ReconcileStore[];
}

/** Answer to GET and POST admin/reconcile. */
export interface ReconcileAnswer {
	/** Null before the first. */
	reconcile: ReconcileProgress | null;
	/** The codes of its stores. */
	codes: readonly ExplainedCode[];
}

/** A link as the logs show it. */
export interface LinkReport {
	store_id: string;
	name: string;
	/** `push` to a Child, `send` to the Master. */
	type: 'push' | 'send';
	health: LinkHealth;
	/** Products that wait; 0 when the link does not fail. */
	waiting: number;
}

/** A link that fails: one row however often. Keys of 1.0.2 first. */
export interface BacklogRow {
	/** Since when, Unix seconds. */
	time: number;
	type: 'push' | 'send';
	store_id: string;
	/** Failures in a row. */
	attempt: number;
	error: string;
	/** Code that waiting will not heal; empty when it may. */
	code: string;
	/** Not before this time, Unix seconds. */
	next_attempt: number;
	/** Products that wait. */
	waiting: number;
}

/** A line of the event log. */
export interface LogLine {
	/** Unix seconds. */
	time: number;
	level: string;
	message: string;
	/** The context as JSON. */
	context: string;
}

/** Something that a person must act on. */
export interface NoticeRow {
	/** Unix seconds. */
	time: number;
	type: string;
	message: string;
}

/** Answer to GET and POST admin/logs, newest first. */
export interface LogsAnswer {
	event_log: readonly LogLine[];
	backlog: readonly BacklogRow[];
	notices: readonly NoticeRow[];
	links: readonly LinkReport[];
	/** The codes of its lines and of its backlog. */
	codes: readonly ExplainedCode[];
}

/** @payload Body of POST admin/reconcile. */
export interface ReconcileRequest {
	action: 'start' | 'cancel' | 'resume';
	/** For `start`. @optional @default differences */
	mode: 'differences' | 'all' | null;
	/** For `start`: products a page; null for what was chosen last. @optional @minimum 50 @maximum 500 */
	per_page: number | null;
	/** For `start`: null or empty for the whole catalogue. @optional @maxItems 2000 @maxLength 255 */
	skus: readonly string[] | null;
	/** For `start`: whether what differs is only counted. With `all` nothing is compared, so it is refused there. @optional */
	dry_run: boolean | null;
}

/** @payload Body of POST admin/audit. */
export interface AuditRequest {
	/** Null or empty for everything. @optional @maxItems 2000 @maxLength 255 */
	skus: readonly string[] | null;
}

/** @payload Body of POST admin/manual-sync. */
export interface ManualSyncRequest {
	/** @maxItems 500 @minLength 1 @maxLength 255 */
	skus: readonly string[];
}

/** @payload Body of POST admin/logs. */
export interface LogsRequest {
	action:
		| 'clear_event_log'
		| 'clear_backlog'
		| 'clear_notices'
		| 'retry'
		| 'discard';
	/** For `retry` and `discard`: a peer's store id; null retries every link. @optional @maxLength 64 */
	store_id: string | null;
}
