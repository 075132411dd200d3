/**
 * Build of everything that a browser loads: src/admin and blocks in, plugin/build/<entry>.js, .css and .asset.php out.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire( import.meta.url );
const base = require( '@wordpress/scripts/config/webpack.config' );
const DependencyExtraction = require( '@wordpress/dependency-extraction-webpack-plugin' );

const root = import.meta.dirname;
const JSX = 'react/jsx-runtime';

/** What WooCommerce's own scripts give to others: the global and the handle of each. */
const WOOCOMMERCE = {
	'@woocommerce/settings': [ [ 'wc', 'wcSettings' ], 'wc-settings' ],
};

export default {
	...base,
	entry: {
		admin: resolve( root, 'src/admin/index.tsx' ),
		hub: resolve( root, 'src/admin/hub.ts' ),
		'checkout-blocks': resolve(
			root,
			'blocks/checkout-validation/start-blocks.ts'
		),
		'checkout-classic': resolve(
			root,
			'blocks/checkout-validation/start-classic.ts'
		),
	},
	output: { ...base.output, path: resolve( root, 'plugin/build' ) },
	resolve: {
		...base.resolve,
		// WordPress 6.5 has no script for this one; ours is a few lines on top of wp.element.
		alias: {
			...base.resolve.alias,
			[ JSX ]: resolve( root, 'src/admin/jsx-runtime.ts' ),
		},
	},
	plugins: [
		...base.plugins.filter(
			( plugin ) =>
				! [
					'DependencyExtractionWebpackPlugin',
					// Block files: this build has none.
					'CopyPlugin',
					'PhpFilePathsPlugin',
				].includes( plugin.constructor.name )
		),
		new DependencyExtraction( {
			// An empty answer means: bundle it.
			requestToExternal: ( request ) =>
				request === JSX ? '' : WOOCOMMERCE[ request ]?.[ 0 ],
			requestToHandle: ( request ) => WOOCOMMERCE[ request ]?.[ 1 ],
		} ),
	],
	performance: { hints: false },
};
