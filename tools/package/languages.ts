/**
 * `npm run languages`: of each translation in plugin/languages (.po) what WordPress reads: a .mo for PHP, and for each script of the build
 * a JSON file under the script's handle. `npm run build` ends with it. Why so: docs/translating.md.
 * Enters: `--root=` for another folder than this repository. Leaves: files that git does not know, the same for the same sources.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moOf, scriptsOf } from './compiled.ts';
import { readTranslation } from './translation.ts';
import { SLUG } from './versions.ts';

const ROOT = resolve(
	process.argv
		.find( ( word ) => word.startsWith( '--root=' ) )
		?.slice( '--root='.length ) ??
		join( dirname( fileURLToPath( import.meta.url ) ), '../..' )
);
const FOLDER = join( ROOT, 'plugin/languages' );
const MADE = /\.(mo|json)$/;

try {
	main();
} catch ( error ) {
	console.error( ( error as Error ).message );
	process.exit( 1 );
}

function main(): void {
	const template = readFileSync( join( FOLDER, `${ SLUG }.pot` ), 'utf8' );
	const scripts = scriptsOf( join( ROOT, 'plugin/build' ) );
	const made = new Map< string, string | Buffer >();
	for ( const name of readdirSync( FOLDER ).sort() ) {
		if ( ! name.endsWith( '.po' ) ) {
			continue;
		}
		const translation = readTranslation(
			readFileSync( join( FOLDER, name ), 'utf8' ),
			template
		);
		const start = basename( name, '.po' );
		if ( start !== `${ SLUG }-${ translation.locale }` ) {
			throw new Error(
				`${ name } says that its language is ${ translation.locale }.`
			);
		}
		made.set( `${ start }.mo`, moOf( translation ) );
		for ( const { handle, jsonOf } of scripts ) {
			const json = jsonOf( translation );
			if ( json !== null ) {
				made.set( `${ start }-${ handle }.json`, json );
			}
		}
	}
	for ( const name of readdirSync( FOLDER ) ) {
		if ( MADE.test( name ) && ! made.has( name ) ) {
			rmSync( join( FOLDER, name ) );
		}
	}
	for ( const [ name, content ] of made ) {
		writeFileSync( join( FOLDER, name ), content );
	}
	console.log( `plugin/languages: ${ made.size } files for WordPress` );
}
