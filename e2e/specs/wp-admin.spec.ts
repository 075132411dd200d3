/**
 * The plugin among the rest of wp-admin: the list of products and their editor, the Kitgenix menu, two tabs and two versions of one
 * option, and a shop that is written from right to left.
 */
import type { Locator, Page } from '@playwright/test';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeSettings } from '../lab/change-settings';
import type { Store } from '../lab/index';
import { setChildAddresses } from '../lab/peer-addresses';
import { expect, logIn, open, test } from './lab-fixture';
import { look, lookAtAll } from './look';

test.use( { labOptions: { stores: 2 } } );
test.describe.configure( { mode: 'serial' } );

let page: Page;

test.beforeAll( async ( { lab, browser } ) => {
	page = await ( await browser.newContext() ).newPage();
	await logIn( page, lab.master );
} );

/** The row of a product in the list. */
async function rowOf( store: Store, sku: string ) {
	await page.goto(
		`${ store.url }/wp-admin/edit.php?post_type=product&s=${ sku }`
	);
	return page.locator( '#the-list tr' ).filter( { hasText: sku } ).first();
}

/** WooCommerce's script may listen to the tab a moment after it can be seen. */
const openInventory = ( panel: Locator ) =>
	expect( async () => {
		await page.getByRole( 'link', { name: 'Inventory' } ).click();
		await expect( panel ).toBeVisible( { timeout: 1000 } );
	} ).toPass();

test( 'the list of products says of each how it stands', async ( { lab } ) => {
	await lab.children[ 0 ]!.order( 'SKU-0007', 1 );
	const inStep = await rowOf( lab.master, 'SKU-0007' );
	await expect
		.poll( async () => {
			await page.reload();
			return inStep.locator( '.kss-product' ).innerText();
		} )
		.toBe( 'In step' );
	await expect( inStep.locator( '.kss-product' ) ).toHaveAttribute(
		'title',
		/changed in Child A, .* ago/
	);

	await changeSettings(
		lab.master,
		`$s['exclusions'] = [ 'skus' => [ 'SKU-0008' ] ];`
	);
	await expect(
		( await rowOf( lab.master, 'SKU-0008' ) ).locator( '.kss-product' )
	).toHaveText( 'Excluded' );

	await changeSettings(
		lab.master,
		`$s['children'][0]['url'] = 'http://127.0.0.1:9';`
	);
	await lab.master.order( 'SKU-0009', 1 );
	await expect(
		( await rowOf( lab.master, 'SKU-0009' ) ).locator( '.kss-product' )
	).toHaveText( 'On its way' );
	await page.goto(
		`${ lab.master.url }/wp-admin/edit.php?post_type=product`
	);
	await look( page, 'products', '#the-list .column-kitgenix_stock_sync' );
} );

test( 'the editor of a product says what keeps it out, or where its version came from', async ( {
	lab,
} ) => {
	await ( await rowOf( lab.master, 'SKU-0008' ) )
		.locator( 'a.row-title' )
		.click();
	const panel = page.locator( '#inventory_product_data .kss-product-panel' );
	await openInventory( panel );
	await expect( panel ).toContainText( 'Excluded' );
	await expect( panel ).toContainText(
		'A rule keeps it out of the synchronisation'
	);
	await changeSettings( lab.master, `$s['exclusions'] = [ 'skus' => [] ];` );
	// It was sold here, and the Child cannot be reached.
	await ( await rowOf( lab.master, 'SKU-0009' ) )
		.locator( 'a.row-title' )
		.click();
	await openInventory( panel );
	await expect( panel ).toContainText( 'On its way' );
	await expect( panel ).toContainText( /Version \d+, changed in this store/ );
	await look( page, 'product', '#inventory_product_data .kss-product-panel' );
	await setChildAddresses( lab.master, [ lab.children[ 0 ]!.url ] );
} );

