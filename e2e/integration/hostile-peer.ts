/**
 * A trusted peer that has turned: it signs whatever it likes. Enters: a store and items; leaves: the answer. The counter of the real Master is left
 * alone, so that the real link goes on.
 */
import { randomUUID } from 'node:crypto';
import type { Store } from '../lab/index.ts';
import { identityOf, send, type PeerAnswer } from './peer.ts';

export type Item = Record< string, unknown >;

/** What a product of the wire says at least. */
export const managed = ( sku: string, more: Item = {} ): Item => ( {
	sku,
	gid: '',
	manage_stock: true,
	stock_quantity: 0,
	stock_status: 'instock',
	backorders: 'no',
	low_stock_amount: null,
	...more,
} );

/** Above whatever the real Master gives out. */
let version = 1_000_000;

const ATTEMPTS = 5;

/** What a Child holds of its link: enough to push as its Master would. */
interface Held {
	generation: string;
	seen: number;
	mark: string;
}

/** Pushes states to a Child, each under a version that it has not seen. */
export async function pushAsMaster(
	child: Store,
	items: readonly Item[]
): Promise< PeerAnswer > {
	// The real Master pushes meanwhile, and what was read of the link is old then.
	for ( let attempt = 1; ; attempt++ ) {
		const answer = await pushOnce( child, items );
		if ( answer.status !== 409 || attempt === ATTEMPTS ) {
			return answer;
		}
	}
}

async function pushOnce(
	child: Store,
	items: readonly Item[]
): Promise< PeerAnswer > {
	const identity = await identityOf( child );
	const { generation, seen, mark } = JSON.parse(
		await child.php(
			`$link = Kitgenix\\StockSync\\Storage\\Links::master( ${ JSON.stringify(
				identity.id
			) } ); return wp_json_encode( [ 'generation' => $link['generation'], 'seen' => $link['seen'] ?? 0, 'mark' => $link['mark'] ?? '' ] );`
		)
	) as Held;
	return send( child, 'event', identity, {
		event_type: 'stock_state',
		event_id: randomUUID(),
		time: Math.floor( Date.now() / 1000 ),
		generation,
		counter: seen,
		mark,
		told: seen,
		told_mark: mark,
		items: items.map( ( item ) => ( { version: version++, ...item } ) ),
	} );
}

/** Sends a batch to a Master, as a Child that begins anew. */
export async function sendAsChild(
	master: Store,
	items: readonly Item[]
): Promise< PeerAnswer > {
	return send( master, 'event', await identityOf( master ), {
		event_type: 'stock_state',
		event_id: randomUUID(),
		time: Math.floor( Date.now() / 1000 ),
		epoch: randomUUID(),
		seq: 1,
		items: items.map( ( item ) => ( { base_version: 1, ...item } ) ),
	} );
}

/** The codes of an answer's errors, by SKU. */
export const codesOf = ( { body }: PeerAnswer ): Record< string, string > =>
	Object.fromEntries(
		( ( body.errors ?? [] ) as { sku: string; code: string }[] ).map(
			( { sku, code } ) => [ sku, code ]
		)
	);

/** What stands in a product's meta and in WooCommerce's lookup table, as the database has it. */
export async function stored(
	store: Store,
	id: number
): Promise< {
	sku: string;
	listed: string;
	gid: string;
	status: string;
	stock: string;
} > {
	return JSON.parse(
		await store.php(
			`global $wpdb; $meta = static fn( $key ) => (string) $wpdb->get_var( $wpdb->prepare( "SELECT meta_value FROM {$wpdb->postmeta} WHERE post_id = %d AND meta_key = %s ORDER BY meta_id LIMIT 1", ${ id }, $key ) );
			return wp_json_encode( [
				'sku' => $meta( '_sku' ),
				'listed' => (string) $wpdb->get_var( "SELECT sku FROM {$wpdb->prefix}wc_product_meta_lookup WHERE product_id = ${ id }" ),
				'gid' => $meta( '_kitgenix_stock_sync_for_woocommerce_gid' ),
				'status' => $meta( '_stock_status' ),
				'stock' => $meta( '_stock' ),
			] );`
		)
	);
}

/** Conflicts that a store shows, by product: the code. */
export async function conflicts(
	store: Store
): Promise< Record< string, string > > {
	return JSON.parse(
		await store.php(
			`$codes = []; foreach ( Kitgenix\\StockSync\\Status\\Conflicts::all() as $one ) { $codes[ (string) $one['product_id'] ] = $one['code']; } return wp_json_encode( (object) $codes );`
		)
	);
}

/** What the column of the product list says. */
export const columnOf = ( store: Store, id: number ) =>
	store.php(
		`ob_start(); Kitgenix\\StockSync\\Admin\\ProductScreens::showCell( 'kitgenix_stock_sync', ${ id } ); return ob_get_clean();`
	);
