/**
 * Generator: expressions. A TypeScript expression goes in, PHP comes out; what the subset does not know stops the run.
 */
import ts from 'typescript';
import { emitCall } from './calls';
import { emitArrow } from './closures';
import type { EmittingScope } from './emitting-scope';
import { isForeign, isText, mixesNumbers } from './kinds';
import { emitList, emitObject } from './literals';
import { emitBinary, emitConditional, emitPrefix } from './operators';
import type { Php } from './php';
import { call, LEVEL, operand, primary, textLiteral, withGaps } from './php';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { checkText } from './shapes';
import { emitTemplate } from './templates';
import { variableOwner } from './variables';

/** What to write instead of the expressions that people reach for first. */
export const INSTEAD: Partial<
	Record< ts.SyntaxKind, readonly [ string, string ] >
> = {
	[ ts.SyntaxKind.RegularExpressionLiteral ]: [
		'a regular expression',
		'use a helper of src/core/runtime/text',
	],
	[ ts.SyntaxKind.NonNullExpression ]: [
		'the operator ! after a value',
		'test for null first',
	],
	[ ts.SyntaxKind.AsExpression ]: [
		'a cast',
		'let the type follow from the code; only as const on a table is known',
	],
	[ ts.SyntaxKind.TypeAssertionExpression ]: [
		'a cast',
		'let the type follow from the code; only as const on a table is known',
	],
	[ ts.SyntaxKind.SatisfiesExpression ]: [
		'satisfies',
		'give the constant a type or leave it as const',
	],
	[ ts.SyntaxKind.ElementAccessExpression ]: [
		'access by index',
		'use at(), first(), last() or find() of src/core/runtime/list, or .name',
	],
	[ ts.SyntaxKind.NewExpression ]: [ 'new', 'write an object literal' ],
	[ ts.SyntaxKind.ThisKeyword ]: [ 'this', 'hand the value in' ],
	[ ts.SyntaxKind.TypeOfExpression ]: [
		'typeof',
		'compare with a literal, or tag the union with a text field',
	],
	[ ts.SyntaxKind.DeleteExpression ]: [ 'delete', 'build a new object' ],
	[ ts.SyntaxKind.VoidExpression ]: [ 'void', 'write null' ],
	[ ts.SyntaxKind.AwaitExpression ]: [ 'await', 'hand the value in' ],
	[ ts.SyntaxKind.FunctionExpression ]: [
		'a function expression',
		'write an arrow function',
	],
	[ ts.SyntaxKind.ClassExpression ]: [ 'a class', 'write functions' ],
	[ ts.SyntaxKind.BigIntLiteral ]: [
		'a bigint',
		'write an integer within ±9007199254740991',
	],
	[ ts.SyntaxKind.TaggedTemplateExpression ]: [
		'a tagged template',
		'call a function',
	],
	[ ts.SyntaxKind.PostfixUnaryExpression ]: [
		'++ or --',
		'write += 1 or -= 1 as a statement',
	],
	[ ts.SyntaxKind.OmittedExpression ]: [ 'a hole in a list', 'write null' ],
};

