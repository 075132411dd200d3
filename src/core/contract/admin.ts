/**
 * Contract: what the admin screen and the plugin say to each other under `/wp-json/kitgenix-stock-sync/v1/admin/`. Enters: a
 * signed-in shop manager's request; leaves: the settings without any secret. A secret goes to the browser once, when it was
 * generated.
 */
import type { CheckoutRules } from './option';
import type { PingAnswer } from './payloads';

/** Routes of the screen, below the namespace; `action` names the nonce of NONCES that a write must bring. */
export const ADMIN_ROUTES = {
	settings: { route: 'admin/settings', method: 'GET', action: '' },
	config: { route: 'admin/config', method: 'POST', action: 'save_config' },
	exclusions: { route: 'admin/exclusions', method: 'POST', action: '' },
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
	invite: { route: 'admin/invite', method: 'POST', action: 'save_children' },
	connect: {
		route: 'admin/connect',
		method: 'POST',
		action: 'save_connection',
	},
	test_connection: {
		route: 'admin/test-connection',
		method: 'POST',
		action: 'test_connection',
	},
	restored: { route: 'admin/restored', method: 'POST', action: 'tools' },
	moved: { route: 'admin/moved', method: 'POST', action: 'tools' },
} as const;

/** Header that carries the action's nonce, beside WordPress's own REST nonce. */
export const ACTION_NONCE_HEADER = 'X-Kitgenix-Action-Nonce';

/** Header that says on which state of the settings a change was made; without it a change is made on any. */
export const REVISION_HEADER = 'X-Kitgenix-Revision';

/** Codes of the screen's refusals. */
export const ADMIN_ERRORS = {
	changed_meanwhile: 'kss_changed_meanwhile',
	bad_nonce: 'kss_bad_nonce',
	forbidden: 'kss_forbidden',
	unknown_child: 'kss_unknown_child',
	nothing_to_decide: 'kss_nothing_to_decide',
	old_child: 'kss_old_child',
	too_late: 'kss_too_late',
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
	checkout: CheckoutRules;
	exclusions: readonly string[];
	master: AdminMaster;
	children: readonly AdminChild[];
	/** Another text after each change of what a person can change here. */
	revision: string;
	nonces: AdminNonces;
}

/** Answer to every read and write of settings. */
export interface AdminAnswer {
	settings: AdminSettings;
	/** A secret that this very request generated; null otherwise. */
	generated_secret: string | null;
}

/** What a connection test found. */
export interface ConnectionTestResult {
	ok: boolean;
	/** Error code; empty when all is well. */
	code: string;
	/** What came with the code, for a technician. */
	message: string;
	/** What the peer says of itself; null when it did not answer as a peer does. */
	peer: PingAnswer | null;
	/** Seconds by which the peer's clock is ahead of ours, beyond what the way there and back explains. */
	clock_offset: number;
}

/** Answer to POST admin/test-connection: a ConnectionTestResult, and the same for a person. */
export interface ConnectionTestAnswer {
	ok: boolean;
	code: string;
	message: string;
	peer: PingAnswer | null;
	clock_offset: number;
	/** What was found; `message` itself where its code has no words. */
	summary: string;
	/** What to do, most likely cause first; empty when nothing has to be done. */
	advice: readonly string[];
}

/** What is wrong with a field of a request. */
export interface FieldError {
	path: string;
	message: string;
}

/** What WordPress's error answer holds as `data`, beside `code` and `message`. */
export interface RefusalData {
	status: number;
	errors: readonly FieldError[];
	/** What the code means, for a person; empty where `message` says it. */
	cause: string;
	/** What to do about it, most likely first. */
	advice: readonly string[];
}

/** @payload Body of POST admin/config. What is null stays, so that two open tabs do not undo each other. */
export interface ConfigRequest {
	/** @optional @maxLength 255 */
	this_store_name: string | null;
	/** @optional */
	role: 'master' | 'child' | null;
	/** @optional */
	checkout_mode: 'off' | 'check' | 'reserve' | null;
	/** @optional @minimum 1 @maximum 60 */
	checkout_reserve_minutes: number | null;
	/** @optional */
	checkout_validation_failure_strategy:
		| 'fail_open'
		| 'fail_closed'
		| 'stale_cache'
		| null;
	/** @optional @minimum 1 @maximum 1440 */
	checkout_stale_cache_minutes: number | null;
	/** @optional @minimum 1 @maximum 10 */
	checkout_timeout_seconds: number | null;
	/** SKUs. @optional @maxItems 10000 @maxLength 255 */
	exclusions: readonly string[] | null;
}

/** @payload Body of POST admin/exclusions: asks what these SKUs are here; nothing is changed. */
export interface ExclusionsRequest {
	/** @maxItems 10000 @maxLength 255 */
	skus: readonly string[];
}

/** Answer to POST admin/exclusions. */
export interface ExclusionsAnswer {
	/** How many of the SKUs a product of this store has. */
	known: number;
	/** Those that none has, 50 at most. */
	unknown: readonly string[];
	/** How many more there are. */
	more: number;
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
