/**
 * The promise, as a shopper and a shop's owner see it: an order placed in the browser on one Child shows on the other stores.
 */
import type { Page } from '@playwright/test';
import type { Store } from '../lab/index';
import { expect, logIn, test } from './lab-fixture';
import {
	addToCart,
	fillBlockCheckout,
	fillClassicCheckout,
	MUG,
	placeBlockOrder,
} from './shopper';

test( 'an order at the block checkout of child A shows on the other stores', async ( {
	lab,
	page,
} ) => {
	const [ childA, childB ] = lab.children as [ Store, Store ];
	const before = ( await lab.master.stock( MUG.sku ) ).quantity!;

	await addToCart( page, childA, 3 );
	await page.goto( `${ childA.url }/checkout/` );
	await fillBlockCheckout( page );
	await placeBlockOrder( page );
	await page.waitForURL( /order-received/ );

	await showsEverywhere( page, lab.master, childB, before - 3 );
	expect( ( await childA.stock( MUG.sku ) ).quantity ).toBe( before - 3 );
} );

test( 'an order at the classic checkout of child B shows on the other stores', async ( {
	lab,
	page,
} ) => {
	const [ childA, childB ] = lab.children as [ Store, Store ];
	const before = ( await lab.master.stock( MUG.sku ) ).quantity!;

	await addToCart( page, childB, 2 );
	await page.goto( `${ childB.url }/classic-checkout/` );
	await fillClassicCheckout( page );
	await page.click( '#place_order' );
	await page.waitForURL( /order-received/ );

	await showsEverywhere( page, lab.master, childA, before - 2 );
} );

test( 'what the owner types into the product editor of the Master shows on the Children', async ( {
	lab,
	page,
} ) => {
	const id = await lab.master.php(
		`return (string) wc_get_product_id_by_sku( '${ MUG.sku }' );`
	);
	await logIn( page, lab.master );
	await page.goto(
		`${ lab.master.url }/wp-admin/post.php?post=${ id }&action=edit`
	);
	// The tab is there before WooCommerce's script listens to it.
	await expect( async () => {
		await page.click( '.inventory_options a' );
		await expect( page.locator( '#_stock' ) ).toBeVisible( {
			timeout: 1000,
		} );
	} ).toPass();
	await page.fill( '#_stock', '12' );
	await page.click( '#publish' );
	await page.waitForSelector( '#message.updated, .notice-success' );

	for ( const child of lab.children ) {
		await showsOnProductPage( page, child, 12 );
	}
} );

/** The Master's product list in wp-admin and another Child's product page. */
async function showsEverywhere(
	page: Page,
	master: Store,
	child: Store,
	quantity: number
) {
	await showsOnProductPage( page, child, quantity );
	await logIn( page, master );
	await page.goto(
		`${ master.url }/wp-admin/edit.php?post_type=product&s=${ MUG.sku }`
	);
	await expect( page.locator( 'td.is_in_stock' ).first() ).toContainText(
		`(${ quantity })`
	);
}

async function showsOnProductPage(
	page: Page,
	store: Store,
	quantity: number
) {
	await expect( async () => {
		await page.goto( `${ store.url }/product/${ MUG.slug }/` );
		await expect( page.locator( 'p.stock' ) ).toHaveText(
			`${ quantity } in stock`,
			{ timeout: 500 }
		);
	} ).toPass( { timeout: 20_000 } );
}
