/**
 * Whoever comes to a store of the selftest: a reader, an administrator, a guest who buys, a client that hangs up, and a peer that asks back.
 */
import { connect } from 'node:net';
import { administratorCookies } from './administrator.ts';
import type { Store } from './index.ts';
import { expect } from './selftest-expect.ts';

export async function page( url: string ): Promise< string > {
	const response = await fetch( url );
	expect( response.status, 200 );
	return response.text();
}

export async function asAdministrator(
	store: Store,
	path: string
): Promise< string > {
	const cookies = await administratorCookies( store );
	// WordPress sets one for wp-admin, one for plugins and one for the site: a server that joins them loses two.
	expect( cookies.length >= 3, true );
	const visit = ( where: string ) =>
		fetch( store.url + where, {
			redirect: 'manual',
			headers: { cookie: cookies.join( '; ' ) },
		} );
	// Whoever comes first after the activation is led to the plugin's own page, once.
	await visit( '/wp-admin/' );
	const response = await visit( path );
	expect( response.status, 200 );
	return response.text();
}

export async function guestCheckout(
	store: Store,
	sku: string,
	quantity: number
): Promise< string > {
	const { product_id: productId } = ( await store.stock(
		sku
	) ) as unknown as {
		product_id: number;
	};
	let cartToken = '';
	let nonce = '';
	const ask = async (
		method: string,
		route: string,
		body?: unknown
	): Promise< Response > => {
		const response = await fetch(
			`${ store.url }/wp-json/wc/store/v1/${ route }`,
			{
				method,
				headers: {
					'content-type': 'application/json',
					'cart-token': cartToken,
					nonce,
				},
				...( body ? { body: JSON.stringify( body ) } : {} ),
			}
		);
		cartToken = response.headers.get( 'cart-token' ) ?? cartToken;
		nonce = response.headers.get( 'nonce' ) ?? nonce;
		return response;
	};
	await ask( 'GET', 'cart' );
	expect(
		( await ask( 'POST', 'cart/add-item', { id: productId, quantity } ) )
			.status,
		201
	);
	const address = {
		first_name: 'Ada',
		last_name: 'Shopper',
		address_1: '1 High Street',
		city: 'London',
		state: '',
		postcode: 'SW1A 1AA',
		country: 'GB',
	};
	const response = await ask( 'POST', 'checkout', {
		billing_address: {
			...address,
			email: 'shopper@example.com',
			phone: '',
		},
		shipping_address: address,
		payment_method: 'cod',
	} );
	const answer = ( await response.json() ) as {
		status?: string;
		message?: string;
	};
	return answer.status ?? answer.message ?? String( response.status );
}

export async function sendAndHangUp(
	store: Store,
	code: string
): Promise< void > {
	const body = JSON.stringify( { code } );
	await new Promise< void >( ( resolve, reject ) => {
		const socket = connect( store.port, '127.0.0.1', () => {
			socket.write(
				'POST /?rest_route=/lab/v1/php HTTP/1.1\r\n' +
					`Host: 127.0.0.1:${ store.port }\r\n` +
					`X-Lab-Token: ${ store.labToken }\r\n` +
					'Content-Type: application/json\r\n' +
					`Content-Length: ${ Buffer.byteLength( body ) }\r\n` +
					`Connection: close\r\n\r\n${ body }`,
				() => {
					socket.destroy();
					resolve();
				}
			);
		} );
		socket.on( 'error', reject );
	} );
}

export function askPeerWhoAsksBack( peer: Store, self: Store ): string {
	const back = JSON.stringify( {
		code: `return wp_remote_retrieve_response_code( wp_remote_get( '${ self.url }/?rest_route=/wp/v2/types', [ 'timeout' => 90 ] ) );`,
	} ).replace( /[\\']/g, '\\$&' );
	return `$r = wp_remote_post( '${ peer.url }/?rest_route=/lab/v1/php', [
		'timeout' => 90,
		'headers' => [ 'X-Lab-Token' => '${ peer.labToken }', 'Content-Type' => 'application/json' ],
		'body' => '${ back }',
	] );
	return is_wp_error( $r ) ? $r->get_error_message() : json_decode( $r['body'], true )['output'];`;
}
