/**
 * Stores whose permalinks differ, and change: each is found where it answers, asked there from then on, and found again. Whatever
 * stands in its place is asked twice in a call at most.
 */
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import type { ConnectionTestAnswer } from '../../src/core/contract/admin';
import { PAIRING_ERRORS } from '../../src/core/contract/pairing';
import { HEADERS, LIMITS, NAMESPACE } from '../../src/core/contract/routes';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { allShow, openTestLab, phpText } from './harness.ts';
import { connectOldChild, OldStore } from './old-store.ts';

const SKU = 'SKU-0007';

const lab = openTestLab( { permalinks: 'pretty' } );

const servers: Server[] = [];
const old = new OldStore( 'child' );
after( () => {
	old.close();
	for ( const server of servers ) {
		server.closeAllConnections();
		server.close();
	}
} );

/** Saves the permalinks as their screen does. */
const setPermalinks = ( store: Store, structure: string ) =>
	store.php( `
		$GLOBALS['wp_rewrite']->set_permalink_structure( ${ phpText( structure ) } );
		flush_rewrite_rules();` );

const PRETTY = '/%postname%/';

/** How often a store's routes were asked since then, in each form of their address, and what its server said to it. */
async function askedOf( store: Store, since: number ) {
	const rows = ( await store.requestLog() )
		.slice( since )
		.filter(
			( { direction, url } ) =>
				direction === 'in' &&
				url.includes( NAMESPACE ) &&
				! /\/(admin\/|drain)/.test( url )
		);
	const inForm = ( start: string ) =>
		rows.filter( ( { url } ) => url.startsWith( start ) ).length;
	return {
		path: inForm( '/wp-json/' ),
		query: inForm( '/index.php?rest_route=/' ),
		all: rows.length,
	};
}

const lengthOfLog = async ( store: Store ) =>
	( await store.requestLog() ).length;

/** Sells one on a store, and waits until all have heard. */
async function sells( store: Store ): Promise< void > {
	const { quantity } = await store.stock( SKU );
	await store.order( SKU, 1 );
	await allShow( lab().stores, SKU, quantity! - 1 );
}

/** What stands in the place of a store, and what it was asked. */
async function standIn( answer: RequestListener ) {
	const requests: { url: string; nonce: string; body: string }[] = [];
	const server = createServer( ( request, response ) => {
		void text( request ).then( ( body ) => {
			requests.push( {
				url: request.url ?? '',
				nonce: String( request.headers[ HEADERS.nonce.toLowerCase() ] ),
				body,
			} );
			answer( request, response );
		} );
	} ).listen( 0, '127.0.0.1' );
	servers.push( server );
	await once( server, 'listening' );
	const { port } = server.address() as { port: number };
	return { url: `http://127.0.0.1:${ port }`, requests };
}

const page: RequestListener = ( _, response ) => {
	response
		.writeHead( 200, { 'content-type': 'text/html' } )
		.end( '<h1>Welcome to our shop</h1>' );
};

/** Pings addresses side by side; answers which were heard, in the order in which they were. */
async function ping(
	store: Store,
	urls: readonly string[],
	timeout: number
): Promise< { index: number; code: string; status: number }[] > {
	return JSON.parse(
		await store.php( `
			$calls = array_map( static fn( string $url ): array => [ 'url' => $url, 'timeout' => ${ timeout } ] + Kitgenix\\StockSync\\Transport\\HandshakePing::call( Kitgenix\\StockSync\\Storage\\Settings::master() ), json_decode( ${ phpText(
				JSON.stringify( urls )
			) } ) );
			$heard = [];
			Kitgenix\\StockSync\\Transport\\SignedHttp::sendMany( $calls, static function ( int $index, array $answer ) use ( &$heard ): void {
				$heard[] = [ 'index' => $index, 'code' => $answer['code'], 'status' => $answer['status'] ];
			} );
			return wp_json_encode( $heard );` )
	) as { index: number; code: string; status: number }[];
}

test( 'a Master whose permalinks become plain is found, and asked once for each call from then on', async () => {
	const { master, children } = lab();
	await sells( children[ 0 ]! );
	await setPermalinks( master, '' );
	const changed = await lengthOfLog( master );
	for ( const child of children ) {
		await sells( child );
	}
	const found = await askedOf( master, changed );
	assert.equal( found.path, children.length, 'each asks for a page once' );
	assert.ok( found.query >= children.length );

	const since = await lengthOfLog( master );
	await sells( master );
	for ( const child of children ) {
		await sells( child );
	}
	const then = await askedOf( master, since );
	assert.ok( then.query > 0 );
	assert.equal( then.query, then.all );
} );

test( 'Children with plain permalinks are told of what others sell', async () => {
	const { master, children } = lab();
	for ( const child of children ) {
		await setPermalinks( child, '' );
	}
	await sells( master );
	const since = await Promise.all( children.map( lengthOfLog ) );
	await sells( children[ 0 ]! );
	await sells( master );
	const asked = await Promise.all(
		children.map( ( child, at ) => askedOf( child, since[ at ]! ) )
	);
	for ( const { query, all } of asked ) {
		assert.ok( query > 0 );
		assert.equal( query, all );
	}
} );

