/**
 * The tabs of a product's data. Enters: the box as it was sent, with all of it to be seen; leaves: one part at a time.
 */
( () => {
	const tabs = [ ...document.querySelectorAll( '.product_data_tabs li' ) ];
	const open = ( tab ) => {
		for ( const one of tabs ) {
			const isOpen = one === tab;
			one.classList.toggle( 'active', isOpen );
			document
				.querySelector( one.querySelector( 'a' ).hash )
				?.classList.toggle( 'is-hidden', ! isOpen );
		}
	};
	for ( const tab of tabs ) {
		tab.querySelector( 'a' ).addEventListener( 'click', ( event ) => {
			event.preventDefault();
			open( tab );
		} );
	}
	if ( tabs.length > 0 ) {
		open( tabs[ 0 ] );
	}
} )();
