/**
 * Generator: calls of the runtime's helpers. Each becomes what a PHP person would write, or a call of the twin class where
 * PHP has nothing that means the same.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import { isText } from './kinds';
import type { Php } from './php';
import { call, infix, LEVEL, operand, primary, withGaps } from './php';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { castToText } from './templates';

/** PHP functions, with the order in which they take the helper's arguments. */
const FUNCTIONS: Readonly<
	Record< string, readonly [ string, ...number[] ] >
> = {
	'number.quotient': [ 'intdiv', 0, 1 ],
	'number.minimum': [ 'min', 0, 1 ],
	'number.maximum': [ 'max', 0, 1 ],
	'number.absolute': [ 'abs', 0 ],
	'text.trimmed': [ 'trim', 0 ],
	'text.joinWith': [ 'implode', 1, 0 ],
	'text.startsWith': [ 'str_starts_with', 0, 1 ],
	'text.endsWith': [ 'str_ends_with', 0, 1 ],
	'text.contains': [ 'str_contains', 0, 1 ],
	'text.replaceAll': [ 'str_replace', 1, 2, 0 ],
	'text.byteLength': [ 'strlen', 0 ],
	'text.isDigits': [ 'ctype_digit', 0 ],
	'list.slice': [ 'array_slice', 0, 1, 2 ],
	'list.reversed': [ 'array_reverse', 0 ],
};

/** Methods of the twin classes, by the same name unless said otherwise. */
const TWIN_METHODS: Readonly< Record< string, string > > = {
	'number.power': 'power',
	'number.microFromJson': 'microFromJson',
	'number.jsonFromMicro': 'jsonFromMicro',
	'number.microFromText': 'microFromText',
	'number.textFromMicro': 'textFromMicro',
	'text.lowerAscii': 'lowerAscii',
	'text.integerFromText': 'integerFromText',
	'text.plainText': 'plainText',
	'text.hasControl': 'hasControl',
	'text.occurrences': 'occurrences',
	'text.characterCount': 'characterCount',
	'text.isVisibleAscii': 'isVisibleAscii',
	'list.first': 'first',
	'list.last': 'last',
	'list.find': 'find',
	'list.sorted': 'sorted',
	'list.indexOfFirst': 'indexOfFirst',
	'lookup.indexByInteger': 'byInteger',
	'lookup.indexByText': 'byText',
};

/** Helpers that become an expression. */
const EXPRESSIONS: Readonly<
	Record<
		string,
		( values: readonly Php[], node: ts.CallExpression, scope: Scope ) => Php
	>
> = {
	'number.remainder': ( [ a, b ] ) => ( {
		code: `${ part( a, LEVEL.multiply ) } % ${ part( b, LEVEL.unary ) }`,
		level: LEVEL.multiply,
	} ),
	'text.compareBytes': ( [ a, b ] ) =>
		infix(
			call( 'strcmp', [ a ?? primary( '' ), b ?? primary( '' ) ] ),
			'<=>',
			primary( '0' ),
			LEVEL.equal
		),
	'text.textFromInteger': ( [ n ] ) => castToText( n ?? primary( '' ) ),
	'text.splitOn': ( [ text, separator ], node, scope ) => {
		const literal = node.arguments[ 1 ];
		// PHPStan asks `explode()` for a separator that cannot be empty; only a literal shows that.
		const name =
			literal !== undefined &&
			ts.isStringLiteral( literal ) &&
			literal.text !== ''
				? 'explode'
				: `${ scope.classes.ofTwin( 'text' ) }::splitOn`;
		const both = [ text ?? primary( '' ), separator ?? primary( '' ) ];
		return call( name, name === 'explode' ? both.reverse() : both );
	},
	'list.at': ( [ list, i ], node, scope ) =>
		// PHPStan knows that position 0 of some lists is always there, and calls `?? null` after it a mistake.
		node.arguments[ 1 ]?.getText() === '0'
			? call( `${ scope.classes.ofTwin( 'list' ) }::first`, [
					list ?? primary( '' ),
			  ] )
			: entryOrNull( list, i ),
	'list.distinctIntegers': distinct,
	'list.distinctText': distinct,
	'lookup.lookUp': ( [ index, key ], node, scope ) => {
		const argument = node.arguments[ 1 ];
		return argument !== undefined && isText( scope.typeOf( argument ) )
			? call( `${ scope.classes.ofTwin( 'lookup' ) }::find`, [
					index ?? primary( '' ),
					key ?? primary( '' ),
			  ] )
			: entryOrNull( index, key );
	},
};

