/**
 * The kinds of store that `npm run matrix` tries, each differing from the first in what it is called after.
 */
import { compareVersions } from '../../e2e/lab/sources/cache.ts';
import { supportsWordPress } from '../../e2e/lab/sources/plugin-header.ts';
import { STAND_IN } from '../../e2e/lab/sources/stand-in.ts';
import { BUILT_VERSIONS } from '../../e2e/lab/sources/wordpress-builds.ts';

export interface Row {
	name: string;
	/** Of stores, as e2e/lab/target.ts reads it. */
	target: string;
	/** As `--wordpress` and `--woocommerce`; the newest at hand where there is none. */
	wordpress?: string;
	woocommerce?: string;
}

/** The oldest WordPress that the registry package has and the plugin promises to work on. */
const OLDEST_BUILT = BUILT_VERSIONS.filter( supportsWordPress )
	.sort( compareVersions )
	.at( 0 );

/** The oldest pair that we promise. */
const OLDEST = { wordpress: '6.5.5', woocommerce: '9.3.2' };

export const ROWS: readonly Row[] = [
	{ name: 'newest', target: 'php+mariadb' },
	{ name: 'oldest', target: 'php+mariadb', ...OLDEST },
	{
		name: 'stand-in',
		target: 'php+mariadb',
		wordpress: OLDEST_BUILT ?? 'none',
		woocommerce: STAND_IN,
	},
	// What a machine with Node alone can have.
	{ name: 'sqlite', target: 'embedded+sqlite' },
	{
		name: 'sqlite-stand-in',
		target: 'embedded+sqlite',
		wordpress: BUILT_VERSIONS[ 0 ] ?? 'none',
		woocommerce: STAND_IN,
	},
	// PHP 8.4, which is what the embedded engine carries.
	{ name: 'embedded-mariadb', target: 'embedded+mariadb' },
	...[ '8.1', '8.2', '8.3', '8.4', '8.5' ].map( ( version ) => ( {
		name: `php-${ version }`,
		target: `php+mariadb+php${ version }`,
	} ) ),
	{ name: 'redis', target: 'php+mariadb+redis' },
	{ name: 'multisite', target: 'php+mariadb+multisite' },
	{ name: 'plain-permalinks', target: 'php+mariadb+plain' },
];
