/**
 * `npm run matrix`: the same integration tests on every kind of store that we promise to work on, one after the other, and a table.
 * Enters: `--only=newest,redis`, names of test files. Leaves: exit code 1 when a row failed. What this machine cannot have is a row
 * too, with the reason.
 */
import { parseArgs } from 'node:util';
import { runRow, type Outcome } from './run-row.ts';
import { ROWS } from './rows.ts';
import { table } from './table.ts';

/** What is tried where nothing is asked for: a sale crosses, both checkouts ask, units are held, and nobody else is let in. */
const FILES = [ 'crossing', 'checkout', 'reserve', 'authentication' ];

const HELP = `npm run matrix -- [options] [test files]
  --only=newest,redis   these rows
  --verbose             show what the tests print, not only where one fails

Rows: ${ ROWS.map( ( row ) => row.name ).join( ', ' ) }
Test files, of e2e/integration: ${ FILES.join(
	', '
) }, unless others are named`;

/** The options, or the end with help: a word that means nothing must not start hours of tests. */
function readOptions() {
	try {
		const { values, positionals } = parseArgs( {
			allowPositionals: true,
			options: {
				only: { type: 'string' },
				verbose: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		} );
		const only = values.only?.split( ',' ) ?? null;
		const unknown = only?.filter(
			( name ) => ! ROWS.some( ( row ) => row.name === name )
		);
		if ( unknown && unknown.length > 0 ) {
			throw new Error( `No such row: ${ unknown.join( ', ' ) }.` );
		}
		if ( ! values.help ) {
			return { only, files: positionals, verbose: values.verbose };
		}
		console.log( HELP );
		process.exit( 0 );
	} catch ( error ) {
		console.error( `${ ( error as Error ).message }\n\n${ HELP }` );
		process.exit( 1 );
	}
}

const { only, files, verbose } = readOptions();
const outcomes: Outcome[] = [];
for ( const row of ROWS.filter(
	( { name } ) => only === null || only.includes( name )
) ) {
	console.log( `${ row.name }: ${ row.target }` );
	const outcome = await runRow(
		row,
		files.length > 0 ? files : FILES,
		verbose
	);
	console.log( `  ${ outcome.result }\n` );
	outcomes.push( outcome );
}
console.log( table( outcomes ) );
process.exit( outcomes.some( ( { failed } ) => failed ) ? 1 : 0 );
