/**
 * Build of everything that a browser loads: src/admin and blocks in, plugin/build/<entry>.js, .css and .asset.php out.
 */
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { licences } from './tools/webpack/licences.js';
import { RightToLeft } from './tools/webpack/right-to-left.js';

const require = createRequire( import.meta.url );
const base = require( '@wordpress/scripts/config/webpack.config' );
const DependencyExtraction = require( '@wordpress/dependency-extraction-webpack-plugin' );

const root = import.meta.dirname;
const JSX = 'react/jsx-runtime';

/** What WooCommerce's own scripts give to others: the global and the handle of each. */
const WOOCOMMERCE = {
	'@woocommerce/settings': [ [ 'wc', 'wcSettings' ], 'wc-settings' ],
};

/** What the screens find in src/admin/libraries.ts: it is the page's, or that of src/admin/oldest. */
const LIBRARIES = {
	react: [ 'React' ],
	'react-dom': [ 'ReactDOM' ],
	'@wordpress/components': [ 'wp', 'components' ],
	'@wordpress/compose': [ 'wp', 'compose' ],
	'@wordpress/data': [ 'wp', 'data' ],
	'@wordpress/date': [ 'wp', 'date' ],
	'@wordpress/element': [ 'wp', 'element' ],
	'@wordpress/primitives': [ 'wp', 'primitives' ],
};

/** What src/admin/oldest takes from the page all the same: it is old, has no React in it, and knows the site's language. */
const OLD_ENOUGH = [
	'@wordpress/a11y',
	'@wordpress/date',
	'@wordpress/dom-ready',
	'@wordpress/hooks',
	'@wordpress/i18n',
];

/**
 * WordPress's minifier, with what every browser that it supports has understood for years, and without what our sources tell
 * translators: the template is made of the sources (tools/package/pot.ts).
 */
const minimizer = [
	new base.optimization.minimizer[ 0 ].constructor( {
		parallel: true,
		extractComments: false,
		terserOptions: {
			ecma: 2020,
			toplevel: true,
			compress: {
				passes: 3,
			},
			format: { comments: false },
			// Tools that gather texts from scripts look for these.
			mangle: { reserved: [ '__', '_n', '_nx', '_x' ] },
		},
	} ),
];

// One of the builds; `external` answers where a request's module is on the page, or '' to bundle it.
const build = ( {
	external,
	// WordPress 6.5 has no script for this one; ours is a few lines on top of wp.element.
	jsx = { [ JSX ]: resolve( root, 'src/admin/jsx-runtime.ts' ) },
	folder = '',
	libraries = 'licenses.txt',
	styles = [],
	after = [],
	...differs
} ) => ( {
	...base,
	...differs,
	dependencies: after,
	output: {
		...base.output,
		path: resolve( root, 'plugin/build', folder ),
		// The first build clears the folder.
		clean: after.length === 0,
	},
	resolve: {
		...base.resolve,
		alias: { ...base.resolve.alias, ...jsx },
	},
	plugins: [
		...base.plugins.filter(
			( plugin ) =>
				! [
					'DependencyExtractionWebpackPlugin',
					// Ours is below.
					'RtlCssPlugin',
					// Block files: this build has none.
					'CopyPlugin',
					'PhpFilePathsPlugin',
				].includes( plugin.constructor.name )
		),
		licences( libraries, styles ),
		new RightToLeft(),
		new DependencyExtraction( {
			requestToExternal: ( request ) =>
				request === JSX
					? ''
					: external?.( request ) ?? WOOCOMMERCE[ request ]?.[ 0 ],
			requestToHandle: ( request ) => WOOCOMMERCE[ request ]?.[ 1 ],
		} ),
	],
	optimization: { ...base.optimization, minimizer },
	performance: { hints: false },
} );

export default [
	build( {
		name: 'admin',
		entry: { admin: resolve( root, 'src/admin/index.tsx' ) },
		external: ( request ) =>
			LIBRARIES[ request ] && [
				'kitgenixStockSyncLibraries',
				...LIBRARIES[ request ],
			],
	} ),
	build( {
		name: 'beside',
		libraries: 'licenses-beside.txt',
		after: [ 'admin' ],
		entry: {
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
	} ),
	build( {
		name: 'oldest',
		after: [ 'admin' ],
		// It brings React's own.
		jsx: {},
		folder: 'oldest',
		// What the colour schemes are made with.
		styles: [
			dirname( require.resolve( '@wordpress/base-styles/package.json' ) ),
		],
		entry: { libraries: resolve( root, 'src/admin/oldest/index.ts' ) },
		external: ( request ) =>
			OLD_ENOUGH.includes( request ) ? undefined : '',
	} ),
];
