/**
 * Generator: calls of core functions, of runtime helpers and of the list members that the subset knows.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import { isBoolean, isComparable, isText } from './kinds';
import type { Php } from './php';
import { call, primary, textLiteral, withGaps } from './php';
import { refuse } from './refusal';
import { emitRuntimeCall } from './runtime-calls';
import type { Scope } from './scope';
import { checkWrittenTypes } from './shapes';

const CALLABLE =
	'use a function of src/core or a helper of src/core/runtime, or hand the value in';

const LIST_MEMBERS = [ 'map', 'filter', 'some', 'every', 'includes' ];

/**
 * PHP for a call.
 *
 * @param node  The call.
 * @param scope The module it is in.
 */
export function emitCall( node: ts.CallExpression, scope: EmittingScope ): Php {
	const callee = node.expression;
	if ( node.questionDotToken !== undefined ) {
		refuse( node, 'the operator ?.', 'test for null first' );
	}
	checkWrittenTypes( node.typeArguments ?? [], scope );
	const spread = node.arguments.find( ts.isSpreadElement );
	if ( spread !== undefined ) {
		refuse( spread, 'a spread argument', 'hand in the list' );
	}
	if ( ts.isPropertyAccessExpression( callee ) ) {
		return emitMemberCall( node, callee, scope );
	}
	if ( ! ts.isIdentifier( callee ) ) {
		return refuse(
			callee,
			`the call of ${ callee.getText() }`,
			'call a function by its name'
		);
	}
	const declaration = scope.declarationOf( callee );
	if ( declaration !== null && ts.isFunctionDeclaration( declaration ) ) {
		const file = declaration.getSourceFile();
		const helper = scope.core.runtimeOf( file );
		if ( helper !== null ) {
			return emitRuntimeCall(
				`${ helper }.${ callee.text }`,
				node,
				scope
			);
		}
		const owner = scope.core.moduleOf( file );
		if ( owner !== null ) {
			const name =
				owner === scope.module
					? 'self'
					: scope.classes.ofModule( owner );
			return call(
				`${ name }::${ callee.text }`,
				node.arguments.map( ( argument ) => scope.emit( argument ) )
			);
		}
	}
	return refuse( node, `the call of ${ callee.text }()`, CALLABLE );
}

function emitMemberCall(
	node: ts.CallExpression,
	callee: ts.PropertyAccessExpression,
	scope: EmittingScope
): Php {
	const name = callee.name.text;
	if ( callee.questionDotToken !== undefined ) {
		refuse( callee, 'the operator ?.', 'test for null first' );
	}
	const [ argument ] = node.arguments;
	if ( ! isListValue( callee.expression, scope ) ) {
		// What is called may say better what is wrong with it.
		scope.emit( callee.expression );
		return refuse(
			node,
			`the call of ${ callee.getText() }()`,
			isText( scope.typeOf( callee.expression ) )
				? 'use a helper of src/core/runtime/text'
				: CALLABLE
		);
	}
	if ( name === 'push' ) {
		return refuse(
			node,
			'push() inside an expression',
			'write it as a statement of its own'
		);
	}
	if ( ! LIST_MEMBERS.includes( name ) ) {
		return refuse(
			node,
			`the list member ${ name }()`,
			'use length, map, filter, some, every, includes or a helper of src/core/runtime/list'
		);
	}
	if ( argument === undefined || node.arguments.length > 1 ) {
		return refuse(
			node,
			`${ name }() with that many arguments`,
			'give it one'
		);
	}
	const list = scope.emit( callee.expression );
	switch ( name ) {
		case 'includes':
			requireComparable( argument, callee, scope );
			return call( 'in_array', [
				scope.emit( argument ),
				list,
				primary( 'true' ),
			] );
		case 'map':
			return emitMap( list, argument, scope );
		case 'filter':
			return call( 'array_values', [
				call( 'array_filter', [
					list,
					emitPredicate( argument, scope ),
				] ),
			] );
		default:
			return call( `${ scope.classes.ofTwin( 'list' ) }::${ name }`, [
				list,
				emitPredicate( argument, scope ),
			] );
	}
}

/**
 * PHP for `map()`: a column where each entry gives one of its fields.
 *
 * @param list     The list.
 * @param argument The callback.
 * @param scope    The module it is in.
 */
function emitMap(
	list: Php,
	argument: ts.Expression,
	scope: EmittingScope
): Php {
	const callback = emitCallback( argument, scope );
	const field = ts.isArrowFunction( argument )
		? fieldOf( argument, scope )
		: null;
	return field === null
		? call( 'array_map', [ callback, list ] )
		: call( 'array_column', [ withGaps( list ), field ] );
}

function fieldOf( callback: ts.ArrowFunction, scope: Scope ): Php | null {
	const [ parameter ] = callback.parameters;
	const { body } = callback;
	return parameter !== undefined &&
		ts.isPropertyAccessExpression( body ) &&
		ts.isIdentifier( body.expression ) &&
		scope.declarationOf( body.expression ) === parameter &&
		scope.isObject( scope.typeOf( body.expression ) )
		? primary( textLiteral( body.name.text ) )
		: null;
}

function isListValue( node: ts.Expression, scope: Scope ): boolean {
	return scope.isList( scope.typeOf( node ) );
}

function emitCallback( argument: ts.Expression, scope: EmittingScope ): Php {
	if ( ! ts.isArrowFunction( argument ) ) {
		return refuse(
			argument,
			`${ argument.getText() } as a callback`,
			'write an arrow function that calls it'
		);
	}
	if ( argument.parameters.length > 1 ) {
		return refuse(
			argument,
			'a callback that asks for the position',
			'count in a for loop'
		);
	}
	return scope.emit( argument );
}

/**
 * PHP for a callback that answers yes or no. TypeScript would take any value there.
 *
 * @param argument The callback.
 * @param scope    The module it is in.
 */
function emitPredicate( argument: ts.Expression, scope: EmittingScope ): Php {
	const php = emitCallback( argument, scope );
	const [ signature ] = scope.typeOf( argument ).getCallSignatures();
	if ( signature === undefined || ! isBoolean( signature.getReturnType() ) ) {
		refuse(
			argument,
			'a callback that does not answer with a boolean',
			"compare, as in ( x ) => x !== ''"
		);
	}
	return php;
}

function requireComparable(
	argument: ts.Expression,
	callee: ts.PropertyAccessExpression,
	scope: Scope
): void {
	const item = scope.core.checker.getIndexTypeOfType(
		scope.typeOf( callee.expression ),
		ts.IndexKind.Number
	);
	if (
		! isComparable( scope.typeOf( argument ) ) ||
		( item !== undefined && ! isComparable( item ) )
	) {
		refuse(
			callee,
			'includes() on lists, objects or JSON numbers',
			'use some() and compare their fields'
		);
	}
}
