/**
 * `npm run pot`: the template for translators, from the plugin's PHP and the sources of its screens, and each translation brought up
 * to it. `-- --check` writes nothing, and fails when one of these is stale or a translation has a fault. Why these tools:
 * docs/decisions/texts-for-translators.md.
 * Enters: `--root=` for another folder than this repository. Leaves: plugin/languages/<slug>.pot and .po.
 */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIBRARY_TEXTS } from './library-texts.ts';
import type { Message } from './strings.ts';
import { stringsOfPhp } from './strings-of-php.ts';
import { stringsOfScripts } from './strings-of-scripts.ts';
import { template } from './template.ts';
import { faultsOf } from './translation-faults.ts';
import { readTranslation, updated } from './translation.ts';
import { SLUG } from './versions.ts';

const ROOT = resolve(
	process.argv
		.find( ( word ) => word.startsWith( '--root=' ) )
		?.slice( '--root='.length ) ??
		join( dirname( fileURLToPath( import.meta.url ) ), '../..' )
);
const FOLDER = 'plugin/languages';
const POT = `${ FOLDER }/${ SLUG }.pot`;
const MAIN = `plugin/${ SLUG }.php`;

/** What WordPress shows of a plugin in its list, in the language of the site. */
const HEADER_FIELDS = [ 'Plugin Name', 'Description' ];

try {
	process.exit( main( process.argv.includes( '--check' ) ) );
} catch ( error ) {
	console.error( ( error as Error ).message );
	process.exit( 1 );
}

function main( isCheck: boolean ): number {
	const text = template( gather(), headerField( 'Version' ) );
	const translations = filesIn( FOLDER, /\.po$/ );
	const wanted = [
		[ POT, text ] as const,
		...translations.map(
			( file ) => [ file, translated( file, text ) ] as const
		),
	];
	const stale = wanted.filter( ( [ file, content ] ) => {
		const path = join( ROOT, file );
		return ! existsSync( path ) || readFileSync( path, 'utf8' ) !== content;
	} );
	if ( ! isCheck ) {
		mkdirSync( join( ROOT, FOLDER ), { recursive: true } );
		stale.forEach( ( [ file, content ] ) =>
			writeFileSync( join( ROOT, file ), content )
		);
	}
	const faults = [
		...( isCheck ? stale : [] ).map(
			( [ file ] ) => `${ file } is stale: run \`npm run pot\`.`
		),
		...wanted
			.slice( 1 )
			.flatMap( ( [ , content ] ) =>
				faultsOf( readTranslation( content, text ) )
			),
	];
	console.log(
		`${ POT }: ${
			( text.match( /^msgid "/gm )?.length ?? 1 ) - 1
		} texts, ${ translations.length } translations`
	);
	// Without --check these are what is left to translate.
	faults.forEach( ( fault ) => console.error( fault ) );
	return isCheck && faults.length > 0 ? 1 : 0;
}

function translated( file: string, text: string ): string {
	try {
		return updated( readFileSync( join( ROOT, file ), 'utf8' ), text );
	} catch ( error ) {
		throw new Error( `${ file }: ${ ( error as Error ).message }` );
	}
}

function gather(): Message[] {
	const php = filesIn( 'plugin', /\.php$/ ).filter(
		( file ) => ! /^plugin\/(build|tests|vendor)\//.test( file )
	);
	const scripts = [ 'src/admin', 'blocks' ].flatMap( ( folder ) =>
		filesIn( folder, /(?<!\.test|\.d)\.[jt]sx?$/ )
	);
	return [
		...HEADER_FIELDS.map( ( field ) => ( {
			text: headerField( field ),
			plural: null,
			context: null,
			comment: `${ field } of the plugin`,
			file: MAIN,
		} ) ),
		...php.flatMap( ( file ) =>
			stringsOfPhp( readFileSync( join( ROOT, file ), 'utf8' ), file )
		),
		...stringsOfScripts( ROOT, scripts ),
		...LIBRARY_TEXTS,
	];
}

function headerField( field: string ): string {
	const found = new RegExp( `^ \\* ${ field }:\\s*(.+)$`, 'm' ).exec(
		readFileSync( join( ROOT, MAIN ), 'utf8' )
	)?.[ 1 ];
	if ( found === undefined ) {
		throw new Error( `${ MAIN } has no "${ field }" in its header.` );
	}
	return found;
}

/** In byte order, whatever order the disk gives. */
function filesIn( folder: string, pattern: RegExp ): string[] {
	const path = join( ROOT, folder );
	return existsSync( path )
		? readdirSync( path, { recursive: true, encoding: 'utf8' } )
				.map(
					( name ) => `${ folder }/${ name.replaceAll( '\\', '/' ) }`
				)
				.filter( ( name ) => pattern.test( name ) )
				.sort()
		: [];
}
