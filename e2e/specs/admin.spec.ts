/**
 * The settings screen on two stores that do not know each other: connected by hand, tested for real, sold from, and told
 * what is wrong.
 */
import type { Page } from '@playwright/test';
import type { Store } from '../lab/index';
import { expect, goTo, logIn, test } from './lab-fixture';

test.use( { labOptions: { connect: false, stores: 2 } } );
// The second half works on the connection that the first one makes.
test.describe.configure( { mode: 'serial' } );

async function openScreen( page: Page, store: Store ): Promise< void > {
	await logIn( page, store );
	await page.goto( addressOf( store ) );
	await expect(
		page.getByRole( 'region', { name: 'This store' } )
	).toBeVisible();
}

const addressOf = ( store: Store ) =>
	`${ store.url }/wp-admin/admin.php?page=kitgenix-stock-sync-for-woocommerce#/settings`;

/** What a `Copy` button stands beside. */
function copied( page: Page, region: string, label: string ) {
	return page
		.getByRole( 'region', { name: region } )
		.locator( '.kss-copy' )
		.filter( { has: page.getByText( label, { exact: true } ) } )
		.locator( 'code' );
}

test( 'two stores are connected by hand, and a sale crosses', async ( {
	lab,
	browser,
} ) => {
	const [ child ] = lab.children as [ Store ];
	const master = await ( await browser.newContext() ).newPage();
	const branch = await ( await browser.newContext() ).newPage();

	// The Child shows what the Master has to know.
	await openScreen( branch, child );
	const childUrl = await copied(
		branch,
		'This store',
		'Address'
	).innerText();
	const childId = await copied(
		branch,
		'This store',
		'Store ID'
	).innerText();
	expect( childUrl ).toBe( child.url );

	// The Master takes the role, and the Child; it shows what the Child has to know.
	await openScreen( master, lab.master );
	await master.getByRole( 'radio', { name: 'Master' } ).check();
	await master
		.getByRole( 'region', { name: 'This store' } )
		.getByRole( 'button', { name: 'Save' } )
		.click();
	await master.getByRole( 'button', { name: 'Add a Child by hand' } ).click();
	const form = master.getByRole( 'form', { name: 'Add a Child' } );
	await form.getByLabel( 'Name' ).fill( 'Branch' );
	await form.getByLabel( 'Address' ).fill( childUrl );
	await form.getByLabel( 'Store ID' ).fill( childId );
	await form.getByRole( 'button', { name: 'Add this Child' } ).click();
	await expect(
		master.getByRole( 'heading', { name: 'Now enter these in Branch' } )
	).toBeFocused();
	const [ url, id, secret ] = await Promise.all(
		[ 'Address of the Master', 'Store ID of the Master', 'Secret' ].map(
			( label ) => copied( master, 'Children', label ).innerText()
		)
	);

	// The Child is told them, and tests them by itself.
	await branch.getByLabel( 'Address of the Master' ).fill( url ?? '' );
	await branch.getByLabel( 'Store ID of the Master' ).fill( id ?? '' );
	await branch.getByLabel( 'Secret' ).fill( secret ?? '' );
	await branch.getByRole( 'button', { name: 'Save and test' } ).click();
	const found = branch.getByRole( 'region', { name: 'Master' } );
	await expect(
		found.getByText( /answered, and both stores accept each other/ )
	).toBeVisible();
	await expect( found.getByText( 'the same as here' ) ).toBeVisible();
	await expect(
		found.getByText( lab.woocommerce, { exact: true } )
	).toBeVisible();

	// From the other side as well.
	await master
		.getByRole( 'button', { name: 'Test connection: Branch' } )
		.click();
	await expect(
		master
			.getByRole( 'group', { name: 'Branch' } )
			.getByText( /answered, and both stores accept each other/ )
	).toBeVisible();

	// No secret is left in either page.
	for ( const [ page, store ] of [
		[ master, lab.master ],
		[ branch, child ],
	] as const ) {
		const answers: Promise< string >[] = [];
		page.on( 'response', ( response ) => {
			answers.push( response.text().catch( () => '' ) );
		} );
		// Another address, or the browser would only look for the part after #.
		await page.goto( 'about:blank' );
		await page.goto( addressOf( store ) );
		await expect(
			page.getByRole( 'region', { name: 'This store' } )
		).toBeVisible();
		await goTo( page, 'Overview' );
		await expect(
			page.getByText( /is a (Master|Child), with/ )
		).toBeVisible();
		const all = ( await Promise.all( answers ) ).join();
		// They hold what they should, so that "no secret" is not said of nothing.
		expect( all ).toContain( '"has_secret":true' );
		expect( all ).toContain( '"products":' );
		expect( all + ( await page.content() ) ).not.toContain( secret );
	}

	// It sells.
	const before = await lab.master.stock( 'SKU-0007' );
	await expect
		.poll( async () => ( await child.stock( 'SKU-0007' ) ).quantity )
		.toBe( before.quantity );
	await child.order( 'SKU-0007', 2 );
	await expect
		.poll( async () => ( await lab.master.stock( 'SKU-0007' ) ).quantity )
		.toBe( ( before.quantity ?? 0 ) - 2 );
} );

