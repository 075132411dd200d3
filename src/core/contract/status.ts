/**
 * Contract: what a person who helps with a shop has to know of it. Enters: nothing; leaves: facts of the site, without any secret,
 * address of a person or name of a product.
 */
import type { LinkReport } from './tools';

/** Routes, in the shape of ADMIN_ROUTES. */
export const STATUS_ROUTES = {
	status: { route: 'admin/status', method: 'GET', action: '' },
	loopback: { route: 'admin/loopback', method: 'GET', action: '' },
} as const;

/** Versions of what runs here. */
export interface StatusVersions {
	plugin: string;
	protocol: number;
	woocommerce: string;
	wordpress: string;
	php: string;
	/** Empty where Action Scheduler does not say. */
	action_scheduler: string;
}

/** The site as its peers meet it. */
export interface StatusSite {
	store_id: string;
	role: 'master' | 'child';
	url: string;
	is_https: boolean;
	is_multisite: boolean;
	/** Whether addresses of the REST API are the readable ones; the others work as well. */
	has_permalinks: boolean;
	/** As PHP writes it, such as `256M`. */
	memory_limit: string;
	/** Seconds, 0 without a limit. */
	max_execution_time: number;
	/** Whether a response can be finished before the sending begins; otherwise the store calls itself. */
	finishes_early: boolean;
}

/** What runs by the clock. Times are Unix seconds. */
export interface StatusScheduler {
	/** Our actions that wait. */
	pending: number;
	/** Of those that have failed within the last day. */
	failed: number;
	/** Seconds for which the oldest due action has waited; 0 when none is late. */
	overdue: number;
	/** When the next of ours is due, 0 when none is scheduled. */
	next: number;
	/** Whether the site’s configuration switches WordPress’s own cron off, so that the server must call it. */
	is_wp_cron_disabled: boolean;
	/** Seconds by which WordPress’s oldest due event is late. */
	cron_overdue: number;
}

/** Where things are kept. */
export interface StatusDatabase {
	kind: 'mysql' | 'mariadb' | 'sqlite';
	version: string;
	/** Our own rows of the options table. */
	rows: number;
	/** Their size together. */
	bytes: number;
	/** Whether an object cache outlives the request. */
	has_object_cache: boolean;
}

/** Answer to GET admin/status. */
export interface StatusAnswer {
	/** Unix seconds, by this store's clock. */
	time: number;
	versions: StatusVersions;
	site: StatusSite;
	scheduler: StatusScheduler;
	database: StatusDatabase;
	links: readonly LinkReport[];
}

/** Answer to GET admin/loopback: whether the site reaches itself, which WordPress’s cron and slower servers need. */
export interface LoopbackAnswer {
	ok: boolean;
	/** WordPress’s own words, in its language. */
	message: string;
	milliseconds: number;
}
