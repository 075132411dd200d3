/**
 * Contract: what the admin screen and the plugin say to each other under `/wp-json/kitgenix-stock-sync/v1/admin/`. Enters: a
 * signed-in shop manager's wish; leaves: the settings without any secret. A secret goes to the browser once, when it was
 * generated.
 */
import type { PingAnswer } from './payloads';
import type { LinkHealth, ReconcileStore } from './stored';

/** Routes of the screen, below the namespace; `action` names the nonce of NONCES that a write must bring. */
export const ADMIN_ROUTES = {
	settings: { route: 'admin/settings', method: 'GET', action: '' },
	config: { route: 'admin/config', method: 'POST', action: 'save_config' },
	connection: {
		route: 'admin/connection',
		method: 'POST',
		action: 'save_connection',
	},
	children: {
		route: 'admin/children',
		method: 'POST',
		action: 'save_children',
	},
	test_connection: {
		route: 'admin/test-connection',
		method: 'POST',
		action: 'test_connection',
	},
	restored: { route: 'admin/restored', method: 'POST', action: 'tools' },
	moved: { route: 'admin/moved', method: 'POST', action: 'tools' },
} as const;

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
	logs: { route: 'admin/logs', method: 'GET', action: '' },
	logs_action: { route: 'admin/logs', method: 'POST', action: 'logs' },
} as const;

/** Header that carries the action's nonce, beside WordPress's own REST nonce. */
export const ACTION_NONCE_HEADER = 'X-Kitgenix-Action-Nonce';

/** Codes of the screen's refusals. */
export const ADMIN_ERRORS = {
	bad_nonce: 'kss_bad_nonce',
	forbidden: 'kss_forbidden',
	unknown_child: 'kss_unknown_child',
	nothing_to_decide: 'kss_nothing_to_decide',
	old_child: 'kss_old_child',
} as const;

/** The Master's connection as the screen may know it. */
export interface AdminMaster {
	url: string;
	store_id: string;
	has_secret: boolean;
}

/** A Child as the screen may know it. */
export interface AdminChild {
	id: string;
	name: string;
	url: string;
	enabled: boolean;
	has_secret: boolean;
}

/** One nonce for each writing action, as NONCES names them. */
export interface AdminNonces {
	save_config: string;
	save_connection: string;
	save_children: string;
	test_connection: string;
	tools: string;
	logs: string;
}

/** Everything the screen shows. */
export interface AdminSettings {
	this_store_id: string;
	this_store_name: string;
	/** Address that the other stores enter. */
	this_store_url: string;
	role: 'master' | 'child';
	strict_checkout_validation: boolean;
	exclusions: readonly string[];
	master: AdminMaster;
	children: readonly AdminChild[];
	nonces: AdminNonces;
}

/** Answer to every read and write of settings. */
export interface AdminAnswer {
	settings: AdminSettings;
	/** A secret that this very request generated; null otherwise. */
	generated_secret: string | null;
}

/** What a connection test found. */
export interface ConnectionTestAnswer {
	ok: boolean;
	/** Error code; empty when all is well. */
	code: string;
	/** In English, for the details: what the code means is said by the screen. */
	message: string;
	/** What the peer says of itself; null when it did not answer as a peer does. */
	peer: PingAnswer | null;
	/** Seconds by which the peer's clock is ahead of ours, beyond what the way there and back explains. */
	clock_offset: number;
}

/** One difference that an audit found. Texts are as each store shows them; '' is unset. */
export interface AuditRow {
	store_id: string;
	/** Empty where the row is about the store. */
	sku: string;
	/**
	 * `missing`: one of the two does not have the SKU. `duplicate`: the Child has it more than once. `no_answer`: the store
	 * did not answer, `child` says why. `incomplete`: time was up before everything was compared.
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

/** The last reconcile, as the screen may know it. Fields are those of StoredReconcile. */
export interface ReconcileProgress {
	id: string;
	mode: 'differences' | 'all';
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
}

/** @payload Body of POST admin/reconcile. */
export interface ReconcileRequest {
	action: 'start' | 'cancel' | 'resume';
	/** For `start`. @optional @default differences */
	mode: 'differences' | 'all' | null;
	/** For `start`: products a page; null for what was chosen last. @optional @minimum 50 @maximum 500 */
	per_page: number | null;
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

/** @payload Body of POST admin/config. What is null stays, so that two open tabs do not undo each other. */
export interface ConfigRequest {
	/** @optional @maxLength 255 */
	this_store_name: string | null;
	/** @optional */
	role: 'master' | 'child' | null;
	/** @optional */
	strict_checkout_validation: boolean | null;
	/** SKUs. @optional @maxItems 10000 @maxLength 255 */
	exclusions: readonly string[] | null;
}

/**
 * @payload Body of POST admin/connection: the Master, as this Child reaches it. Empty text passes here, so that the person
 * is told what to enter.
 */
export interface ConnectionRequest {
	/** @maxLength 2000 */
	url: string;
	/** @maxLength 64 */
	store_id: string;
	/** Null keeps the stored one. @optional @maxLength 255 */
	secret: string | null;
}

/** @payload Body of POST admin/children: one change to the Master's list of Children. */
export interface ChildrenRequest {
	action: 'add' | 'update' | 'remove';
	/** The Child's store id: the new one's for `add`, the one that is changed otherwise. @maxLength 64 */
	id: string;
	/** Another store id for this Child; null keeps it. @optional @maxLength 64 */
	new_id: string | null;
	/** Null keeps it. @optional @maxLength 255 */
	name: string | null;
	/** Null keeps it. @optional @maxLength 2000 */
	url: string | null;
	/** Null keeps it; empty generates a new one, as `add` does without any. @optional @maxLength 255 */
	secret: string | null;
	/** Null keeps it, or means true for `add`. @optional */
	enabled: boolean | null;
}

/** @payload Body of POST admin/test-connection. */
export interface ConnectionTestRequest {
	/** A Child's store id; null means this Child's Master. @optional @maxLength 64 */
	store_id: string | null;
}

/**
 * @payload Body of POST admin/restored: whose numbers are right after this Master was restored from a backup. `keep`: its
 * own; `take`: those that a Child holds.
 */
export interface RestoredRequest {
	choice: 'keep' | 'take';
	/** Store id of the Child for `take`. @optional @maxLength 64 */
	child: string | null;
}

/**
 * @payload Body of POST admin/moved: what it means that this site has another address than its connections were made for.
 * `moved`: it is the same shop; `copy`: it is a copy of it, and has nothing to do with its peers.
 */
export interface MovedRequest {
	choice: 'moved' | 'copy';
}

/** Answer to a decision. */
export interface DecisionAnswer {
	ok: boolean;
	/** Error code; empty when all is well. */
	code: string;
	/** For a person. */
	message: string;
}
