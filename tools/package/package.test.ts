/**
 * Packing, on a small plugin in a temporary folder: what goes in, what stops it, and that the bytes are the same twice.
 */
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { archive } from './archive.ts';
import { packedFiles } from './contents.ts';
import { agreedVersion, SLUG } from './versions.ts';

const MAIN = `<?php
/**
 * Plugin Name:       Example
 * Version:           1.2.3
 * Requires at least: 6.5
 * Requires PHP:      8.1
 */
define('KITGENIX_STOCK_SYNC_VERSION', '1.2.3');
define('KITGENIX_STOCK_SYNC_MINIMUM_PHP', '8.1');
define('KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS', '6.5');
`;
const README = `=== Example ===
Requires at least: 6.5
Requires PHP: 8.1
Stable tag: 1.2.3

== Changelog ==

= 1.2.3 =
* Begins.
`;
const FILES: Record< string, string > = {
	'package.json': '{\n\t"name": "x",\n\t"version": "1.2.3"\n}\n',
	[ `plugin/${ SLUG }.php` ]: MAIN,
	'plugin/uninstall.php': '<?php\n',
	'plugin/readme.txt': README,
	'plugin/license.txt': 'Free.\n',
	'plugin/includes/Plugin.php': '<?php\n',
	'plugin/includes/autoload.php': '<?php\n',
	'plugin/includes/Admin/Menu.php': '<?php\n',
	'plugin/generated/Contract/Names.php':
		'<?php\nfinal class Names\n{\n    public const ONE = 1;\n}\n',
	'plugin/generated/Contract/Payloads.php':
		'<?php\n/** @phpstan-type One int */\nfinal class Payloads\n{\n}\n',
	'plugin/generated/Contract/Schemas.php':
		'<?php\nfinal class Schemas\n{\n    public const ONE = [];\n}\n',
	'plugin/build/admin.js': 'void 0;\n',
	'plugin/build/admin.js.map': '{}',
	'plugin/build/admin.css': '',
	'plugin/build/admin.asset.php': '<?php return [];\n',
	'plugin/build/licenses.txt': 'Free.\n',
	'plugin/build/licenses.oss.json': '[]',
	'plugin/build/oldest/licenses.txt': 'Free.\n',
	'plugin/build/oldest/libraries.js': 'void 0;\n',
	'plugin/build/oldest/libraries.css': '',
	'plugin/build/oldest/libraries.asset.php': '<?php return [];\n',
	'plugin/languages/index.php': '<?php\n',
	[ `plugin/languages/${ SLUG }.pot` ]: '',
	'plugin/tests/unit/MenuTest.php': '<?php\n',
	'plugin/.DS_Store': '',
};

const PACKED = [
	'build/admin.asset.php',
	'build/admin.css',
	'build/admin.js',
	'build/licenses.txt',
	'build/oldest/libraries.asset.php',
	'build/oldest/libraries.css',
	'build/oldest/libraries.js',
	'build/oldest/licenses.txt',
	'generated/Contract/Names.php',
	'includes/Admin/Menu.php',
	'includes/Plugin.php',
	'includes/autoload.php',
	`${ SLUG }.php`,
	'languages/index.php',
	'license.txt',
	'readme.txt',
	'uninstall.php',
];

let root = '';

beforeEach( () => {
	root = mkdtempSync( join( tmpdir(), 'kitgenix-package-' ) );
	for ( const [ path, text ] of Object.entries( FILES ) ) {
		put( path, text );
	}
} );

afterEach( () => rmSync( root, { recursive: true, force: true } ) );

function put( path: string, text: string ): void {
	mkdirSync( dirname( join( root, path ) ), { recursive: true } );
	writeFileSync( join( root, path ), text );
}

describe( 'the contents', () => {
	it( 'are what a shop needs, without sources, tests, maps, templates for translators, hidden files and what only PHPStan reads', () => {
		expect( packedFiles( root ) ).toEqual( PACKED );
	} );

	it( 'stop at a file that is neither packed nor left out by name', () => {
		put( 'plugin/includes/notes.md', 'Later.' );
		put( 'plugin/build/admin.tsx', '' );
		expect( () => packedFiles( root ) ).toThrow(
			/plugin\/build\/admin\.tsx\s+plugin\/includes\/notes\.md/
		);
	} );

	it( 'stop when the screen was not built', () => {
		rmSync( join( root, 'plugin/build' ), { recursive: true } );
		expect( () => packedFiles( root ) ).toThrow( 'plugin/build/admin.js' );
	} );

	it( 'stop at a link', () => {
		symlinkSync( '/', join( root, 'plugin/includes/Root.php' ) );
		expect( () => packedFiles( root ) ).toThrow(
			'plugin/includes/Root.php'
		);
	} );
} );

