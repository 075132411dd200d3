/**
 * Checkout scripts, pages with WooCommerce's shortcodes: begins. Enqueued by Storefront.php, which writes the settings before it.
 */
import type { AskSettings } from './ask';
import { begin } from './classic';

declare global {
	interface Window {
		kitgenixStockSyncAsk?: AskSettings;
	}
}

if ( window.kitgenixStockSyncAsk !== undefined ) {
	begin( window.kitgenixStockSyncAsk );
}
