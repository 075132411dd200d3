/**
 * The plugin's screens in each language that it ships, tables, dialogs and forms included: no text of ours is English, and nothing is
 * cut off. WordPress's own translations are not at hand in a lab: its words stay English.
 */
import type { Page } from '@playwright/test';
import { changeLanguage } from '../lab/change-language';
import { changeSettings } from '../lab/change-settings';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { setChildAddresses } from '../lab/peer-addresses';
import { phpLog } from '../lab/php-log';
import { expect, logIn, open, test } from './lab-fixture';
import { look, lookAtDialog } from './look';
import { expectSpoken, languages } from './spoken';

test.use( { labOptions: { stores: 2 }, actionTimeout: 20_000 } );

const SCREENS = [ 'overview', 'tools', 'activity', 'status', 'settings' ];
const OURS = '#kitgenix-stock-sync';
const SETTINGS = 'kitgenix_stock_sync_for_woocommerce_settings';

let page: Page;
let branch: Page;

test.beforeAll( async ( { lab, browser } ) => {
	page = await ( await browser.newContext() ).newPage();
	branch = await ( await browser.newContext() ).newPage();
	await logIn( page, lab.master );
	await logIn( branch, lab.children[ 0 ]! );
} );

const closeDialog = ( where: Page ) => where.keyboard.press( 'Escape' );