/**
 * PHP for an expression.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
export function emitExpression(
	node: ts.Expression,
	scope: EmittingScope
): Php {
	if ( ts.isParenthesizedExpression( node ) ) {
		return scope.emit( node.expression );
	}
	const known = INSTEAD[ node.kind ];
	if ( known !== undefined ) {
		return refuse( node, ...known );
	}
	const php = emitKnown( node, scope );
	checkNumbers( node, scope );
	return php;
}

function emitKnown( node: ts.Expression, scope: EmittingScope ): Php {
	if (
		ts.isStringLiteral( node ) ||
		ts.isNoSubstitutionTemplateLiteral( node )
	) {
		checkText( node, node.text );
		return primary( textLiteral( node.text ) );
	}
	if ( ts.isNumericLiteral( node ) ) {
		return emitInteger( node );
	}
	switch ( node.kind ) {
		case ts.SyntaxKind.TrueKeyword:
			return primary( 'true' );
		case ts.SyntaxKind.FalseKeyword:
			return primary( 'false' );
		case ts.SyntaxKind.NullKeyword:
			return primary( 'null' );
	}
	if ( ts.isIdentifier( node ) ) {
		return emitIdentifier( node, scope );
	}
	if ( ts.isPropertyAccessExpression( node ) ) {
		return emitProperty( node, scope );
	}
	if ( ts.isCallExpression( node ) ) {
		return emitCall( node, scope );
	}
	if ( ts.isBinaryExpression( node ) ) {
		return emitBinary( node, scope );
	}
	if ( ts.isPrefixUnaryExpression( node ) ) {
		return emitPrefix( node, scope );
	}
	if ( ts.isConditionalExpression( node ) ) {
		return emitConditional( node, scope );
	}
	if ( ts.isTemplateExpression( node ) ) {
		return emitTemplate( node, scope );
	}
	if ( ts.isObjectLiteralExpression( node ) ) {
		return emitObject( node, scope );
	}
	if ( ts.isArrayLiteralExpression( node ) ) {
		return emitList( node, scope );
	}
	if ( ts.isArrowFunction( node ) ) {
		return emitArrow( node, scope );
	}
	return refuse(
		node,
		`the expression ${ node.getText() }`,
		'write it with what docs/architecture.md lists'
	);
}

function emitInteger( node: ts.NumericLiteral ): Php {
	const value = Number( node.text );
	return Number.isSafeInteger( value )
		? primary( String( value ) )
		: refuse(
				node,
				`the number ${ node.getText() }`,
				'write an integer within ±9007199254740991; quantities are counted in millionths'
		  );
}

function emitIdentifier( node: ts.Identifier, scope: Scope ): Php {
	if ( node.text === 'undefined' ) {
		return refuse( node, 'undefined', 'write null' );
	}
	const declaration = scope.declarationOf( node );
	if ( declaration !== null && variableOwner( declaration ) !== null ) {
		return primary( `$${ node.text }` );
	}
	if ( declaration !== null && ts.isVariableDeclaration( declaration ) ) {
		const owner = scope.core.moduleOf( declaration.getSourceFile() );
		if ( owner !== null ) {
			const name =
				owner === scope.module
					? 'self'
					: scope.classes.ofModule( owner );
			return primary( `${ name }::${ node.text }` );
		}
	}
	if ( declaration !== null && ts.isFunctionDeclaration( declaration ) ) {
		return refuse(
			node,
			`the function ${ node.text } as a value`,
			`write an arrow function that calls it`
		);
	}
	return refuse(
		node,
		`the global ${ node.text }`,
		'use a helper of src/core/runtime, or hand the value in'
	);
}

function emitProperty(
	node: ts.PropertyAccessExpression,
	scope: EmittingScope
): Php {
	if ( node.questionDotToken !== undefined ) {
		return refuse( node, 'the operator ?.', 'test for null first' );
	}
	const type = scope.typeOf( node.expression );
	const name = node.name.text;
	if ( scope.isList( type ) ) {
		return name === 'length'
			? call( 'count', [ withGaps( scope.emit( node.expression ) ) ] )
			: refuse(
					node,
					`the list member ${ name }`,
					'use length, map, filter, some, every, includes or a helper of src/core/runtime/list'
			  );
	}
	const php = scope.emit( node.expression );
	const isField = scope.isObject( type ) && scope.isOwnMember( type, name );
	return isField
		? primary(
				`${ operand( php, LEVEL.primary ) }[${ textLiteral( name ) }]`
		  )
		: refuse(
				node,
				`the member ${ name } of ${ node.expression.getText() }, which is no field of a type of src/core`,
				isText( type )
					? 'use a helper of src/core/runtime/text'
					: 'read a field, or use a helper of src/core/runtime'
		  );
}

function checkNumbers( node: ts.Expression, scope: Scope ): void {
	if ( ts.isArrowFunction( node ) ) {
		return;
	}
	const type = scope.typeOf( node );
	if ( isForeign( type ) ) {
		refuse(
			node,
			`the expression ${ node.getText() }, whose type is any, unknown, undefined or void`,
			'give it a type of the subset; nothing is null'
		);
	}
	const expected = scope.core.checker.getContextualType( node );
	if (
		expected !== undefined &&
		mixesNumbers( type, expected, scope.core.checker )
	) {
		refuse(
			node,
			`${ node.getText() }, which is or holds a JSON number, where an integer is expected`,
			'turn it into one with microFromJson()'
		);
	}
}
