/**
 * Contract: how two stores are connected by one code. The Master gives out an invitation, which opens one door for one hour; the
 * Child answers it with what it is, signed with the invitation's secret, which is the connection's from then on. Version 1 knows
 * none of this, and is connected by hand.
 */

/** Codes of what keeps two stores from being connected. */
export const PAIRING_ERRORS = {
	bad_code: 'kss_bad_code',
	expired_code: 'kss_expired_code',
	own_code: 'kss_own_code',
	same_store: 'kss_same_store',
	address_taken: 'kss_address_taken',
	child_exists: 'kss_child_exists',
	other_child: 'kss_other_child',
	private_address: 'kss_private_address',
	two_masters: 'kss_two_masters',
	insecure: 'kss_insecure',
	clock: 'kss_clock',
	redirect: 'kss_redirect',
	password_page: 'kss_password_page',
	firewall: 'kss_firewall',
	rest_disabled: 'kss_rest_disabled',
	/** Of this store, for a peer of version 1: it knows no other address than `/wp-json/`. */
	plain_permalinks: 'kss_plain_permalinks',
} as const;

/** Beginning of a code, with its version. */
export const CODE_PREFIX = 'kss1.';

/** @payload What a connection code holds. */
export interface ConnectionCode {
	/** Address of the Master. @maxLength 2000 */
	url: string;
	/** Store id of the Master. @maxLength 64 */
	store_id: string;
	/** Name of the Master. @maxLength 255 */
	name: string;
	/** Id of the invitation, under which the Child signs. @maxLength 64 */
	invitation: string;
	/** @maxLength 255 */
	secret: string;
	/** Unix seconds. @minimum 0 */
	expires: number;
}

/** @payload Body of POST /pair: what the Child is. */
export interface PairRequest {
	/** @maxLength 64 */
	store_id: string;
	/** @maxLength 255 */
	name: string;
	/** @maxLength 2000 */
	url: string;
}

/** @payload An invitation as the option holds it; used by none or by one store, which may repeat its answer. */
export interface Invitation {
	/** @maxLength 64 */
	id: string;
	/** @maxLength 255 */
	secret: string;
	/** Unix seconds. @minimum 0 */
	expires: number;
	/** @maxLength 64 */
	used_by: string;
	/** The Child that it renews, and no other store; null or empty for a store that is not there yet. @optional @maxLength 64 */
	for: string | null;
}

/** A Child of the Master's list, as far as an invitation is about it. */
export interface InvitedChild {
	id: string;
	/** As it is stored; empty where it is no address. */
	url: string;
	secret: string;
	enabled: boolean;
}

/** @payload Body of POST admin/invite. */
export interface InviteRequest {
	/** A Child that is there already, and is to be connected anew. @optional @maxLength 64 */
	for: string | null;
}

/** Answer to POST admin/invite. */
export interface InviteAnswer {
	code: string;
	/** Unix seconds. */
	expires: number;
	/** The Child that it renews; empty for a store that is not there yet. */
	for: string;
}

/** @payload Body of POST admin/connect. */
export interface ConnectRequest {
	/** @maxLength 8000 */
	code: string;
	/** Whether a person accepts an address without encryption. @optional */
	allow_http: boolean | null;
}
