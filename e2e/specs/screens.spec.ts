/**
 * The screens of two stores from the first run to a difference that is found and mended: by pairing code, overview, tools and
 * activity, in a real browser. axe looks at every screen. With SCREENS=folder a picture of each is kept there, wide and narrow.
 */
import type { Page } from '@playwright/test';
import { changeSettings } from '../lab/change-settings';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { setChildAddresses } from '../lab/peer-addresses';
import { expect, goTo, logIn, open, test } from './lab-fixture';
import { look, lookAtAll, lookAtDialog } from './look';

test.use( { labOptions: { connect: false, stores: 2 } } );
// Each goes on where the one before has ended.
test.describe.configure( { mode: 'serial' } );

let master: Page;
let branch: Page;

test.beforeAll( async ( { lab, browser } ) => {
	master = await ( await browser.newContext() ).newPage();
	branch = await ( await browser.newContext() ).newPage();
	await logIn( master, lab.master );
	await logIn( branch, lab.children[ 0 ]! );
} );

test( 'a fresh pair of stores is led by a code to its first reconcile, and the overview says that they are in step', async ( {
	lab,
} ) => {
	const [ child ] = lab.children as [ Store ];
	const began = Date.now();
	await open( master, lab.master );
	await master.getByRole( 'radio', { name: 'Master' } ).check();
	await look( master, 'first-run' );
	await master.getByRole( 'button', { name: 'Continue' } ).click();
	await expect(
		master.getByRole( 'heading', { name: 'Give the other store a code' } )
	).toBeFocused();
	await master.getByRole( 'button', { name: 'Add a store' } ).click();
	await expect(
		master.getByRole( 'heading', { name: 'Paste this code' } )
	).toBeFocused();
	await look( master, 'first-run-code' );
	const code = await master.locator( '.kss-first-run code' ).innerText();

	await open( branch, child );
	await branch.getByRole( 'button', { name: 'Continue' } ).click();
	const form = branch.getByRole( 'form', { name: 'Connect by code' } );
	await form.getByLabel( 'Connection code' ).fill( code.slice( 0, -1 ) );
	await form.getByRole( 'button', { name: 'Connect' } ).click();
	await expect(
		form.getByText( 'This is not a whole connection code.' )
	).toBeVisible();
	await look( branch, 'first-run-refused' );
	await form.getByLabel( 'Connection code' ).fill( code );
	await form.getByRole( 'button', { name: 'Connect' } ).click();
	await expect(
		branch.getByText( /answered, and both stores accept each other/ )
	).toBeVisible();
	await look( branch, 'first-run-connected' );
	await branch.getByRole( 'button', { name: 'To the overview' } ).click();
	await expect( branch.getByText( 'Everything is in step.' ) ).toBeVisible();
	await look( branch, 'overview-child' );

	await expect( master.getByText( /is connected and gets/ ) ).toBeVisible();
	await master
		.getByRole( 'button', { name: 'Start the first reconcile' } )
		.click();
	await expect(
		master
			.getByRole( 'region', { name: 'Reconcile' } )
			.getByText( /The last run sent \d+ products?/ )
	).toBeVisible();
	await goTo( master, 'Overview' );
	await expect( master.getByText( 'Everything is in step.' ) ).toBeVisible();
	test.info().annotations.push( {
		type: 'first run to in step',
		description: `${ ( Date.now() - began ) / 1000 } s, with pictures`,
	} );
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
	await tool.getByRole( 'checkbox', { name: 'Dry run' } ).check();
	await tool.getByRole( 'combobox' ).fill( 'SKU-0008' );
	await tool.getByRole( 'combobox' ).press( 'Enter' );
	await tool.getByRole( 'button', { name: 'Start dry run' } ).click();
	await expect(
		tool.getByText( 'The dry run found 1 difference and sent nothing.' )
	).toBeVisible();
	expect( ( await child.stock( 'SKU-0008' ) ).quantity ).toBe(
		Number( quantity ) - 3
	);
	await tool.getByRole( 'checkbox', { name: 'Dry run' } ).uncheck();
	await tool.getByRole( 'button', { name: 'Start', exact: true } ).click();
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
	// A drain that tries again by itself lasts up to 20 s, and writes the list at its end.
	await expect(
		waiting.getByText( 'Main Branch' ).or( waiting.getByText( 'Child A' ) )
	).toBeVisible( { timeout: 60_000 } );
	await look( master, 'activity' );
	await waiting.getByRole( 'button', { name: 'Actions' } ).click();
	await master.getByRole( 'menuitem', { name: 'Give up' } ).click();
	await lookAtDialog( master, 'dialog-give-up' );
	await master
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Cancel' } )
		.click();
	await setChildAddresses( lab.master, [ child.url ] );
	await waiting.getByRole( 'button', { name: 'Try again now' } ).click();
	await expect( waiting.getByText( /Nothing waits/ ) ).toBeVisible();

	const log = master.getByRole( 'region', { name: 'Event log' } );
	await log.getByRole( 'searchbox' ).fill( 'could not be reached' );
	await expect(
		log.getByText( /A store could not be reached/ ).first()
	).toBeVisible();
	await log.getByRole( 'button', { name: 'Actions' } ).first().click();
	await master.getByRole( 'menuitem', { name: 'Details' } ).click();
	await lookAtDialog( master, 'dialog-details' );
	await master.keyboard.press( 'Escape' );
	await log.getByRole( 'button', { name: 'Clear', exact: true } ).click();
	await lookAtDialog( master, 'dialog-clear' );
	await master
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Clear', exact: true } )
		.click();
	await expect( log.getByText( /could not be reached/ ) ).toHaveCount( 0 );
} );

test( 'the status says what runs here, checks the loopback, and can be copied without a secret', async ( {
	lab,
} ) => {
	await open( master, lab.master, '#/status' );
	const support = master.getByRole( 'region', { name: 'For whoever helps' } );
	await expect( support ).toContainText(
		`WooCommerce: ${ lab.woocommerce }`
	);
	await expect( support ).toContainText( `WordPress: ${ lab.wordpress }` );
	const secret = await lab.master.php(
		`return Kitgenix\\StockSync\\Storage\\Settings::get()['children'][0]['secret'];`
	);
	expect( secret.length ).toBeGreaterThan( 20 );
	expect( await master.content() ).not.toContain( secret );
	await master.getByRole( 'button', { name: 'Check the loopback' } ).click();
	await expect(
		master.getByText( /The site (reaches itself|does not reach itself)/ )
	).toBeVisible();
	await look( master, 'status' );
} );

test( 'a Child is taken away only after a person was told what that means', async ( {
	lab,
} ) => {
	await open( master, lab.master, '#/settings' );
	await master.getByRole( 'button', { name: /^Remove/ } ).click();
	await lookAtDialog( master, 'dialog-remove' );
	await master
		.getByRole( 'dialog' )
		.getByRole( 'button', { name: 'Cancel' } )
		.click();
	await expect( master.getByRole( 'dialog' ) ).toHaveCount( 0 );
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
	await lookAtAll( master, lab.master, 'midnight' );
} );
