/**
 * The parts that WooCommerce's own scripts give to others, as far as ours use them, and the jQuery through which they speak on pages
 * without blocks. The page has them; the build leaves them out and names their handles as dependencies (webpack.config.js).
 */
declare module 'jquery' {
	export default function jQuery( element: Element ): {
		on: ( names: string, listener: () => void ) => void;
		trigger: ( name: string ) => void;
	};
}

declare module '@woocommerce/settings' {
	/** Data that an integration's `get_script_data()` has given, under its name and `_data`. */
	export function getSetting< T >( name: string, fallback: T ): T;
}
