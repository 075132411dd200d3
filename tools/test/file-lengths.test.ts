/**
 * A source file that somebody wrote has at most 300 lines: one that is longer has more than one reason to exist, and is split by subject.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST_LINES = 300;

/** Of the repository's root; what else is there is no source of ours. */
const FOLDERS = [
	'.ci',
	'blocks',
	'e2e',
	'examples',
	'plugin',
	'src',
	'tools',
] as const;

const SOURCE = /\.([cm]?[jt]sx?|php|s?css|neon|dist)$/;

/** Made by a command, or somebody else's. */
const NOT_WRITTEN =
	/(^|\/)(node_modules|vendor|build|generated)\/|\.generated\.ts$/;

/** Files that are one table: they grow with what they list, and a second file would only be the rest of it. */
const DATA: Readonly< Record< string, string > > = {
	'tools/vectors/cases.ts':
		'the cases of the test vectors, literal, in the order in which they are written out',
};

const sources = [
	...readdirSync( '.', { withFileTypes: true } )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => entry.name ),
	...FOLDERS.flatMap( ( folder ) => filesIn( folder ) ),
].filter( ( path ) => SOURCE.test( path ) );

function filesIn( folder: string ): readonly string[] {
	return readdirSync( folder, { withFileTypes: true } ).flatMap(
		( entry ) => {
			const path = join( folder, entry.name );
			if (
				NOT_WRITTEN.test( entry.isDirectory() ? `${ path }/` : path )
			) {
				return [];
			}
			return entry.isDirectory() ? filesIn( path ) : [ path ];
		}
	);
}

const linesOf = ( path: string ) =>
	( readFileSync( path, 'utf8' ).match( /\n/g ) ?? [] ).length;

it( 'no source file is longer than 300 lines, but for tables of data', () => {
	expect( sources.length ).toBeGreaterThan( 1000 );
	const long = sources
		.filter( ( path ) => ! ( path in DATA ) )
		.map( ( path ) => [ path, linesOf( path ) ] as const )
		.filter( ( [ , lines ] ) => lines > MOST_LINES );
	expect( Object.fromEntries( long ) ).toEqual( {} );
} );

it( 'a file that is excepted is there, and longer', () => {
	for ( const path of Object.keys( DATA ) ) {
		expect( linesOf( path ) ).toBeGreaterThan( MOST_LINES );
	}
} );
