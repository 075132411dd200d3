/**
 * A peer in TypeScript: sends signed requests to a store as another store would, and wrong ones as a stranger would.
 * Enters: a store, its settings, a body. Leaves: the answer, with what its signature says.
 */
import { randomBytes } from 'node:crypto';
import { sign } from '../../src/client/index.ts';
import { HEADERS } from '../../src/core/contract/routes';
import { routeAddress } from '../../src/core/sync/route-address';
import type { Store } from '../lab/index.ts';
import { target } from './harness.ts';

/** Who we say we are. */
export interface Identity {
	/** Our store id. */
	id: string;
	secret: string;
	/** The store id of whom we talk to. */
	to: string;
}

/** What to do otherwise than an honest peer. */
export interface Tricks {
	nonce?: string;
	/** Unix seconds. */
	timestamp?: number;
	/** Changes the body after it was signed. */
	tamper?: ( body: string ) => string;
	without?: keyof typeof HEADERS;
	signature?: string;
}

export interface PeerAnswer {
	status: number;
	body: Record< string, unknown >;
	/** Whether the answer is signed with our secret over our nonce. */
	isSigned: boolean;
	headers: Headers;
}

interface Settings {
	this_store_id: string;
	master: { store_id: string; secret: string };
	children: readonly { id: string; secret: string }[];
}

/** The identity of the first Child, as its Master knows it; or of the Master, as a Child knows it. */
export async function identityOf( store: Store ): Promise< Identity > {
	const settings = await store.wp< Settings >( 'GET', 'lab/v1/settings' );
	const [ child ] = settings.children;
	return child
		? { id: child.id, secret: child.secret, to: settings.this_store_id }
		: {
				id: settings.master.store_id,
				secret: settings.master.secret,
				to: settings.this_store_id,
		  };
}

/** Where a store of the kind under test has a route. */
export const addressOf = ( store: Store, route: string ) =>
	routeAddress(
		store.url,
		route,
		target.permalinks === 'plain' ? 'query' : 'path'
	);

export async function send(
	store: Store,
	route: string,
	identity: Identity,
	payload: Record< string, unknown > | string,
	tricks: Tricks = {}
): Promise< PeerAnswer > {
	const body =
		typeof payload === 'string'
			? payload
			: JSON.stringify( { to: identity.to, route, ...payload } );
	const timestamp = String(
		tricks.timestamp ?? Math.floor( Date.now() / 1000 )
	);
	const nonce = tricks.nonce ?? randomBytes( 12 ).toString( 'hex' );
	const headers: Record< string, string > = {
		'content-type': 'application/json',
		[ HEADERS.store_id ]: identity.id,
		[ HEADERS.timestamp ]: timestamp,
		[ HEADERS.nonce ]: nonce,
		[ HEADERS.signature ]:
			tricks.signature ?? sign( timestamp, nonce, body, identity.secret ),
	};
	if ( tricks.without ) {
		delete headers[ HEADERS[ tricks.without ] ];
	}
	const response = await fetch( addressOf( store, route ), {
		method: 'POST',
		headers,
		body: tricks.tamper ? tricks.tamper( body ) : body,
	} );
	const text = await response.text();
	return {
		status: response.status,
		body: JSON.parse( text ) as Record< string, unknown >,
		isSigned:
			response.headers.get( HEADERS.signature ) ===
			sign(
				response.headers.get( HEADERS.timestamp ) ?? '',
				nonce,
				text,
				identity.secret
			),
		headers: response.headers,
	};
}
