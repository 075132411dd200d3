/**
 * ESLint with the WordPress presets. What differs from them, and why, stands beside each rule.
 */
import wordpress from '@wordpress/eslint-plugin';

const TYPESCRIPT = [ '**/*.{ts,tsx,mts}' ];

export default [
	{
		ignores: [
			'node_modules/**',
			'vendor/**',
			'dist/**',
			'.lab/**',
			'plugin/**',
			'test-results/**',
			'playwright-report/**',
			'tools/generator/fixtures/**',
			'**/*.generated.ts',
		],
	},
	...wordpress.configs.recommended,
	...wordpress.configs[ 'test-unit' ].map( ( config ) => ( {
		...config,
		files: [ '**/*.test.{ts,tsx}' ],
	} ) ),
	{
		rules: {
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'kitgenix-stock-sync-for-woocommerce' },
			],
		},
	},
	{
		files: TYPESCRIPT,
		rules: {
			// The types stand in the signature; writing them again in a comment invites two truths.
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns-type': 'off',
			'jsdoc/require-property-type': 'off',
			'jsdoc/no-undefined-types': 'off',
			'jsdoc/check-tag-names': 'off',
			// TypeScript resolves imports, with the types it needs for it.
			'import/no-unresolved': 'off',
			'import/named': 'off',
			'import/default': 'off',
			'no-undef': 'off',
		},
	},
	{
		files: [
			'tools/**',
			'e2e/**',
			'examples/**',
			'src/simulator/**',
			'*.config.*',
			'.*.cjs',
		],
		rules: {
			// These are programs on a command line: printing is what they do.
			'no-console': 'off',
			// The TypeScript compiler's flags are bit fields.
			'no-bitwise': 'off',
			'import/no-extraneous-dependencies': 'off',
		},
	},
];
