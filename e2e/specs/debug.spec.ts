/**
 * Every page that has something of ours, with WP_DEBUG and SCRIPT_DEBUG, on a Master and on a Child: PHP logs nothing of ours, and
 * the browser's console has no error and no warning of ours. What WordPress, WooCommerce and their libraries say of themselves is
 * theirs.
 */
import type { ConsoleMessage, Page } from '@playwright/test';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../lab/index';
import { phpLog } from '../lab/php-log';
import { expect, logIn, open, test } from './lab-fixture';
import {
	addToCart,
	fillBlockCheckout,
	fillClassicCheckout,
	MUG,
	placeBlockOrder,
} from './shopper';

test.use( { labOptions: { stores: 2 } } );
test.describe.configure( { mode: 'serial' } );

const OURS = /kitgenix|kss[-_]|StockSync/i;
/** Of messages that say where they come from; one without an address may be anybody's and counts as ours. */
const THEIRS =
	/\/(wp-includes|wp-admin|wp-content\/plugins\/woocommerce|wp-content\/themes|wp-json\/wp-site-health)\/|gravatar\.com|w\.org/;

/** WooCommerce on a script that uses something of its own undeclared, and does not know whose the script is. */
const UNDECLARED = /An inline or unknown script accessed wc\.(\w+) without/;

/** Whether one of our scripts has that name in it. */
const isInOurScripts = ( name: string ) =>
	readdirSync( 'plugin/build' )
		.filter( ( file ) => file.endsWith( '.js' ) )
		.some( ( file ) =>
			readFileSync( join( 'plugin/build', file ), 'utf8' ).includes(
				name
			)
		);

const SCREENS = [ 'overview', 'tools', 'activity', 'status', 'settings' ];

/** Before 7.0 WordPress's own React and components warn of each other, and of properties that came later. */
const hasOldComponents = async ( store: Store ): Promise< boolean > =>
	Number.parseFloat(
		await store.php( `return get_bloginfo( 'version' );` )
	) < 7;

/** Our screens draw with the page's React: its warnings name no file of ours, so all of them count there. */
function listen( page: Page ) {
	const said: string[] = [];
	let isOurScreen = false;
	page.on( 'pageerror', ( error ) =>
		said.push( `${ page.url() }: ${ error.stack ?? error }` )
	);
	page.on( 'console', ( message: ConsoleMessage ) => {
		const undeclared = UNDECLARED.exec( message.text() )?.[ 1 ];
		if ( undeclared !== undefined && ! isInOurScripts( undeclared ) ) {
			return;
		}
		const isReact = /^Warning: /.test( message.text() );
		if ( isReact && ! isOurScreen ) {
			return;
		}
		const { url } = message.location();
		const isBad = [ 'error', 'warning', 'assert' ].includes(
			message.type()
		);
		const isOurs =
			OURS.test( new URL( url || 'about:blank' ).pathname ) ||
			OURS.test( message.text() );
		if ( isBad && ( isReact || isOurs || ! THEIRS.test( url ) ) ) {
			said.push( `${ page.url() }: ${ message.text() } (${ url })` );
		}
	} );
	return {
		said,
		ourScreen: ( is: boolean ) => ( isOurScreen = is ),
	};
}

test.beforeAll( async ( { lab } ) => {
	for ( const store of [ lab.master, ...lab.children ] ) {
		const file = join( store.dir, 'site/wp-config.php' );
		const before = readFileSync( file, 'utf8' );
		writeFileSync(
			file,
			before
				.replace( /define\('(WP_DEBUG|SCRIPT_DEBUG)', .*\n/g, '' )
				.replace(
					'<?php\n',
					"<?php\ndefine('WP_DEBUG', true);\ndefine('SCRIPT_DEBUG', true);\n"
				)
		);
		expect(
			await store.php(
				`return WP_DEBUG && SCRIPT_DEBUG && ini_get( 'log_errors' ) ? 'on' : 'off';`
			)
		).toBe( 'on' );
	}
} );

for ( const role of [ 'Master', 'Child' ] ) {
	test( `a ${ role }'s pages say nothing`, async ( { lab, browser } ) => {
		test.setTimeout( 300_000 );
		const store = role === 'Master' ? lab.master : lab.children[ 0 ]!;
		const page = await ( await browser.newContext() ).newPage();
		const { said, ourScreen } = listen( page );
		await logIn( page, store );
		const id = await store.php(
			`return (string) wc_get_product_id_by_sku( '${ MUG.sku }' );`
		);
		ourScreen( ! ( await hasOldComponents( store ) ) );
		for ( const screen of SCREENS ) {
			await open( page, store, `#/${ screen }` );
			await expect( page.locator( '.kss-loading' ) ).toHaveCount( 0 );
		}
		ourScreen( false );
		const order = await store.order( MUG.sku, 1 );
		for ( const path of [
			'admin.php?page=kitgenix',
			'plugins.php',
			'edit.php?post_type=product',
			`post.php?post=${ id }&action=edit`,
			'post-new.php?post_type=product',
			'edit.php?post_type=shop_order',
			'admin.php?page=wc-orders',
			...( typeof order === 'number'
				? [ `admin.php?page=wc-orders&action=edit&id=${ order }` ]
				: [] ),
			'site-health.php',
			'site-health.php?tab=debug',
			'admin.php?page=wc-status',
			'admin.php?page=wc-settings&tab=email',
			'options-privacy.php?tab=policyguide',
		] ) {
			await page.goto( `${ store.url }/wp-admin/${ path }` );
			await page.waitForLoadState( 'networkidle' );
		}
		// A shopper whom nobody knows.
		const shopper = await ( await browser.newContext() ).newPage();
		const shop = listen( shopper );
		await addToCart( shopper, store, 1 );
		await shopper.goto( `${ store.url }/cart/` );
		await shopper.waitForLoadState( 'networkidle' );
		await shopper.goto( `${ store.url }/checkout/` );
		await fillBlockCheckout( shopper );
		await placeBlockOrder( shopper );
		await shopper.waitForURL( /order-received/ );
		await addToCart( shopper, store, 1 );
		await shopper.goto( `${ store.url }/classic-checkout/` );
		await fillClassicCheckout( shopper );
		await shopper.click( '#place_order' );
		await shopper.waitForURL( /order-received/ );
		await store.runActions();
		expect( [ ...said, ...shop.said ] ).toEqual( [] );
		// It would have been heard.
		for ( const one of [ page, shopper ] ) {
			await one.evaluate( () =>
				console.warn( 'kitgenix: as one of ours would be' )
			);
		}
		await expect.poll( () => said.length + shop.said.length ).toBe( 2 );
		expect(
			phpLog( store )
				.split( /\n(?=\[)/ )
				.filter( ( entry ) => OURS.test( entry ) )
		).toEqual( [] );
		await page.context().close();
		await shopper.context().close();
	} );
}

test( 'a notice of ours would have been seen', async ( { lab, page } ) => {
	const noisy = join(
		lab.master.dir,
		'site/wp-content/mu-plugins/zz-kitgenix-noisy.php'
	);
	writeFileSync(
		noisy,
		"<?php add_action( 'init', static function () { echo $kitgenix_is_not_there; } );\n"
	);
	try {
		await page.goto( `${ lab.master.url }/wp-login.php` );
		await expect
			.poll( () => phpLog( lab.master ) )
			.toContain( 'kitgenix_is_not_there' );
	} finally {
		rmSync( noisy );
	}
} );
