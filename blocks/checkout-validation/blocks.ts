/**
 * Checkout scripts, Cart and Checkout blocks: what stands against the cart is shown at its line (the Store API's cart brings the words),
 * as a notice above, and at the checkout keeps the order from being placed until it is mended.
 */
import apiFetch from '@wordpress/api-fetch';
import { dispatch, select, subscribe } from '@wordpress/data';
import { STOREFRONT } from '../../src/core/contract/names';
import type { AskSettings, Problem } from './ask';
import { watch } from './watch';

const CART = 'wc/store/cart';
const NAMESPACE = STOREFRONT.namespace;

interface CartItem {
	key: string;
	quantity: number;
}

interface CartSelectors {
	getCartData: () => { items: readonly CartItem[] };
	hasFinishedResolution: ( name: string ) => boolean;
}

interface CartActions {
	/** Takes over a cart but for its addresses: the shopper may be typing theirs. */
	receiveCartContents: ( cart: unknown ) => void;
}

interface Validation {
	setValidationErrors: (
		errors: Record< string, { message: string; hidden: boolean } >
	) => void;
	clearValidationError: ( id: string ) => void;
}

interface Notices {
	createErrorNotice: (
		message: string,
		options: { id: string; context: string; isDismissible: boolean }
	) => void;
	removeNotice: ( id: string, context: string ) => void;
}

const cart = () => select( CART ) as unknown as CartSelectors;
const cartActions = () => dispatch( CART ) as unknown as CartActions;
const validation = () =>
	dispatch( 'wc/store/validation' ) as unknown as Validation;
const notices = () => dispatch( 'core/notices' ) as unknown as Notices;

const errorId = ( { id }: Problem ) => `${ NAMESPACE }-${ id }`;

/**
 * Shows what stands against the cart.
 *
 * @param place    `cart` or `checkout`.
 * @param before   What was shown.
 * @param problems What is to be shown.
 */
function show(
	place: string,
	before: readonly Problem[],
	problems: readonly Problem[]
): void {
	const context = `wc/${ place }`;
	for ( const problem of before ) {
		notices().removeNotice( errorId( problem ), context );
		validation().clearValidationError( errorId( problem ) );
	}
	for ( const problem of problems ) {
		notices().createErrorNotice( problem.message, {
			id: errorId( problem ),
			context,
			isDismissible: false,
		} );
		if ( place === 'checkout' ) {
			validation().setValidationErrors( {
				[ errorId( problem ) ]: {
					message: problem.message,
					hidden: false,
				},
			} );
		}
	}
	// The lines take their words from the server's cart.
	apiFetch( { path: '/wc/store/v1/cart', cache: 'no-store' } ).then(
		( fresh ) => cartActions().receiveCartContents( fresh ),
		() => undefined
	);
}

/**
 * Begins as soon as the cart is known, and looks again whenever its lines change.
 *
 * @param settings Of the page.
 */
export function begin( settings: AskSettings ): void {
	const lines = () =>
		cart().hasFinishedResolution( 'getCartData' )
			? cart()
					.getCartData()
					.items.map(
						( { key, quantity } ) => `${ key } ${ quantity }`
					)
					.join()
			: '';
	let shown: readonly Problem[] = [];
	let known = '';
	let watched: ReturnType< typeof watch > | null = null;
	const look = () => {
		const now = lines();
		if ( now === known ) {
			return;
		}
		known = now;
		if ( watched === null ) {
			watched = watch( settings, ( problems, isNew ) => {
				if ( isNew ) {
					show( settings.place, shown, problems );
					shown = problems;
				}
			} );
		} else {
			watched.changed();
		}
	};
	subscribe( look, CART );
	// Where nobody has asked for the cart yet, this does; where it was there before us, nothing tells of it any more.
	cart().getCartData();
	look();
}
