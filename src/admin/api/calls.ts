/**
 * Admin: the calls to the plugin's own REST routes. Enters: a request typed by the contract; leaves: its answer, or a failure
 * with a message for a person and one for each field.
 */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';
import type {
	AdminAnswer,
	AdminSettings,
	ChildrenRequest,
	ConfigRequest,
	ConnectionRequest,
	ConnectionTestAnswer,
	ConnectionTestRequest,
	ExclusionsAnswer,
	ExclusionsRequest,
} from '../../core/contract/admin';
import {
	ACTION_NONCE_HEADER,
	ADMIN_ERRORS,
	ADMIN_ROUTES,
	REVISION_HEADER,
} from '../../core/contract/admin';
import {
	OVERVIEW_ROUTES,
	type OverviewAnswer,
} from '../../core/contract/overview';
import type {
	ConnectRequest,
	InviteAnswer,
	InviteRequest,
} from '../../core/contract/pairing';
import { NAMESPACE } from '../../core/contract/routes';
import type {
	AuditAnswer,
	AuditRequest,
	LogsAnswer,
	LogsRequest,
	ManualSyncAnswer,
	ManualSyncRequest,
	ProductHit,
	ProductsAnswer,
	ReconcileAnswer,
	ReconcileRequest,
} from '../../core/contract/tools';
import {
	STATUS_ROUTES,
	type LoopbackAnswer,
	type StatusAnswer,
} from '../../core/contract/status';
import { TOOL_ROUTES } from '../../core/contract/tools';

const ROUTES = {
	...ADMIN_ROUTES,
	...OVERVIEW_ROUTES,
	...STATUS_ROUTES,
	...TOOL_ROUTES,
};

/** Messages by field of the request. */
export type FieldErrors = Readonly< Record< string, string > >;

/** Why a call failed. */
export interface Failure {
	code: string;
	message: string;
	fields: FieldErrors;
	/** What the code means, as the plugin says; empty where it says only the message. */
	cause: string;
	/** What to do about it. */
	advice: readonly string[];
}

/** What can be read, by the name of its route. */
export interface Reads {
	settings: AdminAnswer;
	overview: OverviewAnswer;
	logs: LogsAnswer;
	reconcile_progress: ReconcileAnswer;
	last_audit: AuditAnswer;
	status: StatusAnswer;
	loopback: LoopbackAnswer;
}

/** The body of each writing route. */
export interface Requests {
	config: Partial< ConfigRequest >;
	connection: ConnectionRequest;
	children: Partial< ChildrenRequest > &
		Pick< ChildrenRequest, 'action' | 'id' >;
	invite: Partial< InviteRequest >;
	connect: ConnectRequest;
	test_connection: Partial< ConnectionTestRequest >;
	reconcile: Partial< ReconcileRequest > & Pick< ReconcileRequest, 'action' >;
	audit: Partial< AuditRequest >;
	manual_sync: ManualSyncRequest;
	logs_action: Partial< LogsRequest > & Pick< LogsRequest, 'action' >;
}

/** The answer of each writing route. */
export interface Answers {
	config: AdminAnswer;
	connection: AdminAnswer;
	children: AdminAnswer;
	invite: InviteAnswer;
	connect: AdminAnswer;
	test_connection: ConnectionTestAnswer;
	reconcile: ReconcileAnswer;
	audit: AuditAnswer;
	manual_sync: ManualSyncAnswer;
	logs_action: LogsAnswer;
}

/**
 * Reads.
 *
 * @param name What.
 */
export function read< Name extends keyof Reads >(
	name: Name
): Promise< Reads[ Name ] > {
	return apiFetch< Reads[ Name ] >( {
		path: `/${ NAMESPACE }/${ ROUTES[ name ].route }`,
	} );
}

/**
 * Products that a person may mean.
 *
 * @param text What was typed so far.
 */
export async function searchProducts(
	text: string
): Promise< readonly ProductHit[] > {
	const search = encodeURIComponent( text );
	const { products } = await apiFetch< ProductsAnswer >( {
		path: `/${ NAMESPACE }/${ ROUTES.products.route }?search=${ search }`,
	} );
	return products;
}

/**
 * Which of these SKUs a product of this store has.
 *
 * @param skus As they were typed.
 */
export function lookUpExclusions(
	skus: readonly string[]
): Promise< ExclusionsAnswer > {
	const data: ExclusionsRequest = { skus };
	return apiFetch< ExclusionsAnswer >( {
		path: `/${ NAMESPACE }/${ ROUTES.exclusions.route }`,
		method: 'POST',
		data,
	} );
}

/**
 * Sends one writing action.
 *
 * @param name     Which.
 * @param body     Its request.
 * @param settings As they were read last: their nonces, and the state that the person has seen.
 */
export function send< Name extends keyof Requests >(
	name: Name,
	body: Requests[ Name ],
	settings: AdminSettings
): Promise< Answers[ Name ] > {
	const { route, action } = ROUTES[ name ];
	return apiFetch< Answers[ Name ] >( {
		path: `/${ NAMESPACE }/${ route }`,
		method: 'POST',
		data: body,
		headers: {
			[ ACTION_NONCE_HEADER ]: settings.nonces[ action ],
			[ REVISION_HEADER ]: settings.revision,
		},
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
 * Whether the settings are others than those that the person has seen.
 *
 * @param failure What came back.
 */
export function isChangedMeanwhile( failure: Failure ): boolean {
	return failure.code === ADMIN_ERRORS.changed_meanwhile;
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
		cause: typeof data.cause === 'string' ? data.cause : '',
		advice: Array.isArray( data.advice )
			? data.advice.filter( ( line ) => typeof line === 'string' )
			: [],
	};
}

function isRecord( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null;
}
