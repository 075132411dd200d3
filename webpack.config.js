/**
 * Build of everything that a browser loads: src/admin and blocks in, plugin/build/<entry>.js, .css and .asset.php out.
 */
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import tokenFallbacks from '@wordpress/theme/postcss-plugins/postcss-ds-token-fallbacks';
import { licences } from './tools/webpack/licences.js';
import { Replacements } from './tools/webpack/replacements.js';
import { RightToLeft } from './tools/webpack/right-to-left.js';

const require = createRequire( import.meta.url );
const base = require( '@wordpress/scripts/config/webpack.config' );
const DependencyExtraction = require( '@wordpress/dependency-extraction-webpack-plugin' );

const root = import.meta.dirname;
const JSX = 'react/jsx-runtime';

/** In the place of React for WordPress older than 6.5: a tenth of its size (docs/decisions/oldest-wordpress.md). */
const PREACT = {
	react$: resolve( root, 'src/admin/oldest/react.ts' ),
	'react-dom$': 'preact/compat',
	'react-dom/client$': 'preact/compat/client',
};

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

const tables = ( file ) => resolve( root, 'src/admin/tables', file );
const NO_TYPE = tables( 'no-field-type.ts' );
const LEFT_OUT = tables( 'left-out.ts' );

/**
 * What @wordpress/dataviews gets when it asks for something: without this, tables have 230 KB, compressed, and with the library's
 * own build 385 (docs/decisions/tables.md). Parts are left out that `TableField` and `DataTable` have no use for.
 */
const DATAVIEWS = {
	issuer: /@wordpress\/dataviews\/build-module\//,
	by: {
		// The page's, and `Composite`.
		'@wordpress/components': tables( 'components.ts' ),
		// 110 KB, compressed, for a menu, a tool tip and a box.
		'@wordpress/ui': tables( 'ui.tsx' ),
		// WordPress 6.5 has no `useEvent`, and another `useResizeObserver`.
		'@wordpress/compose': require
			.resolve( '@wordpress/compose/package.json' )
			.replace( 'package.json', 'build-module/index.mjs' ),
		// A second library for lists that can be searched.
		'./search-widget.mjs': tables( 'elements-filter.tsx' ),
		// Filters that are not a choice among values.
		'./input-widget.mjs': LEFT_OUT,
		'date-fns': LEFT_OUT,
		// Layouts other than the table and the list.
		'./grid/index.mjs': LEFT_OUT,
		'./activity/index.mjs': LEFT_OUT,
		'./picker-grid/index.mjs': LEFT_OUT,
		'./picker-table/index.mjs': LEFT_OUT,
		'./picker-activity/index.mjs': LEFT_OUT,
		'./utils/grid-config-options.mjs': LEFT_OUT,
		// Forms for fields, and types of fields, most of which are about forms. Whole numbers stay.
		'../components/dataform-controls/index.mjs': LEFT_OUT,
		'./email.mjs': NO_TYPE,
		'./number.mjs': NO_TYPE,
		'./text.mjs': NO_TYPE,
		'./datetime.mjs': NO_TYPE,
		'./date.mjs': NO_TYPE,
		'./time.mjs': NO_TYPE,
		'./boolean.mjs': NO_TYPE,
		'./media.mjs': NO_TYPE,
		'./array.mjs': NO_TYPE,
		'./password.mjs': NO_TYPE,
		'./telephone.mjs': NO_TYPE,
		'./color.mjs': NO_TYPE,
		'./url.mjs': NO_TYPE,
	},
};

const oldest = ( file ) => resolve( root, 'src/admin/oldest', file );
const PARTS = oldest( 'parts.tsx' );

/** What the libraries of src/admin/oldest get when they ask for something: 20 KB, compressed, that ours have no use for. */
const OLDEST = [
	{
		issuer: /@wordpress\/components\/build-module\/(button|checkbox-control|form-token-field|modal|notice|radio-control|text-control|toggle-control)\//,
		by: {
			'../tooltip/index.mjs': oldest( 'tooltip.ts' ),
			'../base-control/index.mjs': PARTS,
			'../base-control/styles/base-control-styles.mjs': PARTS,
			'../flex/index.mjs': PARTS,
			'../h-stack/index.mjs': PARTS,
			'../v-stack/index.mjs': PARTS,
			'../spacer/index.mjs': PARTS,
			'../visually-hidden/index.mjs': PARTS,
			'../popover/utils.mjs': PARTS,
			'./use-modal-exit-animation.mjs': PARTS,
			'../style-provider/index.mjs': oldest( 'style-provider.ts' ),
		},
	},
	{
		issuer: /@wordpress\/element\/build-module\//,
		by: { './serialize.mjs': oldest( 'text-of.ts' ) },
	},
	{
		issuer: /@wordpress\/data\/build-module\//,
		by: { '@wordpress/redux-routine': oldest( 'no-routine.ts' ) },
	},
];

/**
 * WordPress's rules for styles, with one more plugin: the components' sources name colours and sizes that newer WordPress
 * defines on every page, and this writes beside each what it is without that.
 */
const rulesWithTokens = base.module.rules.map( ( rule ) => ( {
	...rule,
	use: Array.isArray( rule.use ) ? rule.use.map( withTokens ) : rule.use,
} ) );

function withTokens( loader ) {
	const { postcssOptions } = loader.options ?? {};
	return postcssOptions
		? {
				...loader,
				options: {
					...loader.options,
					postcssOptions: {
						...postcssOptions,
						plugins: [ tokenFallbacks, ...postcssOptions.plugins ],
					},
				},
		  }
		: loader;
}

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
	alias = {},
	folder = '',
	libraries = 'licenses.txt',
	styles = [],
	after = [],
	plugins = [],
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
		// WordPress 6.5 has no script for this one; ours is a few lines on top of wp.element.
		alias: {
			...base.resolve.alias,
			...alias,
			[ JSX ]: resolve( root, 'src/admin/jsx-runtime.ts' ),
		},
	},
	plugins: [
		...plugins,
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
		module: { ...base.module, rules: rulesWithTokens },
		plugins: [ new Replacements( DATAVIEWS ) ],
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
		alias: PREACT,
		folder: 'oldest',
		module: { ...base.module, rules: rulesWithTokens },
		plugins: [
			...OLDEST.map( ( replaced ) => new Replacements( replaced ) ),
		],
		// What the colour schemes are made with.
		styles: [
			dirname( require.resolve( '@wordpress/base-styles/package.json' ) ),
		],
		entry: { libraries: resolve( root, 'src/admin/oldest/index.ts' ) },
		external: ( request ) =>
			OLD_ENOUGH.includes( request ) ? undefined : '',
	} ),
];
