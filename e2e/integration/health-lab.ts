/**
 * What the tests of Site Health and of the e-mails about outages share: two stores whose mails are kept, what Site Health says there, outages
 * and how they age, and cron.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../lab/index.ts';
import { letTimePass, visitAdmin } from './clock.ts';
import { eventually, openTestLab } from './harness.ts';

export const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

export const DEAD = 'http://127.0.0.1:9';

export const DRAIN = 'Kitgenix\\StockSync\\Sync\\Drain::run( 3 );';

/** Everything that is handed to wp_mail(); the lab keeps it from leaving. */
const MAILS = `<?php
add_filter( 'pre_wp_mail', static function ( $sent, $mail ) {
	if ( str_contains( $mail['subject'], 'Stock Sync' ) ) {
		sleep( (int) get_option( 'lab_slow_mail', 0 ) );
		file_put_contents( LAB_FOLDER . '/our-mails.jsonl', json_encode( $mail ) . "\\n", FILE_APPEND | LOCK_EX );
	}
	return $sent;
}, 5, 2 );`;

interface Mail {
	to: string;
	subject: string;
	message: string;
	headers: string;
}

interface Result {
	label: string;
	status: 'good' | 'recommended' | 'critical';
	badge: { label: string };
	description: string;
	actions: string;
	test: string;
}

export const muPlugin = ( store: Store, name: string ) =>
	join( store.dir, 'site/wp-content/mu-plugins', name );

export const lab = openTestLab( { stores: 2 }, async ( { stores } ) => {
	for ( const store of stores ) {
		writeFileSync( muPlugin( store, 'mails.php' ), MAILS );
	}
} );

export const both = () => [ lab().master, lab().children[ 0 ]! ] as const;

export async function php< T >( store: Store, code: string ): Promise< T > {
	const text = await store.php(
		`return wp_json_encode( ( static function () { global $wpdb; ${ code } } )() );`
	);
	return JSON.parse( text ) as T;
}

/** WordPress's own list, and our tests in it; what is direct is done as its screen does it. */
export const direct = ( store: Store ) =>
	php< {
		results: Record< string, Result >;
		async: Record< string, string >;
	} >(
		store,
		`require_once ABSPATH . 'wp-admin/includes/admin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
		$ours = static fn ( array $tests ): array => array_filter( $tests, static fn ( string $name ): bool => str_starts_with( $name, 'kitgenix_stock_sync_' ), ARRAY_FILTER_USE_KEY );
		$tests = WP_Site_Health::get_tests();
		return [
			'results' => array_map( static fn ( array $test ) => call_user_func( $test['test'] ), $ours( $tests['direct'] ) ),
			'async' => (object) array_map( static fn ( array $test ): string => $test['test'], $ours( $tests['async'] ) ),
		];`
	);

/** All of our tests; what takes time is asked as the screen's script asks it. */
export async function siteHealth(
	store: Store
): Promise< Record< string, Result > > {
	const { results, async } = await direct( store );
	const all = { ...results };
	for ( const [ name, url ] of Object.entries( async ) ) {
		const response = await fetch( url, {
			headers: { 'x-lab-token': store.labToken },
		} );
		assert.equal( response.status, 200, await response.clone().text() );
		all[ name ] = ( await response.json() ) as Result;
	}
	return Object.fromEntries(
		Object.entries( all ).map( ( [ name, result ] ) => {
			assert.equal( result.test, name );
			assert.equal( result.badge.label, 'Stock Sync' );
			// What is wrong has something to do about it, and a way there.
			assert.equal( result.status === 'good', result.actions === '' );
			return [ name.replace( 'kitgenix_stock_sync_', '' ), result ];
		} )
	);
}

export const statusOf = async ( store: Store, name: string ) =>
	( await siteHealth( store ) )[ name ]?.status;

