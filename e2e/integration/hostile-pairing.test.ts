/**
 * Connection codes in the wrong hands: a code ends with what is changed by hand, its repeat writes nothing, no code takes the place of a Child
 * unless an administrator made it for that Child, and no code makes a store of the internet call an address that is not of the internet.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AdminAnswer } from '../../src/core/contract/admin';
import { ERRORS } from '../../src/core/contract/errors';
import {
	PAIRING_ERRORS,
	type ConnectionCode,
	type InviteAnswer,
} from '../../src/core/contract/pairing';
import type { OverviewAnswer } from '../../src/core/contract/overview';
import { LIMITS } from '../../src/core/contract/routes';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { admin, callAdmin } from './admin-route.ts';
import { openTestLab } from './harness.ts';
import { send } from './peer.ts';

let master: Store;
let masterId: string;

openTestLab( { stores: 2, connect: false }, async ( lab ) => {
	( { master } = lab );
	await changeSettings( master, `$s['role'] = 'master';` );
	const { settings } = await admin< AdminAnswer >( master, 'settings' );
	masterId = settings.this_store_id;
} );

/** A new code, read. */
async function invite( body: object = {} ): Promise< ConnectionCode > {
	const { code } = await admin< InviteAnswer >( master, 'invite', body );
	return JSON.parse(
		Buffer.from( code.split( '.' )[ 1 ]!, 'base64url' ).toString()
	) as ConnectionCode;
}

/** What a store is that answers a code. */
const newStore = ( what: Record< string, unknown > = {} ) => {
	const id = randomUUID();
	return {
		store_id: id,
		name: 'Shop',
		url: `http://127.0.0.1:9/${ id }`,
		...what,
	};
};

type Answering = ReturnType< typeof newStore >;

