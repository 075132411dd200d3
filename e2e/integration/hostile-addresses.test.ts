/**
 * Connection codes that lead astray: no code makes a store of the internet call an address that is not of the internet.
 */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERRORS } from '../../src/core/contract/errors';
import { PAIRING_ERRORS } from '../../src/core/contract/pairing';
import type { OverviewAnswer } from '../../src/core/contract/overview';
import { admin } from './admin-route.ts';
import {
	answer,
	connected,
	edit,
	invite,
	master,
	newStore,
	rows,
} from './pairing-lab.ts';

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
