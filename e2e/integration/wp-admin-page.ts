/**
 * A page of wp-admin, as an administrator who has logged in sees it; or what comes of its form.
 */
import assert from 'node:assert/strict';
import { administratorCookies } from '../lab/administrator.ts';
import type { Store } from '../lab/index.ts';

export const EMAILS = 'admin.php?page=wc-settings&tab=email';

export const emailPage = ( name: string ) =>
	`${ EMAILS }&section=kitgenix_stock_sync_${ name }`;

/** A page of wp-admin, as an administrator who has logged in sees it; or what comes of its form. */
export async function adminPage(
	store: Store,
	path: string,
	form: Record< string, string > | null = null
): Promise< string > {
	const cookie = ( await administratorCookies( store ) ).join( '; ' );
	const url = `${ store.url }/wp-admin/${ path }`;
	const page = await fetch( url, { headers: { cookie } } );
	assert.equal( page.status, 200, path );
	const html = await page.text();
	if ( form === null ) {
		return html;
	}
	const [ , nonce = '' ] = /name="_wpnonce" value="(\w+)"/.exec( html ) ?? [];
	const answer = await fetch( url, {
		method: 'POST',
		headers: { cookie },
		body: new URLSearchParams( { ...form, _wpnonce: nonce, save: 'Save' } ),
	} );
	assert.equal( answer.status, 200, path );
	return answer.text();
}
