/**
 * Playwright's `test` with a lab: one Master and its Children, started once for all tests of a file with the same options.
 * Enters: `test.use( { labOptions: { connect: false } } )`. Leaves: `lab`, and what a person does first: log in.
 */
import { expect, test as base, type Page } from '@playwright/test';
import { startLab, type Lab, type LabOptions, type Store } from '../lab/index';
import { fastestKind } from '../lab/why-no-lab';

export { expect };

interface LabFixtures {
	labOptions: LabOptions;
	lab: Lab;
}

/** How much longer a test may take on stores inside Node, which have no OPcache. */
const EMBEDDED = 5;

export const test = base.extend< { patience: void }, LabFixtures >( {
	labOptions: [ {}, { scope: 'worker', option: true } ],
	lab: [
		async ( { labOptions }, use ) => {
			const lab = await startLab( {
				...( await fastestKind() ),
				...labOptions,
			} );
			await use( lab );
			await lab.stop();
		},
		{ scope: 'worker', timeout: 240_000 },
	],
	patience: [
		async ( { lab }, use, info ) => {
			if ( lab.engine === 'embedded' ) {
				info.setTimeout( EMBEDDED * info.timeout );
			}
			await use();
		},
		{ auto: true },
	],
} );

/** Logs in as the store's administrator and stays logged in in this page's context. */
export async function logIn( page: Page, store: Store ): Promise< void > {
	await page.goto( `${ store.url }/wp-login.php` );
	// A moment after it has loaded, the page puts the cursor into its first field, and the password would land there.
	await expect( async () => {
		await page.fill( '#user_login', store.adminUser );
		await page.fill( '#user_pass', store.adminPassword );
		await expect( page.locator( '#user_login' ) ).toHaveValue(
			store.adminUser,
			{ timeout: 100 }
		);
		await expect( page.locator( '#user_pass' ) ).toHaveValue(
			store.adminPassword,
			{ timeout: 100 }
		);
	} ).toPass();
	await page.click( '#wp-submit' );
	await page.waitForURL( /wp-admin/ );
}

/** Goes to another of the plugin's screens; WordPress's own menu has links of the same names. */
export const goTo = ( page: Page, screen: string ) =>
	page
		.getByRole( 'navigation', { name: 'Stock Sync' } )
		.getByRole( 'link', { name: screen } )
		.click();

/** Opens the plugin's page anew, on a screen of it. */
export async function open(
	page: Page,
	store: Store,
	screen = ''
): Promise< void > {
	// Another address, or the browser would only look for the part after #.
	await page.goto( 'about:blank' );
	await page.goto(
		`${ store.url }/wp-admin/admin.php?page=kitgenix-stock-sync-for-woocommerce${ screen }`
	);
}