/** What comes of answering a code: '' or an error code. */
async function answer(
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

const rows = async () =>
	( await master.wp< { children: Row[] } >( 'GET', 'lab/v1/settings' ) )
		.children;

const rowOf = async ( { store_id: id }: Answering ) =>
	( await rows() ).find( ( row ) => row.id === id );

/** A store that was connected by a code, and the code. */
async function connected( what = {} ) {
	const code = await invite();
	const who = newStore( what );
	assert.equal( await answer( code, who ), '' );
	return { code, who };
}

const edit = ( { store_id: id }: Answering, change: object ) =>
	admin( master, 'children', { id, action: 'update', ...change } );

const database = () =>
	master.php(
		`return md5( (string) wp_json_encode( $GLOBALS['wpdb']->get_results( "SELECT option_name, option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE 'kitgenix%' ORDER BY option_name" ) ) );`
	);

test( 'a repeat of the same answer is told that all is well, and writes nothing', async () => {
	const { code, who } = await connected();
	await edit( who, { name: 'As I call it' } );
	const before = await database();
	for ( const again of [ who, { ...who, name: 'Another name' } ] ) {
		assert.equal( await answer( code, again ), '' );
	}
	assert.equal( await database(), before );
	// Another address, and another store: not a repeat.
	assert.equal(
		await answer( code, { ...who, url: 'http://127.0.0.1:9/other' } ),
		ERRORS.auth_failed
	);
	assert.equal( await answer( code, newStore() ), ERRORS.auth_failed );
	assert.equal( ( await rowOf( who ) )?.name, 'As I call it' );
} );

/** An ended code is a guess like any other. */
const forgetGuesses = () =>
	master.php(
		`Kitgenix\\StockSync\\Storage\\Row::delete( 'kitgenix_stock_sync_for_woocommerce_refusals' );`
	);

const BY_HAND: Record<
	string,
	( who: Answering ) => Promise< unknown > | unknown
> = {
	'the Child was removed': ( { store_id: id } ) =>
		admin( master, 'children', { action: 'remove', id } ),
	'the Child was disabled': ( who ) => edit( who, { enabled: false } ),
	'the Child was given a new secret': ( who ) => edit( who, { secret: '' } ),
	'the Child was given another address': ( who ) =>
		edit( who, { url: 'http://127.0.0.1:9/by-hand' } ),
	'the Child was given another id': ( who ) =>
		edit( who, { new_id: randomUUID() } ),
	'the option was written by a command': ( { store_id: id } ) =>
		master.php( `
			$s = get_option( 'kitgenix_stock_sync_for_woocommerce_settings' );
			foreach ( $s['children'] as &$child ) { if ( $child['id'] === '${ id }' ) { $child['enabled'] = false; } }
			unset( $child );
			update_option( 'kitgenix_stock_sync_for_woocommerce_settings', $s );` ),
	'the role was changed and changed back': async () => {
		await admin( master, 'config', { role: 'child' } );
		await admin( master, 'config', { role: 'master' } );
	},
	'the shop was said to have moved': async () => {
		await changeSettings(
			master,
			`$s['home'] = base64_encode( 'before.example' );`
		);
		assert.equal(
			( await callAdmin( master, 'moved', { choice: 'moved' } ) ).status,
			200
		);
	},
};

for ( const [ what, change ] of Object.entries( BY_HAND ) ) {
	test( `after ${ what } the code opens nothing any more`, async () => {
		const { code, who } = await connected();
		await change( who );
		const before = await rows();
		assert.equal( await answer( code, who ), ERRORS.auth_failed );
		assert.equal( await answer( code, newStore() ), ERRORS.auth_failed );
		assert.deepEqual( await rows(), before );
		await callAdmin( master, 'children', {
			action: 'remove',
			id: who.store_id,
		} );
	} );
}

test( 'switched off and on again by hand, the code does not come back to life', async () => {
	const { who } = await connected();
	const code = await invite( { for: who.store_id } );
	await edit( who, { enabled: false } );
	await edit( who, { enabled: true } );
	const before = await rows();
	assert.equal( await answer( code, who ), ERRORS.auth_failed );
	assert.deepEqual( await rows(), before );
} );

test( 'a fresh code takes no Child’s place, whoever says to be it', async () => {
	const { who } = await connected();
	const before = await rows();
	const code = await invite();
	for ( const thief of [
		who,
		{ ...who, url: 'http://127.0.0.1:9/thief', name: 'Thief' },
	] ) {
		assert.equal(
			await answer( code, thief ),
			PAIRING_ERRORS.child_exists
		);
	}
	assert.deepEqual( await rows(), before );
	// It is not used up by that.
	assert.equal( await answer( code, newStore() ), '' );
} );

test( 'a code that an administrator made for a Child renews its connection, and opens for no other store', async () => {
	const { who } = await connected();
	await edit( who, { name: 'As I call it' } );
	const code = await invite( { for: who.store_id } );
	assert.equal(
		await answer( code, newStore() ),
		PAIRING_ERRORS.other_child
	);
	const moved = { ...who, url: 'http://127.0.0.1:9/renewed' };
	assert.equal( await answer( code, moved ), '' );
	const row = await rowOf( who );
	assert.equal( row?.url, moved.url );
	assert.equal( row?.secret, code.secret );
	assert.equal( row?.name, 'As I call it' );
	assert.equal( await answer( code, moved ), '' );
	const unknown = await callAdmin( master, 'invite', { for: 'nobody' } );
	assert.equal( unknown.status, 404 );
} );

test( 'guesses at a code count as guesses, and the code itself still opens', async () => {
	await forgetGuesses();
	const code = await invite();
	for ( let guess = 0; guess < LIMITS.failed_logins; guess++ ) {
		assert.equal(
			await answer(
				guess % 2
					? { ...code, secret: 'a guess' }
					: { ...code, invitation: randomUUID() },
				newStore()
			),
			ERRORS.auth_failed
		);
	}
	assert.equal(
		await answer( { ...code, secret: 'a guess' }, newStore() ),
		ERRORS.rate_limited
	);
	assert.equal( await answer( code, newStore() ), '' );
	await forgetGuesses();
} );

test( 'what is stored of the other store is plain and bounded', async () => {
	const { who } = await connected( {
		name: `\u001b[31m<b>Shop</b>\u202e${ 'x'.repeat( 200 ) }`,
	} );
	assert.match( ( await rowOf( who ) )!.name, /^\[31mShopx{200}$/ );
	for ( const wrong of [
		{ url: 'http://127.0.0.1:9/\u202e' },
		{ url: 'http://127.0.0.1:9/\u001b' },
		{ url: `http://127.0.0.1:9/${ 'x'.repeat( 2000 ) }` },
		{ store_id: 'a\u001bb' },
		{ store_id: '\u202eid' },
		{ name: 'x'.repeat( 256 ) },
	] ) {
		assert.equal(
			await answer( await invite(), newStore( wrong ) ),
			ERRORS.bad_payload,
			JSON.stringify( wrong )
		);
	}
} );

const PRIVATE = [
	'http://127.0.0.1:9',
	'http://localhost:9',
	'http://localhost.:9',
	'http://10.0.0.7',
	'http://192.168.1.7',
	'http://169.254.169.254',
	'http://100.64.0.1',
	'http://0.0.0.0',
	'http://[::1]',
	'http://[::ffff:127.0.0.1]',
	'http://[fd00::1]',
	'http://[fe80::1]',
	'http://[64:ff9b::7f00:1]',
	'http://2130706433',
	'http://0x7f.1',
	'http://0177.0.0.1',
	'http://127.1',
	'http://shop.internal',
];

test( 'a store of the internet takes no private address by a code, and calls none that became private', async () => {
	const file = join( master.dir, 'site/wp-content/mu-plugins/public.php' );
	writeFileSync(
		file,
		`<?php
		add_filter( 'home_url', fn ( $url, $path ) => is_file( __DIR__ . '/public' ) ? 'https://shop.example' . $path : $url, 10, 2 );
		// The lab itself allows 127.0.0.1, where its stores are.
		add_filter( 'http_request_host_is_external', fn ( $is ) => is_file( __DIR__ . '/public' ) ? is_file( __DIR__ . '/allowed' ) : $is, 99 );`
	);
	const flag = ( name: string, is: boolean ) =>
		is
			? writeFileSync( join( file, '..', name ), '' )
			: rmSync( join( file, '..', name ), { force: true } );
	const { who } = await connected( {
		url: 'http://127.0.0.1:9/by-code',
	} );
	flag( 'public', true );
	try {
		const code = await invite();
		const before = await rows();
		for ( const url of PRIVATE ) {
			assert.equal(
				await answer( code, newStore( { url } ) ),
				PAIRING_ERRORS.private_address,
				url
			);
		}
		assert.deepEqual( await rows(), before );
		// The one that came by a code before is not called either.
		const { code: why } = await admin< { code: string } >(
			master,
			'test_connection',
			{ store_id: who.store_id }
		);
		assert.equal( why, PAIRING_ERRORS.private_address );
		const { links } = await admin< OverviewAnswer >( master, 'overview' );
		assert.ok( links.length > 0 );
		// An administrator who types it means it.
		await edit( who, { url: 'http://127.0.0.1:9/typed' } );
		const typed = await admin< { code: string } >(
			master,
			'test_connection',
			{ store_id: who.store_id }
		);
		assert.equal( typed.code, ERRORS.unreachable );
		// And a shop can allow a host.
		flag( 'allowed', true );
		assert.equal(
			await answer( code, newStore( { url: 'http://10.0.0.7' } ) ),
			''
		);
	} finally {
		flag( 'public', false );
		flag( 'allowed', false );
	}
} );

test( 'a public store does not use a code that leads to a private address', async () => {
	const pasted = await master.php( `
		add_filter( 'home_url', fn () => 'https://shop.example' );
		Kitgenix\\StockSync\\Storage\\Settings::update( fn ( $s ) => [ 'children' => [] ] + $s );
		return Kitgenix\\StockSync\\Connections\\Joining::connect( Kitgenix\\StockSync\\Connections\\ConnectionCode::encode( [ 'url' => 'https://169.254.169.254',
			'store_id' => 'other', 'name' => 'Other', 'invitation' => 'i', 'secret' => 's', 'expires' => time() + 60 ] ), true )['code'];` );
	assert.equal( pasted, PAIRING_ERRORS.private_address );
} );
