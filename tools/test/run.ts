/**
 * `npm test`: everything, part by part, with a summary. A part that cannot run here says why in one line and counts as
 * skipped, never as passed. What a part prints is shown when it fails, or with --verbose.
 * Enters: `--only=jest,phpunit`, `--skip=browser`, `--side-by-side`, `--verbose`. Leaves: exit code 1 when a part failed.
 */
import { parseArgs } from 'node:util';
import { runCommand, SKIPPED } from '../processes/run-command.ts';
import { LONGEST, PARTS, type Part } from './parts.ts';

interface Result {
	part: Part;
	outcome: 'passed' | 'failed' | 'skipped';
	seconds: number;
	note: string;
}

const HELP = `npm test -- [options]
  --only=jest,phpunit   these parts
  --skip=browser        all but these
  --side-by-side        the longest part beside the others: shorter, on a machine with two processors or more
  --verbose             show what they print, not only where one fails

Parts: ${ PARTS.map( ( part ) => part.name ).join( ', ' ) }`;

/** The options, or the end with help: a word that means nothing must not start an hour of tests. */
function readOptions() {
	try {
		const { values } = parseArgs( {
			options: {
				only: { type: 'string' },
				skip: { type: 'string' },
				'side-by-side': { type: 'boolean', default: false },
				verbose: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		} );
		if ( ! values.help ) {
			return values;
		}
		console.log( HELP );
		process.exit( 0 );
	} catch ( error ) {
		console.error( `${ ( error as Error ).message }\n\n${ HELP }` );
		process.exit( 1 );
	}
}

const options = readOptions();
const verbose = options.verbose;
const only = options.only?.split( ',' );
const skip = options.skip?.split( ',' ) ?? [];
const unknown = [ ...( only ?? [] ), ...skip ].filter(
	( name ) => ! PARTS.some( ( part ) => part.name === name )
);
if ( unknown.length > 0 ) {
	console.error( `No such part: ${ unknown.join( ', ' ) }.\n\n${ HELP }` );
	process.exit( 1 );
}

const results: Result[] = [];
const parts = PARTS.filter( ( { name } ) => ! only || only.includes( name ) );
const lanes = options[ 'side-by-side' ]
	? [
			parts.filter( ( { name } ) => name !== LONGEST ),
			parts.filter( ( { name } ) => name === LONGEST ),
	  ]
	: [ parts ];
await Promise.all( lanes.map( runLane ) );

const count = ( outcome: Result[ 'outcome' ] ) =>
	results.filter( ( result ) => result.outcome === outcome ).length;
console.log(
	`\n${ count( 'passed' ) } passed, ${ count( 'failed' ) } failed, ${ count(
		'skipped'
	) } skipped.`
);
process.exit( count( 'failed' ) > 0 ? 1 : 0 );

async function runLane( lane: readonly Part[] ): Promise< void > {
	for ( const part of lane ) {
		const result = await runPart( part );
		results.push( result );
		console.log(
			`${ result.outcome.padEnd( 8 ) }${ part.name.padEnd(
				22
			) }${ result.seconds.toFixed( 1 ).padStart( 7 ) } s  ${
				result.note
			}`
		);
	}
}

async function runPart( part: Part ): Promise< Result > {
	const reason = skip.includes( part.name )
		? 'left out by --skip'
		: ( await part.whyNot?.() ) ?? null;
	if ( reason !== null ) {
		return { part, outcome: 'skipped', seconds: 0, note: reason };
	}
	const started = Date.now();
	const { status, output } = await runCommand( part.command, verbose );
	const seconds = ( Date.now() - started ) / 1000;
	const lastLine =
		output
			.trim()
			.split( '\n' )
			.filter( ( line ) => line.trim() !== '' )
			.pop()
			?.trim() ?? '';
	if ( status === SKIPPED ) {
		return { part, outcome: 'skipped', seconds, note: lastLine };
	}
	if ( status !== 0 ) {
		if ( ! verbose ) {
			console.log( output );
		}
		return {
			part,
			outcome: 'failed',
			seconds,
			note: part.command.join( ' ' ),
		};
	}
	return {
		part,
		outcome: 'passed',
		seconds,
		note: part.count?.( output ) ?? '',
	};
}