test( 'a person who tests the connection is told that all is well, whatever the permalinks', async () => {
	const { master, children } = lab();
	const { ok } = await admin< ConnectionTestAnswer >(
		children[ 0 ]!,
		'test_connection',
		{ store_id: null }
	);
	assert.equal( ok, true );
	assert.equal( ( await testOf( master, 0 ) ).ok, true );
} );

test( 'with readable permalinks again nothing is asked for in vain', async () => {
	const { master, children, stores } = lab();
	for ( const store of stores ) {
		await setPermalinks( store, PRETTY );
	}
	const since = await lengthOfLog( master );
	await sells( children[ 0 ]! );
	await sells( master );
	const { query, all } = await askedOf( master, since );
	assert.ok( query > 0 );
	assert.equal( query, all );
} );

test( 'where the form that was found is closed, the usual one is found again', async () => {
	const { master, children } = lab();
	const child = children[ 0 ]!;
	// What a firewall does with addresses that look like parameters; the store's call to itself never meets it.
	await master.php( `file_put_contents( WPMU_PLUGIN_DIR . '/firewall.php', '<?php
		if ( str_starts_with( $_SERVER["REQUEST_URI"] ?? "", "/index.php?rest_route=/${ NAMESPACE }" ) && ! str_ends_with( $_SERVER["REQUEST_URI"], "/drain" ) ) {
			http_response_code( 403 );
			exit( "<h1>Forbidden</h1>" );
		}' );` );
	await sells( child );
	const since = await lengthOfLog( master );
	await sells( child );
	const { path, all } = await askedOf( master, since );
	assert.ok( path > 0 );
	assert.equal( path, all );
	await master.php( `unlink( WPMU_PLUGIN_DIR . '/firewall.php' );` );
} );

test( 'a server that answers pages is asked twice in a call, each time with another nonce, and nothing is learnt from it', async () => {
	const { url, requests } = await standIn( page );
	for ( let call = 1; call <= 2; call++ ) {
		const [ answer ] = await ping( lab().children[ 0 ]!, [ url ], 8 );
		assert.equal( answer?.code, 'kss_bad_answer' );
		assert.deepEqual(
			requests.slice( -2 ).map( ( one ) => one.url ),
			[
				`/wp-json/${ NAMESPACE }/ping`,
				`/index.php?rest_route=/${ NAMESPACE }/ping`,
			]
		);
		assert.equal( requests.length, 2 * call );
	}
	assert.equal( new Set( requests.map( ( { nonce } ) => nonce ) ).size, 4 );
	assert.equal( new Set( requests.map( ( { body } ) => body ) ).size, 1 );
} );

test( 'nothing is repeated in time that a caller does not have, nor what turns us away', async () => {
	const { request_timeout_least_seconds: least } = LIMITS;
	const hasty = await standIn( ( request, response ) => {
		setTimeout( () => page( request, response ), ( least - 0.9 ) * 1000 );
	} );
	await ping( lab().children[ 0 ]!, [ hasty.url ], least );
	assert.equal( hasty.requests.length, 1 );
	for ( const status of [ 401, 403, 429, 500, 503 ] ) {
		const { url, requests } = await standIn( ( _, response ) => {
			response.writeHead( status ).end( '<h1>No</h1>' );
		} );
		await ping( lab().children[ 0 ]!, [ url ], 8 );
		assert.equal( requests.length, 1, String( status ) );
	}
} );

test( 'beside a server of pages and one that is silent, a store is heard first', async () => {
	const { master, children } = lab();
	const pages = await standIn( page );
	const silent = await standIn( () => {} );
	const heard = await ping(
		children[ 0 ]!,
		[ pages.url, silent.url, master.url ],
		4
	);
	assert.deepEqual( heard[ 0 ], { index: 2, code: '', status: 200 } );
	assert.equal( heard.length, 3 );
	assert.equal( pages.requests.length, 2 );
	assert.equal( silent.requests.length, 1 );
} );

test( 'only a peer of version 1.0 needs readable permalinks here, and the test of its connection says so', async () => {
	const { master, children } = lab();
	await connectOldChild( old, master );
	const index = children.length;
	assert.equal( ( await testOf( master, index ) ).ok, true );
	await setPermalinks( master, '' );
	const { ok, code } = await testOf( master, index );
	assert.deepEqual(
		[ ok, code ],
		[ false, PAIRING_ERRORS.plain_permalinks ]
	);
	assert.equal( ( await testOf( master, 0 ) ).ok, true );
	await setPermalinks( master, PRETTY );
} );

/** A test of the connection to one of the Master's Children. */
async function testOf(
	master: Store,
	index: number
): Promise< ConnectionTestAnswer > {
	const { children } = await master.wp< {
		children: readonly { id: string }[];
	} >( 'GET', 'lab/v1/settings' );
	return admin< ConnectionTestAnswer >( master, 'test_connection', {
		store_id: children[ index ]!.id,
	} );
}
