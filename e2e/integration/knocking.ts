/**
 * A stranger: a request that nobody has signed, from whatever address a test says, and a store that believes it.
 */
import { request } from 'node:http';
import { HEADERS } from '../../src/core/contract/routes';
import { addressOf } from './peer.ts';
import type { Store } from '../lab/index.ts';

/** A store behind a proxy that names whom it serves, and that notes at which counts WooCommerce's logger is told of a refusal. */
export const PROXY = `<?php
add_filter( 'kitgenix_stock_sync_for_woocommerce_remote_address', fn ( $own ) => $_SERVER['HTTP_X_TEST_ADDRESS'] ?? $own );
add_filter( 'woocommerce_logger_log_message', function ( $message, $level, $context ) {
	if ( ( $context['code'] ?? '' ) === 'kss_auth_failed' ) {
		file_put_contents( WP_CONTENT_DIR . '/refusals.log', $context['count'] . "\\n", FILE_APPEND );
	}
	return $message;
}, 10, 3 );`;

/** Whom a stranger claims to be, and from where it comes. */
interface Stranger {
	claimed?: string;
	/** One of this machine's own. */
	localAddress?: string;
	headers?: Record< string, string >;
}

/** A request that nobody has signed. */
export function knock(
	store: Store,
	route: string,
	{ claimed = 'nobody', localAddress, headers }: Stranger
): Promise< { status: number; code: string; retryAfter: number } > {
	return new Promise( ( resolve, reject ) => {
		const call = request(
			addressOf( store, route ),
			{
				method: 'POST',
				...( localAddress ? { localAddress } : {} ),
				headers: {
					'content-type': 'application/json',
					[ HEADERS.store_id ]: claimed,
					[ HEADERS.timestamp ]: String(
						Math.floor( Date.now() / 1000 )
					),
					[ HEADERS.nonce ]: 'a-nonce-of-a-stranger',
					[ HEADERS.signature ]: 'f'.repeat( 64 ),
					...headers,
				},
			},
			( response ) => {
				let body = '';
				response.on( 'data', ( part ) => ( body += String( part ) ) );
				response.on( 'end', () =>
					resolve( {
						status: response.statusCode ?? 0,
						code: ( JSON.parse( body ) as { code: string } ).code,
						retryAfter: Number( response.headers[ 'retry-after' ] ),
					} )
				);
			}
		);
		call.on( 'error', reject );
		call.end( '{}' );
	} );
}
