/**
 * What the tests of reservations share: three stores that reserve, what a checkout is told that wants so much, and what the Master holds.
 */
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { enter } from '../lab/shopper.ts';
import {
	allShow,
	eventually,
	openTestLab,
	productId,
	unitsHeld,
} from './harness.ts';

export const lab = openTestLab( { stores: 3 }, async ( { children } ) => {
	for ( const child of children ) {
		await changeSettings(
			child,
			`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = true; $s['checkout_timeout_seconds'] = 10;`
		);
	}
} );

/** What a checkout on a Child is told that wants so much under a key, and whether it is to be held. */
export const want = async (
	child: Store,
	key: string,
	wanted: readonly ( readonly [ string, number ] )[],
	isReserving = true
) =>
	JSON.parse(
		await child.php( `
			$lines = array_map( static fn( $one ) => [ 'product' => wc_get_product( wc_get_product_id_by_sku( $one[0] ) ), 'quantity' => (float) $one[1] ], json_decode( '${ JSON.stringify(
				wanted
			) }' ) );
			$problems = Kitgenix\\StockSync\\Reservations\\CartCheck::problems( $lines, '${ key }', ${ String(
				isReserving
			) }, true );
			return wp_json_encode( array_column( $problems, 'verdict' ) );` )
	) as string[];

export const held = ( sku: string ) => unitsHeld( lab().master, sku );

export const holdsNothing = ( sku: string ) =>
	eventually( `nothing of ${ sku } is held`, async () => {
		const units = await held( sku );
		return units === 0 ? null : units;
	} );

/** The Master's clock for reservations goes on by so much. */
export const letTimePass = ( minutes: number ) =>
	lab().master.php(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}wc_reserved_stock SET expires = DATE_SUB(expires, INTERVAL ${ minutes } MINUTE)" );`
	);

export const place = async ( store: Store, sku: string, quantity = 1 ) => {
	const shopper = await enter( store );
	const added = await shopper.add( await productId( store, sku ), quantity );
	return added.status === 201 ? shopper.place() : added;
};

export const have = async ( sku: string, quantity: number ) => {
	await lab().master.setStock( sku, quantity );
	await allShow( lab().stores, sku, quantity );
};
