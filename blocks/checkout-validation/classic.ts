/**
 * Checkout scripts, pages with WooCommerce's shortcodes: what stands against the cart is shown above it, and the page's own update
 * brings the words at the lines.
 */
import jQuery from 'jquery';
import type { AskSettings, Problem } from './ask';
import { watch } from './watch';

const LIST = 'kitgenix-stock-sync-problems';

/**
 * Shows what stands against the cart, in the place of what was shown before.
 *
 * @param problems What is to be shown.
 */
export function show( problems: readonly Problem[] ): void {
	document.getElementById( LIST )?.remove();
	const place =
		document.querySelector( '.woocommerce-notices-wrapper' ) ??
		document.querySelector( '.woocommerce' );
	if ( problems.length === 0 || place === null ) {
		return;
	}
	const list = document.createElement( 'ul' );
	list.id = LIST;
	list.className = 'woocommerce-error';
	list.setAttribute( 'role', 'alert' );
	for ( const { message } of problems ) {
		const item = document.createElement( 'li' );
		item.textContent = message;
		list.append( item );
	}
	place.prepend( list );
}

/** Whether the page shows what was found last; what a refused order has left there says the same. */
function isSaid(): boolean {
	return (
		document.querySelector(
			`#${ LIST }, .woocommerce-NoticeGroup-checkout`
		) !== null
	);
}

/**
 * Begins to watch the page's cart.
 *
 * @param settings Of the page.
 */
export function begin( settings: AskSettings ): void {
	// WooCommerce tells of its updates through jQuery alone.
	const page = jQuery( document.body );
	const watched = watch( settings, ( problems, isNew ) => {
		// Its updates of a cart and of coupons take all errors off the page, ours with them.
		if ( isNew || ! isSaid() ) {
			show( problems );
		}
		if ( isNew && settings.place === 'checkout' ) {
			page.trigger( 'update_checkout' );
		}
	} );
	page.on( 'updated_checkout updated_cart_totals', watched.changed );
}
