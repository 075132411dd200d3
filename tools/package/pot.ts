/**
 * `npm run pot`: the template for translators, from the plugin's PHP and the sources of its screens. `-- --check` writes
 * nothing and fails when the template is stale. Why these tools: docs/decisions/texts-for-translators.md.
 * Enters: `--root=` for another folder than this repository. Leaves: plugin/languages/<slug>.pot.
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
import type { Message } from './strings.ts';
import { stringsOfPhp } from './strings-of-php.ts';
import { stringsOfScripts } from './strings-of-scripts.ts';
import { template } from './template.ts';
import { SLUG } from './versions.ts';

const ROOT = resolve(
	process.argv
		.find( ( word ) => word.startsWith( '--root=' ) )
		?.slice( '--root='.length ) ??
		join( dirname( fileURLToPath( import.meta.url ) ), '../..' )
);
const POT = `plugin/languages/${ SLUG }.pot`;
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
	const messages = gather();
	const text = template( messages, headerField( 'Version' ) );
	const file = join( ROOT, POT );
	const isFresh = existsSync( file ) && readFileSync( file, 'utf8' ) === text;
	if ( isCheck && ! isFresh ) {
		console.error( `${ POT } is stale: run \`npm run pot\`.` );
		return 1;
	}
	if ( ! isFresh ) {
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, text );
	}
	console.log(
		`${ POT }: ${ ( text.match( /^msgid "/gm )?.length ?? 1 ) - 1 } texts`
	);
	return 0;
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
