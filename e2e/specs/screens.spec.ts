/**
 * The screens of two stores from the first run to a difference that is found and mended: by pairing code, overview, tools and
 * activity, in a real browser. axe looks at every screen. With SCREENS=folder a picture of each is kept there, wide and narrow.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { changeSettings } from '../lab/change-settings';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { setChildAddresses } from '../lab/peer-addresses';
import { expect, goTo, logIn, test } from './lab-fixture';

test.use( { labOptions: { connect: false, stores: 2 } } );
// Each goes on where the one before has ended.
test.describe.configure( { mode: 'serial' } );

const SCREENS = process.env.SCREENS ?? '';

let master: Page;
let branch: Page;

test.beforeAll( async ( { lab, browser } ) => {
	master = await ( await browser.newContext() ).newPage();
	branch = await ( await browser.newContext() ).newPage();
	await logIn( master, lab.master );
	await logIn( branch, lab.children[ 0 ]! );
} );

const open = async ( page: Page, store: Store, screen = '' ) => {
	await page.goto( 'about:blank' );
	await page.goto(
		`${ store.url }/wp-admin/admin.php?page=kitgenix-stock-sync-for-woocommerce${ screen }`
	);
};

/** Nothing that a machine can find stands against WCAG 2.2 AA; and a picture, where they are wanted. */
async function look( page: Page, name: string ): Promise< void > {
	const { violations } = await new AxeBuilder( { page } )
		.include( '#kitgenix-stock-sync' )
		.withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] )
		.analyze();
	expect(
		violations.map(
			( { id, nodes } ) =>
				`${ id }: ${ nodes.map( ( { html } ) => html ).join( ' | ' ) }`
		)
	).toEqual( [] );
	if ( SCREENS !== '' ) {
		for ( const width of [ 1280, 390 ] ) {
			await page.setViewportSize( { width, height: 900 } );
			await page.evaluate( () => window.scrollTo( 0, 0 ) );
			await page.screenshot( {
				path: join( SCREENS, `${ name }-${ width }.png` ),
				fullPage: true,
			} );
			// Nothing makes the page wider than the phone.
			expect(
				await page.evaluate(
					() => document.documentElement.scrollWidth
				)
			).toBeLessThanOrEqual( width );
		}
		await page.setViewportSize( { width: 1280, height: 900 } );
	}
}

