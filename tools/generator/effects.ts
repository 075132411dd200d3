/**
 * Generator: statements that change something. Assigning to a `let` and adding to a list are known, and only within the function that made
 * them.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import { isInteger } from './kinds';
import { emitListSpread } from './literals';
import { isAssignment } from './operators';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { functionOf, variableOwner } from './variables';

/**
 * PHP for a statement that changes something: a `let` or a list, and only of the same function.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
export function emitEffect(
	node: ts.Expression,
	scope: EmittingScope
): string {
	if ( ts.isCallExpression( node ) && isPush( node.expression ) ) {
		return emitPush( node, node.expression, scope );
	}
	if ( ts.isBinaryExpression( node ) && isAssignment( node ) ) {
		return emitAssignment( node, scope );
	}
	if ( ts.isCallExpression( node ) ) {
		return refuse(
			node,
			`${ node.getText() } as a statement`,
			'use its answer; only list.push() stands alone'
		);
	}
	// The expression says itself what is wrong with it, if there is more to say.
	scope.emit( node );
	return refuse(
		node,
		`${ node.getText() } as a statement`,
		'use its value'
	);
}

function emitAssignment(
	node: ts.BinaryExpression,
	scope: EmittingScope
): string {
	if ( ! ts.isIdentifier( node.left ) ) {
		return refuse(
			node,
			`the assignment to ${ node.left.getText() }`,
			'build a new object or list, as in { ...old, field: value }'
		);
	}
	const operator = node.operatorToken.getText();
	if ( ! [ '=', '+=', '-=' ].includes( operator ) ) {
		return refuse(
			node,
			`the assignment ${ operator }`,
			'write =, += or -='
		);
	}
	const declaration = requireOwn( node.left, 'assigning to', scope );
	if ( ts.isParameter( declaration ) ) {
		return refuse(
			node,
			`the assignment to the parameter ${ node.left.text }`,
			'use a let of its own'
		);
	}
	if (
		operator !== '=' &&
		! [ node.left, node.right ].every( ( side ) =>
			isInteger( scope.typeOf( side ) )
		)
	) {
		return refuse(
			node,
			`${ operator } on something that is not an integer`,
			'write a template, or a new value with ='
		);
	}
	const value = scope.emit( node.right ).code;
	return `$${ node.left.text } ${ operator } ${ value };`;
}

function isPush( node: ts.Expression ): node is ts.PropertyAccessExpression {
	return ts.isPropertyAccessExpression( node ) && node.name.text === 'push';
}

function emitPush(
	node: ts.CallExpression,
	callee: ts.PropertyAccessExpression,
	scope: EmittingScope
): string {
	const list = callee.expression;
	const declaration = ts.isIdentifier( list )
		? requireOwn( list, 'adding to', scope )
		: null;
	if (
		declaration === null ||
		! ts.isIdentifier( list ) ||
		! ts.isVariableDeclaration( declaration ) ||
		declaration.initializer === undefined ||
		! ts.isArrayLiteralExpression( declaration.initializer ) ||
		( declaration.parent.flags & ts.NodeFlags.Const ) === 0
	) {
		return refuse(
			node,
			`adding to ${ list.getText() }, which was not made here`,
			'add to a list that starts as const list: T[] = []'
		);
	}
	const values = node.arguments.map( ( argument ) =>
		ts.isSpreadElement( argument )
			? emitListSpread( argument, scope )
			: scope.emit( argument ).code
	);
	return values.length === 1 && ! values.join( '' ).startsWith( '...' )
		? `$${ list.text }[] = ${ values.join( '' ) };`
		: `array_push($${ list.text }, ${ values.join( ', ' ) });`;
}

function requireOwn(
	node: ts.Identifier,
	doing: string,
	scope: Scope
): ts.Declaration {
	const declaration = scope.declarationOf( node );
	const owner = declaration === null ? null : variableOwner( declaration );
	return declaration === null ||
		owner === null ||
		owner !== functionOf( node )
		? refuse(
				node,
				`${ doing } ${ node.text } from another function`,
				'return the new value'
		  )
		: declaration;
}