test( 'a wrong secret is said to be wrong where it was entered, and the one before is used meanwhile', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await openScreen( page, child );
	await page.getByRole( 'button', { name: 'Replace' } ).click();
	await expect( page.getByLabel( 'Secret' ) ).toBeFocused();
	await page.getByLabel( 'Secret' ).fill( 'not-the-secret' );
	await page.getByRole( 'button', { name: 'Save and test' } ).click();
	await expect( page.getByText( /secret is wrong/ ) ).toBeVisible();

	const before = ( await lab.master.stock( 'SKU-0007' ) ).quantity ?? 0;
	await child.order( 'SKU-0007', 1 );
	await expect
		.poll( async () => ( await lab.master.stock( 'SKU-0007' ) ).quantity )
		.toBe( before - 1 );
} );

test( 'a bad address is refused at its field, and nothing is stored', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await openScreen( page, child );
	const address = page.getByLabel( 'Address of the Master' );
	const before = await address.inputValue();
	await address.fill( 'ftp://shop.example' );
	await page.getByRole( 'button', { name: 'Save and test' } ).click();
	await expect( address ).toBeFocused();
	await expect( address ).toHaveAttribute( 'aria-invalid', 'true' );
	await expect( address ).toHaveAccessibleDescription(
		/Enter the address of the other store/
	);
	await expect( page.getByLabel( 'Store ID of the Master' ) ).toHaveAttribute(
		'aria-invalid',
		'false'
	);

	page.on( 'dialog', ( dialog ) => dialog.accept() );
	await page.reload();
	await expect( address ).toHaveValue( before );
} );

test( 'a store that is not there is said to be silent', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	await openScreen( page, child );
	// The discard service: nothing listens there.
	await page
		.getByLabel( 'Address of the Master' )
		.fill( 'http://127.0.0.1:9' );
	await page.getByRole( 'button', { name: 'Save and test' } ).click();
	await expect(
		page.getByText( 'The other store did not answer.' )
	).toBeVisible();
} );

test( 'a Child is paused and removed by keyboard alone', async ( {
	lab,
	page,
} ) => {
	await openScreen( page, lab.master );
	const child = page.getByRole( 'group', { name: 'Branch' } );
	await child.getByRole( 'checkbox', { name: 'Synchronise' } ).focus();
	await page.keyboard.press( 'Space' );
	await expect( child.getByText( /Paused:/ ) ).toBeVisible();
	await page.keyboard.press( 'Tab' );
	await expect(
		page.getByRole( 'button', { name: 'Edit: Branch' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await expect(
		page.getByRole( 'button', { name: 'New connection code: Branch' } )
	).toBeFocused();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Enter' );
	const dialog = page.getByRole( 'dialog', { name: 'Remove Branch?' } );
	await expect( dialog ).toBeVisible();
	await dialog.getByRole( 'button', { name: 'Remove' } ).focus();
	await page.keyboard.press( 'Enter' );
	await expect( page.getByText( 'No Children yet' ) ).toBeVisible();
	await expect(
		page.getByRole( 'button', { name: 'Add a Child by hand' } )
	).toBeFocused();
} );