for ( const language of languages() ) {
	const { locale, say, like } = language;

	test.describe( locale, () => {
		test.beforeAll( async ( { lab } ) => {
			for ( const store of lab.stores ) {
				await changeLanguage( store, locale );
			}
		} );

		test( `every screen`, async ( { lab } ) => {
			const [ child ] = lab.children as [ Store ];
			for ( const screen of SCREENS ) {
				await open( page, lab.master, `#/${ screen }` );
				await expect( page.locator( '.kss-loading' ) ).toHaveCount( 0 );
				await expectSpoken( page.locator( OURS ), language, 10 );
				await look( page, `${ screen }-${ locale }` );
				await open( branch, child, `#/${ screen }` );
				await expect( branch.locator( '.kss-loading' ) ).toHaveCount(
					0
				);
				await expectSpoken( branch.locator( OURS ), language, 10 );
				await look( branch, `child-${ screen }-${ locale }` );
			}
		} );

		test( `what the tools find`, async ( { lab } ) => {
			const [ child ] = lab.children as [ Store ];
			const { quantity } = await lab.master.stock( 'SKU-0007' );
			await forge( child, 'SKU-0007', Number( quantity ) - 3 );
			await open( page, lab.master, '#/tools' );
			const button = ( english: string ) =>
				page.getByRole( 'button', {
					name: say( english ),
					exact: true,
				} );
			await button( 'Compare all products' ).click();
			const found = page.getByRole( 'region', {
				name: say( 'Differences' ),
			} );
			await expect( found.getByText( 'SKU-0007' ) ).toBeVisible();
			await found
				.getByRole( 'button', {
					name: say( 'View options', 'View is used as a noun' ),
				} )
				.click();
			await expectSpoken(
				page.locator( '.dataviews-view-config, .components-popover' ),
				language,
				3
			);
			await closeDialog( page );
			await page
				.getByRole( 'button', { name: like( 'Test connection: %s' ) } )
				.first()
				.click();
			await expect(
				page.getByText( say( 'the same as here' ) )
			).toBeVisible();
			await page
				.getByRole( 'checkbox', { name: say( 'Dry run' ) } )
				.check();
			await button( 'Start dry run' ).click();
			await expect(
				page.getByText(
					like( 'The dry run found %d difference and sent nothing.' )
				)
			).toBeVisible();
			await expectSpoken( page.locator( OURS ), language, 30 );
			await look( page, `tools-audit-${ locale }` );
			await found
				.getByRole( 'row' )
				.filter( { hasText: 'SKU-0007' } )
				.getByRole( 'button', { name: say( 'Fix', 'what differs' ) } )
				.click();
			await expect(
				page.getByText(
					like( '%d store was compared, and all is in step.' )
				)
			).toBeVisible();
		} );

		test( `what waits and what has happened`, async ( { lab } ) => {
			const [ child ] = lab.children as [ Store ];
			await changeSettings(
				lab.master,
				`$s['children'][0]['url'] = 'http://127.0.0.1:9';`
			);
			await lab.master.order( 'SKU-0009', 1 );
			await open( page, lab.master );
			await expect(
				page.getByText( like( 'Catching up: %d product' ) )
			).toBeVisible();
			await expectSpoken( page.locator( OURS ), language, 10 );
			await look( page, `overview-catching-up-${ locale }` );
			await open( page, lab.master, '#/activity' );
			const waiting = page.getByRole( 'region', {
				name: say( 'Waiting' ),
			} );
			const log = page.getByRole( 'region', {
				name: say( 'Event log' ),
			} );
			await expect(
				log
					.getByText(
						say(
							'A store could not be reached; it is tried again.',
							'event'
						)
					)
					.first()
			).toBeVisible();
			// A drain that tries again by itself lasts up to 20 s, and writes the list at its end.
			await expect(
				waiting.getByRole( 'button', { name: say( 'Actions' ) } )
			).toBeVisible( { timeout: 60_000 } );
			await expectSpoken( page.locator( OURS ), language, 20 );
			await look( page, `activity-${ locale }-waiting` );
			await waiting
				.getByRole( 'button', { name: say( 'Actions' ) } )
				.click();
			await page
				.getByRole( 'menuitem', { name: say( 'Give up' ) } )
				.click();
			await lookAtDialog( page, `dialog-give-up-${ locale }` );
			await expectSpoken( page.getByRole( 'dialog' ), language, 3 );
			await closeDialog( page );
			await log
				.getByRole( 'button', { name: say( 'Actions' ) } )
				.first()
				.click();
			await page
				.getByRole( 'menuitem', { name: say( 'Details' ) } )
				.click();
			await lookAtDialog( page, `dialog-details-${ locale }` );
			await expectSpoken( page.getByRole( 'dialog' ), language, 2 );
			await closeDialog( page );
			await log
				.getByRole( 'button', { name: say( 'Clear' ), exact: true } )
				.click();
			await expectSpoken( page.getByRole( 'dialog' ), language, 3 );
			await closeDialog( page );
			await setChildAddresses( lab.master, [ child.url ] );
			// Nothing is left for the next language to find.
			const { quantity } = await lab.master.stock( 'SKU-0009' );
			await expect
				.poll( async () => {
					await lab.master.php(
						`Kitgenix\\StockSync\\Sync\\Backlog::retry( null );`
					);
					return ( await child.stock( 'SKU-0009' ) ).quantity;
				} )
				.toBe( quantity );
		} );

		test( `forms, and the first run`, async ( { lab } ) => {
			const [ child ] = lab.children as [ Store ];
			await open( page, lab.master, '#/settings' );
			await page
				.getByRole( 'button', { name: say( 'Add a Child by hand' ) } )
				.click();
			await page
				.getByRole( 'button', { name: say( 'Add this Child' ) } )
				.click();
			await expectSpoken( page.locator( OURS ), language, 30 );
			await look( page, `settings-add-${ locale }` );
			await page
				.getByRole( 'button', { name: like( 'Remove: %s' ) } )
				.first()
				.click();
			await lookAtDialog( page, `dialog-remove-${ locale }` );
			await expectSpoken( page.getByRole( 'dialog' ), language, 5 );
			await closeDialog( page );

			await changeSettings(
				child,
				`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = true;`
			);
			await open( branch, child, '#/settings' );
			await expectSpoken( branch.locator( OURS ), language, 40 );
			await look( branch, `settings-reserve-${ locale }` );

			await child.php(
				`update_option( 'lab_kept', get_option( '${ SETTINGS }' ) ); delete_option( '${ SETTINGS }' );`
			);
			await open( branch, child );
			await expectSpoken( branch.locator( OURS ), language, 5 );
			await look( branch, `first-run-${ locale }` );
			await branch
				.getByRole( 'button', {
					name: say( 'Continue', 'to the next step' ),
				} )
				.click();
			const code = branch.getByLabel( say( 'Connection code' ) );
			await code.fill( 'no code' );
			await branch
				.getByRole( 'button', { name: say( 'Connect' ), exact: true } )
				.click();
			await expect(
				branch
					.getByText( say( 'This is not a whole connection code.' ) )
					.first()
			).toBeVisible();
			await expectSpoken( branch.locator( OURS ), language, 8 );
			await look( branch, `first-run-code-${ locale }` );
			await child.php(
				`update_option( '${ SETTINGS }', get_option( 'lab_kept' ) ); delete_option( 'lab_kept' );`
			);
		} );
	} );
}

test( 'Austria and formal German read the German, and nothing is asked for too early', async ( {
	lab,
} ) => {
	const german = languages().find( ( { locale } ) => locale === 'de_DE' );
	for ( const locale of [ 'de_AT', 'de_DE_formal' ] ) {
		await changeLanguage( lab.master, locale );
		await open( page, lab.master, '#/tools' );
		await expectSpoken( page.locator( OURS ), german!, 10 );
	}
	for ( const store of lab.stores ) {
		expect( phpLog( store ) ).not.toMatch( /kitgenix/i );
	}
} );
