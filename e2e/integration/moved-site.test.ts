/**
 * A Child that finds itself at another address: nothing crosses either way until a person has said whether it has moved or is a
 * copy, and nothing that was sold meanwhile is lost.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTION_NONCE_HEADER } from '../../src/core/contract/admin';
import type { Store } from '../lab/index.ts';
import { allShow, openTestLab, quantities } from './harness.ts';
import { identityOf, send } from './peer.ts';

const SKU = 'SKU-0009';

const lab = openTestLab( { stores: 2 } );

interface Settings {
	this_store_id: string;
	home: string;
	master: { store_id: string; secret: string };
}

const settingsOf = ( store: Store ) =>
	store.wp< Settings >( 'GET', 'lab/v1/settings' );

test( 'the address is noted in a form that search and replace passes by', async () => {
	for ( const store of lab().stores ) {
		const { home } = await settingsOf( store );
		assert.equal( atob( home ), new URL( store.url ).host );
	}
} );

test( 'a shop that has moved: nothing crosses until it is said, and then everything', async () => {
	const { master, children, stores } = lab();
	const child = children[ 0 ]!;
	await master.setStock( SKU, 50 );
	await allShow( stores, SKU, 50 );
	await moveTo( child, child.url.replace( '127.0.0.1', 'localhost' ) );
	await child.order( SKU, 1 );
	await master.order( SKU, 2 );
	await nothingCrosses( child, { master: 48, 'child-a': 49 } );
	assert.match( await notice( child ), /has moved here/ );
	assert.equal( await decide( child, 'moved' ), 200 );
	await master.php( RETRY_NOW );
	await allShow( stores, SKU, 47 );
	assert.equal( await notice( child ), '' );
	assert.equal( await decide( child, 'moved' ), 409 );
} );

test( 'the scheme and www. make no other site', async () => {
	const child = lab().children[ 0 ]!;
	await moveTo(
		child,
		child.url.replace( 'http://127.0.0.1', 'https://www.localhost' )
	);
	assert.equal( await notice( child ), '' );
} );

test( 'a copy: it gets its own id and no connections, and keeps the GIDs', async () => {
	const { master, stores } = lab();
	const child = lab().children[ 0 ]!;
	await moveTo( child, child.url );
	await child.order( SKU, 1 );
	await nothingCrosses( child, { master: 47, 'child-a': 46 } );
	const before = await settingsOf( child );
	const rows = await countRows( child );
	assert.ok( rows.gids > 0 && rows.shadows > 0 && rows.links > 0 );
	assert.equal( await post( child, 'copy' ), 302 );
	const after = await settingsOf( child );
	assert.notEqual( after.this_store_id, before.this_store_id );
	assert.equal( after.master.store_id, '' );
	assert.equal( after.master.secret, '' );
	assert.deepEqual( await countRows( child ), {
		gids: rows.gids,
		shadows: 0,
		links: 0,
	} );
	assert.equal( await notice( child ), '' );
	await child.order( SKU, 1 );
	await master.order( SKU, 1 );
	await child.php( DRAIN );
	await master.php( DRAIN );
	assert.deepEqual( await quantities( stores, SKU ), {
		master: 46,
		'child-a': 45,
	} );
} );

const DRAIN = 'Kitgenix\\StockSync\\Sync\\Drain::run();';

/** What cron would do later: the Child has refused for a while. */
const RETRY_NOW = `
	foreach ( Kitgenix\\StockSync\\Storage\\Settings::children() as $child ) {
		Kitgenix\\StockSync\\Storage\\Links::updateChild( $child['id'], static function ( array $link ): array { $link['health']['next_attempt'] = 0; return $link; } );
	}
	${ DRAIN }`;

const moveTo = ( store: Store, url: string ) =>
	store.php(
		`update_option( 'home', '${ url }' ); update_option( 'siteurl', '${ url }' );`
	);

/** Drives both sides; neither takes anything from the other, and a peer is told to come again. */
async function nothingCrosses(
	child: Store,
	shown: Record< string, number >
): Promise< void > {
	await child.php( DRAIN );
	await lab().master.php( RETRY_NOW );
	assert.deepEqual( await quantities( lab().stores, SKU ), shown );
	for ( const route of [ 'ping', 'event', 'stock-state' ] ) {
		const answer = await send( child, route, await identityOf( child ), {
			event_type: 'stock_state',
			items: [],
		} );
		assert.equal( answer.status, 503 );
		assert.equal( answer.body.code, 'kss_paused' );
		assert.equal( answer.headers.get( 'retry-after' ), '300' );
	}
	const stranger = { ...( await identityOf( child ) ), secret: 'wrong' };
	assert.equal( ( await send( child, 'ping', stranger, {} ) ).status, 401 );
}

const notice = ( store: Store ) =>
	store.php( `Kitgenix\\StockSync\\Admin\\DecisionNotices::show();` );

async function countRows(
	store: Store
): Promise< { gids: number; shadows: number; links: number } > {
	return JSON.parse(
		await store.php( `global $wpdb;
			$p = 'kitgenix_stock_sync_for_woocommerce_';
			return [
				'gids' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key = '_{$p}gid' AND meta_value <> ''" ),
				'shadows' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE meta_key = '_{$p}shadow' AND meta_value <> ''" ),
				'links' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE '{$p}link_%'" ),
			];` )
	) as { gids: number; shadows: number; links: number };
}

/** The screen's route; answers the status. */
async function decide( store: Store, choice: string ): Promise< number > {
	const { settings } = await store.wp< {
		settings: { nonces: { tools: string } };
	} >( 'GET', 'kitgenix-stock-sync/v1/admin/settings' );
	const response = await fetch(
		`${ store.url }/?rest_route=/kitgenix-stock-sync/v1/admin/moved`,
		{
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-lab-token': store.labToken,
				[ ACTION_NONCE_HEADER ]: settings.nonces.tools,
			},
			body: JSON.stringify( { choice } ),
		}
	);
	return response.status;
}

/** The notice's own button, as a browser without JavaScript presses it; answers the status. */
async function post( store: Store, choice: string ): Promise< number > {
	const html = await notice( store );
	const form = html
		.split( '<form' )
		.find( ( part ) => part.includes( `value="${ choice }"` ) );
	const fields = new URLSearchParams();
	for ( const [ , name, value ] of ( form ?? '' ).matchAll(
		/name="([^"]*)" (?:id="[^"]*" )?value="([^"]*)"/g
	) ) {
		fields.set( name ?? '', value ?? '' );
	}
	for ( const [ , name, value ] of ( form ?? '' ).matchAll(
		/id="_wpnonce" name="([^"]*)" value="([^"]*)"/g
	) ) {
		fields.set( name ?? '', value ?? '' );
	}
	const press = ( body: URLSearchParams ) =>
		fetch( `${ store.url }/wp-admin/admin-post.php`, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'x-lab-token': store.labToken },
			body,
		} );
	const forged = new URLSearchParams( fields );
	forged.set( '_wpnonce', 'wrong' );
	assert.equal( ( await press( forged ) ).status, 403 );
	return ( await press( fields ) ).status;
}
