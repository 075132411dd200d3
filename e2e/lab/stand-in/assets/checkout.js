/**
 * The classic checkout in the browser: the review of the order is fetched anew when somebody asks for it, as plugins' scripts expect.
 */
( () => {
	const page = window.jQuery( document.body );
	const review = '.woocommerce-checkout-review-order-table';
	page.on( 'update_checkout', async () => {
		const response = await window.fetch( window.location.href, {
			credentials: 'same-origin',
		} );
		const fresh = new window.DOMParser()
			.parseFromString( await response.text(), 'text/html' )
			.querySelector( review );
		if ( fresh ) {
			document.querySelector( review )?.replaceWith( fresh );
		}
		page.trigger( 'updated_checkout' );
	} );
} )();
