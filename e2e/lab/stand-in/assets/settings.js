/**
 * What the page tells its scripts, under WooCommerce's name for it. Enters: `standInSettings`, which the block has written before this.
 */
( () => {
	const settings = window.standInSettings ?? {};
	window.wc = window.wc ?? {};
	window.wc.wcSettings = {
		allSettings: settings,
		getSetting: ( name, fallback = false ) => settings[ name ] ?? fallback,
	};
} )();
