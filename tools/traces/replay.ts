/**
 * Traces: decisions of the core's steps as PHP made them on live stores (e2e/integration/mu-plugin/traces.php), decided once more by the
 * TypeScript that the PHP came from.
 */
import { isDeepStrictEqual } from 'node:util';

/** Generated class, function, what it was given, what it said. */
export type Trace = readonly [
	name: string,
	call: string,
	given: readonly unknown[],
	said: unknown,
];

type Functions = Record< string, ( ...given: readonly unknown[] ) => unknown >;

/** Of a committed file, so that it says something of every function and stays small. */
const KEPT_OF_A_FUNCTION = 5;
const KEPT_BYTES = 3000;

/**
 * The traces of a store's file.
 *
 * @param text Lines of JSON.
 */
export function tracesIn( text: string ): Trace[] {
	return text
		.split( '\n' )
		.filter( ( line ) => line !== '' )
		.map( ( line ) => JSON.parse( line ) as Trace );
}

/**
 * What TypeScript decides otherwise than PHP did.
 *
 * @param traces Any number.
 * @return One line each; none where all is the same.
 */
export async function differences(
	traces: readonly Trace[]
): Promise< string[] > {
	const found: string[] = [];
	for ( const [ name, call, given, said ] of traces ) {
		const decided = ( await functionsOf( name ) )[ call ]!( ...given );
		if (
			! isDeepStrictEqual( JSON.parse( JSON.stringify( decided ) ), said )
		) {
			found.push(
				`${ name }::${ call } ${ JSON.stringify(
					given
				) }: PHP ${ JSON.stringify(
					said
				) }, TypeScript ${ JSON.stringify( decided ) }`
			);
		}
	}
	return found;
}

/**
 * The few of many traces that show most: of each function those with different results, the shortest first.
 *
 * @param traces Any number.
 */
export function worthKeeping( traces: readonly Trace[] ): Trace[] {
	const kept = new Map< string, Map< string, Trace > >();
	const bytes = ( trace: Trace ) => JSON.stringify( trace ).length;
	const short = traces
		.filter( ( trace ) => bytes( trace ) <= KEPT_BYTES )
		.sort( ( a, b ) => bytes( a ) - bytes( b ) );
	for ( const trace of short ) {
		const [ name, call, , said ] = trace;
		const results = kept.get( `${ name }::${ call }` ) ?? new Map();
		kept.set( `${ name }::${ call }`, results );
		const result = JSON.stringify( said );
		if ( results.size < KEPT_OF_A_FUNCTION && ! results.has( result ) ) {
			results.set( result, trace );
		}
	}
	return [ ...kept ]
		.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
		.flatMap( ( [ , results ] ) => [ ...results.values() ] );
}

async function functionsOf( name: string ): Promise< Functions > {
	const file = name.replace( /\B[A-Z]/g, '-$&' ).toLowerCase();
	return ( await import( `../../src/core/sync/${ file }` ) ) as Functions;
}
