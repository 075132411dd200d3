/**
 * Writes docs/cli.md: what each command of WP-CLI is for, as its own help says, and what it prints, as it was run on stores of the lab.
 * Enters: nothing. Leaves: the file, the same text at each run: what differs from run to run (ids, addresses, times, secrets) is
 * replaced by what it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { startLab, type Lab } from '../../e2e/lab/index.ts';
import { whyNoLab } from '../../e2e/lab/why-no-lab.ts';
import { SKIPPED } from '../processes/run-command.ts';
import { helpOf, type Help } from './help.ts';
import { alike, type Names } from './alike.ts';
import { SCENES, type Shown } from './scenes.ts';
import { whyNoWpCli, wp } from './wp.ts';

const FILE = 'docs/cli.md';
const TARGET = 'php+mariadb';

const why = whyNoWpCli() ?? ( await whyNoLab( TARGET ) );
if ( why !== null ) {
	console.log( why );
	process.exit( SKIPPED );
}
const lab = await startLab( { engine: 'php', database: 'mariadb' } );
try {
	const text = await document( lab );
	const isAsked = process.argv.includes( '--check' );
	const differing = isAsked
		? newLines( text, readFileSync( FILE, 'utf8' ) )
		: [];
	if ( ! isAsked ) {
		writeFileSync( FILE, text );
		console.log( `${ FILE } is written.` );
	} else if ( differing.length > 0 ) {
		console.log(
			`${ FILE } is stale, run npm run docs:cli. New lines:\n${ differing.join(
				'\n'
			) }`
		);
		process.exitCode = 1;
	}
} finally {
	await lab.stop();
}

async function document( {
	master,
	children,
	stores,
}: Lab ): Promise< string > {
	const names: Names = [];
	for ( const store of stores ) {
		const id = await store.php(
			'return Kitgenix\\StockSync\\Storage\\Settings::storeId();'
		);
		names.push( [ id, `id-of-${ store.name }` ] );
		names.push( [ store.url, `https://${ store.name }.example` ] );
		names.push( [ new URL( store.url ).host, `${ store.name }.example` ] );
	}
	const parts: string[] = [];
	for ( const scene of SCENES ) {
		const help = helpOf( scene.command );
		const shown: string[] = [];
		for ( const step of scene.steps ) {
			if ( typeof step === 'function' ) {
				await step( { master, children } );
				continue;
			}
			shown.push( await show( step, { master, children, names } ) );
		}
		parts.push( section( scene.command, help, shown ) );
	}
	return `${ head() }\n${ parts.join( '\n' ) }`;
}

async function show(
	{ words, on = 'master', input, note }: Shown,
	{
		master,
		children,
		names,
	}: Pick< Lab, 'master' | 'children' > & { names: Names }
): Promise< string > {
	const store = [ master, ...children ].find( ( one ) => one.name === on )!;
	const said =
		typeof words === 'function'
			? await words( { master, children } )
			: words;
	const ran = await wp( store, [ 'kitgenix-stock-sync', ...said ], {
		input,
		terminal: true,
	} );
	const typed = said.map( quoted ).join( ' ' );
	const printed = alike(
		[ ran.stdout, ran.stderr ]
			.filter( ( text ) => text !== '' )
			.join( ran.stdout.endsWith( '\n' ) ? '' : '\n' )
			// What was typed is not printed again where nobody sits at a terminal.
			.replace( '[y/n] ', `[y/n] ${ input ?? '' }` ),
		names
	);
	return [
		...( note === undefined ? [] : [ note, '' ] ),
		'```console',
		`${ on }$ wp kitgenix-stock-sync ${ alike( typed, names ) }`,
		...printed.split( '\n' ).filter( ( line ) => line !== '' ),
		`${ on }$ echo $?`,
		String( ran.code ),
		'```',
		'',
	].join( '\n' );
}

function section(
	command: string,
	help: Help,
	shown: readonly string[]
): string {
	return [
		`## \`${ command }\``,
		'',
		`${ help.short }`,
		'',
		...( help.long === '' ? [] : [ help.long, '' ] ),
		...shown,
	].join( '\n' );
}

function head(): string {
	const { short, long } = helpOf( '' );
	return [
		'# WP-CLI',
		'',
		'Written by `npm run docs:cli` from the commands’ own help and from a run on three stores of the lab; do not edit. Ids, addresses,',
		'times and secrets are replaced by what they are.',
		'',
		short,
		'',
		long,
		'',
		'`--quiet` leaves the exit code, warnings and errors; rows are printed then only in a format that is asked for. With `--format=json`,',
		'`csv`, `yaml` or `count` nothing but the rows goes to STDOUT. Messages are in the site’s language, names of fields and codes never are.',
		'In a pipe, a table has no borders and there is no progress bar, as everywhere in WP-CLI.',
		'',
	].join( '\n' );
}

/** As a person types it. */
function quoted( word: string ): string {
	return word.includes( ' ' )
		? word.replace( /^(--[\w-]+=)?(.*)$/s, '$1"$2"' )
		: word;
}

/** Lines of a text that another does not have. */
function newLines( text: string, before: string ): readonly string[] {
	const known = before.split( '\n' );
	return text === before
		? []
		: [
				'',
				...text
					.split( '\n' )
					.filter( ( line ) => ! known.includes( line ) ),
		  ];
}
