/**
 * Contract: the REST routes between stores, their headers and their limits (protocol version 2, a superset of what the
 * published 1.0.2 speaks). The plugin registers from these tables.
 */

/** Namespace of the routes; their addresses are made in sync/route-address.ts. */
export const NAMESPACE = 'kitgenix-stock-sync/v1';

/** Where a Child answers an invitation: the only route that is signed with an invitation's secret, and with nothing else. */
export const PAIR_ROUTE = 'pair';

/** One row a route between stores: all are POST, all are signed. `payload` names the validator of the body. */
export const ROUTES = [
	{ route: 'ping', payload: 'PingRequest', master_only: false },
	{ route: 'event', payload: 'EventRequest', master_only: false },
	{ route: 'stock', payload: 'StockRequest', master_only: true },
	{ route: 'stock-state', payload: 'StockRequest', master_only: false },
	{ route: PAIR_ROUTE, payload: 'PairRequest', master_only: true },
] as const;

/** The store's call to itself that wakes the drain where a response cannot be finished early. Signed with the site's salts. */
export const DRAIN_ROUTE = 'drain';

/** What an answer of version 2 names as its route, beside the asker in `to`: sent as a request it is refused. */
export const ANSWER = 'answer';

/** Header names; answers carry the same ones, signed over the request's nonce. */
export const HEADERS = {
	store_id: 'X-Kitgenix-Store-Id',
	timestamp: 'X-Kitgenix-Timestamp',
	nonce: 'X-Kitgenix-Nonce',
	signature: 'X-Kitgenix-Signature',
} as const;

/** Limits. Seconds for times, bytes for sizes. */
export const LIMITS = {
	body_bytes: 2097152,
	json_containers: 20000,
	json_values: 250000,
	json_depth: 32,
	header_bytes: 65536,
	items: 500,
	bucket_parts: 40,
	push_items: 200,
	batch_items: 200,
	skew_seconds: 300,
	nonce_ttl_seconds: 600,
	change_log_entries: 5000,
	tombstones: 500,
	journal_bytes: 8192,
	send_timeout_seconds: 8,
	connect_timeout_seconds: 4,
	ping_timeout_seconds: 15,
	request_timeout_least_seconds: 2,
	request_timeout_most_seconds: 20,
	checkout_answer_seconds: 10,
	checkout_breaker_seconds: 30,
	checkout_known_seconds: 300,
	checkout_ended_seconds: 60,
	checkout_timeout_least_seconds: 1,
	checkout_timeout_most_seconds: 10,
	checkout_reserve_least_minutes: 1,
	checkout_reserve_most_minutes: 60,
	checkout_stale_cache_least_minutes: 1,
	checkout_stale_cache_most_minutes: 1440,
	reservations: 10000,
	child_reservations: 2000,
	ended_reservations: 500,
	child_free_units: 5,
	shopper_reservation_stocks: 50,
	address_reservations: 20,
	address_reservation_stocks: 200,
	address_orders: 50,
	address_free_units: 20,
	releases: 500,
	audit_timeout_seconds: 10,
	digest_seconds: 3,
	lease_seconds: 30,
	drain_seconds: 20,
	event_log_rows: 250,
	/** Of one kind. */
	event_log_lines_a_minute: 20,
	backlog_rows: 250,
	notice_rows: 20,
	audit_rows: 1000,
	audit_ttl_seconds: 600,
	pause_retry_seconds: 300,
	failed_logins: 20,
	failed_login_window_seconds: 600,
	failed_login_addresses: 200,
	secret_overlap_seconds: 604800,
	secret_overlap_least_seconds: 3600,
	secret_ask_seconds: 600,
	address_form_seconds: 2592000,
	invitation_seconds: 3600,
} as const;
