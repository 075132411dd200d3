/**
 * Makes each store a network of WordPress sites with the store as its main site. Enters: running stores whose wp-config.php has a
 * network. Leaves: the same, installed. Must come before any other request, which would find a network without tables.
 */
import { fileURLToPath } from 'node:url';
import { StoreError } from '../store.ts';
import type { Store } from '../types.ts';

const SCRIPT = fileURLToPath( new URL( './network.php', import.meta.url ) );

/** The file in the document root by which a network is made. wp-config.php knows it by this name too. */
export const NETWORK_FILE = 'lab-network.php';
export const NETWORK_PHP = `<?php\nrequire '${ SCRIPT }';\n`;

export async function makeNetwork( store: Store ): Promise< void > {
	const answer = await fetch( `${ store.url }/${ NETWORK_FILE }`, {
		headers: { 'x-lab-token': store.labToken },
	} );
	const text = await answer.text();
	if ( ! text.endsWith( 'a network' ) ) {
		throw new StoreError(
			store.name,
			answer.status,
			text,
			'the making of a network'
		);
	}
}
