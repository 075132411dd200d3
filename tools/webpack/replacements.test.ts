/**
 * A library gets what webpack.config.js gives it: for a file of its own, and for what would be found on the page.
 */
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import webpack from 'webpack';
import { Replacements } from './replacements.js';

let root = '';

beforeEach( () => {
	root = mkdtempSync( join( tmpdir(), 'kitgenix-webpack-' ) );
	put(
		'start.js',
		`import { a } from './library/a.js'; import * as page from 'on-page'; window.all = [ a, page.b ];`
	);
	put(
		'library/a.js',
		`import { b } from 'on-page'; import { c } from './c.js'; export const a = [ b, c ];`
	);
	put( 'library/c.js', `export const c = 'the library’s own';` );
	put(
		'given.js',
		`export const b = 'given for the page’s'; export const c = 'given for a part';`
	);
} );

afterEach( () => rmSync( root, { recursive: true, force: true } ) );

function put( path: string, text: string ): void {
	mkdirSync( dirname( join( root, path ) ), { recursive: true } );
	writeFileSync( join( root, path ), text );
}

async function build( requests: readonly string[] ) {
	const errors = await new Promise< string[] >( ( done, fail ) =>
		webpack(
			{
				mode: 'none',
				context: root,
				entry: './start.js',
				output: { path: root, filename: 'out.js' },
				externals: { 'on-page': 'thePage' },
				plugins: [
					new Replacements( {
						issuer: /\/library\//,
						by: Object.fromEntries(
							requests.map( ( request ) => [
								request,
								join( root, 'given.js' ),
							] )
						),
					} ),
				],
			},
			( error, stats ) =>
				error
					? fail( error )
					: done(
							(
								stats?.toJson( { errors: true } ).errors ?? []
							).map( ( { message } ) => message )
					  )
		)
	);
	if ( errors.length > 0 ) {
		return { errors, all: [] };
	}
	const window: { all?: unknown } = {};
	new Function(
		'window',
		'thePage',
		readFileSync( join( root, 'out.js' ), 'utf8' )
	)( window, { b: 'the page’s' } );
	return { errors, all: window.all };
}

it( 'instead of what is external, and instead of a file; others keep theirs', async () => {
	expect( await build( [ 'on-page', './c.js' ] ) ).toEqual( {
		errors: [],
		all: [ [ 'given for the page’s', 'given for a part' ], 'the page’s' ],
	} );
} );

it( 'and a part that is not asked for any more stops the build', async () => {
	const { errors } = await build( [ './gone.js' ] );
	expect( errors ).toEqual( [
		expect.stringContaining( 'Nobody asks for ./gone.js any more' ),
	] );
} );
