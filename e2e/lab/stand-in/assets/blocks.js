/**
 * The Cart and Checkout blocks in the browser: the stores of data that plugins' scripts use, and the button that places the order.
 * Enters: the cart that came with the page; leaves: requests to the Store API.
 */
( () => {
	const { data, apiFetch } = window.wp;
	const settings = window.standInSettings ?? {};
	const root = document.querySelector( '[data-place]' );
	const wordsOf = ( html ) =>
		new window.DOMParser().parseFromString( html, 'text/html' ).body
			.textContent;
	let nonce = settings.nonce;

	apiFetch.use( ( options, next ) =>
		( options.path ?? '' ).startsWith( '/wc/store' )
			? next( {
					...options,
					headers: { ...options.headers, Nonce: nonce },
			  } )
			: next( options )
	);

	const cart = data.createReduxStore( 'wc/store/cart', {
		reducer: ( state = settings.cart ?? { items: [] }, action ) =>
			action.type === 'RECEIVE' ? action.cart : state,
		actions: {
			receiveCart: ( fresh ) => ( { type: 'RECEIVE', cart: fresh } ),
			receiveCartContents: ( fresh ) => ( {
				type: 'RECEIVE',
				cart: fresh,
			} ),
		},
		selectors: { getCartData: ( state ) => state },
		// The cart is there from the beginning.
		resolvers: { getCartData: () => async () => {} },
	} );
	const validation = data.createReduxStore( 'wc/store/validation', {
		reducer: ( state = {}, action ) => {
			if ( action.type === 'SET' ) {
				return { ...state, ...action.errors };
			}
			return action.type === 'CLEAR'
				? Object.fromEntries(
						Object.entries( state ).filter(
							( [ id ] ) => id !== action.id
						)
				  )
				: state;
		},
		actions: {
			setValidationErrors: ( errors ) => ( { type: 'SET', errors } ),
			clearValidationError: ( id ) => ( { type: 'CLEAR', id } ),
		},
		selectors: {
			getValidationError: ( state, id ) => state[ id ],
			hasValidationErrors: ( state ) => Object.keys( state ).length > 0,
		},
	} );
	data.register( cart );
	data.register( validation );

	const request = async ( path, given ) => {
		const fresh = await apiFetch( {
			path: `/wc/store/v1/cart/${ path }`,
			method: 'POST',
			data: given,
		} );
		data.dispatch( cart ).receiveCart( fresh );
		return fresh;
	};
	window.wc = {
		...window.wc,
		blocksCheckout: {
			extensionCartUpdate: ( { namespace, data: given } ) =>
				request( 'extensions', { namespace, data: given } ),
		},
		wcBlocksData: { cartStore: cart, validationStore: validation },
	};

	if ( ! root ) {
		return;
	}
	const board = root.querySelector( '.wc-block-components-notices' );
	const list = root.querySelector( '.wc-block-cart-items' );
	const total = root.querySelector( '.wc-block-cart-total' );
	const proceed = root.querySelector( '.wc-block-cart__submit-button' );
	let refused = [];

	const make = ( tag, fields, ...inside ) => {
		const element = Object.assign( document.createElement( tag ), fields );
		element.append( ...inside );
		return element;
	};
	const showNotices = () => {
		const notices = data
			.select( 'core/notices' )
			.getNotices( `wc/${ settings.place }` );
		const lines = new Set( [
			...notices.map( ( { content } ) => content ),
			...refused,
		] );
		board.replaceChildren(
			...[ ...lines ].map( ( line ) =>
				make( 'p', {
					className: 'wc-block-components-notice-banner is-error',
					textContent: wordsOf( line ),
				} )
			)
		);
	};
	const button = ( text, label, path, given ) => {
		const made = make( 'button', {
			type: 'button',
			textContent: text,
			ariaLabel: label,
			onclick: () =>
				request( path, given ).catch( ( { message } ) => {
					refused = [ message ];
					showNotices();
				} ),
		} );
		made.setAttribute( 'aria-label', label );
		return made;
	};
	const price = ( money, amount ) =>
		wordsOf( money.currency_symbol ) +
		( amount / 10 ** money.currency_minor_unit ).toFixed(
			money.currency_minor_unit
		);
	const line = ( { key, name, quantity, totals, item_data: more } ) =>
		make(
			'li',
			{},
			`${ wordsOf( name ) } × ${ quantity }: ${ price(
				totals,
				totals.line_total
			) } `,
			...( settings.place === 'cart'
				? [
						button(
							'−',
							`Reduce quantity of ${ name }`,
							'update-item',
							{
								key,
								quantity: quantity - 1,
							}
						),
						button(
							'+',
							`Increase quantity of ${ name }`,
							'update-item',
							{
								key,
								quantity: quantity + 1,
							}
						),
						button(
							'Remove item',
							`Remove ${ name } from cart`,
							'remove-item',
							{
								key,
							}
						),
				  ]
				: [] ),
			...more.map( ( one ) =>
				make( 'p', {
					textContent: `${ wordsOf(
						one.key ?? one.name
					) }: ${ wordsOf( one.display ?? one.value ) }`,
				} )
			)
		);
	let shown = null;
	const showLines = () => {
		const now = data.select( cart ).getCartData();
		if ( now === shown || ! list ) {
			return;
		}
		shown = now;
		if ( total && now.totals ) {
			total.textContent = price( now.totals, now.totals.total_price );
		}
		if ( proceed ) {
			proceed.hidden = now.items.length === 0;
		}
		list.replaceChildren(
			...( now.items.length > 0
				? now.items.map( line )
				: [
						make( 'li', {
							textContent: 'Your cart is currently empty!',
						} ),
				  ] )
		);
	};
	data.subscribe( () => {
		showNotices();
		showLines();
	} );
	showLines();
	// Whoever waits for the cart is told that it is there.
	data.select( cart ).getCartData();

	root.querySelector( 'form.wc-block-checkout__form' )?.addEventListener(
		'submit',
		async ( event ) => {
			event.preventDefault();
			if ( data.select( validation ).hasValidationErrors() ) {
				return;
			}
			const address = {
				country: 'GB',
				...Object.fromEntries( new window.FormData( event.target ) ),
			};
			const response = await apiFetch( {
				path: '/wc/store/v1/checkout',
				method: 'POST',
				data: {
					billing_address: address,
					shipping_address: address,
					payment_method: 'cod',
				},
				parse: false,
			} ).catch( ( answer ) => answer );
			const answer = await response.json();
			nonce = response.headers.get( 'Nonce' ) ?? nonce;
			if ( response.ok ) {
				window.location = answer.payment_result.redirect_url;
				return;
			}
			refused = [
				answer.message,
				...( answer.additional_errors ?? [] ).map(
					( { message } ) => message
				),
			];
			showNotices();
			board.scrollIntoView( { block: 'center' } );
		}
	);
} )();
