/**
 * The parts that WooCommerce's own scripts give to others, as far as ours use them. They are there when a page has its blocks; the
 * build leaves them out and names their handles as dependencies (webpack.config.js).
 */
declare module '@woocommerce/settings' {
	/** Data that an integration's `get_script_data()` has given, under its name and `_data`. */
	export function getSetting< T >( name: string, fallback: T ): T;
}

declare module '@woocommerce/blocks-checkout' {
	/** Calls the update callback of an extension; the store of the cart takes the answer over. */
	export function extensionCartUpdate( update: {
		namespace: string;
		data: Record< string, unknown >;
	} ): Promise< unknown >;
}
