/**
 * Contract: the shape and defaults of the documented option `kitgenix_stock_sync_for_woocommerce_settings`. Keys and
 * meanings are those of 1.0.2; a key that an older version does not know is ignored by it, so a downgrade can read it.
 */

/**
 * A secret and the one before it, as they stand in a connection's row. The last three keys are missing where the secret was never
 * changed.
 */
export interface SecretPair {
	secret: string;
	/** Accepted until it expires. */
	secret_previous: string;
	/** Unix seconds. */
	secret_previous_expires_at: number;
	/**
	 * `waits`: the new secret was generated here, and is used once the peer has; `asks`: it was entered here, and the peer is
	 * asked whether it knows it; empty: the peer knows it.
	 */
	secret_state: '' | 'waits' | 'asks';
}

/** The Master as a Child knows it. */
export interface MasterConnection {
	url: string;
	store_id: string;
	secret: string;
}

/** A Child as the Master knows it. */
export interface ChildConnection {
	id: string;
	name: string;
	url: string;
	secret: string;
	enabled: boolean;
}

/** Defaults; `this_store_id` and `this_store_name` are filled when the option is first written. */
export const SETTINGS_DEFAULTS = {
	this_store_id: '',
	this_store_name: '',
	/** Address for which the connections were made, in base64, so that a cloning tool's search and replace passes it by. */
	home: '',
	role: 'child',
	strict_checkout_validation: true,
	master: { url: '', store_id: '', secret: '' },
	children: [],
	exclusions: { skus: [] },
	notices: [],
	notices_cleared: 0,
	event_log: [],
	backlog: [],
	backlog_cleared: 0,
	reconcile: {
		running: false,
		page: 0,
		per_page: 200,
		last_run: 0,
		id: '',
		mode: 'differences',
		done: 0,
		total: 0,
		pushed: 0,
		failed: 0,
		started: 0,
		finished: 0,
		cancelled: false,
	},
	health: {
		last_inbound_event: 0,
		last_outbound_success: 0,
		last_outbound_error: 0,
		last_error_message: '',
		last_reconcile_start: 0,
		last_reconcile_complete: 0,
	},
} as const;
