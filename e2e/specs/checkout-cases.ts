/**
 * What can stand against two mugs at the checkout of a Child, and two stores made ready for it.
 */
import type { Page } from '@playwright/test';
import { changeSettings } from '../lab/change-settings';
import { fakePeer, saying, SILENT, type FakePeer } from '../lab/fake-peer';
import { forge } from '../lab/forge';
import type { Lab, Store } from '../lab/index';
import { expect } from './lab-fixture';
import { MUG } from './shopper';

const HERE = 10;

/** What stands against two mugs, on a Child that believes in ten. */
export const CASES: readonly {
	name: string;
	/** What the Master has. */
	there: number;
	backorders?: 'no' | 'notify';
	/** Something else in the Master's place. */
	instead?: () => Promise< FakePeer >;
	says?: RegExp;
}[] = [
	{ name: 'enough', there: 5 },
	{
		name: 'too little',
		there: 1,
		says: /Only 1 of “Stoneware Mug” are left/,
	},
	{
		name: 'none',
		there: 0,
		says: /“Stoneware Mug” has just been sold out/,
	},
	{ name: 'backorders allowed', there: 0, backorders: 'notify' },
	{
		name: 'the Master is down',
		there: 0,
		instead: async () => ( {
			url: 'http://127.0.0.1:9',
			asked: () => 0,
			close: () => {},
		} ),
	},
	{
		name: 'the Master hangs',
		there: 0,
		instead: () => fakePeer( SILENT ),
	},
	{
		name: 'the Master answers nonsense',
		there: 0,
		instead: () => fakePeer( saying( '{"ok":true,"items":7}' ) ),
	},
];

export const setMode = ( child: Store, mode: 'off' | 'check' | 'reserve' ) =>
	changeSettings(
		child,
		`$s['strict_checkout_validation'] = ${ String(
			mode !== 'off'
		) }; $s['checkout_reserve'] = ${ String( mode === 'reserve' ) };`
	);

const AT_REST = 'at rest';

/** What the case before has left is through: a late sale of it would change the numbers of this one. */
async function settle( master: Store, child: Store ) {
	// As somebody does who corrects the address: it is tried at once, whatever failed before.
	await changeSettings( child, `$s['master']['url'] = '${ master.url }';` );
	const rests = ( store: Store, condition: string ) => () =>
		store.php( `
			use Kitgenix\\StockSync\\Storage\\{ ChangeJournal, Counter, Links, Releases, Settings };
			Kitgenix\\StockSync\\Sync\\Drain::run();
			return ChangeJournal::isEmpty() && ${ condition } ? '${ AT_REST }' : 'busy';` );
	await expect
		.poll(
			rests(
				child,
				`Releases::isEmpty() && Links::master( Settings::master()['store_id'] )['in_flight'] === null`
			)
		)
		.toBe( AT_REST );
	await expect
		.poll(
			rests(
				master,
				`Links::child( Settings::children()[0]['id'] )['cursor'] >= Counter::read()['version']`
			)
		)
		.toBe( AT_REST );
}

/** Both stores as a case wants them; nothing of the one before is remembered. */
export async function prepare(
	lab: Lab,
	{ there, backorders = 'no' }: ( typeof CASES )[ number ]
) {
	const [ child ] = lab.children as [ Store ];
	await lab.master.php(
		`global $wpdb; $id = wc_get_product_id_by_sku( '${ MUG.sku }' ); update_post_meta( $id, '_backorders', '${ backorders }' ); $wpdb->query( "DELETE FROM {$wpdb->prefix}wc_reserved_stock" );`
	);
	await settle( lab.master, child );
	await forge( lab.master, MUG.sku, there );
	await forge( child, MUG.sku, HERE );
	await lab.master.php(
		`update_post_meta( wc_get_product_id_by_sku( '${
			MUG.sku
		}' ), '_stock_status', '${
			there > 0 || backorders !== 'no' ? 'instock' : 'outofstock'
		}' );`
	);
	// What shoppers of the tests before have reserved from this address counts against this one's.
	await child.php( `
		delete_option( Kitgenix\\StockSync\\Generated\\Contract\\Names::OPTIONS['shopper_reservations'] );
		update_post_meta( wc_get_product_id_by_sku( '${ MUG.sku }' ), '_stock_status', 'instock' );
		$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" ); wp_cache_flush();` );
}

/** Mugs that the Master holds for checkouts. */
export const heldUnits = ( master: Store ) =>
	master.php(
		`return (string) wc_get_held_stock_quantity( wc_get_product( wc_get_product_id_by_sku( '${ MUG.sku }' ) ) );`
	);

export async function fillCart( page: Page, store: Store, quantity: number ) {
	const id = await store.php(
		`return (string) wc_get_product_id_by_sku( '${ MUG.sku }' );`
	);
	await page.goto(
		`${ store.url }/cart/?add-to-cart=${ id }&quantity=${ quantity }`
	);
}
