/**
 * Admin: where the screens find React and what stands on it. That is the page itself; on a WordPress whose own are too old,
 * src/admin/oldest has been there before and has brought them. Imported first: everything else asks here.
 */
declare global {
	interface Window {
		/** webpack.config.js makes all screens read React and WordPress's React packages from here. */
		kitgenixStockSyncLibraries?: object;
	}
}

window.kitgenixStockSyncLibraries ??= window;

export {};
