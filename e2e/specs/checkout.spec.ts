/**
 * Strict checkout validation as a shopper sees it: a store that believes in more than the Master has sells only what is there.
 */
import { changeSettings } from '../lab/change-settings';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { expect, test } from './lab-fixture';
import {
	addToCart,
	fillBlockCheckout,
	fillClassicCheckout,
	MUG,
} from './shopper';

test.use( { labOptions: { stores: 2 } } );

test( 'a shopper is told what is left before the order is placed, in the block checkout and in the classic one', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await changeSettings( child, `$s['strict_checkout_validation'] = true;` );
	const { quantity } = await lab.master.stock( MUG.sku );
	await forge( child, MUG.sku, quantity! + 5 );
	await addToCart( page, child, quantity! + 1 );

	await page.goto( `${ child.url }/checkout/` );
	await fillBlockCheckout( page );
	const left = new RegExp( `Only ${ quantity } of “Stoneware Mug” are left` );
	// The block drops a click while it still saves the address: a shopper presses again.
	await expect( async () => {
		await page
			.getByRole( 'button', { name: 'Place Order' } )
			.click( { timeout: 2000 } );
		await expect( page.getByText( left ).first() ).toBeVisible( {
			timeout: 6000,
		} );
	} ).toPass();

	await page.goto( `${ child.url }/classic-checkout/` );
	await fillClassicCheckout( page );
	await page.click( '#place_order' );
	await expect( page.getByText( left ).first() ).toBeVisible();

	// Whoever takes what is there gets it.
	await page.goto( `${ child.url }/cart/` );
	await page.context().clearCookies();
	await addToCart( page, child, 1 );
	await page.goto( `${ child.url }/classic-checkout/` );
	await fillClassicCheckout( page );
	await page.click( '#place_order' );
	await page.waitForURL( /order-received/ );
} );
