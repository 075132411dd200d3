/**
 * Tests: a class of the plugin has one name. No two share a short one, so that none has to be imported under another.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const files = [ 'plugin/includes', 'plugin/generated' ].flatMap( ( folder ) =>
	readdirSync( folder, { recursive: true, encoding: 'utf8' } )
		.filter( ( file ) => file.endsWith( '.php' ) )
		.map( ( file ) => join( folder, file ) )
);

it( 'gives no two classes the same short name', () => {
	const byName = new Map< string, string[] >();
	for ( const file of files ) {
		const name = basename( file, '.php' );
		byName.set( name, [ ...( byName.get( name ) ?? [] ), file ] );
	}
	expect( byName.size ).toBeGreaterThan( 200 );
	expect(
		[ ...byName.values() ].filter( ( { length } ) => length > 1 )
	).toEqual( [] );
} );

it( 'imports none of ours under another name', () => {
	const renamed = files.flatMap( ( file ) =>
		[
			...readFileSync( file, 'utf8' ).matchAll(
				/^use Kitgenix\\StockSync\\\S+ as \w+;$/gm
			),
		].map( ( [ line ] ) => `${ file }: ${ line }` )
	);
	expect( renamed ).toEqual( [] );
} );
