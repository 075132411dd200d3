/**
 * Puts another address in the place of a peer's, so that something can stand between two stores of a lab.
 * Enters: a store and addresses. Leaves: its connection as before, with those.
 */
import type { Store } from './types.ts';

/** Where a Child reaches its Master. */
export const setMasterAddress = ( child: Store, url: string ) =>
	update( child, `$s['master']['url'] = '${ url }';` );

/** Where the Master reaches its Children, in their order; those without an address keep theirs. */
export const setChildAddresses = ( master: Store, urls: readonly string[] ) =>
	update(
		master,
		urls
			.map(
				( url, at ) => `$s['children'][${ at }]['url'] = '${ url }';`
			)
			.join( ' ' )
	);

async function update( store: Store, change: string ): Promise< void > {
	await store.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { ${ change } return $s; } );`
	);
}
