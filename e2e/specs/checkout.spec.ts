/**
 * The checkout as a shopper of a Child sees it, whatever its Master has or does: in both checkouts, in each mode.
 */
import type { Page } from '@playwright/test';
import { changeSettings } from '../lab/change-settings';
import type { Store } from '../lab/index';
import { setMasterAddress } from '../lab/peer-addresses';
import { enter } from '../lab/shopper';
import { expect, logIn, open, test } from './lab-fixture';
import { look, lookAtShop } from './look';
import {
	fillBlockCheckout,
	fillClassicCheckout,
	MUG,
	placeBlockOrder,
} from './shopper';
import { CASES, fillCart, heldUnits, prepare, setMode } from './checkout-cases';

test.use( { labOptions: { stores: 2 } } );

// Each of the first six is seven orders.
test.describe.configure( { timeout: 240_000 } );

const CHECKOUTS = {
	block: {
		path: '/checkout/',
		fill: fillBlockCheckout,
		place: placeBlockOrder,
	},
	classic: {
		path: '/classic-checkout/',
		fill: fillClassicCheckout,
		place: async ( page: Page ) => {
			await page.click( '#place_order' );
		},
	},
} as const;

for ( const mode of [ 'off', 'check', 'reserve' ] as const ) {
	for ( const [ name, checkout ] of Object.entries( CHECKOUTS ) ) {
		test( `mode ${ mode }, ${ name } checkout: what the Master has and does`, async ( {
			lab,
			browser,
		} ) => {
			const [ child ] = lab.children as [ Store ];
			await changeSettings(
				child,
				`$s['strict_checkout_validation'] = ${ String(
					mode !== 'off'
				) }; $s['checkout_reserve'] = ${ String(
					mode === 'reserve'
				) };`
			);
			for ( const one of CASES ) {
				await test.step( one.name, async () => {
					await prepare( lab, one );
					const peer = await one.instead?.();
					if ( peer !== undefined ) {
						await setMasterAddress( child, peer.url );
					}
					const page = await browser.newPage();
					await fillCart( page, child, 2 );
					await page.goto( `${ child.url }${ checkout.path }` );
					await checkout.fill( page );
					if ( mode !== 'off' && one.says !== undefined ) {
						// Known before the order is placed, above the cart and at its line.
						await expect(
							page.getByText( one.says ).first()
						).toBeVisible();
						await expect(
							page
								.getByText(
									one.there > 0
										? 'Only 1 left. Please change the quantity.'
										: 'Just sold out. Please remove it.'
								)
								.first()
						).toBeVisible();
						// What the shopper has typed meanwhile is still there.
						if ( name === 'block' ) {
							await expect(
								page.getByLabel( 'First name' )
							).toHaveValue( 'Ada' );
						}
						await lookAtShop(
							page,
							`shop-${ name }-${ one.name }`
						);
						await checkout.place( page );
						await expect(
							page.getByText( one.says ).first()
						).toBeVisible();
						await expect( page ).not.toHaveURL( /order-received/ );
					} else {
						await checkout.place( page );
						await page.waitForURL( /order-received/ );
					}
					// Once for each page that was opened, in the background, and once for the order; on a busy machine each once more, where
					// the shopper is slower than an answer counts.
					expect( peer?.asked() ?? 0 ).toBeLessThanOrEqual( 6 );
					peer?.close();
					await page.close();
				} );
			}
			await setMasterAddress( child, lab.master.url );
		} );
	}
}

test( 'the cart tells of it as soon as it is known, and keeps nobody from going on', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await setMode( child, 'check' );
	await prepare( lab, CASES.find( ( { name } ) => name === 'too little' )! );
	await fillCart( page, child, 2 );
	const notice = page
		.locator( '.is-error' )
		.getByText( /Only 1 of “Stoneware Mug”/ );
	await expect( notice ).toBeVisible();
	await expect(
		page.getByText( /Stock: Only 1 left/ ).first()
	).toBeVisible();
	await lookAtShop( page, 'shop-cart-too-little' );
	// One less, and it is gone.
	await page.getByLabel( /Reduce quantity of Stoneware Mug/ ).click();
	await expect( notice ).toBeHidden();
	await page.getByRole( 'link', { name: 'Proceed to Checkout' } ).click();
	await page.waitForURL( /checkout/ );
} );

test( 'units are held as long as a shopper is at the checkout, and not for one who walked away', async ( {
	lab,
	browser,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await setMode( child, 'reserve' );
	// A page asks once, and a busy machine may be slower than any shopper should wait.
	await changeSettings( child, `$s['checkout_timeout_seconds'] = 10;` );
	await prepare( lab, CASES.find( ( { name } ) => name === 'enough' )! );
	const held = () => heldUnits( lab.master );
	const page = await browser.newPage();
	await fillCart( page, child, 2 );
	expect( await held() ).toBe( '0' );
	await page.goto( `${ child.url }/checkout/` );
	await expect.poll( held ).toBe( '2' );
	// Whoever empties the cart wants nothing any more.
	await page.goto( `${ child.url }/cart/` );
	await page.getByLabel( /Remove Stoneware Mug from cart/ ).click();
	await expect( page.getByText( /cart is currently empty/i ) ).toBeVisible();
	await expect.poll( held ).toBe( '0' );

	await fillCart( page, child, 3 );
	await page.goto( `${ child.url }/classic-checkout/` );
	await expect.poll( held ).toBe( '3' );
	await page.close();
	await lab.master.php(
		`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}wc_reserved_stock SET expires = DATE_SUB(expires, INTERVAL 11 MINUTE)" );`
	);
	expect( await held() ).toBe( '0' );
} );

test( 'the owner chooses to reserve, and the overview counts what it did', async ( {
	lab,
	page,
	browser,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await setMode( child, 'check' );
	await logIn( page, child );
	await open( page, child, '#/settings' );
	const rules = page.getByRole( 'region', { name: 'Rules' } );
	await rules.getByRole( 'radio', { name: 'Reserve' } ).check();
	const minutes = rules.getByRole( 'spinbutton', { name: /minutes/i } );
	await minutes.fill( '61' );
	await rules.getByRole( 'button', { name: 'Save' } ).click();
	await expect( rules.getByText( /from 1 to 60/ ) ).toBeVisible();
	await minutes.fill( '5' );
	await look( page, 'settings-reserve' );
	await rules.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		page.getByText( 'The rules were saved.' ).first()
	).toBeVisible();

	await prepare( lab, CASES.find( ( { name } ) => name === 'too little' )! );
	const shopper = await enter( child );
	const id = await child.php(
		`return (string) wc_get_product_id_by_sku( '${ MUG.sku }' );`
	);
	await shopper.add( Number( id ), 2 );
	expect( ( await shopper.place() ).status ).toBe( 409 );
	await open( page, child );
	await expect( page.getByText( /stopped/ ).first() ).toBeVisible();
	await look( page, 'overview-checkout' );

	await prepare( lab, CASES.find( ( { name } ) => name === 'enough' )! );
	const other = await browser.newPage();
	await fillCart( other, child, 2 );
	await other.goto( `${ child.url }/checkout/` );
	await expect.poll( () => heldUnits( lab.master ) ).toBe( '2' );
	const owner = await ( await browser.newContext() ).newPage();
	await logIn( owner, lab.master );
	await open( owner, lab.master );
	await expect( owner.getByText( /1 checkout/ ).first() ).toBeVisible();
	await look( owner, 'overview-reservations' );
} );
