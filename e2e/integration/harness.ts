/**
 * What the integration tests share: a lab of the kind under test for a whole file, waiting without driving, and driving.
 * Enters: LAB_TARGET, `engine+database` and what differs (set by run.ts). Leaves: a running lab, stopped when the file's tests are over.
 */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import {
	startLab,
	type Lab,
	type LabOptions,
	type Store,
} from '../lab/index.ts';
import { parseTarget } from '../lab/target.ts';

/** Long enough for the embedded engine on two busy processors; a broken sync is what ends it. */
const PATIENCE_MS = 150_000;

/** The kind of store that this run is about. */
export const target = parseTarget(
	process.env.LAB_TARGET || 'embedded+sqlite'
);

/**
 * One lab for all tests of a file.
 *
 * @param options What differs from the default.
 * @param prepare What is read or made once, before the first test.
 * @return How a test gets it.
 */
export function openTestLab(
	options: LabOptions = {},
	prepare: ( lab: Lab ) => Promise< void > = async () => {}
): () => Lab {
	let lab: Lab | null = null;
	before( async () => {
		lab = await startLab( { ...target, ...options } );
		await prepare( lab );
	} );
	after( async () => {
		await lab?.stop();
	} );
	return () => {
		assert.ok( lab, 'the lab has started' );
		return lab;
	};
}

/**
 * Waits until something holds, looking again and again. Nothing is driven: what is waited for happens by itself.
 *
 * @param what    What is waited for, for the message.
 * @param observe Answers null once it holds, else what stands against it.
 */
export async function eventually(
	what: string,
	observe: () => Promise< unknown >
): Promise< void > {
	const until = Date.now() + PATIENCE_MS;
	for (;;) {
		const began = Date.now();
		const against = await observe();
		if ( against === null ) {
			return;
		}
		if ( Date.now() > until ) {
			assert.fail( `${ what }: ${ JSON.stringify( against ) }` );
		}
		// Looking costs a page of each store: on a busy machine it must not be what keeps the stores busy.
		const pause = Math.max( 150, 2 * ( Date.now() - began ) );
		await new Promise( ( resolve ) => setTimeout( resolve, pause ) );
	}
}

/** After so long a host's cron would have come by. */
const CRON_MS = 40_000;

/**
 * Waits until every store shows this quantity. By itself: cron comes by only where a link says that it has failed, because on a busy
 * machine a peer may have answered too late, and the retry is scheduled then.
 */
export function allShow(
	stores: readonly Store[],
	sku: string,
	quantity: number | null
): Promise< void > {
	let cron = Date.now() + CRON_MS;
	return eventually(
		`every store shows ${ quantity } of ${ sku }`,
		async () => {
			const shown = await quantities( stores, sku );
			if ( Object.values( shown ).every( ( one ) => one === quantity ) ) {
				return null;
			}
			if ( Date.now() > cron ) {
				cron = Date.now() + CRON_MS / 2;
				await Promise.all( stores.map( retryWhatFailed ) );
			}
			return shown;
		}
	);
}

/** Runs what is due on a store with a failed link; on any other a change that nobody brings is a defect, and stays one. */
async function retryWhatFailed( store: Store ): Promise< void > {
	const failed = await store.php( `global $wpdb;
		return (string) array_sum( array_map( static fn ( $row ) => json_decode( $row, true )['health']['failures'] ?? 0,
			$wpdb->get_col( "SELECT option_value FROM {$wpdb->options} WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_link_%'" ) ) );` );
	if ( Number( failed ) > 0 ) {
		console.log(
			`${ store.name }: a link has failed ${ failed } times, and cron comes by`
		);
		await store.runActions();
	}
}

/** What each store shows, by name. */
export async function quantities(
	stores: readonly Store[],
	sku: string
): Promise< Record< string, number | null > > {
	const rows = await Promise.all(
		stores.map( async ( store ) => [
			store.name,
			( await store.stock( sku ) ).quantity,
		] )
	);
	return Object.fromEntries( rows );
}

/** Master, first and second Child, for tests that call them by name. */
export function threeStores( {
	master,
	children,
}: Lab ): [ Store, Store, Store ] {
	return [ master, children[ 0 ]!, children[ 1 ]! ];
}

/** Waits until a Child knows that the Master does not have this product. */
export function isHeldBack( child: Store, sku: string ): Promise< void > {
	return eventually( `${ child.name } holds ${ sku } back`, async () =>
		(
			await child.php(
				`return (string) get_post_meta( wc_get_product_id_by_sku( ${ phpText(
					sku
				) } ), '_kitgenix_stock_sync_for_woocommerce_shadow', true );`
			)
		).includes( `"r":"${ sku }"` )
			? null
			: 'not yet'
	);
}

/** How much is held of a product on a store, as WooCommerce itself counts it. */
export async function unitsHeld(
	store: Store,
	sku: string
): Promise< number > {
	return Number(
		await store.php(
			`return (string) wc_get_held_stock_quantity( wc_get_product( wc_get_product_id_by_sku( ${ phpText(
				sku
			) } ) ) );`
		)
	);
}

/** The product's id on a store. */
export async function productId(
	store: Store,
	sku: string
): Promise< number > {
	return Number(
		await store.php(
			`return (string) wc_get_product_id_by_sku( ${ phpText( sku ) } );`
		)
	);
}

/** A text as a PHP literal. */
export function phpText( text: string ): string {
	return `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
}
