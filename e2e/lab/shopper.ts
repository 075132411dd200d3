/**
 * A shopper without a browser: a cart of their own and an order, through the Store API as the Cart and Checkout blocks use it.
 * Enters: a store. Leaves: answers as the store gave them.
 */
import type { Store } from './types.ts';

/** Where whoever shops lives. */
export const ADDRESS = {
	first_name: 'Ada',
	last_name: 'Shopper',
	address_1: '1 High Street',
	city: 'London',
	state: 'Greater London',
	postcode: 'SW1A 1AA',
	country: 'GB',
	email: 'shopper@example.com',
	phone: '020 7946 0000',
};

export interface ShopAnswer {
	status: number;
	/** The answer's JSON. */
	message: string;
	/** Milliseconds until it had arrived. */
	ms: number;
}

export interface Shopper {
	/** Puts a product into the cart, by its id on this store. */
	add: ( productId: number, quantity: number ) => Promise< ShopAnswer >;
	/** What is shown of the cart. */
	cart: () => Promise< ShopAnswer >;
	/** Places the order, with cash on delivery: it is paid and takes its stock at once. */
	place: () => Promise< ShopAnswer >;
}

/**
 * Somebody comes into a store.
 *
 * @param store Where.
 */
export async function enter( store: Store ): Promise< Shopper > {
	const api = `${ await addressOfTheApi( store ) }wc/store/v1`;
	const { headers } = await fetch( `${ api }/cart` );
	const identity = {
		'content-type': 'application/json',
		'cart-token': headers.get( 'cart-token' ) ?? '',
		nonce: headers.get( 'nonce' ) ?? '',
	};
	const call = async (
		method: string,
		path: string,
		body?: object
	): Promise< ShopAnswer > => {
		const began = performance.now();
		const response = await fetch( `${ api }/${ path }`, {
			method,
			headers: identity,
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
		const message = await response.text();
		return {
			status: response.status,
			message,
			ms: performance.now() - began,
		};
	};
	return {
		add: ( id, quantity ) =>
			call( 'POST', 'cart/add-item', { id, quantity } ),
		cart: () => call( 'GET', 'cart' ),
		place: () =>
			call( 'POST', 'checkout', {
				billing_address: ADDRESS,
				shipping_address: ADDRESS,
				payment_method: 'cod',
			} ),
	};
}

/** Where a page of the store says its REST API is: it depends on the shop's permalinks. */
async function addressOfTheApi( store: Store ): Promise< string > {
	const { headers } = await fetch( `${ store.url }/`, { method: 'HEAD' } );
	return (
		/<([^>]+)>; rel="https:\/\/api\.w\.org\/"/.exec(
			headers.get( 'link' ) ?? ''
		)?.[ 1 ] ?? `${ store.url }/wp-json/`
	);
}
