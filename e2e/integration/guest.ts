/**
 * A guest of a shop who opens the checkout page, and may press its button. Enters: a store, what goes into the cart, and an address; leaves:
 * answers as the store gave them.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../lab/index.ts';
import { ADDRESS } from '../lab/shopper.ts';
import { phpText } from './harness.ts';

/** A shopper's address is what the request says, as behind a proxy of the shop's own. */
export function trustHeader( store: Store ): void {
	writeFileSync(
		join( store.dir, 'site/wp-content/mu-plugins/addresses.php' ),
		`<?php
add_filter( 'kitgenix_stock_sync_for_woocommerce_remote_address', static fn( $address ) => $_SERVER['HTTP_X_LAB_ADDRESS'] ?? $address );
`
	);
}

export interface Guest {
	/** Opens the checkout page: what it asks, it asks. */
	open: () => Promise< string >;
	/** Takes everything out of the cart. */
	leave: () => Promise< void >;
	/** Presses the button, with so much of the form filled in. */
	place: ( form: object ) => Promise< Response >;
}

/** A form with everything in it. */
export const COMPLETE = {
	billing_address: ADDRESS,
	shipping_address: ADDRESS,
	payment_method: 'cod',
};

const pages = new Map< string, Promise< string > >();

/** What a page of the store tells each guest: the product's id, and the nonce of the page's own question. */
async function known(
	store: Store,
	sku: string
): Promise< { id: string; nonce: string } > {
	const key = `${ store.url } ${ sku }`;
	const page =
		pages.get( key ) ??
		store.php(
			`wp_set_current_user( 0 ); return wp_json_encode( [ 'id' => (string) wc_get_product_id_by_sku( ${ phpText(
				sku
			) } ), 'nonce' => wp_create_nonce( 'kss_ask' ) ] );`
		);
	pages.set( key, page );
	return JSON.parse( await page ) as { id: string; nonce: string };
}

/**
 * Somebody new comes in and fills a cart.
 *
 * @param store    Where.
 * @param sku      What goes into it.
 * @param quantity How much.
 * @param from     The shopper's address, where trustHeader() was called.
 */
export async function guestOf(
	store: Store,
	sku: string,
	quantity: number,
	from: string
): Promise< Guest > {
	const { id, nonce } = await known( store, sku );
	const headers: Record< string, string > = { 'x-lab-address': from };
	const added = await fetch( `${ store.url }/?wc-ajax=add_to_cart`, {
		method: 'POST',
		headers,
		body: new URLSearchParams( {
			product_id: id,
			quantity: String( quantity ),
		} ),
	} );
	await added.arrayBuffer();
	headers.cookie = added.headers
		.getSetCookie()
		.map( ( cookie ) => cookie.split( ';' )[ 0 ] )
		.join( '; ' );
	assert.match( headers.cookie, /wp_woocommerce_session/ );
	return {
		open: async () => {
			const answer = await fetch(
				`${ store.url }/?wc-ajax=kitgenix_stock_sync_ask`,
				{
					method: 'POST',
					headers,
					body: new URLSearchParams( {
						nonce,
						place: 'checkout',
					} ),
				}
			);
			const text = await answer.text();
			assert.equal( answer.status, 200, text );
			return text;
		},
		leave: async () => {
			const api = `${ store.url }/?rest_route=/wc/store/v1`;
			const cart = await fetch( `${ api }/cart`, { headers } );
			const emptied = await fetch( `${ api }/cart/items&_method=DELETE`, {
				method: 'POST',
				headers: {
					...headers,
					nonce: cart.headers.get( 'nonce' ) ?? '',
				},
			} );
			assert.equal( emptied.status, 200, await emptied.text() );
		},
		place: async ( form ) => {
			const api = `${ store.url }/?rest_route=/wc/store/v1`;
			const cart = await fetch( `${ api }/cart`, { headers } );
			return fetch( `${ api }/checkout`, {
				method: 'POST',
				headers: {
					...headers,
					'content-type': 'application/json',
					nonce: cart.headers.get( 'nonce' ) ?? '',
				},
				body: JSON.stringify( form ),
			} );
		},
	};
}
