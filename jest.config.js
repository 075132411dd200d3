/**
 * Jest, through wp-scripts: the tests beside the code of src/, blocks/ and tools/. What needs a browser's document says so
 * with a @jest-environment comment; everything else runs on Node.
 */
import { createRequire } from 'node:module';

const require = createRequire( import.meta.url );

export default {
	...require( '@wordpress/scripts/config/jest-unit.config' ),
	testEnvironment: 'node',
	roots: [ 'src', 'tools', 'blocks', 'e2e' ]
		.filter( ( folder ) => require( 'node:fs' ).existsSync( folder ) )
		.map( ( folder ) => `<rootDir>/${ folder }` ),
	testMatch: [ '**/?(*.)test.[jt]s?(x)' ],
	// WordPress's components ask for these with require(), and they are ES modules only; so do tests of texts.
	transform: {
		'\\.m?[jt]sx?$': require.resolve(
			'@wordpress/scripts/config/babel-transform'
		),
	},
	transformIgnorePatterns: [
		'/node_modules/(?!(uuid|@wordpress/theme|gettext-parser|content-type)/)',
	],
	testPathIgnorePatterns: [ '/node_modules/', '<rootDir>/e2e/integration/' ],
};
