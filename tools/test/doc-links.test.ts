/**
 * What the documents point at: files and headings that links lead to, files that are named, and words that a screen is said to show. A page
 * that was moved, a heading or a text that was reworded and a file that was renamed would leave a reader in front of nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const DOCUMENTS = [
	'README.md',
	...[ 'docs', 'docs/decisions' ].flatMap( ( folder ) =>
		readdirSync( folder )
			.filter( ( file ) => file.endsWith( '.md' ) )
			.map( ( file ) => `${ folder }/${ file }` )
	),
];

/** Made by a command, and in no clone. */
const MADE = /^plugin\/(build|vendor)(\/|$)/;

const LINK = /\[[^\]]*\]\(([^()\s]+)\)/g;
const NAMED =
	/`((?:src|plugin|e2e|tools|blocks|docs|\.ci)\/[\w./@-]+)(?:::\w+\(\))?`/g;

/** A document without its code, in which brackets mean something else. */
const textOf = ( document: string ) =>
	readFileSync( document, 'utf8' ).replace( /^```[\s\S]*?^```$/gm, '' );

const withoutInlineCode = ( text: string ) => text.replace( /`[^`]*`/g, '' );

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf( document: string ): string[] {
	const seen = new Map< string, number >();
	return [ ...textOf( document ).matchAll( /^#+ (.+)$/gm ) ].map(
		( [ , heading = '' ] ) => {
			const anchor = heading
				.replace( /\[([^\]]*)\]\([^)]*\)/g, '$1' )
				.toLowerCase()
				.replace( /[^\p{L}\p{N}\s_-]/gu, '' )
				.replace( /\s/g, '-' );
			const times = seen.get( anchor ) ?? 0;
			seen.set( anchor, times + 1 );
			return times === 0 ? anchor : `${ anchor }-${ times }`;
		}
	);
}

/** Why a link leads nowhere; null when it leads somewhere, or out of the repository. */
function whyBroken( document: string, link: string ): string | null {
	if ( /^[a-z]+:/.test( link ) ) {
		return null;
	}
	const [ path = '', anchor = '' ] = link.split( '#' );
	const target =
		path === '' ? document : normalize( join( dirname( document ), path ) );
	if ( ! existsSync( target ) ) {
		return `${ link }: there is no ${ target }`;
	}
	return anchor === '' ||
		! target.endsWith( '.md' ) ||
		anchorsOf( target ).includes( anchor )
		? null
		: `${ link }: ${ target } has no such heading`;
}

describe.each( DOCUMENTS )( '%s', ( document ) => {
	it( 'has links that lead somewhere', () => {
		const links = withoutInlineCode( textOf( document ) ).matchAll( LINK );
		const broken = [ ...links ].map( ( [ , link = '' ] ) =>
			whyBroken( document, link )
		);
		expect( broken.filter( ( why ) => why !== null ) ).toEqual( [] );
	} );

	it( 'names files that are there', () => {
		const named = [ ...textOf( document ).matchAll( NAMED ) ].map(
			( [ , path = '' ] ) => path
		);
		expect(
			named.filter(
				( path ) => ! MADE.test( path ) && ! existsSync( path )
			)
		).toEqual( [] );
	} );
} );

it( 'every document of docs/ is in its index', () => {
	const index = textOf( 'docs/README.md' );
	const missing = DOCUMENTS.filter(
		( document ) =>
			/^docs\/[^/]+\.md$/.test( document ) &&
			document !== 'docs/README.md' &&
			! index.includes( `](${ document.slice( 'docs/'.length ) })` )
	);
	expect( missing ).toEqual( [] );
} );

describe( 'docs/when.md', () => {
	const TEMPLATE = 'plugin/languages/kitgenix-stock-sync-for-woocommerce.pot';

	/** Every text of the plugin, as the template for translators has it. */
	const texts = [
		...readFileSync( TEMPLATE, 'utf8' ).matchAll(
			/^msgid(?:_plural)? ((?:".*"\n)+)/gm
		),
	].map( ( [ , lines = '' ] ) =>
		[ ...lines.matchAll( /"(.*)"\n/g ) ]
			.map( ( [ , line ] ) => line )
			.join( '' )
	);

	/** A text in which a number, or three dots, may stand for anything. */
	const asPattern = ( words: string ) =>
		new RegExp(
			words
				.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' )
				.replace( /…|\d+/g, '.*' )
		);

	it( 'looks up words that the plugin says', () => {
		const said = textOf( 'docs/when.md' )
			.split( '\n' )
			.filter( ( line ) => line.startsWith( '| *' ) )
			.flatMap( ( line ) => [
				...( line.split( '|' )[ 1 ] ?? '' ).matchAll( /\*([^*]+)\*/g ),
			] )
			.map( ( [ , words = '' ] ) => words );
		expect( said.length ).toBeGreaterThan( 60 );
		expect(
			said.filter(
				( words ) =>
					! texts.some( ( text ) => asPattern( words ).test( text ) )
			)
		).toEqual( [] );
	} );
} );
