/**
 * Translations: those that are shipped have no fault; each fault is found; and what WordPress reads of one holds what PHP or a
 * script says, and nothing else.
 */
import { spawnSync } from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mo } from 'gettext-parser';
import { literalsOf } from './compiled.ts';
import { faultsOf } from './translation-faults.ts';
import { readTranslation, updated } from './translation.ts';
import { SLUG } from './versions.ts';

const FOLDER = join( __dirname, '../../plugin/languages' );

const HEADER = ( locale: string, forms = 2 ) => `msgid ""
msgstr ""
"Language: ${ locale }\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=${ forms }; plural=(n != 1);\\n"
`;

const entry = ( text: string, translated: string, flag = '' ) =>
	`${ flag }msgid ${ JSON.stringify( text ) }\nmsgstr ${ JSON.stringify(
		translated
	) }\n`;

const faults = ( text: string, translated: string, locale = 'xx' ) =>
	faultsOf(
		readTranslation(
			`${ HEADER( locale ) }\n${ entry( text, translated ) }`,
			`${ HEADER( '' ) }\n${ entry( text, '' ) }`
		)
	);

describe( 'the translations that are shipped', () => {
	const shipped = readdirSync( FOLDER ).filter( ( name ) =>
		name.endsWith( '.po' )
	);
	const template = readFileSync( join( FOLDER, `${ SLUG }.pot` ), 'utf8' );

	it( 'are at least German and French', () => {
		for ( const locale of [ 'de_DE', 'fr_FR' ] ) {
			expect( shipped ).toContain( `${ SLUG }-${ locale }.po` );
		}
	} );

	it.each( shipped )( '%s is complete and without a fault', ( name ) => {
		const text = readFileSync( join( FOLDER, name ), 'utf8' );
		expect( faultsOf( readTranslation( text, template ) ) ).toEqual( [] );
		expect( text ).not.toMatch( /Last-Translator/ );
	} );
} );

describe( 'a fault', () => {
	it.each( [
		[ 'not translated', 'Save', '', 'xx' ],
		[ 'other placeholders', '%s of %s', '%s', 'xx' ],
		[ 'other placeholders', '%1$s of %2$d', '%1$s von %2$s', 'xx' ],
		[ 'other placeholders', '%d%%', '%d %', 'xx' ],
		[ 'other placeholders', '<Name>a</Name>', '<name>a</Name>', 'xx' ],
		[ 'other placeholders', 'for {stores}', 'für {shops}', 'xx' ],
		[ 'other placeholders', 'use --all', 'mit --alle', 'xx' ],
		[ 'other spaces at its ends', 'a ', 'a', 'xx' ],
		[ 'two spaces', 'a b', 'a  b', 'xx' ],
		[ 'ends with another mark', 'Saved.', 'Gespeichert', 'xx' ],
		[ 'ends with another mark', 'Reading…', 'Liest...', 'xx' ],
		[ 'quotes other than „…“', 'say “a”', 'sag “a”', 'de_DE' ],
		[ 'quotes other than « … »', 'say “a”', 'dis “a”', 'fr_FR' ],
		[ 'no no-break space at : ; ! ? « »', 'Remove?', 'Retirer ?', 'fr_FR' ],
		[
			'no no-break space at : ; ! ? « »',
			'Test: %s',
			'Tester: %s',
			'fr_FR',
		],
		[ 'no no-break space at : ; ! ? « »', 'say “a”', 'dis «a»', 'fr_FR' ],
	] )( '“%s” is found', ( fault, text, translated, locale ) => {
		expect( faults( text, translated, locale ) ).toContain(
			`${ locale }: ${ fault }: “${ text }”`
		);
	} );

	it.each( [
		[ '%1$s of %2$d', '%2$d von %1$s', 'de_DE' ],
		[ 'Say “a” to %s.', 'Sag %s „a“.', 'de_DE' ],
		[ 'Remove “%s”?', 'Retirer «\u00a0%s\u00a0»\u00a0?', 'fr_FR' ],
		[ 'See https://a.example', 'Voir https://a.example', 'fr_FR' ],
	] )( 'is not in “%s”: “%s”', ( text, translated, locale ) => {
		expect( faults( text, translated, locale ) ).toEqual( [] );
	} );

	it( 'is a guess that nobody has looked at, and a plural with too few forms', () => {
		const plural = ( flag: string, forms: string ) =>
			`${ flag }msgid "%d unit"\nmsgid_plural "%d units"\n${ forms }`;
		const template = `${ HEADER( '' ) }\n${ plural(
			'',
			'msgstr[0] ""\nmsgstr[1] ""\n'
		) }`;
		const found = ( flag: string, forms: string, count = 2 ) =>
			faultsOf(
				readTranslation(
					`${ HEADER( 'xx', count ) }\n${ plural( flag, forms ) }`,
					template
				)
			);
		const two = 'msgstr[0] "%d Stück"\nmsgstr[1] "%d Stücke"\n';
		expect( found( '', two ) ).toEqual( [] );
		expect( found( '#, fuzzy\n', two ) ).toEqual( [
			'xx: fuzzy: “%d unit”',
		] );
		expect( found( '', two, 3 ) ).toEqual( [
			'xx: 2 forms instead of 3: “%d unit”',
		] );
		expect( found( '', 'msgstr[0] "%d Stück"\nmsgstr[1] ""\n' ) ).toEqual( [
			'xx: not translated: “%d unit”',
		] );
	} );
} );

