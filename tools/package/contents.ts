/**
 * Package: which files of plugin/ a shop gets. Enters: the repository's folder. Leaves: paths relative to plugin/, in byte
 * order. A file that is neither packed nor left out by name stops the packing: nothing slips in, and nothing new stays out
 * unnoticed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SLUG } from './versions.ts';

/** Packed. Licences are those of the libraries that webpack bundles. */
const PACKED: readonly RegExp[] = [
	new RegExp( `^${ SLUG }\\.php$` ),
	/^(uninstall\.php|readme\.txt|license\.txt)$/,
	/^(includes|generated)\/[\w/]+\.php$/,
	/^templates\/[\w/-]+\.php$/,
	/^build\/[\w/.-]+\.(js|css|asset\.php|json)$/,
	/^build\/(oldest\/)?licenses(-beside)?\.txt$/,
	/^languages\/index\.php$/,
	/^languages\/[\w.-]+\.(mo|json|l10n\.php)$/,
];

/** Left out: what only developers and translators use. */
const LEFT_OUT: readonly RegExp[] = [
	/^tests\//,
	/^vendor\//,
	/\.map$/,
	// For machines; people read the list beside it.
	/^build\/.*\.oss\.json$/,
	// WordPress reads what is made of them.
	/^languages\/[\w.-]+\.(pot|po)$/,
	// The plugin reads with the validators; no PHP names these (package.test.ts).
	/^generated\/Contract\/Schemas\.php$/,
	/(^|\/)\./,
];

/** A generated class without members: shapes for PHPStan, which nothing ever loads. */
const SHAPES_ONLY = /^final class \w+\s*\{\s*\}\s*$/m;

/** Without these a zip would install, and then do nothing or show nothing. */
const NEEDED: readonly string[] = [
	`${ SLUG }.php`,
	'uninstall.php',
	'readme.txt',
	'license.txt',
	'includes/Plugin.php',
	'includes/autoload.php',
	'generated/Contract/Names.php',
	'build/admin.js',
	'build/admin.css',
	'build/admin.asset.php',
	'build/oldest/libraries.js',
	'build/oldest/libraries.css',
	'build/oldest/libraries.asset.php',
	'build/licenses.txt',
	'build/oldest/licenses.txt',
	'languages/index.php',
];

export function packedFiles( root: string ): readonly string[] {
	const folder = join( root, 'plugin' );
	const unknown: string[] = [];
	const packed: string[] = [];
	for ( const file of filesIn( folder, '' ) ) {
		if (
			LEFT_OUT.some( ( pattern ) => pattern.test( file ) ) ||
			hasShapesOnly( folder, file )
		) {
			continue;
		}
		const isKnown = PACKED.some( ( pattern ) => pattern.test( file ) );
		( isKnown ? packed : unknown ).push( file );
	}
	if ( unknown.length > 0 ) {
		throw new Error(
			`Pack these or leave them out? Say so in tools/package/contents.ts:\n${ unknown
				.map( ( file ) => `  plugin/${ file }` )
				.join( '\n' ) }`
		);
	}
	const missing = [ ...NEEDED, ...madeOfTranslations( folder ) ].filter(
		( file ) => ! packed.includes( file )
	);
	if ( missing.length > 0 ) {
		throw new Error(
			`Missing from the plugin:\n${ missing
				.map( ( file ) => `  plugin/${ file }` )
				.join( '\n' ) }`
		);
	}
	return packed.sort( ( one, other ) =>
		Buffer.compare( Buffer.from( one ), Buffer.from( other ) )
	);
}

const hasShapesOnly = ( folder: string, file: string ): boolean =>
	/^generated\/.*\.php$/.test( file ) &&
	SHAPES_ONLY.test( readFileSync( join( folder, file ), 'utf8' ) );

/** Of each translation what PHP reads, and what the first screen does. */
const madeOfTranslations = ( folder: string ): readonly string[] =>
	filesIn( folder, 'languages' )
		.filter( ( file ) => file.endsWith( '.po' ) )
		.map( ( file ) => file.slice( 0, -'.po'.length ) )
		.flatMap( ( start ) => [
			`${ start }.mo`,
			`${ start }-kitgenix-stock-sync-admin.json`,
		] );

function filesIn( folder: string, inside: string ): readonly string[] {
	if ( ! existsSync( folder ) ) {
		return [];
	}
	return readdirSync( join( folder, inside ), {
		withFileTypes: true,
	} ).flatMap( ( entry ) => {
		const path = inside === '' ? entry.name : `${ inside }/${ entry.name }`;
		if ( entry.isDirectory() ) {
			return filesIn( folder, path );
		}
		if ( ! entry.isFile() ) {
			throw new Error(
				`plugin/${ path } is neither a file nor a folder: a link would lead nowhere on another machine.`
			);
		}
		return [ path ];
	} );
}
