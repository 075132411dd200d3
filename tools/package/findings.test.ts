/**
 * Each rule of Plugin Check that findings.ts knows finds what it is for, in a plugin that has nothing else against it.
 */
import { aboutSlug, findings } from './findings.ts';
import { SLUG } from './versions.ts';

const MAIN = `${ SLUG }.php`;

const FILES: Record< string, string > = {
	[ MAIN ]: `<?php
/**
 * Plugin Name:       Example for WooCommerce
 * Description:       Sells.
 * Version:           1.2.3
 * Requires at least: 6.5
 * Requires PHP:      8.1
 * Requires Plugins:  woocommerce
 * Author URI:        https://author.test
 * License:           GPL-3.0-or-later
 * Text Domain:       ${ SLUG }
 * Domain Path:       /languages
 */
defined('ABSPATH') || exit;
`,
	'includes/Plugin.php': `<?php\ndefined('ABSPATH') || exit;\n`,
	'languages/x-de_DE.mo': '',
	'build/admin.css': 'a{color:red}',
	'readme.txt': `=== Example for WooCommerce ===
Contributors: someone
Tags: one, two
Requires at least: 6.5
Tested up to: 7.1
Requires PHP: 8.1
Stable tag: 1.2.3
License: GPL-3.0-or-later

Sells.

== Description ==

Sells more.

== Changelog ==

= 1.2.3 =
* Begins.

== Upgrade Notice ==

= 1.2.3 =
Do.
`,
};

const of = ( changed: Record< string, string > ) =>
	findings( new Map( Object.entries( { ...FILES, ...changed } ) ) );

const replaced = ( file: string, from: string | RegExp, to: string ) => {
	const before = FILES[ file ] ?? '';
	const after = before.replace( from, to );
	expect( after ).not.toBe( before );
	return of( { [ file ]: after } );
};

it( 'finds nothing where nothing is', () => {
	expect( of( {} ) ).toEqual( [] );
} );

it.each( [
	[ 'build/a.zip', 'not permitted' ],
	[ 'build/run.sh', 'not permitted' ],
	[ 'includes/.hidden', 'a hidden file' ],
	[ 'includes/a b.txt', 'badly named' ],
	[ 'includes/a+b.txt', 'badly named' ],
] )( 'finds a file like %s', ( name, what ) => {
	expect( of( { [ name ]: '' } ) ).toEqual( [
		expect.stringContaining( what ),
	] );
} );

it.each( [
	[ 'no guard', `<?php\necho 1;\n`, 'without WordPress' ],
	[
		'hidden code',
		`<?php\ndefined('ABSPATH') || exit;\n// ionCube`,
		'hidden by a tool',
	],
	[
		'an own address',
		`<?php\ndefined('ABSPATH') || exit;\n$a = 'http://localhost/x';`,
		'developer’s machine',
	],
	[
		'any upload',
		`<?php\ndefined('ABSPATH') || exit;\ndefine('ALLOW_UNFILTERED_UPLOADS', true);`,
		'uploads of any type',
	],
	[
		'an updater',
		`<?php\ndefined('ABSPATH') || exit;\nadd_filter('pre_set_site_transient_update_plugins', 'f');`,
		'an updater',
	],
	[
		'a foreign picture',
		`<?php\ndefined('ABSPATH') || exit;\necho '<img src="https://cdn.test/a.png">';`,
		'another site',
	],
	[
		'a foreign script',
		`<?php\ndefined('ABSPATH') || exit;\nwp_enqueue_script('a', 'https://cdn.test/a');`,
		'another site',
	],
] )( 'finds in PHP %s', ( _what, text, finding ) => {
	expect( of( { 'includes/Plugin.php': text } ) ).toEqual( [
		expect.stringContaining( finding ),
	] );
} );

it( 'finds a foreign file in a style', () => {
	expect(
		of( { 'build/admin.css': 'a{background:url(https://cdn.test/a)}' } )
	).toEqual( [ expect.stringContaining( 'another site' ) ] );
} );

it.each( [
	[ /Plugin Name: .*/, 'Plugin Name:', 'Plugin Name is missing' ],
	[
		'Author URI:        https://author.test',
		'Author URI: author',
		'Author URI is no address',
	],
	[
		' * Version',
		' * Plugin URI: https://wordpress.org/plugins/x/\n * Version',
		'not the author’s',
	],
	[
		'Requires at least: 6.5',
		'Requires at least: six',
		'Requires at least is no version',
	],
	[
		'Requires Plugins:  woocommerce',
		'Requires Plugins: Woo Commerce!',
		'no list of slugs',
	],
	[
		`Text Domain:       ${ SLUG }`,
		'Text Domain: other',
		'Text Domain is not the slug',
	],
	[ '/languages', '/nowhere', 'Domain Path has no files' ],
	[ ' * Version', ' * Update URI: https://x.test\n * Version', 'Update URI' ],
] )( 'finds in the header what %s becomes', ( from, to, finding ) => {
	expect( replaced( MAIN, from, to ) ).toContainEqual(
		expect.stringContaining( finding )
	);
} );

it.each( [
	[ '=== Example', '=== Another', 'another name' ],
	[ 'Contributors: someone\n', '', 'Contributors' ],
	[ 'one, two', 'a, b, c, d, e, f', '6 tags' ],
	[ 'Tested up to: 7.1', 'Tested up to: 7.1.2', 'Tested up to' ],
	[ 'Stable tag: 1.2.3', 'Stable tag: trunk', 'Stable tag is missing' ],
	[ 'Stable tag: 1.2.3', 'Stable tag: 1.2.4', 'not the plugin’s version' ],
	[ 'License: GPL-3.0-or-later', 'License: mine', 'does not go with' ],
	[ '\nSells.\n', `\n${ 'S'.repeat( 151 ) }\n`, '151 characters' ],
	[ '== Changelog', '== News', 'not read' ],
	[ '\nDo.', `\n${ 'D'.repeat( 301 ) }`, 'more than 300' ],
] )( 'finds in the readme what %s becomes', ( from, to, finding ) => {
	expect( replaced( 'readme.txt', from, to ) ).toContainEqual(
		expect.stringContaining( finding )
	);
} );

it.each( [
	'woo-stock',
	'woocommerce-stock',
	'wp-stock',
	'my-plugin',
	'stripe-stock',
] )( 'finds another’s name in %s', ( slug ) => {
	expect( aboutSlug( slug ) ).toHaveLength( 1 );
} );