test( 'a pairing code connects two stores, and the overview says that they are in step', async ( {
	lab,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await open( master, lab.master );
	await master.getByRole( 'radio', { name: 'Master' } ).check();
	await master
		.getByRole( 'region', { name: 'This store' } )
		.getByRole( 'button', { name: 'Save' } )
		.click();
	await master.getByRole( 'button', { name: 'Add a store' } ).click();
	await expect(
		master.getByRole( 'heading', { name: 'Paste this code' } )
	).toBeFocused();
	await look( master, 'add-a-store' );
	const code = await master.locator( '.kss-invite code' ).innerText();

	await open( branch, child );
	const form = branch.getByRole( 'form', { name: 'Connect by code' } );
	await form.getByLabel( 'Connection code' ).fill( code.slice( 0, -1 ) );
	await form.getByRole( 'button', { name: 'Connect' } ).click();
	await expect(
		form.getByText( 'This is not a whole connection code.' )
	).toBeVisible();
	await look( branch, 'connect-refused' );
	await form.getByLabel( 'Connection code' ).fill( code );
	await form.getByRole( 'button', { name: 'Connect' } ).click();
	await expect(
		branch.getByText( /answered, and both stores accept each other/ )
	).toBeVisible();
	await expect(
		master.getByText( /is connected, and is being/ )
	).toBeVisible();

	await goTo( branch, 'Overview' );
	await expect( branch.getByText( 'Everything is in step.' ) ).toBeVisible();
	await look( branch, 'overview-child' );
	await open( master, lab.master );
	await expect( master.getByText( 'Everything is in step.' ) ).toBeVisible();
	await expect( master.getByText( 'the same as here' ) ).toBeVisible();
	await look( master, 'overview' );
} );

test( 'a difference that nothing has noticed is found by the audit, and mended from its table', async ( {
	lab,
} ) => {
	const [ child ] = lab.children as [ Store ];
	const { quantity } = await lab.master.stock( 'SKU-0007' );
	await forge( child, 'SKU-0007', Number( quantity ) - 3 );
	await open( master, lab.master, '#/tools' );
	await master
		.getByRole( 'button', { name: 'Compare all products' } )
		.click();
	const found = master.getByRole( 'region', { name: 'Differences' } );
	await expect( found.getByText( '1 difference was found.' ) ).toBeVisible();
	await expect( found.getByText( 'SKU-0007' ) ).toBeVisible();
	await look( master, 'tools-audit' );
	await found.getByRole( 'button', { name: 'Fix' } ).first().click();
	await expect( found.getByText( /all is in step/ ) ).toBeVisible();
	expect( ( await child.stock( 'SKU-0007' ) ).quantity ).toBe( quantity );
} );

test( 'a reconcile mends a difference, shows what it did, and is found again after a reload', async ( {
	lab,
} ) => {
	const [ child ] = lab.children as [ Store ];
	const { quantity } = await lab.master.stock( 'SKU-0008' );
	await forge( child, 'SKU-0008', Number( quantity ) - 3 );
	await open( master, lab.master, '#/tools' );
	const tool = master.getByRole( 'region', { name: 'Reconcile' } );
	await tool.getByRole( 'button', { name: 'Start' } ).click();
	await expect(
		tool.getByText( 'The last run sent 1 product.' )
	).toBeVisible();
	await expect
		.poll( async () => ( await child.stock( 'SKU-0008' ) ).quantity )
		.toBe( quantity );
	await master.reload();
	await expect(
		tool.getByText( 'The last run sent 1 product.' )
	).toBeVisible();
	await look( master, 'tools' );
} );

test( 'a product is found by its name and sent by hand', async ( { lab } ) => {
	const [ child ] = lab.children as [ Store ];
	const { quantity } = await lab.master.stock( 'SKU-0007' );
	await forge( child, 'SKU-0007', Number( quantity ) - 5 );
	const tool = master.getByRole( 'region', {
		name: 'Synchronise single products',
	} );
	await tool.getByRole( 'combobox' ).pressSequentially( 'stonew' );
	await tool.getByRole( 'option', { name: /SKU-0007/ } ).click();
	await tool.getByRole( 'button', { name: 'Synchronise' } ).click();
	await expect( tool.getByRole( 'row', { name: /SKU-0007/ } ) ).toContainText(
		'In step'
	);
	await expect
		.poll( async () => ( await child.stock( 'SKU-0007' ) ).quantity )
		.toBe( quantity );
} );

test( 'what waits for a store that is down is shown with its cause, and tried again by hand', async ( {
	lab,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await changeSettings(
		lab.master,
		`$s['children'][0]['url'] = 'http://127.0.0.1:9';`
	);
	await lab.master.order( 'SKU-0007', 1 );
	await open( master, lab.master );
	await expect( master.getByText( /Catching up: 1 product/ ) ).toBeVisible();
	await look( master, 'overview-catching-up' );
	await goTo( master, 'Activity' );
	const waiting = master.getByRole( 'region', { name: 'Waiting' } );
	await expect(
		waiting.getByText( 'Main Branch' ).or( waiting.getByText( 'Child A' ) )
	).toBeVisible();
	await look( master, 'activity' );
	await setChildAddresses( lab.master, [ child.url ] );
	await waiting.getByRole( 'button', { name: 'Try again now' } ).click();
	await expect( waiting.getByText( /Nothing waits/ ) ).toBeVisible();

	const log = master.getByRole( 'region', { name: 'Event log' } );
	await log.getByRole( 'searchbox' ).fill( 'could not be reached' );
	await expect(
		log.getByText( /A store could not be reached/ ).first()
	).toBeVisible();
	await log.getByRole( 'button', { name: 'Clear', exact: true } ).click();
	await master
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Clear', exact: true } )
		.click();
	await expect( log.getByText( /could not be reached/ ) ).toHaveCount( 0 );
} );

test( 'the settings of both, and every screen in a dark colour scheme', async ( {
	lab,
} ) => {
	await open( master, lab.master, '#/settings' );
	await expect(
		master.getByRole( 'region', { name: 'This store' } )
	).toBeVisible();
	await look( master, 'settings' );
	await lab.master.php( `update_user_meta( 1, 'admin_color', 'midnight' );` );
	for ( const screen of [ 'overview', 'tools', 'activity', 'settings' ] ) {
		await open( master, lab.master, `#/${ screen }` );
		await expect( master.locator( '.kss-loading' ) ).toHaveCount( 0 );
		await look( master, `${ screen }-midnight` );
	}
} );
