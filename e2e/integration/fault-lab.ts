/**
 * What the fault tests share: a lab with a bad network between its stores and marks in them, sales that are counted exactly, and
 * what must hold when the faults are over.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Lab, Store } from '../lab/index.ts';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { timePasses, visitAdmin } from './clock.ts';
import { FAULTS, startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import {
	eventually,
	openTestLab,
	phpText,
	productId,
	quantities,
	target,
} from './harness.ts';
import { marksOf, workNow } from './kill.ts';

/** What a product has when a test begins. */
export const START = 10_000;

export const SEED = Number( process.env.FAULT_SEED ?? 1 );

/** How many, from the environment or the default; a request of the embedded engine takes ten times as long. */
export const many = ( name: string, onPhp: number, embedded = 8 ) =>
	Number(
		process.env[ name ] ?? ( target.engine === 'php' ? onPhp : embedded )
	);

const MARKS = fileURLToPath(
	new URL( './mu-plugin/marks.php', import.meta.url )
);

/** So often may cron come by until the stores are in step; a broken sync is what ends it. */
const MOST_ROUNDS = 12;

/** The proxies: the first before the Master, then one before each Child. */
export const proxies: FaultProxy[] = [];

/** One lab for all tests of a file, with proxies and marks. */
export function openFaultLab(): () => Lab {
	after( async () => {
		await Promise.all( proxies.map( ( proxy ) => proxy.close() ) );
	} );
	return openTestLab( {}, async ( lab ) => {
		await putProxiesBetween( lab );
		for ( const store of lab.stores ) {
			mkdirSync( marksOf( store ) );
			writeFileSync(
				join( store.dir, 'site/wp-content/mu-plugins/marks.php' ),
				`<?php\nrequire ${ phpText( MARKS ) };\n`
			);
			await visitAdmin( store );
		}
	} );
}

async function putProxiesBetween( { master, children }: Lab ): Promise< void > {
	for ( const [ index, store ] of [ master, ...children ].entries() ) {
		proxies.push( await startFaultProxy( store.url, SEED + index ) );
	}
	const [ toMaster, ...toChildren ] = proxies.map( ( proxy ) => proxy.url );
	for ( const child of children ) {
		await setMasterAddress( child, toMaster ?? '' );
	}
	await setChildAddresses( master, toChildren );
}

/** Every request is hit with this probability, by whatever kind of fault. */
export const setFaults = ( share: number ) =>
	proxies.forEach( ( proxy ) => proxy.set( share ) );

/** How often each kind of fault has happened so far. */
export function faultCounts(): Record< string, number > {
	const sum = ( kind: ( typeof FAULTS )[ number ] | 'none' ) =>
		proxies.reduce(
			( total, { counts } ) => total + ( counts.get( kind ) ?? 0 ),
			0
		);
	return Object.fromEntries(
		[ 'none' as const, ...FAULTS ].map( ( kind ) => [ kind, sum( kind ) ] )
	);
}

/** Every store shows START, and what is taken from it from now on is counted. No fault of the test before is left. */
export async function startWith( lab: Lab, sku: string ): Promise< void > {
	setFaults( 0 );
	await untilNobodyWaits( lab.stores );
	await lab.master.setStock( sku, START );
	await settles( lab, sku, START );
	for ( const store of lab.stores ) {
		await store.php(
			`update_post_meta( ${ await productId(
				store,
				sku
			) }, '_lab_taken', '0' );`
		);
	}
}

/** What WooCommerce has taken from a product's stock on all stores since startWith(): each unit that a shopper paid for. */
export async function unitsTaken( lab: Lab, sku: string ): Promise< number > {
	const taken = await Promise.all(
		lab.stores.map( async ( store ) =>
			Number(
				await store.php(
					`return (string) get_post_meta( ${ await productId(
						store,
						sku
					) }, '_lab_taken', true );`
				)
			)
		)
	);
	return taken.reduce( ( sum, one ) => sum + one, 0 );
}

