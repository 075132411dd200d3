/**
 * Lab: another language for a shop, as under Settings → General. WordPress knows a language when it has a file of it; the lab has none of
 * WordPress's own translations, so that file is empty, and WordPress's words stay English.
 */
import { mo } from 'gettext-parser';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './types.ts';

export async function changeLanguage(
	store: Store,
	locale: string
): Promise< void > {
	const folder = join( store.dir, 'site/wp-content/languages' );
	mkdirSync( folder, { recursive: true } );
	writeFileSync(
		join( folder, `${ locale }.mo` ),
		mo.compile( { charset: 'utf-8', headers: {}, translations: {} } )
	);
	await store.php( `update_option( 'WPLANG', '${ locale }' );` );
}
