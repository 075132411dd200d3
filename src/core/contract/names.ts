/**
 * Contract: every public name that shops, other plugins and older versions rely on. They are the names of the published
 * 1.0.2, so that a shop can upgrade in place and step back again. Nothing enters; registration and storage read from here.
 */

/** Identity of the plugin. `prefix` begins every hook, option, transient and meta key. */
export const PLUGIN = {
	slug: 'kitgenix-stock-sync-for-woocommerce',
	prefix: 'kitgenix_stock_sync_for_woocommerce_',
	text_domain: 'kitgenix-stock-sync-for-woocommerce',
	log_source: 'kitgenix-stock-sync-for-woocommerce',
	capability: 'manage_woocommerce',
	parent_menu_slug: 'kitgenix',
	action_group: 'kitgenix-stock-sync',
	protocol: 2,
} as const;

/**
 * Option rows. Only `settings` is documented; the others are ours alone and never autoloaded, but for the e-mails' settings, which
 * WooCommerce writes as it does those of its own.
 */
export const OPTIONS = {
	settings: 'kitgenix_stock_sync_for_woocommerce_settings',
	journal: 'kitgenix_stock_sync_for_woocommerce_journal',
	counter: 'kitgenix_stock_sync_for_woocommerce_counter',
	changes: 'kitgenix_stock_sync_for_woocommerce_changes',
	tombstones: 'kitgenix_stock_sync_for_woocommerce_tombstones',
	reconcile: 'kitgenix_stock_sync_for_woocommerce_reconcile',
	history: 'kitgenix_stock_sync_for_woocommerce_history',
	releases: 'kitgenix_stock_sync_for_woocommerce_releases',
	shopper_reservations:
		'kitgenix_stock_sync_for_woocommerce_shopper_reservations',
	outages: 'kitgenix_stock_sync_for_woocommerce_outages',
	refusals: 'kitgenix_stock_sync_for_woocommerce_refusals',
	email_failed: 'kitgenix_stock_sync_for_woocommerce_email_failed',
	email_recovered: 'kitgenix_stock_sync_for_woocommerce_email_recovered',
	link_prefix: 'kitgenix_stock_sync_for_woocommerce_link_',
	old_child_prefix: 'kitgenix_stock_sync_for_woocommerce_old_child_',
	lease_prefix: 'kitgenix_stock_sync_for_woocommerce_lease_',
} as const;

/**
 * Product meta: the stable identifier that survives a SKU rename, and what both sides last agreed on. Order meta: the key under which
 * the Master holds what was ordered, until the order took its stock.
 */
export const META = {
	gid: '_kitgenix_stock_sync_for_woocommerce_gid',
	shadow: '_kitgenix_stock_sync_for_woocommerce_shadow',
	reservation: '_kitgenix_stock_sync_for_woocommerce_reservation',
} as const;

/** Transient names; those ending in `_` are completed with an md5 or a user id, as the listing documents. */
export const TRANSIENTS = {
	activation_redirect:
		'kitgenix_stock_sync_for_woocommerce_do_activation_redirect',
	nonce_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_nonce_',
	seen_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_seen_',
	debounce_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_debounce_',
	old_sku_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_old_sku_',
	audit_result_prefix:
		'kitgenix_stock_sync_for_woocommerce_kss_audit_result_',
	secret_asked_prefix:
		'kitgenix_stock_sync_for_woocommerce_kss_secret_asked_',
	address_form_prefix:
		'kitgenix_stock_sync_for_woocommerce_kss_address_form_',
	refusal_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_refusal_',
	checkout_answer_prefix:
		'kitgenix_stock_sync_for_woocommerce_kss_checkout_answer_',
	checkout_breaker:
		'kitgenix_stock_sync_for_woocommerce_kss_checkout_breaker',
	checkout_known_prefix:
		'kitgenix_stock_sync_for_woocommerce_kss_checkout_known_',
	hub_installs: 'kitgenix_hub_wporg_active_installs_v1',
	hub_ratings: 'kitgenix_hub_wporg_ratings_v1',
} as const;

