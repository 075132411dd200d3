/**
 * The contract of the stand-in: whatever the plugin touches is there, with the parameters that WooCommerce and Action Scheduler have.
 * Enters: the plugin, the stand-in and the stubs of the two; leaves: what is touched, and what stands against it.
 */
import { Declared, type Callable } from './declared';
import type { PhpFile } from './php';
import { firedBy } from './fired';
import { mayBe, GAP } from './texts';
import type { Touched } from './notes';
import { touchedBy } from './touched';

export interface Verdict {
	touched: Touched[];
	problems: string[];
}

export interface Sides {
	plugin: readonly PhpFile[];
	standIn: readonly PhpFile[];
	stubs: readonly PhpFile[];
}

export function checkContract( { plugin, standIn, stubs }: Sides ): Verdict {
	const foreign = new Declared( stubs );
	const there = new Declared( standIn );
	const fired = firedBy( standIn );
	const tables = new Set( standIn.flatMap( ( file ) => tablesIn( file ) ) );
	const touched = touchedBy( plugin, foreign, new Declared( plugin ) );
	const problems = touched.flatMap( ( one ) => {
		const against = whatIsAgainst( one, { foreign, there, fired, tables } );
		return against === null
			? []
			: [
					`${ one.kind } ${ shown( one.name ) } ${ against } (${
						one.places[ 0 ]
					})`,
			  ];
	} );
	return { touched, problems };
}

interface Known {
	foreign: Declared;
	there: Declared;
	fired: ReturnType< typeof firedBy >;
	tables: ReadonlySet< string >;
}

function whatIsAgainst(
	{ kind, name, takes }: Touched,
	{ foreign, there, fired, tables }: Known
): string | null {
	const missing = 'is missing';
	switch ( kind ) {
		case 'function': {
			const mine = there.functions.get( name.toLowerCase() );
			return mine
				? difference(
						mine,
						foreign.functions.get( name.toLowerCase() )!,
						foreign.values
				  )
				: missing;
		}
		case 'class':
			return there.classLike( name ) ? null : missing;
		case 'method': {
			const [ owner = '', method = '' ] = name.split( '::' );
			const theirs = foreign.method( owner, method )!;
			const mine = there.method( owner, method );
			return mine ? difference( mine, theirs, foreign.values ) : missing;
		}
		case 'class constant': {
			const [ owner = '', constant = '' ] = name.split( '::' );
			return there.hasConstant( owner, constant ) ? null : missing;
		}
		case 'constant':
			return there.constants.has( name ) ? null : missing;
		case 'table':
			return tables.has( name ) ? null : missing;
		case 'hook': {
			const matching = fired.filter( ( one ) => mayBe( one.name, name ) );
			const most = Math.max( 0, ...matching.map( ( one ) => one.gives ) );
			// What the plugin fires itself may be listened to just as well.
			if ( matching.length === 0 || ( takes > 0 && most === 0 ) ) {
				return 'is never fired';
			}
			return most < takes
				? `gives ${ most } arguments, and a listener takes ${ takes }`
				: null;
		}
	}
}

/**
 * How parameters differ; null where they do not.
 *
 * @param mine   Of the stand-in.
 * @param theirs Of the stubs.
 * @param values Of the stubs' class constants, which may be defaults.
 */
export function difference(
	mine: Callable,
	theirs: Callable,
	values: ReadonlyMap< string, string >
): string | null {
	const plain = ( fallback: string ) =>
		values.get( fallback.toLowerCase() ) ?? fallback;
	const text = ( callable: Callable ) =>
		( callable.isStatic ? 'static ' : '' ) +
		`(${ callable.parameters
			.map( ( one ) =>
				[
					one.type,
					( one.byRef ? '&' : '' ) +
						( one.variadic ? '...' : '' ) +
						`$${ one.name }`,
					one.fallback === null ? '' : `= ${ plain( one.fallback ) }`,
				]
					.filter( Boolean )
					.join( ' ' )
			)
			.join( ', ' ) })`;
	return text( mine ) === text( theirs )
		? null
		: `takes ${ text( mine ) }, and should take ${ text( theirs ) }`;
}

/** Keys of a table of tables, as dbDelta is given them. */
function tablesIn( file: PhpFile ): string[] {
	const names: string[] = [];
	JSON.stringify( file.root, ( key, value: unknown ) => {
		if (
			key === 'key' &&
			typeof value === 'object' &&
			value !== null &&
			'value' in value &&
			typeof value.value === 'string'
		) {
			names.push( value.value );
		}
		return key === 'loc' || key.endsWith( 'Comments' ) ? undefined : value;
	} );
	return names;
}

const shown = ( name: string ) => name.replaceAll( GAP, '{…}' );
