/**
 * Checkout scripts, Cart and Checkout blocks: begins. Registered by BlocksIntegration.php, which brings the settings.
 */
import { getSetting } from '@woocommerce/settings';
import { STOREFRONT } from '../../src/core/contract/names';
import type { AskSettings } from './ask';
import { begin } from './blocks';

const settings = getSetting< AskSettings | null >(
	`${ STOREFRONT.namespace }_data`,
	null
);
if ( settings !== null ) {
	begin( settings );
}
