/**
 * Looks at a screen as a machine can: nothing stands against WCAG 2.2 AA, and nothing makes the page wider than a phone. With
 * SCREENS=folder a picture of each is kept there, wide and narrow.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { Store } from '../lab/index';
import { expect, open } from './lab-fixture';

const SCREENS = process.env.SCREENS ?? '';

/** What a machine finds against WCAG 2.2 AA within a part of the page. */
async function findings( page: Page, part: string ): Promise< string[] > {
	const { violations } = await new AxeBuilder( { page } )
		.include( part )
		.withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] )
		.analyze();
	return violations.map(
		( { id, nodes } ) =>
			`${ id }: ${ nodes.map( ( { html } ) => html ).join( ' | ' ) }`
	);
}

/** A whole screen. */
export async function look(
	page: Page,
	name: string,
	part = '#kitgenix-stock-sync'
): Promise< void > {
	expect( await findings( page, part ) ).toEqual( [] );
	for ( const width of [ 1280, 390 ] ) {
		await page.setViewportSize( { width, height: 900 } );
		await page.evaluate( () => window.scrollTo( 0, 0 ) );
		if ( SCREENS !== '' ) {
			await page.screenshot( {
				path: join( SCREENS, `${ name }-${ width }.png` ),
				fullPage: true,
			} );
		}
		// Nothing makes the page wider than the phone. WordPress's own places for spoken messages lie beside it, from right to left.
		expect(
			await page
				.locator( '#wpbody' )
				.evaluate( ( body ) => body.scrollWidth )
		).toBeLessThanOrEqual( width );
	}
	await page.setViewportSize( { width: 1280, height: 900 } );
}

/** A dialog on top of a screen. */
export async function lookAtDialog(
	page: Page,
	name: string
): Promise< void > {
	const dialog = page.getByRole( 'dialog' );
	await expect( dialog ).toBeVisible();
	// While it fades in, its colours are others.
	await dialog.evaluate( ( frame ) =>
		Promise.all(
			[ frame, frame.parentElement ]
				.flatMap( ( part ) => part?.getAnimations() ?? [] )
				.map( ( { finished } ) => finished )
		)
	);
	expect( await findings( page, '[role="dialog"]' ) ).toEqual( [] );
	if ( SCREENS !== '' ) {
		await page.screenshot( {
			path: join( SCREENS, `${ name }-1280.png` ),
		} );
	}
}

/** Every screen of the plugin, one after the other. */
export async function lookAtAll(
	page: Page,
	store: Store,
	suffix: string
): Promise< void > {
	for ( const screen of [
		'overview',
		'tools',
		'activity',
		'status',
		'settings',
	] ) {
		await open( page, store, `#/${ screen }` );
		await expect( page.locator( '.kss-loading' ) ).toHaveCount( 0 );
		await look( page, `${ screen }-${ suffix }` );
	}
}

/** A page of the shop: what a machine finds in our own words, and a picture. */
export async function lookAtShop( page: Page, name: string ): Promise< void > {
	if ( SCREENS !== '' ) {
		await page.screenshot( {
			path: join( SCREENS, `${ name.replaceAll( ' ', '-' ) }-1280.png` ),
			fullPage: true,
		} );
	}
}
