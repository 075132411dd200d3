/**
 * Does with a table what a person can: searches, filters, sorts, chooses columns, density and layout, opens a row's actions; by
 * mouse and by keyboard. Whatever opens is looked at by axe.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import type { Store } from '../lab/index';
import { expect, open } from './lab-fixture';

const SCREENS = process.env.SCREENS ?? '';

/** What has opened: a menu, or a box. WordPress's own bar calls its lists menus, too. */
const OPENED = '[role="menu"][data-open], .components-popover';

async function lookAtOpened( page: Page, name: string ): Promise< void > {
	const opened = page.locator( OPENED ).last();
	await expect( opened ).toBeVisible();
	await opened.evaluate( ( box ) =>
		Promise.all(
			box
				.getAnimations( { subtree: true } )
				.map( ( { finished } ) => finished )
		)
	);
	const { violations } = await new AxeBuilder( { page } )
		.include( OPENED )
		.withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] )
		.analyze();
	expect(
		violations.map(
			( { id, nodes } ) => `${ name }, ${ id }: ${ nodes[ 0 ]?.html }`
		)
	).toEqual( [] );
	if ( SCREENS !== '' ) {
		await page.screenshot( {
			path: join( SCREENS, `${ name }-1280.png` ),
		} );
	}
}

async function escape( page: Page, back: Locator ): Promise< void > {
	await page.keyboard.press( 'Escape' );
	await expect( page.locator( OPENED ) ).toHaveCount( 0 );
	await expect( back ).toBeFocused();
}

/**
 * Does it all.
 *
 * @param page   Logged in.
 * @param store  A Master with two Children.
 * @param suffix Of the pictures' names.
 */
export async function useTable(
	page: Page,
	store: Store,
	suffix: string
): Promise< void > {
	// A fresh lab has logged nothing.
	await store.php( `use Kitgenix\\StockSync\\Storage\\{ EventLog, Settings };
		foreach ( Settings::children() as $child ) {
			EventLog::add( 'warning', 'A store could not be reached; it is tried again.', [ 'code' => 'http_request_failed', 'peer' => $child['id'] ] );
		}
		EventLog::flush();` );
	await open( page, store, '#/activity' );
	const log = page.getByRole( 'region', { name: 'Event log' } );
	const rows = log.locator( 'tbody tr' );
	await expect( rows.nth( 1 ) ).toBeVisible();
	const all = await rows.count();

	// Searched.
	const search = log.getByRole( 'searchbox' );
	await search.fill( 'nothing has this text' );
	await expect( log.getByText( 'Nothing that fits' ) ).toBeVisible();
	await search.fill( '' );
	await expect( rows ).toHaveCount( all );

	// Filtered, by keyboard.
	await log.getByRole( 'button', { name: 'Add filter' } ).focus();
	await page.keyboard.press( 'Enter' );
	await lookAtOpened( page, `table-add-filter-${ suffix }` );
	await expect(
		page.getByRole( 'menuitem', { name: 'Code' } )
	).toBeFocused();
	await page.keyboard.press( 'End' );
	await page.keyboard.press( 'l' );
	await expect(
		page.getByRole( 'menuitem', { name: 'Level' } )
	).toBeFocused();
	// Letters that follow each other at once are one word.
	await expect( async () => {
		await page.keyboard.press( 's' );
		await expect(
			page.getByRole( 'menuitem', { name: 'Store' } )
		).toBeFocused( { timeout: 200 } );
	} ).toPass( { intervals: [ 1_000 ] } );
	await page.keyboard.press( 'Enter' );
	const values = page.getByRole( 'listbox' );
	await expect( values ).toBeVisible();
	await lookAtOpened( page, `table-filter-${ suffix }` );
	const [ one, other ] = [ 'Child A', 'Child B' ];
	await values.getByRole( 'option', { name: one } ).focus();
	await page.keyboard.press( ' ' );
	const chip = log.locator( '.dataviews-filters__summary-chip' );
	await expect( chip ).toContainText( one );
	await expect( rows.getByText( one, { exact: true } ) ).not.toHaveCount( 0 );
	await expect( rows.getByText( other, { exact: true } ) ).toHaveCount( 0 );
	await escape( page, chip );
	await log.getByRole( 'button', { name: 'Reset', exact: true } ).click();
	await expect( rows ).toHaveCount( all );

	// Shown otherwise.
	const options = log.getByRole( 'button', { name: 'View options' } );
	await options.click();
	await lookAtOpened( page, `table-view-${ suffix }` );
	const view = page.locator( OPENED );
	await view.getByText( 'Compact', { exact: true } ).click();
	await expect( log.locator( 'table.has-compact-density' ) ).toBeVisible();
	await view.getByText( 'Code', { exact: true } ).last().click();
	const code = log.getByRole( 'columnheader', { name: 'Code' } );
	await expect( code ).toBeVisible();
	await escape( page, options );

	// Sorted, and a column more beside another.
	const column = log
		.getByRole( 'columnheader', { name: 'Store' } )
		.getByRole( 'button' );
	await column.click();
	await lookAtOpened( page, `table-column-${ suffix }` );
	for ( const [ sorting, sign, first ] of [
		[ 'Sort ascending', '↑', one ],
		[ 'Sort descending', '↓', other ],
	] as const ) {
		await page.getByRole( 'menuitemradio', { name: sorting } ).click();
		await expect( column ).toContainText( sign );
		await expect( rows.first() ).toContainText( first );
	}
	await page.getByRole( 'menuitem', { name: 'Insert right' } ).focus();
	await page.keyboard.press( 'ArrowRight' );
	await page.getByRole( 'menuitem', { name: 'Details' } ).click();
	await expect(
		log.getByRole( 'columnheader', { name: 'Details' } )
	).toBeVisible();

	// A row's actions.
	const actions = log.getByRole( 'button', { name: 'Actions' } ).first();
	await actions.focus();
	await page.keyboard.press( 'ArrowDown' );
	await expect(
		page.getByRole( 'menuitem', { name: 'Details' } )
	).toBeFocused();
	await escape( page, actions );

	// As a list, with arrows.
	const layout = log.getByRole( 'button', { name: 'Layout' } );
	await layout.click();
	await page.getByRole( 'menuitemradio', { name: 'List' } ).click();
	const items = log.locator( '.dataviews-view-list__item' );
	await expect( items ).toHaveCount( all );
	await items.first().focus();
	await page.keyboard.press( 'ArrowDown' );
	await expect( items.nth( 1 ) ).toBeFocused();
	await page.keyboard.press( 'ArrowRight' );
	await expect(
		log.getByRole( 'button', { name: 'Actions' } ).nth( 1 )
	).toBeFocused();
	const { violations } = await new AxeBuilder( { page } )
		.include( '.dataviews-view-list' )
		.withTags( [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ] )
		.analyze();
	expect( violations.map( ( { id } ) => id ) ).toEqual( [] );
	if ( SCREENS !== '' ) {
		await page.screenshot( {
			path: join( SCREENS, `table-list-${ suffix }-1280.png` ),
		} );
	}
}
