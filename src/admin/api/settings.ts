/**
 * Admin: the calls to the plugin's own REST routes. Enters: a wish typed by the contract; leaves: its answer, or a failure
 * with a message for a person and one for each field.
 */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import type {
	AdminAnswer,
	AdminNonces,
	ChildrenRequest,
	ConfigRequest,
	ConnectionRequest,
	ConnectionTestAnswer,
	ConnectionTestRequest,
} from '../../core/contract/admin';
import {
	ACTION_NONCE_HEADER,
	ADMIN_ERRORS,
	ADMIN_ROUTES,
} from '../../core/contract/admin';
import { NAMESPACE } from '../../core/contract/routes';

/** Messages by field of the request. */
export type FieldErrors = Readonly< Record< string, string > >;

/** Why a call failed. */
export interface Failure {
	code: string;
	message: string;
	fields: FieldErrors;
}

/** The body of each writing route. */
export interface Requests {
	config: Partial< ConfigRequest >;
	connection: ConnectionRequest;
	children: Partial< ChildrenRequest > &
		Pick< ChildrenRequest, 'action' | 'id' >;
	test_connection: Partial< ConnectionTestRequest >;
}

/** The answer of each writing route. */
export interface Answers {
	config: AdminAnswer;
	connection: AdminAnswer;
	children: AdminAnswer;
	test_connection: ConnectionTestAnswer;
}

/**
 * Reads the settings.
 */
export function readSettings(): Promise< AdminAnswer > {
	return apiFetch< AdminAnswer >( {
		path: `/${ NAMESPACE }/${ ADMIN_ROUTES.settings.route }`,
	} );
}

/**
 * Sends one writing action.
 *
 * @param name   Which.
 * @param body   Its request.
 * @param nonces The nonces of the last settings read.
 */
export function send< Name extends keyof Requests >(
	name: Name,
	body: Requests[ Name ],
	nonces: AdminNonces
): Promise< Answers[ Name ] > {
	const { route, action } = ADMIN_ROUTES[ name ];
	return apiFetch< Answers[ Name ] >( {
		path: `/${ NAMESPACE }/${ route }`,
		method: 'POST',
		data: body,
		headers: { [ ACTION_NONCE_HEADER ]: nonces[ action ] },
	} );
}

/**
 * Whether a failure only means that the page's nonces are too old.
 *
 * @param failure What came back.
 */
export function isStaleNonce( failure: Failure ): boolean {
	return failure.code === ADMIN_ERRORS.bad_nonce;
}

/**
 * Whatever api-fetch throws, as a failure.
 *
 * @param thrown WordPress's error answer, api-fetch's own, or an exception.
 */
export function failureOf( thrown: unknown ): Failure {
	const error = isRecord( thrown ) ? thrown : {};
	const data = isRecord( error.data ) ? error.data : {};
	const fields: Record< string, string > = {};
	for ( const row of Array.isArray( data.errors ) ? data.errors : [] ) {
		if (
			isRecord( row ) &&
			typeof row.path === 'string' &&
			typeof row.message === 'string'
		) {
			// `items[3].sku` belongs to the field `items`; the first message about a field is the one to show.
			const field = row.path.split( /[.[]/ )[ 0 ] ?? '';
			fields[ field ] ??= row.message;
		}
	}
	return {
		code: typeof error.code === 'string' ? error.code : 'unknown',
		message:
			typeof error.message === 'string' && error.message !== ''
				? error.message
				: __(
						'The store did not answer. Check the connection and try again.',
						'kitgenix-stock-sync-for-woocommerce'
				  ),
		fields,
	};
}

function isRecord( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null;
}