test( 'of two tabs, the second sees what the first has changed before it overwrites anything', async ( {
	lab,
} ) => {
	const second = await page.context().newPage();
	await open( page, lab.master, '#/settings' );
	await open( second, lab.master, '#/settings' );
	const rules = ( tab: Page ) => tab.getByRole( 'region', { name: 'Rules' } );
	const skus = ( tab: Page ) => rules( tab ).getByRole( 'textbox' );
	await skus( page ).fill( 'SKU-0001, NOT-A-SKU' );
	await expect(
		rules( page ).getByText( '1 SKU has no product here: NOT-A-SKU' )
	).toBeVisible();
	await rules( page ).getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		page.getByText( 'The rules were saved.' ).first()
	).toBeVisible();

	await skus( second ).fill( 'SKU-0002' );
	await rules( second ).getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		rules( second )
			.getByText( /were changed meanwhile/ )
			.first()
	).toBeVisible();
	await look( second, 'settings-two-tabs' );
	await rules( second )
		.getByRole( 'button', { name: 'Discard changes' } )
		.click();
	await expect( skus( second ) ).toHaveValue( 'SKU-0001\nNOT-A-SKU' );
	await skus( second ).fill( '' );
	await rules( second ).getByRole( 'button', { name: 'Save' } ).click();
	await expect(
		second.getByText( 'The rules were saved.' ).first()
	).toBeVisible();
	await second.close();
} );

test( 'the Kitgenix menu opens the family of plugins at once, with figures where the directory answers', async ( {
	lab,
} ) => {
	const directory = join(
		lab.master.dir,
		'site/wp-content/mu-plugins/directory.php'
	);
	writeFileSync(
		directory,
		`<?php add_filter( 'plugins_api', static fn( $no, $action ) => $action !== 'query_plugins' ? $no : (object) [ 'plugins' => [
			[ 'slug' => 'kitgenix-document-manager', 'active_installs' => 1200, 'rating' => 90, 'num_ratings' => 4 ],
		] ], 10, 2 );`
	);
	await page.goto( `${ lab.master.url }/wp-admin/admin.php?page=kitgenix` );
	const card = ( name: string ) =>
		page.getByRole( 'listitem' ).filter( {
			has: page.getByRole( 'heading', { name, exact: true } ),
		} );
	await expect( card( 'Stock Sync' ) ).toContainText( 'Active' );
	await expect( card( 'Order Tracking' ) ).toContainText( 'Not installed' );
	await expect( card( 'Document Manager' ) ).toContainText(
		'1,200+ sites · 4.5 of 5 stars from 4 ratings'
	);
	await look( page, 'hub', '.kss-hub' );
	await card( 'Stock Sync' ).getByRole( 'link', { name: 'Open' } ).click();
	await expect(
		page.getByRole( 'navigation', { name: 'Stock Sync' } )
	).toBeVisible();
	rmSync( directory );
} );

test( 'the option of 1.0.2 shows the same connections', async ( { lab } ) => {
	const [ child ] = lab.children as [ Store ];
	await lab.master.php( `
		update_option( 'kitgenix_stock_sync_for_woocommerce_settings', [
			'this_store_id' => 'old-master', 'this_store_name' => 'Old Shop', 'role' => 'master', 'strict_checkout_validation' => false,
			'master' => [ 'url' => '', 'store_id' => '', 'secret' => '' ],
			'children' => [
				[ 'id' => 'old-a', 'name' => 'Old Branch', 'url' => '${ child.url }', 'secret' => 'from the old days', 'enabled' => true ],
				[ 'id' => 'old-b', 'name' => '', 'url' => 'https://second.example', 'secret' => 'another', 'enabled' => false ],
			],
			'exclusions' => [ 'skus' => [ 'SKU-0003' ] ],
			'notices' => [], 'event_log' => [], 'backlog' => [], 'reconcile' => [], 'health' => [],
		] );` );
	await open( page, lab.master, '#/settings' );
	await expect( page.getByLabel( 'Name' ).first() ).toHaveValue( 'Old Shop' );
	const old = page.getByRole( 'group', { name: 'Old Branch' } );
	await expect( old ).toContainText( child.url );
	await expect( old ).toContainText( 'old-a' );
	await expect(
		page.getByRole( 'group', { name: 'https://second.example' } )
	).toContainText( 'old-b' );
	await expect(
		page.getByRole( 'region', { name: 'Rules' } ).getByRole( 'textbox' )
	).toHaveValue( 'SKU-0003' );
	expect( await page.content() ).not.toContain( 'from the old days' );
} );

test( 'every screen from right to left', async ( { lab } ) => {
	const direction = join(
		lab.master.dir,
		'site/wp-content/mu-plugins/direction.php'
	);
	writeFileSync(
		direction,
		`<?php add_action( 'after_setup_theme', static function (): void { $GLOBALS['wp_locale']->text_direction = 'rtl'; } );`
	);
	await open( page, lab.master );
	await expect( page.locator( 'html' ) ).toHaveAttribute( 'dir', 'rtl' );
	await lookAtAll( page, lab.master, 'rtl' );
	rmSync( direction );
} );
