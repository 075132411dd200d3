/**
 * Connection codes in the wrong hands: a code ends with what is changed by hand, its repeat writes nothing, and no code takes the place of a Child
 * unless an administrator made it for that Child.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import { PAIRING_ERRORS } from '../../src/core/contract/pairing';
import { LIMITS } from '../../src/core/contract/routes';
import { changeSettings } from '../lab/change-settings.ts';
import { admin, callAdmin } from './admin-route.ts';
import {
	answer,
	type Answering,
	connected,
	edit,
	invite,
	master,
	newStore,
	rowOf,
	rows,
} from './pairing-lab.ts';

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
