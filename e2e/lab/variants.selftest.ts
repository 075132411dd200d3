/**
 * Shows that a lab with Redis, with networks or with plain permalinks has what it says it has.
 * Enters: `tsx e2e/lab/variants.selftest.ts`, on a machine with PHP, MariaDB and Redis. Leaves: the report of node:test.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startLab, type Lab, type LabOptions, type Store } from './index.ts';
import { whyNoRedis } from './object-cache/redis.ts';
import { enter } from './shopper.ts';
import { parseTarget } from './target.ts';
import { whyNoLab } from './why-no-lab.ts';

const KIND = { ...parseTarget( 'php+mariadb' ), stores: 2 };
const skip = ( await whyNoLab( 'php+mariadb' ) ) ?? false;

/** What PHP in a store returns. */
const ask = async ( store: Store, code: string ): Promise< unknown > =>
	JSON.parse( await store.php( `return wp_json_encode( ${ code } );` ) );

function openLab( options: LabOptions ): () => Lab {
	let lab: Lab | null = null;
	before( async () => {
		lab = await startLab( { ...KIND, ...options } );
	} );
	after( () => lab?.stop() );
	return () => {
		assert.ok( lab );
		return lab;
	};
}

describe( 'Redis', { skip: skip || ( whyNoRedis() ?? false ) }, () => {
	const lab = openLab( { objectCache: 'redis' } );

	test( 'what one request remembers the next one knows, in this store alone', async () => {
		const { master, children } = lab();
		const known = "[wp_using_ext_object_cache(), wp_cache_get('a', 'lab')]";
		await master.php( "wp_cache_set('a', ['x' => 1], 'lab');" );
		assert.deepEqual( await ask( master, known ), [ true, { x: 1 } ] );
		assert.deepEqual( await ask( children[ 0 ]!, known ), [ true, false ] );
	} );

	test( 'of requests that add the same key at once one wins, and none of their counts is lost', async () => {
		const { master } = lab();
		await master.php( "wp_cache_set('n', 0, 'lab');" );
		const won = await Promise.all(
			Array.from( { length: 6 }, () =>
				ask(
					master,
					"[wp_cache_incr('n', 2, 'lab'), wp_cache_add('once', 1, 'lab')][1]"
				)
			)
		);
		assert.equal( won.filter( Boolean ).length, 1 );
		assert.equal( await ask( master, "wp_cache_get('n', 'lab')" ), 12 );
	} );

	test( 'a false that was remembered is found; what was flushed or kept for the request alone is not', async () => {
		const { master } = lab();
		await master.php(
			"wp_cache_set('no', false, 'lab'); wp_cache_set('b', 1, 'other'); wp_cache_set('c', 1, 'counts'); wp_cache_flush_group('other');"
		);
		const found = await ask(
			master,
			"array_map( static function ( $at ) { wp_cache_get( $at[0], $at[1], false, $found ); return $found; }, [['no', 'lab'], ['b', 'other'], ['c', 'counts']] )"
		);
		assert.deepEqual( found, [ true, false, false ] );
	} );

	test( 'transients are not in the database', async () => {
		const { master } = lab();
		await master.php( "set_transient('lab', 'kept', 60);" );
		assert.equal( await ask( master, "get_transient('lab')" ), 'kept' );
		assert.equal(
			await ask(
				master,
				`$GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM wp_options WHERE option_name LIKE '%transient_lab'" )`
			),
			'0'
		);
	} );

	test( 'stop ends the server', async () => {
		const socket = String( await ask( lab().master, 'LAB_REDIS' ) );
		assert.equal( existsSync( socket ), true );
		await lab().stop();
		assert.equal( existsSync( socket ), false );
	} );
} );

describe( 'a network', { skip }, () => {
	const dir = mkdtempSync( join( tmpdir(), 'kitgenix-selftest-' ) );
	after( () => rmSync( dir, { recursive: true, force: true } ) );

	test( 'has the store as its main site, which stays one when the lab comes back on other ports', async () => {
		let lab = await startLab( { ...KIND, multisite: true, dir } );
		const { port } = lab.master;
		await isMainSite( lab.master ).finally( () => lab.stop() );
		const squatter = createServer().listen( port, '127.0.0.1' );
		lab = await startLab( { ...KIND, multisite: true, dir } );
		try {
			assert.notEqual( lab.master.port, port );
			await isMainSite( lab.master );
		} finally {
			await lab.stop();
			squatter.close();
		}
	} );
} );

async function isMainSite( store: Store ): Promise< void > {
	assert.deepEqual(
		await ask(
			store,
			"[is_multisite(), is_main_site(), network_home_url(), get_option('permalink_structure')]"
		),
		[ true, true, `${ store.url }/`, '/%postname%/' ]
	);
	const shop = await fetch( `${ store.url }/shop/`, { redirect: 'error' } );
	// On one page or on several.
	assert.match( await shop.text(), /(of|all) 50 results/ );
}

describe( 'plain permalinks', { skip }, () => {
	const lab = openLab( { permalinks: 'plain', connect: false } );

	test( 'leave a store whose REST API a shopper finds, and nothing under /wp-json/', async () => {
		const { master } = lab();
		const api = await fetch( `${ master.url }/wp-json/` );
		assert.match( api.headers.get( 'content-type' ) ?? '', /html/ );
		const shopper = await enter( master );
		const id = Number(
			await ask( master, "wc_get_product_id_by_sku('SKU-0012')" )
		);
		assert.equal( ( await shopper.add( id, 1 ) ).status, 201 );
		assert.equal( ( await shopper.place() ).status, 200 );
	} );
} );
