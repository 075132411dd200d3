/**
 * What the tests of the tools share: a lab with a proxy before each Child, the admin's routes, and ways to make a difference that
 * no hook has seen.
 * Enters: nothing. Leaves: helpers, which speak of the lab of the file that opened it.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import type {
	AuditAnswer,
	AuditRow,
	ReconcileProgress,
} from '../../src/core/contract/tools';
import type { Lab, Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import {
	admin,
	progressOfReconcile,
	reconcileFinishes,
	startReconcile,
} from './admin-route.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { eventually, openTestLab, phpText, threeStores } from './harness.ts';

/** One before each Child, as the Master sees it. */
export const proxies: FaultProxy[] = [];

export const lab = openTestLab( {}, async ( { master, children } ) => {
	for ( const [ index, child ] of children.entries() ) {
		proxies.push( await startFaultProxy( child.url, index + 1 ) );
	}
	await setChildAddresses(
		master,
		proxies.map( ( proxy ) => proxy.url )
	);
} );

after( async () => {
	await Promise.all( proxies.map( ( proxy ) => proxy.close() ) );
} );

export const stores = () => threeStores( lab() );

export async function audit( skus: string[] ): Promise< readonly AuditRow[] > {
	const { audit: result } = await admin< AuditAnswer >(
		lab().master,
		'audit',
		{ skus }
	);
	assert.equal( result?.more, 0 );
	return result.rows;
}

export const start = ( request: object ) =>
	startReconcile( lab().master, request );

export const progress = () => progressOfReconcile( lab().master );

/** Starts a run and waits until it has ended by itself. */
export async function reconcile(
	request: object
): Promise< ReconcileProgress > {
	const { id } = await start( request );
	const run = await reconcileFinishes( lab().master );
	assert.equal( run.id, id );
	return run;
}

export const traffic = () =>
	proxies.reduce( ( sum, proxy ) => sum + proxy.bytes(), 0 );

export const version = async ( master: Store ) =>
	Number(
		await master.php(
			`return (string) Kitgenix\\StockSync\\Storage\\Counter::read()['version'];`
		)
	);

export const storeId = ( store: Store ) =>
	store.php( 'return Kitgenix\\StockSync\\Storage\\Settings::storeId();' );

/** The documented option, as far as the tools write it. */
export interface Option {
	reconcile: Record< string, unknown >;
	health: Record< string, unknown >;
	backlog: Record< string, unknown >[];
	notices: Record< string, unknown >[];
	event_log: { message: string; context: Record< string, unknown > }[];
	children: { secret: string }[];
	/** Counted by a test. */
	lab_count?: number;
}

export const settingsOf = ( store: Store ) =>
	store.wp< Option >( 'GET', 'lab/v1/settings' );

/** Nothing is on its way, in any direction. */
export async function isInStep(): Promise< void > {
	await eventually( 'nothing is on its way', async () => {
		const waiting = await Promise.all( lab().stores.map( waitingAt ) );
		return waiting.every( ( one ) => one === '' ) ? null : waiting;
	} );
}

const waitingAt = ( store: Store ) =>
	store.php( `
		use Kitgenix\\StockSync\\Storage\\{ ChangeJournal, Counter, Links, Settings };
		$waiting = ChangeJournal::isEmpty() ? [] : [ 'journal' ];
		foreach ( Settings::children() as $child ) {
			$link = Links::child( $child['id'] );
			if ( $link['walk'] !== null || $link['cursor'] < Counter::read()['version'] ) {
				$waiting[] = $child['name'];
			}
		}
		$master = Settings::master();
		if ( $master !== null ) {
			$link = Links::master( $master['store_id'] );
			if ( $link['in_flight'] !== null || $link['contact'] !== null ) {
				$waiting[] = 'Master';
			}
		}
		return implode( ' ', $waiting );` );

export const exclude = ( store: Store, sku: string | null ) =>
	store.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array {
			$s['exclusions'] = [ 'skus' => ${
				sku === null ? '[]' : `[ ${ phpText( sku ) } ]`
			} ];
			return $s;
		} );`
	);

export const retryAll = ( master: Store ) =>
	admin( master, 'logs_action', { action: 'retry', store_id: null } );

/**
 * Makes the Master's next run hang after its second page was published and before that was noted.
 *
 * @return Waits for that, and answers the process that hangs.
 */
export function hangInSecondPage(
	master: Lab[ 'master' ]
): () => Promise< number > {
	const file = join( master.dir, 'hangs.txt' );
	rmSync( file, { force: true } );
	writeFileSync(
		join( master.dir, 'site', 'wp-content', 'mu-plugins', 'hang.php' ),
		`<?php
		add_action( 'kitgenix_stock_sync_for_woocommerce_published', function () {
			$run = Kitgenix\\StockSync\\Storage\\ReconcileRow::read();
			if ( ! file_exists( LAB_FOLDER . '/hangs.txt' ) && ( $run['status'] ?? '' ) === 'running' && $run['page'] === 1 ) {
				file_put_contents( LAB_FOLDER . '/hangs.txt', (string) getmypid() );
				sleep( 120 );
			}
		} );`
	);
	return async () => {
		await eventually( 'the run hangs', async () =>
			existsSync( file ) && readFileSync( file, 'utf8' ) !== ''
				? null
				: await progress()
		);
		return Number( readFileSync( file, 'utf8' ) );
	};
}
