/**
 * What a shopper does in a browser: puts a mug into the cart and fills in one of the two checkouts.
 */
import { expect, type Page } from '@playwright/test';
import type { Store } from '../lab/index';

/** A product of the lab's catalogue by its address; every store has it. */
export const MUG = { sku: 'SKU-0007', slug: 'stoneware-mug' };

export async function addToCart( page: Page, store: Store, quantity: number ) {
	await page.goto( `${ store.url }/product/${ MUG.slug }/` );
	await page.fill( 'input[name="quantity"]', String( quantity ) );
	await page.click( 'button[name="add-to-cart"]' );
	await page.waitForLoadState();
}

export async function fillBlockCheckout( page: Page ): Promise< void > {
	await page.getByLabel( 'Email address' ).fill( 'shopper@example.com' );
	await page.getByLabel( 'First name' ).fill( 'Ada' );
	await page.getByLabel( 'Last name' ).fill( 'Shopper' );
	await page.getByLabel( 'Address', { exact: true } ).fill( '1 High Street' );
	await page.getByLabel( 'City' ).fill( 'London' );
	// "Optional" on the label, and yet WooCommerce 10.9 does not go on without it.
	await page.getByLabel( 'County (optional)' ).fill( 'Greater London' );
	await page.getByLabel( /postcode/i ).fill( 'SW1A 1AA' );
}

export async function fillClassicCheckout( page: Page ): Promise< void > {
	await page.fill( '#billing_first_name', 'Ada' );
	await page.fill( '#billing_last_name', 'Shopper' );
	await page.fill( '#billing_address_1', '1 High Street' );
	await page.fill( '#billing_city', 'London' );
	await page.fill( '#billing_postcode', 'SW1A 1AA' );
	await page.fill( '#billing_phone', '020 7946 0000' );
	await page.fill( '#billing_email', 'shopper@example.com' );
}

/** The block drops a click while it still saves the address: a shopper presses again. */
export async function placeBlockOrder( page: Page ): Promise< void > {
	const button = page.getByRole( 'button', { name: 'Place Order' } );
	await expect( async () => {
		await button.click( { timeout: 2000 } );
		await expect(
			page
				.getByText( /Thank you\. Your order/i )
				.or(
					page.locator(
						'.wc-block-components-notice-banner.is-error'
					)
				)
				.first()
		).toBeVisible( { timeout: 6000 } );
	} ).toPass();
}
