/**
 * How often a store writes the documented option, and how large it is.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../lab/index.ts';

export const SETTINGS = 'kitgenix_stock_sync_for_woocommerce_settings';

export const optionBytes = ( store: Store ) =>
	store.php(
		`return (string) strlen( Kitgenix\\StockSync\\Storage\\Row::read( '${ SETTINGS }' ) );`
	);

export const writesOf = ( store: Store ) => join( store.dir, 'writes.txt' );

/** Notes every statement that changes the option; taking its lock does not. */
export function countWrites( store: Store ): void {
	rmSync( writesOf( store ), { force: true } );
	writeFileSync(
		join( store.dir, 'site', 'wp-content', 'mu-plugins', 'writes.php' ),
		`<?php
		add_filter( 'query', function ( $sql ) {
			if ( str_starts_with( $sql, 'UPDATE' ) && str_contains( $sql, '${ SETTINGS }' ) && ! str_contains( $sql, 'option_value = option_value' ) ) {
				file_put_contents( LAB_FOLDER . '/writes.txt', "write\\n", FILE_APPEND );
			}
			return $sql;
		} );`
	);
}
