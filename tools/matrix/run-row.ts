/**
 * One row of the matrix: finds what its stores need, runs the tests on them, and counts.
 * Enters: a row, names of test files. Leaves: what ran and how it ended.
 */
import { EMBEDDED_PHP } from '../../e2e/lab/engines/embedded.ts';
import { phpAtHand } from '../../e2e/lab/engines/php.ts';
import { findSource } from '../../e2e/lab/sources/find-sources.ts';
import { parseTarget } from '../../e2e/lab/target.ts';
import { NoWooCommerce } from '../../e2e/lab/types.ts';
import { whyNoPrograms } from '../../e2e/lab/why-no-lab.ts';
import { type Ended, runCommand, SKIPPED } from '../processes/run-command.ts';
import { failures } from './failures.ts';
import type { Row } from './rows.ts';

export interface Outcome {
	row: string;
	wordpress: string;
	woocommerce: string;
	php: string;
	database: string;
	/** `23 passed, 1 failed`, or why it did not run. */
	result: string;
	failed: boolean;
}

const DATABASE = { sqlite: 'SQLite', mariadb: 'MariaDB' } as const;

const say = ( line: string ) => console.log( `  ${ line }` );

export async function runRow(
	row: Row,
	files: readonly string[],
	verbose: boolean
): Promise< Outcome > {
	const { engine, database, php } = parseTarget( row.target );
	const outcome: Outcome = {
		row: row.name,
		wordpress: row.wordpress ?? 'newest',
		woocommerce: row.woocommerce ?? 'newest',
		php:
			( engine === 'embedded' ? EMBEDDED_PHP : phpAtHand( php ) ) ??
			`PHP ${ php ?? '' }`.trim(),
		database: DATABASE[ database ],
		result: '',
		failed: false,
	};
	const missing = whyNoPrograms( row.target );
	if ( missing !== null ) {
		return { ...outcome, result: `skipped: ${ missing }` };
	}
	if ( php !== undefined && phpAtHand( php ) === phpAtHand() ) {
		return { ...outcome, result: 'skipped: the other rows run on it' };
	}
	try {
		outcome.wordpress = await versionOf( 'wordpress', row.wordpress );
		outcome.woocommerce = await versionOf( 'woocommerce', row.woocommerce );
	} catch ( error ) {
		if ( error instanceof NoWooCommerce ) {
			return { ...outcome, result: `skipped: ${ inShort( error ) }` };
		}
		throw error;
	}
	const { status, output } = await run( row, files, verbose );
	if ( status === SKIPPED ) {
		return { ...outcome, result: `skipped: ${ output.trim() }` };
	}
	if ( status !== 0 && ! verbose ) {
		failures( output ).forEach( say );
	}
	return { ...outcome, result: counted( output ), failed: status !== 0 };
}

async function versionOf(
	name: 'wordpress' | 'woocommerce',
	wanted: string | undefined
): Promise< string > {
	const { version } = await findSource( name, { option: wanted }, say );
	return version;
}

/** What was tried stands above the table. */
function inShort( error: NoWooCommerce ): string {
	error.tried.forEach( ( line ) => say( `- ${ line }` ) );
	return `no ${ error.missing } of this kind can be had here`;
}

/** Reads the last lines of node:test's report. */
function counted( output: string ): string {
	const count = ( word: string ) =>
		Number(
			new RegExp( `^ℹ ${ word } (\\d+)`, 'm' ).exec( output )?.[ 1 ]
		);
	const numbers = [
		[ 'passed', count( 'pass' ) ],
		[ 'failed', count( 'fail' ) ],
		[ 'skipped', count( 'skipped' ) + count( 'cancelled' ) ],
	] as const;
	const said = numbers
		.filter( ( [ , number ] ) => number > 0 )
		.map( ( [ word, number ] ) => `${ number } ${ word }` );
	return said.length > 0 ? said.join( ', ' ) : 'failed before any test';
}

function run(
	row: Row,
	files: readonly string[],
	verbose: boolean
): Promise< Ended > {
	return runCommand(
		[
			process.execPath,
			'node_modules/tsx/dist/cli.mjs',
			'e2e/integration/run.ts',
			row.target,
			...files,
		],
		verbose,
		{
			...( row.wordpress ? { LAB_WORDPRESS: row.wordpress } : {} ),
			...( row.woocommerce ? { LAB_WOOCOMMERCE: row.woocommerce } : {} ),
		}
	);
}