/** A test of Site Health says so, sooner or later. */
export const says = (
	store: Store,
	name: string,
	status: string,
	words = /./
) =>
	eventually( `${ store.name }: ${ name } is ${ status }`, async () => {
		const result = ( await siteHealth( store ) )[ name ];
		return result?.status === status &&
			words.test( result.label + result.description )
			? null
			: result;
	} );

/** Makes every link due, and lets a drain try it. */
export const retry = ( store: Store ) =>
	store.php(
		`Kitgenix\\StockSync\\Sync\\Backlog::retry( null ); ${ DRAIN }`
	);

interface Outage {
	store_id: string;
	since: number;
	told: number;
}

export const outages = async ( store: Store ) =>
	(
		await php< { outages: Outage[] } >(
			store,
			'return Kitgenix\\StockSync\\Storage\\OutageRow::read();'
		)
	).outages;

/** A drain tries again for some seconds before it ends, and notes it then. */
export const outageIsNoted = ( store: Store ) =>
	eventually( 'the outage is noted', async () =>
		( await outages( store ) ).length === 1 ? null : outages( store )
	);

/** What is remembered of outages and of what others lack lies so much further back, and cron comes by. */
export async function timePasses(
	store: Store,
	seconds: number
): Promise< void > {
	await store.php(
		`Kitgenix\\StockSync\\Storage\\OutageRow::update( static fn ( array $row ): array => [ 'outages' => array_map( static fn ( array $one ): array => [ ...$one, 'since' => $one['since'] - ${ seconds } ], $row['outages'] ) ] );
		Kitgenix\\StockSync\\Storage\\HistoryRow::update( static fn ( array $row ): array => [ ...$row, 'since' => max( 0, $row['since'] - ( $row['since'] > 0 ? ${ seconds } * 1000 : 0 ) ) ] );`
	);
	await letTimePass( store, seconds );
}

/** Cron comes by, as a server calls it: WordPress's own, and Action Scheduler's runner. */
export async function cron( store: Store ): Promise< void > {
	await visitAdmin( store );
	await ( await fetch( `${ store.url }/wp-cron.php` ) ).text();
	await store.runActions();
}

export const cronIsDone = ( store: Store ) =>
	eventually( 'cron has done what was due', async () => {
		await cron( store );
		const status = await statusOf( store, 'scheduler' );
		return status === 'good'
			? null
			: ( await siteHealth( store ) ).scheduler;
	} );

export const mails = ( store: Store ): Mail[] => {
	try {
		return readFileSync( join( store.dir, 'our-mails.jsonl' ), 'utf8' )
			.trim()
			.split( '\n' )
			.map( ( line ) => JSON.parse( line ) as Mail );
	} catch {
		return [];
	}
};

export const noMailsYet = ( store: Store ) =>
	rmSync( join( store.dir, 'our-mails.jsonl' ), { force: true } );

export const secrets = async () => [
	...( await php< string[] >(
		lab().master,
		`return array_column( Kitgenix\\StockSync\\Storage\\Settings::get()['children'], 'secret' );`
	) ),
];

export const storeId = ( store: Store ) =>
	php< string >(
		store,
		'return Kitgenix\\StockSync\\Storage\\Settings::storeId();'
	);

export const inStep = () =>
	eventually( 'everything is in step', async () => {
		const [ master, child ] = both();
		await retry( master );
		await retry( child );
		const results = await Promise.all(
			[ master, child ].map( async ( store ) => {
				const { contact, backlog } = ( await direct( store ) )
					.results as Record< string, Result >;
				return [
					contact?.status,
					backlog?.status,
					( await outages( store ) ).length,
				];
			} )
		);
		const waiting = await php< number >(
			master,
			`return array_sum( array_column( Kitgenix\\StockSync\\Status\\StoreOverview::links(), 'waiting' ) );`
		);
		return waiting === 0 && results.every( ( one ) => one[ 2 ] === 0 )
			? null
			: { waiting, results };
	} );
