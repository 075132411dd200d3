/**
 * The zip, as a shop gets it: built, uploaded through wp-admin's own form to a store that never saw the plugin, activated,
 * looked at, deactivated and deleted, in a browser.
 * Enters: LAB_TARGET for the database; a lab of its own. Leaves: the report of node:test; skipped, with the reason, where
 * there is no browser or no PHP of the machine's own.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
	startLab,
	type DatabaseKind,
	type Lab,
	type Store,
} from '../lab/index.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../chromium.ts';
import { phpLog } from '../lab/php-log.ts';
import { whyNoLab } from '../lab/why-no-lab.ts';

const ROOT = fileURLToPath( new URL( '../..', import.meta.url ) );
const SLUG = 'kitgenix-stock-sync-for-woocommerce';
const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';
const ZIP = join( ROOT, 'dist', `${ SLUG }.zip` );
const ROW = `tr[data-plugin="${ SLUG }/${ SLUG }.php"]`;

const database = ( ( process.env.LAB_TARGET ?? '' ).split( '+' )[ 1 ] ??
	'sqlite' ) as DatabaseKind;
// Not the embedded engine: php-node 1.4.0 repeats the first 16 KiB of every longer request for ever, and a zip is longer.
const reason = CHROMIUM
	? await whyNoLab( `php+${ database }` )
	: 'there is no Chromium here';
const skip = reason ?? false;

let lab: Lab;
let browser: Browser;
let page: Page;
let store: Store;
/** What the browser says when a script of the page breaks. */
const broken: string[] = [];

before( async () => {
	if ( skip ) {
		return;
	}
	// What is built already: a build in here would take the screens away from the tests beside this one.
	const zip = spawnSync(
		process.execPath,
		[
			'--import',
			import.meta.resolve( 'tsx' ),
			'tools/package/zip.ts',
			'--no-build',
		],
		{ cwd: ROOT, encoding: 'utf8' }
	);
	assert.equal( zip.status, 0, zip.stdout + zip.stderr );
	lab = await startLab( {
		engine: 'php',
		database,
		stores: 2,
		plugin: false,
		connect: false,
	} );
	store = lab.master;
	browser = await chromium.launch( {
		executablePath: CHROMIUM ?? '',
		args: CHROMIUM_FLAGS,
	} );
	page = await browser.newPage();
	page.setDefaultTimeout( 60_000 );
	page.on( 'pageerror', ( error ) => broken.push( error.message ) );
	await page.goto( `${ store.url }/wp-login.php` );
	await page.fill( '#user_login', store.adminUser );
	await page.fill( '#user_pass', store.adminPassword );
	await page.click( '#wp-submit' );
	await page.waitForURL( /wp-admin/ );
} );

after( async () => {
	await browser?.close();
	await lab?.stop();
} );

const folder = () => join( store.dir, 'site/wp-content/plugins', SLUG );

/** Names of option rows that are ours. */
const ourRows = async () =>
	JSON.parse(
		await store.php(
			`global $wpdb; return wp_json_encode($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%kitgenix%' OR option_name LIKE '%kss\\_%'"));`
		)
	) as string[];

test( 'Add Plugins → Upload Plugin takes the zip', { skip }, async () => {
	await page.goto( `${ store.url }/wp-admin/plugin-install.php` );
	await page.click( '.upload-view-toggle' );
	await page.setInputFiles( '#pluginzip', ZIP );
	await page.click( '#install-plugin-submit' );
	await page.getByText( 'Plugin installed successfully.' ).waitFor();
	const files = readdirSync( folder(), {
		recursive: true,
		withFileTypes: true,
	} )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) =>
			join( entry.parentPath, entry.name ).slice( folder().length + 1 )
		);
	assert.deepEqual(
		files.map( ( file ) => `${ SLUG }/${ file }` ).sort(),
		Object.keys( unzipSync( readFileSync( ZIP ) ) ).sort()
	);
	assert.deepEqual(
		files.filter( ( file ) =>
			/\.(map|ts|tsx|md)$|(^|\/)(tests|src|node_modules)\//.test( file )
		),
		[]
	);
} );

test(
	'activated, it shows its screen, and PHP has nothing to say',
	{
		skip,
	},
	async () => {
		await page.getByRole( 'link', { name: 'Activate Plugin' } ).click();
		await page.waitForURL( `**/admin.php?page=${ SLUG }` );
		await page
			.getByRole( 'heading', { name: 'Kitgenix Stock Sync', level: 1 } )
			.waitFor();
		// React has taken its place, so the script and what it depends on came with the zip.
		await page.locator( '#kitgenix-stock-sync *' ).first().waitFor();
		await page
			.locator( '#kitgenix-stock-sync :is(input, select, button)' )
			.first()
			.waitFor();
		assert.equal( await page.getByText( 'npm run build' ).count(), 0 );
		assert.deepEqual( broken, [] );
		assert.ok( ( await ourRows() ).includes( `${ PREFIX }settings` ) );

		await page.goto( `${ store.url }/wp-admin/plugins.php` );
		const { version } = JSON.parse(
			readFileSync( join( ROOT, 'package.json' ), 'utf8' )
		) as { version: string };
		await page.locator( ROW ).getByText( `Version ${ version }` ).waitFor();
		// Rows that must outlive the plugin, and one that must not.
		await store.php(
			`$product = wc_get_product_id_by_sku('SKU-0007');
		update_post_meta($product, '_${ PREFIX }gid', 'kept');
		update_post_meta($product, '_${ PREFIX }shadow', '{}');
		set_transient('${ PREFIX }kss_seen_1', 1, 60);
		set_transient('kss_of_another', 1, 60);`
		);
		assert.equal( ( await fetch( `${ store.url }/shop/` ) ).status, 200 );
		assert.equal( phpLog( store ), '' );
	}
);

test(
	'deactivated and deleted, only what should stay stays',
	{
		skip,
	},
	async () => {
		page.on( 'dialog', ( dialog ) => dialog.accept() );
		await page.locator( `${ ROW } .deactivate a` ).click();
		await page.getByText( 'Plugin deactivated.' ).waitFor();
		assert.ok( ( await ourRows() ).includes( `${ PREFIX }settings` ) );
		// Before its scripts have loaded, the link leads to another page that asks once more.
		await page.waitForLoadState( 'load' );
		await page.locator( `${ ROW } .delete a` ).click();
		await page.getByText( 'was successfully deleted' ).waitFor();
		assert.equal( existsSync( folder() ), false );
		assert.deepEqual( ( await ourRows() ).sort(), [
			'_transient_kss_of_another',
			'_transient_timeout_kss_of_another',
		] );
		assert.equal(
			await store.php(
				`$product = wc_get_product_id_by_sku('SKU-0007');
			return get_post_meta($product, '_${ PREFIX }gid', true) . '|' . get_post_meta($product, '_${ PREFIX }shadow', true);`
			),
			'kept|'
		);
		assert.equal( ( await fetch( `${ store.url }/shop/` ) ).status, 200 );
		assert.deepEqual( broken, [] );
		assert.equal( phpLog( store ), '' );
	}
);