/** Action Scheduler hooks, all in the group `kitgenix-stock-sync`. */
export const ACTIONS = {
	process_event: 'kitgenix_stock_sync_for_woocommerce_process_event',
	push_to_store: 'kitgenix_stock_sync_for_woocommerce_push_to_store',
	retry_send_to_master:
		'kitgenix_stock_sync_for_woocommerce_retry_send_to_master',
	retry_push_to_store:
		'kitgenix_stock_sync_for_woocommerce_retry_push_to_store',
	reconcile_batch: 'kitgenix_stock_sync_for_woocommerce_reconcile_batch',
	process_order_processing:
		'kitgenix_stock_sync_for_woocommerce_process_order_processing',
} as const;

/** What the Cart and Checkout blocks, and the script of the classic pages, know this plugin by. */
export const STOREFRONT = {
	/** Of the cart's extension data in the Store API, and of the blocks' integration. */
	namespace: 'kitgenix-stock-sync',
	/** Of the `wc-ajax` request that asks the Master about the cart. */
	ask: 'kitgenix_stock_sync_ask',
	/** Of the nonce that it brings. */
	nonce: 'kss_ask',
	/** Key in WooCommerce's session: another value after each order, so that each has a reservation of its own. */
	session_seed: 'kitgenix_stock_sync_seed',
} as const;

/**
 * Hooks that other plugins may use, with what they promise in docs/hooks.md: first the actions, which never fire inside a transaction, then
 * the filters.
 */
export const HOOKS = {
	before_event_applied:
		'kitgenix_stock_sync_for_woocommerce_before_event_applied',
	event_applied: 'kitgenix_stock_sync_for_woocommerce_event_applied',
	published: 'kitgenix_stock_sync_for_woocommerce_published',
	batch_stored: 'kitgenix_stock_sync_for_woocommerce_batch_stored',
	before_state_adopted:
		'kitgenix_stock_sync_for_woocommerce_before_state_adopted',
	state_adopted: 'kitgenix_stock_sync_for_woocommerce_state_adopted',
	sku_renamed: 'kitgenix_stock_sync_for_woocommerce_sku_renamed',
	conflict_found: 'kitgenix_stock_sync_for_woocommerce_conflict_found',
	conflict_cleared: 'kitgenix_stock_sync_for_woocommerce_conflict_cleared',
	link_failed: 'kitgenix_stock_sync_for_woocommerce_link_failed',
	link_recovered: 'kitgenix_stock_sync_for_woocommerce_link_recovered',
	sync_product: 'kitgenix_stock_sync_for_woocommerce_sync_product',
	sync_fields: 'kitgenix_stock_sync_for_woocommerce_sync_fields',
	may_connect: 'kitgenix_stock_sync_for_woocommerce_may_connect',
	request_timeout: 'kitgenix_stock_sync_for_woocommerce_request_timeout',
	remote_address: 'kitgenix_stock_sync_for_woocommerce_remote_address',
	secret_rotation_overlap:
		'kitgenix_stock_sync_for_woocommerce_secret_rotation_overlap',
	checkout_product_name:
		'kitgenix_stock_sync_for_woocommerce_checkout_product_name',
	parent_menu_slug: 'kitgenix_stock_sync_for_woocommerce_parent_menu_slug',
} as const;

/** Actions of admin-post.php: decisions that must not need JavaScript. */
export const ADMIN_POSTS = {
	restored: 'kitgenix_stock_sync_for_woocommerce_restored',
	moved: 'kitgenix_stock_sync_for_woocommerce_moved',
} as const;

/** Admin nonces, one for each kind of writing action. */
export const NONCES = {
	save_config: 'kss_save_config',
	save_connection: 'kss_save_connection',
	save_children: 'kss_save_children',
	test_connection: 'kss_test_connection',
	tools: 'kss_tools',
	logs: 'kss_logs',
} as const;

/** Object cache of 1.0.2, kept so that a flush by group still clears what an older version left. */
export const OBJECT_CACHE = {
	group: 'kitgenix_stock_sync',
	gid_prefix: 'kitgenix_stock_sync_for_woocommerce_kss_gid_',
} as const;
