/**
 * Every screen on the oldest WordPress at hand, where the screens bring their own React: looked at by axe, a setting saved, a
 * sale carried over. With SCREENS=folder a picture of each is kept there. WooCommerce's own versions for such a WordPress are
 * not at hand: the stand-in store takes its place.
 */
import { changeLanguage } from '../lab/change-language';
import { forge } from '../lab/forge';
import type { Store } from '../lab/index';
import { findSource } from '../lab/sources/find-sources';
import { standInStore } from '../lab/sources/stand-in';
import { expect, goTo, logIn, open, test } from './lab-fixture';
import { look, lookAtAll } from './look';
import { expectSpoken, languages } from './spoken';
import { useTable } from './use-table';

const SCREENS = [ 'overview', 'tools', 'activity', 'status', 'settings' ];

/** What the plugin promises, then what the npm package has. */
const OLDEST = [ '6.0', '6.2' ];

async function oldestAtHand(): Promise< string | null > {
	for ( const version of OLDEST ) {
		try {
			await findSource( 'wordpress', { option: version }, () => {} );
			return version;
		} catch {
			// The next one.
		}
	}
	return null;
}

test.use( {
	labOptions: [
		async ( {}, use ) => {
			const wordpress = await oldestAtHand();
			await use( {
				// Two Children: a table of two rows can be sorted.
				stores: 3,
				woocommerce: 'stand-in',
				...( wordpress === null ? {} : { wordpress } ),
			} );
		},
		{ scope: 'worker' },
	],
} );
test.describe.configure( { mode: 'serial' } );

test.beforeAll( async () => {
	const missing =
		standInStore() === null
			? 'there is no stand-in store here'
			: ( await oldestAtHand() ) === null &&
			  `there is no WordPress ${ OLDEST.join( ' or ' ) } here`;
	if ( missing !== false ) {
		// Reporters of one line leave the reason out.
		console.log( `oldest.spec.ts: ${ missing }` );
		test.skip( true, missing );
	}
} );

test( 'every screen opens with React of its own, and nothing of it lands on the page', async ( {
	lab,
	page,
} ) => {
	const problems: string[] = [];
	page.on( 'pageerror', ( error ) => problems.push( String( error ) ) );
	page.on( 'console', ( message ) => {
		// WordPress's own pictures of users come from the internet.
		if (
			message.type() === 'error' &&
			! message.location().url.includes( 'gravatar.com' )
		) {
			problems.push( message.text() );
		}
	} );
	await logIn( page, lab.master );
	await lookAtAll( page, lab.master, `wordpress-${ lab.wordpress }` );
	const versions = await page.evaluate( () => {
		const { React, kitgenixStockSyncLibraries: own } =
			window as unknown as {
				React?: { version: string };
				kitgenixStockSyncLibraries: { React: { version: string } };
			};
		return { page: React?.version ?? null, own: own.React.version };
	} );
	expect( versions.own ).toBe( '18.3.1' );
	expect( versions.page ).not.toBe( versions.own );
	expect( problems ).toEqual( [] );
} );

test( 'a table does all that it does on a new WordPress', async ( {
	lab,
	page,
} ) => {
	await logIn( page, lab.master );
	await useTable( page, lab.master, `wordpress-${ lab.wordpress }` );
} );

test( 'a sale crosses, and a difference is found and mended from its table', async ( {
	lab,
	page,
} ) => {
	const [ child ] = lab.children as [ Store ];
	const before = Number( ( await lab.master.stock( 'SKU-0007' ) ).quantity );
	await child.order( 'SKU-0007', 2 );
	await expect
		.poll( async () => ( await lab.master.stock( 'SKU-0007' ) ).quantity )
		.toBe( before - 2 );
	await forge( child, 'SKU-0007', before );

	await logIn( page, lab.master );
	await open( page, lab.master, '#/tools' );
	await page.getByRole( 'button', { name: 'Compare all products' } ).click();
	const found = page.getByRole( 'region', { name: 'Differences' } );
	await expect( found.getByText( 'SKU-0007' ) ).toBeVisible();
	await look( page, `tools-audit-wordpress-${ lab.wordpress }` );
	await found.getByRole( 'button', { name: 'Fix' } ).first().click();
	await expect( found.getByText( /all is in step/ ) ).toBeVisible();
	expect( ( await child.stock( 'SKU-0007' ) ).quantity ).toBe( before - 2 );
} );

test( 'a setting is saved, and is there after a reload', async ( {
	lab,
	page,
} ) => {
	await logIn( page, lab.master );
	await open( page, lab.master, '#/settings' );
	const rules = page.getByRole( 'region', { name: 'Rules' } );
	const excluded = rules.getByLabel( 'SKUs that are not synchronised' );
	await excluded.fill( 'SKU-0009' );
	await rules.getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		page.getByTestId( 'snackbar' ).getByText( 'The rules were saved.' )
	).toBeVisible();
	await open( page, lab.master, '#/settings' );
	await expect( excluded ).toHaveValue( 'SKU-0009' );
	await goTo( page, 'Overview' );
	await expect( page.getByText( /is a Master, with/ ) ).toBeVisible();
} );

for ( const language of languages() ) {
	test( `every screen in ${ language.locale }, and an e-mail that switches to it`, async ( {
		lab,
		page,
	} ) => {
		await logIn( page, lab.master );
		await changeLanguage( lab.master, language.locale );
		for ( const screen of SCREENS ) {
			await open( page, lab.master, `#/${ screen }` );
			await expect( page.locator( '.kss-loading' ) ).toHaveCount( 0 );
			await expectSpoken(
				page.locator( '#kitgenix-stock-sync' ),
				language,
				10
			);
		}
		await changeLanguage( lab.master, '' );
		expect(
			await lab.master.php( `
				$said = static fn (): string => __( 'The connection works again', 'kitgenix-stock-sync-for-woocommerce' );
				$before = $said();
				switch_to_locale( '${ language.locale }' );
				$during = $said();
				restore_previous_locale();
				return $before . '|' . $during . '|' . $said();` )
		).toBe(
			`The connection works again|${ language.say(
				'The connection works again'
			) }|The connection works again`
		);
	} );
}
