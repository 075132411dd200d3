/**
 * Differential test: one function, called with the same arguments in both languages. Vectors go in; how many were compared
 * and the first difference come out.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	closeSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A function in both languages. */
export interface Subject {
	/** As it is shown, as in `sync/adopt adopt()`. */
	label: string;
	/** As in `Kitgenix\StockSync\Generated\Sync\Adopt::adopt`. */
	php: string;
	call: ( ...values: unknown[] ) => unknown;
}

/** What one language made of each vector: JSON, or what went wrong after `!`. */
type Answers = readonly string[];

/** A vector for which the languages disagree. */
export interface Difference {
	arguments: string;
	typescript: string;
	php: string;
}

/** Marks a vector whose result leaves the range of integers that both languages have. */
const OUT_OF_RANGE = '~';

/**
 * Calls PHP for several functions, in one process.
 *
 * @param subjects Functions, each with its vectors.
 * @param folders  Folders of the classes.
 */
export async function phpAnswers(
	subjects: readonly { subject: Subject; vectors: readonly string[] }[],
	folders: readonly string[]
): Promise< readonly Answers[] > {
	const folder = mkdtempSync( join( tmpdir(), 'differential-' ) );
	const [ input, output ] = [ join( folder, 'in' ), join( folder, 'out' ) ];
	try {
		const [ calls, out ] = [
			openSync( input, 'w' ),
			openSync( output, 'w' ),
		];
		for ( const { subject, vectors } of subjects ) {
			writeSync(
				calls,
				`=${ subject.php }\n${ vectors.join( '\n' ) }\n`
			);
		}
		closeSync( calls );
		const driver = join(
			process.cwd(),
			'tools/generator/differential/driver.php'
		);
		// Started before anything is awaited: it runs while the caller asks TypeScript.
		const php = spawn(
			process.env.PHP_BINARY ?? 'php',
			[ '-d', 'memory_limit=512M', driver, input, folders.join( ':' ) ],
			{ stdio: [ 'ignore', out, 'inherit' ] }
		);
		closeSync( out );
		const [ code ] = await once( php, 'close' );
		const lines = readFileSync( output, 'utf8' ).split( '\n' );
		const wanted = subjects.reduce(
			( sum, { vectors } ) => sum + vectors.length,
			0
		);
		// The last line ends, too.
		if ( code !== 0 || lines.length - 1 !== wanted ) {
			throw new Error(
				`PHP stopped with ${ String( code ) }: ${
					lines.at( -2 ) ?? ''
				}`
			);
		}
		let from = 0;
		return subjects.map( ( { vectors } ) => {
			from += vectors.length;
			return lines.slice( from - vectors.length, from );
		} );
	} finally {
		rmSync( folder, { recursive: true } );
	}
}

/**
 * Calls TypeScript. The first calls get frozen arguments, so that a change of one shows.
 *
 * @param subject The function.
 * @param vectors Lists of arguments as JSON.
 */
export function typescriptAnswers(
	subject: Subject,
	vectors: readonly string[]
): Answers {
	return vectors.map( ( vector, i ) => {
		const values = JSON.parse( vector ) as unknown[];
		if ( i < 500 ) {
			values.forEach( freeze );
		}
		try {
			const answer = subject.call( ...values );
			return isInRange( answer )
				? JSON.stringify( answer )
				: OUT_OF_RANGE;
		} catch ( error ) {
			return `!${
				error instanceof Error
					? `${ error.name }: ${ error.message }`
					: String( error )
			}`;
		}
	} );
}

/**
 * How many vectors were compared, and which differ. Those that leave the range of integers are not counted.
 *
 * @param vectors    Lists of arguments as JSON.
 * @param typescript One side.
 * @param php        The other.
 */
export function compared(
	vectors: readonly string[],
	typescript: Answers,
	php: Answers
): { count: number; refused: number; differences: readonly Difference[] } {
	const differences: Difference[] = [];
	let count = 0;
	let refused = 0;
	for ( const [ i, vector ] of vectors.entries() ) {
		const [ one, other ] = [ typescript[ i ] ?? '', php[ i ] ?? '' ];
		if ( one === OUT_OF_RANGE ) {
			continue;
		}
		count++;
		refused += one.startsWith( '!' ) ? 1 : 0;
		if ( one !== other && ! isSameAnswer( one, other ) ) {
			differences.push( {
				arguments: vector,
				typescript: one,
				php: other,
			} );
		}
	}
	return { count, refused, differences };
}

/**
 * Whether two answers mean the same: both refuse with an error that is not about types, or both are the same JSON with
 * integers where integers belong.
 *
 * @param one   TypeScript's.
 * @param other PHP's.
 */
function isSameAnswer( one: string, other: string ): boolean {
	if ( one.startsWith( '!' ) || other.startsWith( '!' ) ) {
		return (
			/^!RangeError/.test( one ) &&
			/^!(?:DivisionByZeroError|ValueError)/.test( other )
		);
	}
	const isFloat = /\d\.0(?![\d])(?!e)/i.test(
		other.replace( /"(?:[^"\\]|\\.)*"/g, '""' )
	);
	return (
		! isFloat &&
		canonical( JSON.parse( one ) ) === canonical( JSON.parse( other ) )
	);
}

function canonical( value: unknown ): string {
	return JSON.stringify( value, ( _, each: unknown ) =>
		typeof each === 'object' && each !== null && ! Array.isArray( each )
			? Object.fromEntries(
					Object.entries( each ).sort( ( [ a ], [ b ] ) =>
						a < b ? -1 : 1
					)
			  )
			: each
	);
}

function isInRange( value: unknown ): boolean {
	if ( typeof value === 'number' ) {
		return ! Number.isInteger( value ) || Number.isSafeInteger( value );
	}
	return (
		typeof value !== 'object' ||
		value === null ||
		Object.values( value ).every( isInRange )
	);
}

function freeze( value: unknown ): void {
	if ( typeof value === 'object' && value !== null ) {
		Object.freeze( value );
		Object.values( value ).forEach( freeze );
	}
}
