/**
 * What the plugin adds to a visitor's request: no HTTP before the response is finished, one query where stock changes, none
 * where it does not; and what it costs the machine to wait for a peer.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { openTestLab, productId } from './harness.ts';

/**
 * Counts from before the plugins to the last moment before the drain: it is loaded first, so at the same priority it runs
 * first.
 */
const COUNTER = `<?php
// Single requests, and those that go side by side.
add_action( 'requests-requests.before_request', function () { ++$GLOBALS['lab_http']; } );
add_action( 'requests-curl.before_multi_exec', function () { ++$GLOBALS['lab_http']; } );
add_filter( 'pre_http_request', function ( $answer ) { ++$GLOBALS['lab_http']; return $answer; } );
$GLOBALS['lab_http'] = 0;
define( 'SAVEQUERIES', true );
add_action( 'shutdown', function () {
	if ( isset( $_SERVER['HTTP_X_LAB_COUNT'] ) ) {
		file_put_contents( LAB_FOLDER . '/counted.json', json_encode( [ 'http' => $GLOBALS['lab_http'], 'queries' => $GLOBALS['wpdb']->num_queries, 'own' => count( preg_grep( '/Storage.Sql::/', array_column( $GLOBALS['wpdb']->queries, 2 ) ) ) ] ) );
	}
}, PHP_INT_MAX );
`;

let child: Store;
let id: number;

openTestLab( { stores: 2 }, async ( lab ) => {
	child = lab.children[ 0 ]!;
	id = await productId( child, 'SKU-0012' );
	writeFileSync(
		join( child.dir, 'site', 'wp-content', 'mu-plugins', 'counter.php' ),
		COUNTER
	);
} );

test( 'a request that changes stock makes no HTTP and at most one query more', async () => {
	// The first one fills caches that the second finds.
	for ( let round = 0; round < 2; round++ ) {
		await sell( false );
	}
	// WooCommerce itself asks more now and then: the least of some sales is what a sale costs.
	const without: number[] = [];
	const connected: number[] = [];
	for ( let round = 0; round < 3; round++ ) {
		without.push( ( await sell( true ) ).queries );
		const { http, queries, own } = await sell( false );
		assert.equal( http, 0 );
		assert.equal( own, 1, 'of its own, in every sale' );
		connected.push( queries );
	}
	assert.ok(
		Math.min( ...connected ) - Math.min( ...without ) <= 1,
		`${ connected.join() } queries, ${ without.join() } without the plugin`
	);
} );

test( 'an order makes no HTTP before its response is finished', async () => {
	const counted = await count( () =>
		ask( '/?rest_route=/lab/v1/order', { sku: 'SKU-0012', quantity: 1 } )
	);
	assert.equal( counted.http, 0 );
} );

test( 'a request that changes nothing makes no HTTP and no query more', async () => {
	const view = ( withoutPlugin: boolean ) =>
		count( () =>
			ask(
				'/?rest_route=/lab/v1/php',
				{ code: `return wc_get_product( ${ id } )->get_name();` },
				withoutPlugin
			)
		);
	await view( false );
	await view( true );
	const without = await view( true );
	const connected = await view( false );
	assert.deepEqual( connected, without );
} );

async function sell( withoutPlugin: boolean ) {
	// WooCommerce's cache version is the second of the sale: two in one second would make the later one cheaper.
	await new Promise( ( resolve ) => setTimeout( resolve, 1100 ) );
	return count( () =>
		ask(
			'/?rest_route=/lab/v1/php',
			{ code: `wc_update_product_stock( ${ id }, 1, 'decrease' );` },
			withoutPlugin
		)
	);
}

async function ask(
	path: string,
	body: unknown,
	withoutPlugin = false
): Promise< void > {
	const response = await fetch( child.url + path, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-lab-token': child.labToken,
			'x-lab-count': '1',
			...( withoutPlugin ? { 'x-lab-without-plugin': '1' } : {} ),
		},
		body: JSON.stringify( body ),
	} );
	assert.equal( response.status, 200 );
	await response.text();
}

async function count( run: () => Promise< void > ) {
	const file = join( child.dir, 'counted.json' );
	rmSync( file, { force: true } );
	await run();
	return JSON.parse( readFileSync( file, 'utf8' ) ) as {
		http: number;
		queries: number;
		own: number;
	};
}
