/**
 * What the plugin says outside its own screens, in each language that it ships: on the screens of WordPress and WooCommerce, at both
 * checkouts and in e-mails. WordPress's own translations are not at hand in a lab: its words stay English.
 */
import type { Page } from '@playwright/test';
import { changeLanguage } from '../lab/change-language';
import { changeSettings } from '../lab/change-settings';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { expect, logIn, test } from './lab-fixture';
import { look, lookAtShop } from './look';
import { MUG } from './shopper';
import {
	expectAmongOthers,
	expectSpoken,
	languages,
	spokenAmongOthers,
} from './spoken';

test.use( { labOptions: { stores: 2 }, actionTimeout: 20_000 } );

let page: Page;

test.beforeAll( async ( { lab, browser } ) => {
	page = await ( await browser.newContext() ).newPage();
	await logIn( page, lab.master );
} );

for ( const language of languages() ) {
	const { locale, say, like } = language;

	test.describe( locale, () => {
		test.beforeAll( async ( { lab } ) => {
			for ( const store of lab.stores ) {
				await changeLanguage( store, locale );
			}
		} );

		test( `on the screens of WordPress and WooCommerce`, async ( {
			lab,
		} ) => {
			test.setTimeout( 240_000 );
			const admin = ( path: string ) =>
				page.goto( `${ lab.master.url }/wp-admin/${ path }` );
			const keep = async ( name: string ) => {
				await lookAtShop( page, `${ name }-${ locale }` );
			};
			await admin( 'admin.php?page=kitgenix' );
			await expectSpoken( page.locator( '.kss-hub' ), language, 10 );
			await look( page, `hub-${ locale }`, '.kss-hub' );

			await admin( 'edit.php?post_type=product' );
			await expectSpoken(
				page.locator( '.column-kitgenix_stock_sync' ),
				language,
				1
			);
			await look(
				page,
				`products-${ locale }`,
				'#the-list .column-kitgenix_stock_sync'
			);
			await page.locator( '#the-list a.row-title' ).first().click();
			await expectSpoken(
				page.locator( '#inventory_product_data .kss-product-panel' ),
				language,
				2
			);

			await admin( 'plugins.php' );
			await expect(
				page.getByText(
					say(
						'Keeps the stock of several WooCommerce stores in step: one Master, any number of Children, no sale lost.'
					)
				)
			).toBeVisible();
			await keep( 'plugins' );

			await admin( 'site-health.php' );
			// What is good is folded away, and some tests take their time.
			await page
				.locator( '.site-health-view-passed' )
				.click( { timeout: 60_000 } );
			await expect
				.poll(
					async () =>
						(
							await spokenAmongOthers(
								page.locator( 'body' ),
								language
							)
						).translated,
					{ timeout: 60_000 }
				)
				.toBeGreaterThanOrEqual( 8 );
			await expectAmongOthers( page.locator( 'body' ), language, 8 );
			await keep( 'site-health' );
			await admin( 'site-health.php?tab=debug' );
			await expectAmongOthers( page.locator( 'body' ), language, 3 );

			for ( const path of [
				'admin.php?page=wc-settings&tab=email&section=kitgenix_stock_sync_failed',
				'admin.php?page=wc-settings&tab=email&section=kitgenix_stock_sync_recovered',
				'options-privacy.php?tab=policyguide',
			] ) {
				await admin( path );
				await expectAmongOthers( page.locator( 'body' ), language, 1 );
			}
			await keep( 'privacy' );
		} );

		test( `the e-mails, whoever’s request sends them`, async ( {
			lab,
		} ) => {
			// An administrator who reads English sends them.
			const mails = await lab.master.php( `
			update_user_meta( 1, 'locale', 'en_US' );
			wp_set_current_user( 1 );
			$_GET['_locale'] = 'user';
			$_SERVER['HTTP_ACCEPT'] = 'application/json';
			unload_textdomain( 'kitgenix-stock-sync-for-woocommerce', true );
			if ( determine_locale() !== 'en_US' ) { throw new Error( determine_locale() ); }
			$mails = [];
			add_filter( 'pre_wp_mail', static function ( $sent, $mail ) use ( &$mails ) { $mails[] = $mail; return true; }, 1, 2 );
			$since = time() - 7200;
			Kitgenix\\StockSync\\Storage\\OutageRow::update( static fn (): array => [ 'outages' => [] ] );
			$tell = new ReflectionMethod( Kitgenix\\StockSync\\Status\\OutageMails::class, 'tell' );
			$tell->setAccessible( true );
			$link = Kitgenix\\StockSync\\Status\\Diagnostics::links()[0];
			$link['health'] = [ 'failures' => 3, 'attention' => '', 'last_error' => 'timeout' ] + $link['health'];
			$outage = [ 'type' => $link['type'] ?? 'child', 'store_id' => $link['store_id'], 'since' => $since, 'told' => true ];
			foreach ( [ 'FAILED', 'RECOVERED' ] as $name ) {
				$tell->invoke( null, constant( Kitgenix\\StockSync\\Status\\OutageMails::class . '::' . $name ), [ $outage ], [ $link ] );
			}
			update_user_meta( 1, 'locale', '' );
			return wp_json_encode( $mails );` );
			const [ failed, recovered ] = JSON.parse( mails ) as {
				subject: string;
				message: string;
			}[];
			expect( failed?.message ).toContain(
				say( 'A connection of Stock Sync fails' )
			);
			expect( recovered?.message ).toContain(
				say( 'The connection works again' )
			);
			expect( failed?.message ).toMatch(
				like(
					'%1$s does not answer (%2$s). What waits is kept, and goes as soon as it answers.'
				)
			);
			for ( const mail of [ failed, recovered ] ) {
				await page.setContent( mail?.message ?? '' );
				const spoken = await spokenAmongOthers(
					page.locator( 'body' ),
					language
				);
				expect( spoken.english ).toEqual( [] );
				await lookAtShop(
					page,
					`mail-${
						mail === failed ? 'failed' : 'recovered'
					}-${ locale }`
				);
			}
		} );

		for ( const path of [ '/checkout/', '/classic-checkout/' ] ) {
			test( `a shopper at ${ path }`, async ( { lab, browser } ) => {
				test.skip(
					lab.woocommerce.includes( 'stand-in' ),
					'the stand-in’s checkout pages are not those that shoppers see'
				);
				const [ child ] = lab.children as [ Store ];
				await changeSettings(
					child,
					`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = false;`
				);
				await forge( lab.master, MUG.sku, 0 );
				await forge( child, MUG.sku, 10 );
				await child.php( `
				update_post_meta( wc_get_product_id_by_sku( '${ MUG.sku }' ), '_stock_status', 'instock' );
				$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" ); wp_cache_flush();` );
				const shopper = await browser.newPage();
				await shopper.goto( `${ child.url }/product/${ MUG.slug }/` );
				await shopper.fill( 'input[name="quantity"]', '2' );
				await shopper.click( 'button[name="add-to-cart"]' );
				await shopper.waitForLoadState();
				await shopper.goto( `${ child.url }${ path }` );
				await expect(
					shopper
						.getByText(
							say(
								'“%s” has just been sold out. Please remove it from your order.'
							).replace( '%s', 'Stoneware Mug' )
						)
						.first()
				).toBeVisible();
				await expect(
					shopper
						.getByText( say( 'Just sold out. Please remove it.' ) )
						.first()
				).toBeVisible();
				const spoken = await spokenAmongOthers(
					shopper.locator( 'body' ),
					language
				);
				expect( spoken.english ).toEqual( [] );
				await lookAtShop(
					shopper,
					`shop${ path.replaceAll( '/', '-' ) }${ locale }`
				);
				await shopper.close();
			} );
		}
	} );
}
