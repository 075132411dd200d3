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

/** Waits until every store shows this quantity. */
export function allShow(
	stores: readonly Store[],
	sku: string,
	quantity: number | null
): Promise< void > {
	return eventually(
		`every store shows ${ quantity } of ${ sku }`,
		async () => {
			const shown = await quantities( stores, sku );
			return Object.values( shown ).every( ( one ) => one === quantity )
				? null
				: shown;
		}
	);
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
