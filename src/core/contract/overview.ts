/**
 * Contract: what the first screen shows. Enters: nothing but the request to see; leaves: this store, each of its links, and what a
 * person has to decide.
 */
import type { HistoryHour } from './history';
import type { LinkHealth } from './stored';
import type { NoticeRow } from './tools';

/** Route of the first screen, in the shape of ADMIN_ROUTES. */
export const OVERVIEW_ROUTES = {
	overview: { route: 'admin/overview', method: 'GET', action: '' },
} as const;

/**
 * How a link stands. `in_step`: the peer has everything. `catching_up`: something is on its way or waits for the next attempt.
 * `attention`: waiting will not heal it. `never`: the peer has not answered yet. `paused`: this store exchanges nothing until a
 * person has decided. `disabled`: a person has switched it off.
 */
export type LinkState =
	| 'in_step'
	| 'catching_up'
	| 'attention'
	| 'never'
	| 'paused'
	| 'disabled';

/** A link as the first screen shows it. */
export interface OverviewLink {
	store_id: string;
	/** Empty for the Master, which has none here. */
	name: string;
	url: string;
	type: 'push' | 'send';
	state: LinkState;
	/** Products that the peer lacks, 0 when it has everything. */
	waiting: number;
	/** Since when the link fails, Unix seconds; 0 when it does not. */
	since: number;
	health: LinkHealth;
	/** Why waiting will not heal it, for a person; empty when it may, or when the code has no words. */
	cause: string;
	/** What to do about it, most likely first. */
	advice: readonly string[];
}

/** All links in one sentence. */
export interface OverviewSummary {
	/** The state that the sentence is about; `never` when there is no link. */
	state: LinkState;
	text: string;
}

/** Answer to GET admin/overview. */
export interface OverviewAnswer {
	/** Unix seconds, by this store's clock. */
	time: number;
	plugin_version: string;
	woocommerce_version: string;
	wordpress_version: string;
	php_version: string;
	/** Products that are kept in step: those with a SKU that is not excluded. */
	products: number;
	/** `moved`: the site has another address than before. `restored`: this Master was restored from a backup. Empty: nothing. */
	decision: '' | 'moved' | 'restored';
	links: readonly OverviewLink[];
	/** What a person reads first. */
	summary: OverviewSummary;
	notices: readonly NoticeRow[];
	/** The last day, oldest hour first; hours in which nothing crossed are not in it. */
	history: readonly HistoryHour[];
	/** Checkouts on Children for which this Master holds units now; 0 on a Child. */
	reservations: number;
	/** Seconds for which the oldest due action has waited; 0 when none is late. */
	overdue: number;
}
