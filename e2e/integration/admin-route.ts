/**
 * The routes of the admin screen, as the screen calls them: as an administrator, with the action's nonce.
 * Enters: a store, a route of the contract, a body. Leaves: the answer.
 */
import assert from 'node:assert/strict';
import {
	ACTION_NONCE_HEADER,
	ADMIN_ROUTES,
	type AdminAnswer,
} from '../../src/core/contract/admin';
import {
	TOOL_ROUTES,
	type ReconcileAnswer,
	type ReconcileProgress,
} from '../../src/core/contract/tools';
import { HUB_ROUTES } from '../../src/core/contract/hub';
import { OVERVIEW_ROUTES } from '../../src/core/contract/overview';
import { STATUS_ROUTES } from '../../src/core/contract/status';
import { NAMESPACE } from '../../src/core/contract/routes';
import type { Store } from '../lab/index.ts';
import { eventually } from './harness.ts';

const ROUTES = {
	...ADMIN_ROUTES,
	...HUB_ROUTES,
	...OVERVIEW_ROUTES,
	...STATUS_ROUTES,
	...TOOL_ROUTES,
};

/** What a route answers, whether it grants the request or not. */
export async function callAdmin(
	store: Store,
	name: keyof typeof ROUTES,
	body?: unknown,
	nonce?: string,
	headers: Readonly< Record< string, string > > = {}
): Promise< { status: number; body: unknown } > {
	const { route, method, action } = ROUTES[ name ];
	const given =
		nonce ?? ( action === '' ? '' : await nonceOf( store, action ) );
	const response = await fetch(
		`${ store.url }/?rest_route=/${ NAMESPACE }/${ route }`,
		{
			method,
			headers: {
				'x-lab-token': store.labToken,
				'content-type': 'application/json',
				[ ACTION_NONCE_HEADER ]: given,
				...headers,
			},
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		}
	);
	return { status: response.status, body: await response.json() };
}

/** The same, for a request that is granted. */
export async function admin< T >(
	store: Store,
	name: keyof typeof ROUTES,
	body?: unknown
): Promise< T > {
	const answer = await callAdmin( store, name, body );
	assert.equal( answer.status, 200, JSON.stringify( answer.body ) );
	return answer.body as T;
}

/** Starts a run of a reconcile. */
export async function startReconcile(
	master: Store,
	request: object
): Promise< ReconcileProgress > {
	const { reconcile } = await admin< ReconcileAnswer >( master, 'reconcile', {
		action: 'start',
		...request,
	} );
	assert.ok( reconcile );
	return reconcile;
}

/** Where the last run stands, null before the first. */
export const progressOfReconcile = async ( master: Store ) =>
	( await admin< ReconcileAnswer >( master, 'reconcile_progress' ) )
		.reconcile;

/** Waits until the run has ended by itself: no cron, no action, no visitor. */
export async function reconcileFinishes(
	master: Store
): Promise< ReconcileProgress > {
	await eventually( 'the reconcile is finished', async () => {
		const run = await progressOfReconcile( master );
		return run?.status === 'finished' ? null : run;
	} );
	return ( await progressOfReconcile( master ) )!;
}

async function nonceOf(
	store: Store,
	action: Exclude< ( typeof ROUTES )[ keyof typeof ROUTES ][ 'action' ], '' >
): Promise< string > {
	const { settings } = await admin< AdminAnswer >( store, 'settings' );
	return settings.nonces[ action ];
}
