/**
 * Admin: hands our translations of what WordPress's own tables and fields say to WordPress's domain, in which those speak. What WordPress has
 * translated itself stays as it is. Imported before the screens.
 */
import { getLocaleData, setLocaleData } from '@wordpress/i18n';

setLocaleData( {
	...getLocaleData( 'kitgenix-stock-sync-for-woocommerce' ),
	...getLocaleData(),
} );

export {};
