/**
 * `npm run client`: the client as another project uses it. Enters: src/client and what it needs of src/core; leaves: dist/client, JavaScript
 * modules that Node runs as they are, with their types and a package.json.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath( new URL( '../..', import.meta.url ) );
const { name, version, license, engines } = JSON.parse(
	readFileSync( join( ROOT, 'package.json' ), 'utf8' )
) as Record< string, unknown >;

/**
 * @param out The folder, which is emptied first.
 * @return What is wrong; empty when it was built.
 */
export function buildClient( out: string ): readonly string[] {
	const config = ts.readConfigFile(
		join( ROOT, 'tsconfig.json' ),
		ts.sys.readFile
	);
	const { options } = ts.parseJsonConfigFileContent(
		config.config,
		ts.sys,
		ROOT
	);
	const program = ts.createProgram( [ join( ROOT, 'src/client/index.ts' ) ], {
		...options,
		types: [ 'node' ],
		noEmit: false,
		allowImportingTsExtensions: false,
		declaration: true,
		rootDir: join( ROOT, 'src' ),
		outDir: out,
	} );
	const wrong = ts.getPreEmitDiagnostics( program );
	if ( wrong.length > 0 ) {
		return wrong.map( ( { messageText } ) =>
			ts.flattenDiagnosticMessageText( messageText, '\n' )
		);
	}
	rmSync( out, { recursive: true, force: true } );
	program.emit( undefined, ( file, text ) => {
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, withExtensions( text ) );
	} );
	writeFileSync(
		join( out, 'package.json' ),
		`${ JSON.stringify(
			{
				name: `${ String( name ) }-client`,
				version,
				license,
				type: 'module',
				engines,
				exports: {
					types: './client/index.d.ts',
					default: './client/index.js',
				},
			},
			null,
			'\t'
		) }\n`
	);
	return [];
}

/** Node asks for the whole name of a file where a bundler does not. */
const withExtensions = ( text: string ) =>
	text.replace( /(from '|import\(')(\.\.?\/[^']+)'/g, "$1$2.js'" );

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const wrong = buildClient( join( ROOT, 'dist/client' ) );
	wrong.forEach( ( line ) => console.error( line ) );
	console.log( wrong.length === 0 ? 'dist/client' : 'Not built.' );
	process.exitCode = wrong.length === 0 ? 0 : 1;
}
