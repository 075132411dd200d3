/**
 * What happens to the stores between the commands of docs/cli.md, so that these have something to show: a Child that is down, a restored
 * Master, a site that moves, a SKU that two products share.
 */
import { forgeMove, forgeRestore } from '../../e2e/lab/forge.ts';
import type { Lab } from '../../e2e/lab/index.ts';
import { setChildAddresses } from '../../e2e/lab/peer-addresses.ts';

export type Stores = Pick< Lab, 'master' | 'children' >;

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

export const reachable = ( { master, children }: Stores ) =>
	setChildAddresses( master, [ children[ 0 ]!.url ] );

/** The first Child is down while the Master's stock changes. */
export const unreachable =
	( quantity: number ) =>
	async ( { master, children }: Stores ): Promise< void > => {
		await setChildAddresses( master, [ NOWHERE ] );
		await master.setStock( 'SKU-0012', quantity );
		await arrived( children[ 1 ]!, 'SKU-0012', quantity );
		await settled( master );
	};

export const restored = ( { master }: Stores ) => forgeRestore( master );

export const movesTo =
	( host: string ) =>
	( { children }: Stores ) =>
		forgeMove( children[ 0 ]!, host );

/** The Child has it. */
export async function arrived(
	store: Stores[ 'master' ],
	sku: string,
	quantity: number
): Promise< void > {
	for ( let look = 0; look < 200; look++ ) {
		if ( ( await store.stock( sku ) ).quantity === quantity ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 150 ) );
	}
	throw new Error(
		`${ store.name } does not show ${ quantity } of ${ sku }.`
	);
}

/** The link to the first Child has failed as often as one drain tries it. */
async function settled( master: Stores[ 'master' ] ): Promise< void > {
	let before = '';
	for ( let look = 0; look < 30; look++ ) {
		const now = await master.php(
			'return (string) Kitgenix\\StockSync\\Status\\Diagnostics::links()[0]["health"]["failures"];'
		);
		if ( now !== '0' && now === before ) {
			return;
		}
		before = now;
		await new Promise( ( resolve ) => setTimeout( resolve, 1000 ) );
	}
}

/** The product with one SKU takes another, by SQL. */
export function share(
	{ php }: Stores[ 'master' ],
	from: string,
	to: string
): Promise< string > {
	return php( `global $wpdb;
		$id = (int) $wpdb->get_var( "SELECT MAX(product_id) FROM {$wpdb->prefix}wc_product_meta_lookup WHERE sku = '${ from }'" );
		$wpdb->update( $wpdb->postmeta, [ 'meta_value' => '${ to }' ], [ 'post_id' => $id, 'meta_key' => '_sku' ] );
		$wpdb->update( $wpdb->prefix . 'wc_product_meta_lookup', [ 'sku' => '${ to }' ], [ 'product_id' => $id ] );
		clean_post_cache( $id );` );
}
