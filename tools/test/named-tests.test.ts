/**
 * The tables of docs/faults.md, docs/security.md and docs/weaknesses.md name the test that shows each row. They are true only while those tests exist
 * under those names; a file that is still to come is named by its tests once it is there.
 */
import { existsSync, readFileSync } from 'node:fs';

const TABLES = [ 'docs/faults.md', 'docs/security.md', 'docs/weaknesses.md' ];

const NAMED = /`([^`]+(?:\.(?:test|spec)\.tsx?|Test\.php))` “([^”]+)”/g;
const TO_COME = /to come: `([^`]+)`/g;

const rowsOf = ( table: string ) =>
	readFileSync( table, 'utf8' )
		.split( '\n' )
		.filter( ( line ) => line.startsWith( '| ' ) )
		// The heads of the tables.
		.filter( ( line ) => ! line.endsWith( '| shown by |' ) );

/** Names of the tests of a file. What is put into a name when it runs reads `…`. */
function testsOf( file: string ): string[] {
	const source = readFileSync( file, 'utf8' );
	if ( file.endsWith( '.php' ) ) {
		return [ ...source.matchAll( /function (test\w+)/g ) ].map(
			( [ , name ] ) => name ?? ''
		);
	}
	return [
		...source.matchAll(
			/\b(?:test|it|cliTest)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
		),
	].map( ( [ , , name ] ) =>
		( name ?? '' ).replace( /\$\{[^}]*\}/g, '…' ).replace( /\\/g, '' )
	);
}

describe.each( TABLES )( '%s', ( table ) => {
	const rows = rowsOf( table );

	it( 'names only tests that exist', () => {
		const named = rows.flatMap( ( row ) => [ ...row.matchAll( NAMED ) ] );
		expect( named.length ).toBeGreaterThan( 0 );
		const missing = named.filter(
			( [ , file = '', name = '' ] ) =>
				! existsSync( file ) || ! testsOf( file ).includes( name )
		);
		expect( missing.map( ( [ text ] ) => text ) ).toEqual( [] );
	} );

	it( 'names a test, or the file that it will be in, in every row', () => {
		const without = rows.filter(
			( row ) =>
				[ ...row.matchAll( NAMED ), ...row.matchAll( TO_COME ) ]
					.length === 0
		);
		expect( without ).toEqual( [] );
	} );

	it( 'has no file to come that has come', () => {
		const come = rows.flatMap( ( row ) =>
			[ ...row.matchAll( TO_COME ) ].map( ( [ , file ] ) => file ?? '' )
		);
		expect( come.filter( ( file ) => existsSync( file ) ) ).toEqual( [] );
	} );
} );

it( 'every weakness from 1 to 30 and from 47 to 55 has a row', () => {
	const numbers = rowsOf( 'docs/weaknesses.md' ).map( ( row ) =>
		Number( row.split( '|' )[ 1 ] )
	);
	expect( numbers ).toEqual( [
		...Array.from( { length: 30 }, ( _, at ) => at + 1 ),
		...Array.from( { length: 9 }, ( _, at ) => at + 47 ),
	] );
} );
