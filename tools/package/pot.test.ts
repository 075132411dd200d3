/**
 * Texts for translators: from every construct that may hold one, merged, and in the template that is checked in.
 */
import { spawnSync } from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringsOfPhp } from './strings-of-php.ts';
import { SLUG } from './versions.ts';

const php = ( source: string ) =>
	stringsOfPhp( `<?php\n${ source }`, 'plugin/x.php' );

const texts = ( source: string ) =>
	php( source ).map( ( message ) => message.text );

describe( 'texts of PHP', () => {
	it.each( [
		[ 'a statement', `esc_html_e('Text', '${ SLUG }');` ],
		[ 'a condition', `if (__('Text', '${ SLUG }') === $x) {}` ],
		[
			'an arm of a match',
			`$x = match ($y) { 1 => __('Text', '${ SLUG }') };`,
		],
		[
			'an arrow function',
			`$x = fn(): string => __('Text', '${ SLUG }');`,
		],
		[ 'a named argument', `f(label: __('Text', '${ SLUG }'));` ],
		[
			'a method of an object',
			`$this->f()->g(\\__('Text', '${ SLUG }'));`,
		],
		[
			'a nested array',
			`return ['a' => ['b' => [__('Text', '${ SLUG }')]]];`,
		],
		[ 'a text with a value', `$x = "a {$f(__('Text', '${ SLUG }'))}";` ],
		[ 'a thrown error', `throw new E(message: __('Text', '${ SLUG }'));` ],
		[
			'a class',
			`class A { function b() { return __('Text', '${ SLUG }'); } }`,
		],
		[
			'an enum',
			`enum A { case B; function c() { return __('Text', '${ SLUG }'); } }`,
		],
		[ 'a loop', `foreach ([__('Text', '${ SLUG }')] as $x) { continue; }` ],
	] )( 'are found in %s', ( _where, source ) => {
		expect( texts( source ) ).toEqual( [ 'Text' ] );
	} );

	it( 'have plurals, contexts and the comment above them', () => {
		expect(
			php(
				`sprintf(
				/* translators: %d: how many stores */
				_nx('%d store', '%d stores', $n, 'list', '${ SLUG }'), $n);
				// translators: not for this one


				_x('Master', 'role', '${ SLUG }');`
			)
		).toEqual( [
			{
				text: '%d store',
				plural: '%d stores',
				context: 'list',
				comment: '%d: how many stores',
				file: 'plugin/x.php',
			},
			{
				text: 'Master',
				plural: null,
				context: 'role',
				comment: null,
				file: 'plugin/x.php',
			},
		] );
	} );

	it( 'of other plugins are left to them', () => {
		expect( texts( `__('Stock', 'woocommerce');` ) ).toEqual( [] );
	} );

	it.each( [
		[ 'a variable', `__($text, '${ SLUG }');` ],
		[ 'a sum', `__('a' . 'b', '${ SLUG }');` ],
		[ 'a variable as domain', `__('a', $domain);` ],
		[ 'a missing domain', `__('a');` ],
	] )( 'stop at %s, with the place', ( _what, source ) => {
		expect( () => php( source ) ).toThrow( 'plugin/x.php:2: argument' );
	} );
} );

/** Each run of the command starts a Node with a compiler in it. */
const PATIENCE_MS = 120_000;

describe( 'the command', () => {
	jest.setTimeout( PATIENCE_MS );

	let root = '';

	beforeEach( () => {
		root = mkdtempSync( join( tmpdir(), 'kitgenix-pot-' ) );
		put(
			`plugin/${ SLUG }.php`,
			`<?php\n/**\n * Plugin Name: Example\n * Description: Sells.\n * Version: 1.2.3\n */\n`
		);
		put(
			'plugin/includes/Menu.php',
			`<?php\n__('Save', '${ SLUG }');\n__('%d of us', '${ SLUG }');\n`
		);
		put( 'plugin/tests/MenuTest.php', `<?php\n__('No', '${ SLUG }');\n` );
		put(
			'src/admin/screen.tsx',
			`import { __, _n, sprintf } from '@wordpress/i18n';
			interface Props< T > { one: T }
			export const Screen = ( { one }: Props< number > ) => <p title={ __( 'Save', '${ SLUG }' ) }>{
				/* translators: %d: units */
				sprintf( _n( '%d unit', '%d units', one, '${ SLUG }' ), one )
			}</p>;`
		);
		put( 'src/admin/screen.test.tsx', `__( 'No', '${ SLUG }' );` );
	} );

	afterEach( () => rmSync( root, { recursive: true, force: true } ) );

	function put( path: string, text: string ): void {
		mkdirSync( dirname( join( root, path ) ), { recursive: true } );
		writeFileSync( join( root, path ), text );
	}

	const run = ( ...args: string[] ) =>
		spawnSync(
			process.execPath,
			[
				'node_modules/tsx/dist/cli.mjs',
				'tools/package/pot.ts',
				...args,
			],
			{ encoding: 'utf8' }
		);

	const pot = () =>
		readFileSync( join( root, `plugin/languages/${ SLUG }.pot` ), 'utf8' );

	it( 'gathers PHP and scripts, names every place of a text, and says when the template is stale', () => {
		expect( run( `--root=${ root }`, '--check' ).status ).toBe( 1 );
		expect( run( `--root=${ root }` ).status ).toBe( 0 );
		expect( pot() ).toContain( `
#: plugin/includes/Menu.php
#: src/admin/screen.tsx
msgid "Save"
msgstr ""
` );
		expect( pot() ).toContain( `
#: src/admin/screen.tsx
#. translators: %d: units
#, php-format
msgid "%d unit"
msgid_plural "%d units"
msgstr[0] ""
msgstr[1] ""
` );
		expect( pot() ).not.toContain( 'msgid "No"' );
		expect( run( `--root=${ root }`, '--check' ).status ).toBe( 0 );
		put( 'plugin/includes/Moved.php', `<?php\n\n\n__('Save', 'other');\n` );
		expect( run( `--root=${ root }`, '--check' ).status ).toBe( 0 );
		put( 'plugin/includes/New.php', `<?php\n__('New', '${ SLUG }');\n` );
		const stale = run( `--root=${ root }`, '--check' );
		expect( stale.status ).toBe( 1 );
		expect( stale.stderr ).toContain( 'run `npm run pot`' );
	} );

	it( 'says where a text cannot be read', () => {
		put( 'plugin/includes/Bad.php', `<?php\n__($x, '${ SLUG }');\n` );
		const { status, stderr } = run( `--root=${ root }` );
		expect( status ).toBe( 1 );
		expect( stderr ).toContain( 'plugin/includes/Bad.php:2' );
	} );
} );