describe( 'the zip', () => {
	it( 'has one top folder, named as WordPress names the plugin', async () => {
		const entries = unzipSync( ( await archive( root ) ).bytes );
		expect( Object.keys( entries ) ).toEqual(
			PACKED.map( ( file ) => `${ SLUG }/${ file }` )
		);
		expect(
			strFromU8( entries[ `${ SLUG }/readme.txt` ] ?? new Uint8Array() )
		).toBe( README );
	} );

	it( 'has the same bytes on another day, with other modes, wherever it is packed', async () => {
		const first = ( await archive( root ) ).bytes;
		const later = new Date( '2031-07-08T09:10:11Z' );
		for ( const path of Object.keys( FILES ) ) {
			chmodSync( join( root, path ), 0o600 );
			utimesSync( join( root, path ), later, later );
		}
		expect( Buffer.compare( ( await archive( root ) ).bytes, first ) ).toBe(
			0
		);
	} );

	it( 'gives every file the mode rw-r--r-- and the earliest time', async () => {
		const { bytes } = await archive( root );
		const view = new DataView( bytes.buffer, bytes.byteOffset );
		const entries: { time: number; mode: number }[] = [];
		for ( let at = 0; at < bytes.length - 46; at++ ) {
			// A central directory header, by APPNOTE.TXT 4.3.12.
			if ( view.getUint32( at, true ) === 0x02014b50 ) {
				entries.push( {
					time: view.getUint32( at + 12, true ),
					mode: view.getUint32( at + 38, true ) >>> 16,
				} );
			}
		}
		expect( entries ).toEqual(
			// 1 January 1980, 00:00, as DOS counts.
			PACKED.map( () => ( { time: 0x00210000, mode: 0o100644 } ) )
		);
	} );

	it( 'is refused when it grows too large', async () => {
		let noise = 1;
		const large = Buffer.alloc( 2_000_000 );
		for ( let at = 0; at < large.length; at++ ) {
			noise = ( noise * 48271 ) % 2147483647;
			large[ at ] = noise % 256;
		}
		put( 'plugin/build/admin.js', large.toString( 'base64' ) );
		await expect( archive( root ) ).rejects.toThrow(
			/2000000 are the most/
		);
	} );
} );

describe( 'the version', () => {
	it( 'is the one that all places agree on', () => {
		expect( agreedVersion( root ) ).toBe( '1.2.3' );
	} );

	it.each( [
		[ 'package.json', '"version": "1.2.3"', '"version": "1.2.4"' ],
		[
			`plugin/${ SLUG }.php`,
			'Version:           1.2.3',
			'Version: 1.2.4',
		],
		[ `plugin/${ SLUG }.php`, `VERSION', '1.2.3'`, `VERSION', '1.2.4'` ],
		[ 'plugin/readme.txt', 'Stable tag: 1.2.3', 'Stable tag: 1.2.4' ],
		[ 'plugin/readme.txt', '= 1.2.3 =', '= 1.2.4 =' ],
		[ 'plugin/readme.txt', 'Requires PHP: 8.1', 'Requires PHP: 8.2' ],
		[ 'plugin/readme.txt', 'Stable tag: 1.2.3\n', '' ],
	] )( 'is refused when %s says something else', ( file, from, to ) => {
		const before = readFileSync( join( root, file ), 'utf8' );
		expect( before ).toContain( from );
		put( file, before.replace( from, to ) );
		expect( () => agreedVersion( root ) ).toThrow( `${ file }, ` );
	} );
} );

describe( 'this repository', () => {
	const here = process.cwd();

	/** Whether a PHP file's code, without comments, has the class of another: imported, or in the same namespace. */
	function names( user: string, file: string ): boolean {
		const text = readFileSync( join( here, 'plugin', user ), 'utf8' );
		const isKnown =
			dirname( user ) === dirname( file ) ||
			text.includes(
				`Generated\\${ file
					.slice( 'generated/'.length, -'.php'.length )
					.replaceAll( '/', '\\' ) };`
			);
		const code = text
			.replace( /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '' )
			.replace( /^use .*;$/gm, '' );
		return (
			isKnown &&
			new RegExp( `\\b${ basename( file, '.php' ) }\\s*(::|\\()` ).test(
				code
			)
		);
	}

	it( 'agrees on its version', () => {
		expect( agreedVersion( here ) ).toMatch( /^\d+\.\d+\.\d+$/ );
	} );

	it( 'has no PHP that names, outside of comments, what is left out of generated/', () => {
		const packed = packedFiles( here );
		const left = readdirSync( join( here, 'plugin/generated' ), {
			recursive: true,
			encoding: 'utf8',
		} )
			.map( ( file ) => `generated/${ file.replaceAll( '\\', '/' ) }` )
			.filter(
				( file ) => file.endsWith( '.php' ) && ! packed.includes( file )
			);
		expect( left ).toContain( 'generated/Contract/Schemas.php' );
		expect( left ).toContain( 'generated/Contract/Payloads.php' );
		const php = packed.filter( ( file ) => file.endsWith( '.php' ) );
		expect(
			left.flatMap( ( file ) =>
				php.filter( ( user ) => names( user, file ) )
			)
		).toEqual( [] );
	} );

	it( 'ships the licence that it is under', () => {
		expect(
			readFileSync( join( here, 'plugin/license.txt' ), 'utf8' )
		).toBe( readFileSync( join( here, 'LICENSE' ), 'utf8' ) );
	} );
} );
