/**
 * A peer that ends each process that sends to it: the others are served all the same, and only its own link waits longer and longer.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { LONG_SECONDS, letTimePass } from './clock.ts';
import { allShow, openTestLab, quantities, target } from './harness.ts';

const SKU = 'SKU-0007';

/** More than a lease is held by a process that died. */
const LEASE_SECONDS = 40;

const lab = openTestLab( { stores: 4 } );

interface Health {
	failures: number;
	next_attempt: number;
	last_error: string;
}

/** How the Master's links stand, in the order of its Children. */
const healthOf = async ( master: Store ) =>
	JSON.parse(
		await master.php(
			`return array_map( static fn( $child ) => Kitgenix\\StockSync\\Storage\\Links::child( $child['id'] )['health'], Kitgenix\\StockSync\\Storage\\Settings::children() );`
		)
	) as Health[];

const drain = ( master: Store ) =>
	master
		.php( 'Kitgenix\\StockSync\\Sync\\Drain::run( 5 );' )
		.catch( () => '' );

test(
	'a Child that kills each process that sends to it keeps no other from its stock, and its link backs off',
	{ skip: target.engine !== 'php' },
	async () => {
		const { master, children } = lab();
		const healthy = children.slice( 1 );
		await allShow(
			lab().stores,
			SKU,
			( await master.stock( SKU ) ).quantity
		);
		writeFileSync(
			join( master.dir, 'site/wp-content/mu-plugins/killer.php' ),
			`<?php add_filter( 'kitgenix_stock_sync_for_woocommerce_request_timeout', static function ( $seconds, $route, $store = '' ) {
				$children = get_option( 'kitgenix_stock_sync_for_woocommerce_settings' )['children'];
				if ( in_array( $children[0]['id'], [ $route, $store ], true ) ) { exec( 'kill -9 ' . getmypid() ); sleep( 5 ); }
				return $seconds;
			}, 10, 3 );`
		);
		await master.setStock( SKU, 77 );
		let drains = 0;
		const lacking = async () =>
			Object.values( await quantities( healthy, SKU ) ).some(
				( one ) => one !== 77
			);
		while ( await lacking() ) {
			assert.ok( ++drains <= 3, 'the others are served' );
			await letTimePass( master, LEASE_SECONDS );
			await drain( master );
			await new Promise( ( resolve ) => setTimeout( resolve, 1000 ) );
		}
		// A death counts once its lease is over: a drain either finds one, or tries again and dies.
		let [ killer, ...others ] = await healthOf( master );
		const isBackingOff = () =>
			killer!.failures >= 2 && killer!.next_attempt > Date.now() / 1000;
		for ( let more = 0; more < 4 && ! isBackingOff(); more++ ) {
			await letTimePass( master, LEASE_SECONDS );
			await drain( master );
			[ killer, ...others ] = await healthOf( master );
		}
		assert.ok( isBackingOff(), JSON.stringify( killer ) );
		assert.match( killer!.last_error, /process ended/ );
		assert.deepEqual(
			others.map( ( { failures } ) => failures ),
			[ 0, 0 ]
		);
		// While it waits it kills nobody: the others are served at once.
		await master.setStock( SKU, 55 );
		await allShow( healthy, SKU, 55 );
		assert.equal(
			( await children[ 0 ]!.stock( SKU ) ).quantity === 55,
			false
		);

		writeFileSync(
			join( master.dir, 'site/wp-content/mu-plugins/killer.php' ),
			'<?php'
		);
		await letTimePass( master, LONG_SECONDS );
		await drain( master );
		await allShow( lab().stores, SKU, 55 );
		assert.equal( ( await healthOf( master ) )[ 0 ]!.failures, 0 );
	}
);