/** Orders for one unit each, one after another in a few requests. */
export async function sellMany(
	store: Store,
	sku: string,
	orders: number
): Promise< void > {
	const atOnce = 50;
	for ( let sold = 0; sold < orders; sold += atOnce ) {
		await store.php( `for ( $n = 0; $n < ${ Math.min(
			atOnce,
			orders - sold
		) }; $n++ ) {
			Kitgenix\\StockSync\\Lab\\Products::order( Kitgenix\\StockSync\\Lab\\Products::bySku( ${ phpText(
				sku
			) } ), 1 );
		}` );
	}
}

/** Whoever failed last may know all and still keep away from its peer for a while: time passes until each has reached it. */
async function untilNobodyWaits( stores: readonly Store[] ): Promise< void > {
	for ( let rounds = 0; ; rounds++ ) {
		await untilAtRest( stores );
		const waiting = await Promise.all(
			stores.map( async ( store ) => ( {
				store,
				failures: Number(
					await store.php( `global $wpdb;
						return (string) array_sum( array_map( static fn( $row ) => json_decode( $row, true )['health']['failures'],
							$wpdb->get_col( "SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_link_%'" ) ) );` )
				),
			} ) )
		);
		const late = waiting.filter( ( { failures } ) => failures > 0 );
		if ( late.length === 0 ) {
			return;
		}
		assert.ok(
			rounds < MOST_ROUNDS,
			`${ late.map( ( { store } ) => store.name ) } reach their peers`
		);
		await Promise.all( late.map( ( { store } ) => timePasses( store ) ) );
	}
}

/** No store is at work for us, and none begins. */
export async function untilAtRest( stores: readonly Store[] ): Promise< void > {
	let quiet = 0;
	await eventually( 'the stores are at rest', async () => {
		const work = workNow( stores );
		quiet = work.length === 0 ? quiet + 1 : 0;
		return quiet > 4 ? null : work;
	} );
}

/**
 * Every store shows this quantity, once whatever heals by itself has healed; for the rest, time passes and cron comes by.
 *
 * @return How often cron had to come by.
 */
export async function settles(
	lab: Lab,
	sku: string,
	quantity: number
): Promise< number > {
	for ( let rounds = 0; ; rounds++ ) {
		await untilAtRest( lab.stores );
		const shown = await quantities( lab.stores, sku );
		if ( Object.values( shown ).every( ( one ) => one === quantity ) ) {
			return rounds;
		}
		assert.ok(
			rounds < MOST_ROUNDS,
			`every store shows ${ quantity } of ${ sku }: ${ JSON.stringify(
				shown
			) }`
		);
		await Promise.all( lab.stores.map( ( store ) => timePasses( store ) ) );
	}
}

/** However much failed: one waiting attempt for each link, and rows that do not grow. Both are printed. */
export async function isBounded(
	lab: Lab,
	context: TestContext
): Promise< void > {
	for ( const store of lab.stores ) {
		const state = JSON.parse(
			await store.php( `global $wpdb; return [
				'actions' => array_count_values( $wpdb->get_col( "SELECT CONCAT( a.hook, ' ', a.args ) FROM {$wpdb->prefix}actionscheduler_actions a
					JOIN {$wpdb->prefix}actionscheduler_groups g ON g.group_id = a.group_id AND g.slug = 'kitgenix-stock-sync' WHERE a.status = 'pending'" ) ),
				'bytes' => array_column( $wpdb->get_results( "SELECT option_name AS n, LENGTH( option_value ) AS l FROM {$wpdb->options}
					WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_%'", ARRAY_A ), 'l', 'n' ),
			];` )
		) as {
			actions: Record< string, number >;
			bytes: Record< string, string >;
		};
		const waiting = Object.values( state.actions );
		const bytes = Object.values( state.bytes ).map( Number );
		context.diagnostic(
			`${ store.name }: ${
				waiting.length
			} scheduled actions; ${ bytes.reduce(
				( a, b ) => a + b,
				0
			) } bytes in ${ bytes.length } option rows, ${ Math.max(
				...bytes
			) } in the largest`
		);
		assert.ok(
			waiting.every( ( count ) => count <= 1 ),
			`${ store.name }: ${ JSON.stringify( state.actions ) }`
		);
		// The event log of 250 rows is the largest that may be.
		assert.ok(
			bytes.every( ( size ) => size < 150_000 ),
			`${ store.name }: ${ JSON.stringify( state.bytes ) }`
		);
	}
}