/** Every helper that the generator knows, as `file.name`. */
export const KNOWN_HELPERS: readonly string[] = [
	...Object.keys( FUNCTIONS ),
	...Object.keys( TWIN_METHODS ),
	...Object.keys( EXPRESSIONS ),
].sort();

/**
 * PHP for a call of a runtime helper.
 *
 * @param helper Its file and name, as in `number.quotient`.
 * @param node   The call.
 * @param scope  The module it is in.
 */
export function emitRuntimeCall(
	helper: string,
	node: ts.CallExpression,
	scope: EmittingScope
): Php {
	for ( const argument of node.arguments ) {
		requireArrow( argument, scope );
	}
	const [ , compare ] = node.arguments;
	if ( helper === 'list.sorted' && compare !== undefined ) {
		requireZero( compare );
	}
	const values = node.arguments.map( ( argument ) => scope.emit( argument ) );
	const known = FUNCTIONS[ helper ];
	if ( known !== undefined ) {
		const [ name, ...order ] = known;
		return call(
			name,
			order.flatMap( ( i ) => values[ i ] ?? [] )
		);
	}
	const method = TWIN_METHODS[ helper ];
	if ( method !== undefined ) {
		const twin = scope.classes.ofTwin( helper.replace( /\..*/, '' ) );
		return call( `${ twin }::${ method }`, values );
	}
	const expression = EXPRESSIONS[ helper ];
	return expression === undefined
		? refuse(
				node,
				`the helper ${ helper.replace( /.*\./, '' ) }()`,
				'teach it to tools/generator/runtime-calls.ts'
		  )
		: expression( values, node, scope );
}

function requireArrow( argument: ts.Expression, scope: Scope ): void {
	const [ signature ] = scope.typeOf( argument ).getCallSignatures();
	if ( signature === undefined ) {
		return;
	}
	if ( ! ts.isArrowFunction( argument ) ) {
		refuse(
			argument,
			`${ argument.getText() } as a callback`,
			'write an arrow function that calls it'
		);
	}
}

/**
 * Stops at a comparison that never calls two entries equal: each language's sort makes something else of it.
 *
 * @param compare The callback.
 */
function requireZero( compare: ts.Expression ): void {
	if ( ! ts.isArrowFunction( compare ) ) {
		return;
	}
	const answers = ts.isBlock( compare.body )
		? answersIn( compare.body )
		: choicesIn( compare.body );
	if ( answers.every( ( answer ) => /^-?\s*[1-9]\d*$/.test( answer ) ) ) {
		refuse(
			compare,
			'a comparison that never answers 0',
			'answer 0 for equal entries, as a difference or compareBytes() does'
		);
	}
}

/** What a block may answer, as written. */
function answersIn( node: ts.Node ): readonly string[] {
	if ( ts.isReturnStatement( node ) && node.expression !== undefined ) {
		return choicesIn( node.expression );
	}
	const found: string[] = [];
	ts.forEachChild( node, ( child ) => {
		if ( ! ts.isArrowFunction( child ) ) {
			found.push( ...answersIn( child ) );
		}
	} );
	return found;
}

function choicesIn( node: ts.Expression ): readonly string[] {
	if ( ts.isParenthesizedExpression( node ) ) {
		return choicesIn( node.expression );
	}
	return ts.isConditionalExpression( node )
		? [ ...choicesIn( node.whenTrue ), ...choicesIn( node.whenFalse ) ]
		: [ node.getText() ];
}

function entryOrNull( list: Php | undefined, key: Php | undefined ): Php {
	return {
		code: `${ part( list, LEVEL.primary ) }[${ part( key, 0 ) }] ?? null`,
		level: LEVEL.coalesce,
	};
}

function distinct( values: readonly Php[] ): Php {
	return call( 'array_values', [
		call( 'array_unique', values.map( withGaps ) ),
	] );
}

function part( php: Php | undefined, atLeast: number ): string {
	return operand( php ?? primary( 'null' ), atLeast );
}
