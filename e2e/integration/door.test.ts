/**
 * The door that strangers knock at: an address that guesses must wait, a peer is never locked out by it; and a secret is changed
 * on a running connection without one refused request.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTION_NONCE_HEADER } from '../../src/core/contract/admin';
import { LIMITS } from '../../src/core/contract/routes';
import type { Store } from '../lab/index.ts';
import { eventually, openTestLab, quantities } from './harness.ts';
import { knock } from './knocking.ts';
import { identityOf, send } from './peer.ts';

const SKU = 'SKU-0010';

const lab = openTestLab( { stores: 2 } );

test( 'a secret is changed without a single refused request, first where it was generated, then on the Child', async () => {
	const { master, children } = lab();
	const child = children[ 0 ]!;
	const old = await identityOf( master );
	await master.setStock( SKU, 60 );
	await settles( 60 );
	const secret = await newSecret( master, old.id );
	assert.notEqual( secret, old.secret );
	await child.order( SKU, 1 );
	await master.order( SKU, 1 );
	await settles( 58 );
	assert.equal( await stateOf( master ), 'waits' );
	await saveMaster( child, secret );
	await settled( child, master );
	await child.order( SKU, 1 );
	await master.order( SKU, 1 );
	await settles( 56 );
	assert.deepEqual( await refused(), [] );
	await expireNow( master );
	await child.order( SKU, 1 );
	await master.order( SKU, 1 );
	await settles( 54 );
	assert.deepEqual( await refused(), [] );
	assert.equal( ( await send( master, 'ping', old, {} ) ).status, 401 );
} );

test( 'the other way round: entered on the Child first, it is used as soon as the Master has it', async () => {
	const { master, children } = lab();
	const child = children[ 0 ]!;
	await saveMaster( child, 'a-secret-that-was-typed-in-on-both-sides' );
	await child.order( SKU, 1 );
	await master.order( SKU, 1 );
	await settles( 52 );
	assert.equal( await stateOf( child ), 'asks' );
	await newSecret(
		master,
		( await identityOf( master ) ).id,
		'a-secret-that-was-typed-in-on-both-sides'
	);
	await settled( child, master );
	await child.order( SKU, 1 );
	await settles( 51 );
} );

test( 'an address that guesses must wait, whoever it says it is; the peer itself need not', async () => {
	const { master } = lab();
	const { id } = await identityOf( master );
	const statuses: number[] = [];
	for ( let guess = 0; guess <= LIMITS.failed_logins; guess++ ) {
		statuses.push(
			(
				await knock( master, 'ping', {
					claimed: id,
					localAddress: '127.0.0.2',
				} )
			).status
		);
	}
	assert.deepEqual( statuses, [
		...Array.from( { length: LIMITS.failed_logins }, () => 401 ),
		429,
	] );
	const refusal = await knock( master, 'ping', {
		claimed: id,
		localAddress: '127.0.0.2',
	} );
	assert.equal( refusal.code, 'kss_rate_limited' );
	assert.ok( refusal.retryAfter > 0 );
	assert.ok( refusal.retryAfter <= LIMITS.failed_login_window_seconds );
	assert.equal(
		(
			await knock( master, 'ping', {
				claimed: id,
				localAddress: '127.0.0.3',
			} )
		).status,
		401
	);
	const honest = await send( master, 'ping', await identityOf( master ), {} );
	assert.equal( honest.status, 200 );
	// The header that strangers may set themselves is not looked at.
	assert.equal(
		(
			await knock( master, 'ping', {
				claimed: id,
				localAddress: '127.0.0.2',
				headers: { 'x-forwarded-for': '203.0.113.9' },
			} )
		).status,
		429
	);
	const rows = await master.php(
		`return (string) $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss\\_failed\\_login\\_%' OR option_name LIKE '%\\_refusals'" );`
	);
	assert.equal( rows, '1' );
} );

interface Secrets {
	secret_state?: string;
}

async function stateOf( store: Store ): Promise< string > {
	const settings = await store.wp< {
		role: string;
		master: Secrets;
		children: readonly Secrets[];
	} >( 'GET', 'lab/v1/settings' );
	const row =
		settings.role === 'master' ? settings.children[ 0 ] : settings.master;
	return row?.secret_state ?? '';
}

/** Waits until both sides use the new secret. */
const settled = ( ...stores: readonly Store[] ) =>
	eventually(
		'both sides know that the other has the new secret',
		async () => {
			const states = await Promise.all( stores.map( stateOf ) );
			await Promise.all( stores.map( ( store ) => store.php( DRAIN ) ) );
			return states.every( ( state ) => state === '' ) ? null : states;
		}
	);

const DRAIN = 'Kitgenix\\StockSync\\Sync\\Drain::run();';

/** Waits until both show this quantity; a call that failed is repeated at once. */
const settles = ( quantity: number ) =>
	eventually( `both stores show ${ quantity }`, async () => {
		const shown = await quantities( lab().stores, SKU );
		if ( Object.values( shown ).every( ( one ) => one === quantity ) ) {
			return null;
		}
		await Promise.all(
			lab().stores.map( ( store ) => store.php( DRAIN ) )
		);
		return shown;
	} );

/** Requests between stores that were not let in. */
async function refused() {
	const logs = await Promise.all(
		lab().stores.map( ( store ) => store.requestLog() )
	);
	return logs
		.flat()
		.filter( ( row ) => row.status === 401 || row.status === 429 );
}

const expireNow = ( store: Store ) =>
	store.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['children'][0]['secret_previous_expires_at'] = time(); return $s; } );`
	);

/** As the Master's screen does it; answers the secret. */
async function newSecret(
	master: Store,
	id: string,
	secret = ''
): Promise< string > {
	const answer = await save< { generated_secret: string | null } >(
		master,
		'children',
		'save_children',
		{ action: 'update', id, secret }
	);
	return answer.generated_secret ?? secret;
}

/** As the Child's screen does it. */
async function saveMaster( child: Store, secret: string ): Promise< void > {
	const { master } = await child.wp< {
		master: { url: string; store_id: string };
	} >( 'GET', 'lab/v1/settings' );
	await save( child, 'connection', 'save_connection', {
		url: master.url,
		store_id: master.store_id,
		secret,
	} );
}

async function save< T >(
	store: Store,
	route: string,
	action: string,
	body: unknown
): Promise< T > {
	const { settings } = await store.wp< {
		settings: { nonces: Record< string, string > };
	} >( 'GET', 'kitgenix-stock-sync/v1/admin/settings' );
	const response = await fetch(
		`${ store.url }/?rest_route=/kitgenix-stock-sync/v1/admin/${ route }`,
		{
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-lab-token': store.labToken,
				[ ACTION_NONCE_HEADER ]: settings.nonces[ action ] ?? '',
			},
			body: JSON.stringify( body ),
		}
	);
	assert.equal( response.status, 200 );
	return ( await response.json() ) as T;
}
