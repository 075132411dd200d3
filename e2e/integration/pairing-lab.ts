/**
 * What the tests of connection codes in the wrong hands share: a Master that gives codes out, whoever answers one, and what comes of it.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AdminAnswer } from '../../src/core/contract/admin';
import type {
	ConnectionCode,
	InviteAnswer,
} from '../../src/core/contract/pairing';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { openTestLab } from './harness.ts';
import { send } from './peer.ts';

export let master: Store;

let masterId: string;

openTestLab( { stores: 2, connect: false }, async ( lab ) => {
	( { master } = lab );
	await changeSettings( master, `$s['role'] = 'master';` );
	const { settings } = await admin< AdminAnswer >( master, 'settings' );
	masterId = settings.this_store_id;
} );

/** A new code, read. */
export async function invite( body: object = {} ): Promise< ConnectionCode > {
	const { code } = await admin< InviteAnswer >( master, 'invite', body );
	return JSON.parse(
		Buffer.from( code.split( '.' )[ 1 ]!, 'base64url' ).toString()
	) as ConnectionCode;
}

/** What a store is that answers a code. */
export const newStore = ( what: Record< string, unknown > = {} ) => {
	const id = randomUUID();
	return {
		store_id: id,
		name: 'Shop',
		url: `http://127.0.0.1:9/${ id }`,
		...what,
	};
};

export type Answering = ReturnType< typeof newStore >;

/** What comes of answering a code: '' or an error code. */
export async function answer(
	{ invitation, secret }: ConnectionCode,
	who: Answering
): Promise< string > {
	const { status, body } = await send(
		master,
		'pair',
		{ id: invitation, secret, to: masterId },
		{ ...who }
	);
	return status === 200 ? '' : String( body.code );
}

interface Row {
	id: string;
	name: string;
	url: string;
	secret: string;
	enabled: boolean;
}

export const rows = async () =>
	( await master.wp< { children: Row[] } >( 'GET', 'lab/v1/settings' ) )
		.children;

export const rowOf = async ( { store_id: id }: Answering ) =>
	( await rows() ).find( ( row ) => row.id === id );

/** A store that was connected by a code, and the code. */
export async function connected( what = {} ) {
	const code = await invite();
	const who = newStore( what );
	assert.equal( await answer( code, who ), '' );
	return { code, who };
}

export const edit = ( { store_id: id }: Answering, change: object ) =>
	admin( master, 'children', { id, action: 'update', ...change } );