describe( 'a translation that is brought up to its template', () => {
	const template = `${ HEADER( '' ) }
#: plugin/includes/Menu.php
#. translators: a button
msgid "Save"
msgstr ""

${ entry( 'New', '' ) }`;

	it( 'keeps its words, gets what is new, loses what is gone, and is the same the second time', () => {
		const before = `# Ours.\n${ HEADER( 'de_DE' ) }\n${ entry(
			'Gone',
			'Weg'
		) }\n${ entry( 'Save', 'Speichern' ) }`;
		const after = updated( before, template );
		expect( after ).toMatch( /^# Ours\.\nmsgid ""\n/ );
		expect( after ).toContain(
			`#: plugin/includes/Menu.php\n#. translators: a button\nmsgid "Save"\nmsgstr "Speichern"`
		);
		expect( after ).toContain( 'msgid "New"\nmsgstr ""' );
		expect( after ).not.toContain( 'Weg' );
		expect( updated( after, template ) ).toBe( after );
	} );

	it( 'needs to say which language it is, and how many forms a plural has', () => {
		expect( () =>
			updated( 'msgid ""\nmsgstr ""\n"Language: de_DE\\n"\n', template )
		).toThrow( 'Plural-Forms' );
	} );
} );

describe( 'what a script says', () => {
	it( 'is found whatever a minifier has made of it', () => {
		expect( [
			...literalsOf(
				'(0,a.__)(b?"One":"Two","domain");const c=`Three`;'
			),
		] ).toEqual( [ 'One', 'Two', 'domain', 'Three' ] );
	} );
} );

describe( 'the command', () => {
	let root = '';

	beforeEach( () => {
		root = mkdtempSync( join( tmpdir(), 'kitgenix-languages-' ) );
	} );

	afterEach( () => rmSync( root, { recursive: true, force: true } ) );

	function put( path: string, text: string ): void {
		mkdirSync( dirname( join( root, path ) ), { recursive: true } );
		writeFileSync( join( root, path ), text );
	}

	const text = ( place: string, said: string, translated: string ) =>
		`#: ${ place }\n${ entry( said, translated ) }\n`;

	const file = ( locale: string, of: ( said: string ) => string ) =>
		`${ HEADER( locale ) }\n${ [
			[ 'plugin/includes/Menu.php', 'In PHP' ],
			[ 'src/admin/tools.tsx', 'In a part' ],
			[ 'plugin/includes/A.php\n#: src/admin/app.tsx', 'In both' ],
		]
			.map( ( [ place = '', said = '' ] ) =>
				text( place, said, of( said ) )
			)
			.join( '' ) }`;

	it( 'gives PHP and every script their own, leaves out what is not translated, and removes what is no more', () => {
		put(
			`plugin/languages/${ SLUG }.pot`,
			file( '', () => '' )
		);
		put(
			`plugin/languages/${ SLUG }-de_DE.po`,
			file( 'de_DE', ( said ) => `${ said } (de)` )
		);
		put( `plugin/languages/${ SLUG }-fr_FR.mo`, 'of long ago' );
		put( 'plugin/build/admin.js', '(0,i.__)("In both","x");' );
		put( 'plugin/build/parts/tools.js', '(0,i.__)("In a part","x");' );
		put( 'plugin/build/silent.js', 'void 0;' );
		const { status, stderr } = spawnSync(
			process.execPath,
			[
				'node_modules/tsx/dist/cli.mjs',
				'tools/package/languages.ts',
				`--root=${ root }`,
			],
			{ encoding: 'utf8' }
		);
		expect( stderr ).toBe( '' );
		expect( status ).toBe( 0 );
		const folder = join( root, 'plugin/languages' );
		const start = `${ SLUG }-de_DE`;
		expect( readdirSync( folder ).sort() ).toEqual( [
			`${ start }-kitgenix-stock-sync-admin.json`,
			`${ start }-kitgenix-stock-sync-parts-tools.json`,
			`${ start }.mo`,
			`${ start }.po`,
			`${ SLUG }.pot`,
		] );
		const php = mo.parse( readFileSync( join( folder, `${ start }.mo` ) ) );
		expect( Object.keys( php.translations[ '' ] ?? {} ).sort() ).toEqual( [
			'',
			'In PHP',
			'In both',
		] );
		const json = ( handle: string ) =>
			(
				JSON.parse(
					readFileSync(
						join( folder, `${ start }-${ handle }.json` ),
						'utf8'
					)
				) as { locale_data: { messages: Record< string, unknown > } }
			 ).locale_data.messages;
		expect( json( 'kitgenix-stock-sync-admin' ) ).toMatchObject( {
			'': { lang: 'de_DE' },
			'In both': [ 'In both (de)' ],
		} );
		expect(
			Object.keys( json( 'kitgenix-stock-sync-parts-tools' ) )
		).toEqual( [ '', 'In a part' ] );
	}, 60_000 );
} );
