/**
 * Generator: statements. What the subset knows becomes the same statement in PHP, with its comments.
 */
import ts from 'typescript';
import { emit, emitListSpread } from './expressions';
import { isInteger } from './kinds';
import { operand, LEVEL } from './php';
import { emitCondition, isAssignment } from './operators';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { checkWrittenTypes } from './shapes';
import {
	checkAliasing,
	checkShadowing,
	checkVariableName,
	functionOf,
	variableOwner,
} from './variables';

const LOOP = 'write for ( const item of list )';

/** What to write instead of the statements that people reach for first. */
export const INSTEAD: Partial<
	Record< ts.SyntaxKind, readonly [ string, string ] >
> = {
	[ ts.SyntaxKind.SwitchStatement ]: [ 'switch', 'write if and else' ],
	[ ts.SyntaxKind.ForStatement ]: [ 'a counting loop', LOOP ],
	[ ts.SyntaxKind.ForInStatement ]: [ 'for … in', LOOP ],
	[ ts.SyntaxKind.WhileStatement ]: [ 'while', LOOP ],
	[ ts.SyntaxKind.DoStatement ]: [ 'do … while', LOOP ],
	[ ts.SyntaxKind.ThrowStatement ]: [ 'throw', 'return an error value' ],
	[ ts.SyntaxKind.TryStatement ]: [ 'try', 'return an error value' ],
	[ ts.SyntaxKind.LabeledStatement ]: [ 'a label', 'write a function' ],
	[ ts.SyntaxKind.FunctionDeclaration ]: [
		'a function inside a function',
		'write it at the top of the module',
	],
	[ ts.SyntaxKind.ClassDeclaration ]: [ 'a class', 'write functions' ],
	[ ts.SyntaxKind.EmptyStatement ]: [ 'an empty statement', 'leave it out' ],
	[ ts.SyntaxKind.DebuggerStatement ]: [ 'debugger', 'leave it out' ],
	[ ts.SyntaxKind.Block ]: [
		'a block on its own',
		'leave out the braces or write a function',
	],
};

/**
 * PHP for a block, with its braces.
 *
 * @param block The block.
 * @param scope The module it is in.
 */
export function emitBlock( block: ts.Statement, scope: Scope ): string {
	const statements = ts.isBlock( block )
		? [ ...block.statements ]
		: [ block ];
	const lines = statements.map( ( statement, i ) => {
		const before = statements[ i - 1 ];
		const gap =
			before !== undefined && hasBlankLine( before, statement )
				? '\n'
				: '';
		return `${ gap }${ scope.commentsBefore( statement ) }${ emitStatement(
			statement,
			scope
		) }`;
	} );
	return `{\n${ lines.join( '\n' ) }\n}`;
}

function emitStatement( node: ts.Statement, scope: Scope ): string {
	const known = INSTEAD[ node.kind ];
	if ( known !== undefined ) {
		return refuse( node, ...known );
	}
	if ( ts.isVariableStatement( node ) ) {
		return emitVariables( node.declarationList, scope );
	}
	if ( ts.isReturnStatement( node ) && node.expression !== undefined ) {
		return `return ${ emit( node.expression, scope ).code };`;
	}
	if ( ts.isIfStatement( node ) ) {
		return emitIf( node, scope );
	}
	if ( ts.isForOfStatement( node ) ) {
		return emitLoop( node, scope );
	}
	if ( ts.isContinueStatement( node ) || ts.isBreakStatement( node ) ) {
		return node.label === undefined
			? `${ node.getText().replace( ';', '' ) };`
			: refuse( node, 'a label', 'write a function' );
	}
	if ( ts.isExpressionStatement( node ) ) {
		return emitEffect( node.expression, scope );
	}
	return refuse(
		node,
		`the statement ${ node.getText() }`,
		'write it with what docs/architecture.md lists'
	);
}

function emitVariables(
	list: ts.VariableDeclarationList,
	scope: Scope
): string {
	if (
		( list.flags & ts.NodeFlags.BlockScoped ) === 0 ||
		( list.flags & ts.NodeFlags.Using ) !== 0
	) {
		refuse( list, 'var or using', 'write const or let' );
	}
	return list.declarations
		.map( ( declaration ) => {
			if ( ! ts.isIdentifier( declaration.name ) ) {
				return refuse(
					declaration,
					'destructuring',
					'name the whole value and read its fields'
				);
			}
			const { name, initializer } = declaration;
			if ( initializer === undefined ) {
				return refuse(
					declaration,
					`${ name.text } without a value`,
					'give it its first value here'
				);
			}
			checkWrittenTypes( [ declaration.type ], scope );
			checkVariableName( name );
			checkShadowing( declaration );
			checkAliasing( declaration, usesOf( declaration, scope ) );
			return `$${ name.text } = ${
				emit( withoutConst( initializer ), scope ).code
			};`;
		} )
		.join( '\n' );
}

function emitIf( node: ts.IfStatement, scope: Scope ): string {
	const condition = emitCondition( node.expression, scope ).code;
	const head = `if (${ condition }) ${ emitBlock(
		node.thenStatement,
		scope
	) }`;
	if ( node.elseStatement === undefined ) {
		return head;
	}
	return ts.isIfStatement( node.elseStatement )
		? `${ head } else${ emitIf( node.elseStatement, scope ) }`
		: `${ head } else ${ emitBlock( node.elseStatement, scope ) }`;
}

function emitLoop( node: ts.ForOfStatement, scope: Scope ): string {
	const { initializer } = node;
	const declaration = ts.isVariableDeclarationList( initializer )
		? initializer.declarations[ 0 ]
		: undefined;
	if (
		declaration === undefined ||
		! ts.isIdentifier( declaration.name ) ||
		node.awaitModifier !== undefined ||
		( initializer.flags & ts.NodeFlags.BlockScoped ) !== ts.NodeFlags.Const
	) {
		return refuse( node, 'this form of for … of', LOOP );
	}
	if ( ! scope.isList( scope.typeOf( node.expression ) ) ) {
		refuse(
			node.expression,
			`walking ${ node.expression.getText() }, which is not a list`,
			'walk a list'
		);
	}
	checkVariableName( declaration.name );
	checkShadowing( declaration );
	const list = operand( emit( node.expression, scope ), LEVEL.conditional );
	return `foreach (${ list } as $${ declaration.name.text }) ${ emitBlock(
		node.statement,
		scope
	) }`;
}

/**
 * A statement that changes something: a `let` or a list, and only of the same function.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
function emitEffect( node: ts.Expression, scope: Scope ): string {
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
	emit( node, scope );
	return refuse(
		node,
		`${ node.getText() } as a statement`,
		'use its value'
	);
}

function emitAssignment( node: ts.BinaryExpression, scope: Scope ): string {
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
	const value = emit( node.right, scope ).code;
	return `$${ node.left.text } ${ operator } ${ value };`;
}

function isPush( node: ts.Expression ): node is ts.PropertyAccessExpression {
	return ts.isPropertyAccessExpression( node ) && node.name.text === 'push';
}

function emitPush(
	node: ts.CallExpression,
	callee: ts.PropertyAccessExpression,
	scope: Scope
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
			: emit( argument, scope ).code
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

function withoutConst( node: ts.Expression ): ts.Expression {
	return ts.isAsExpression( node ) && ts.isConstTypeReference( node.type )
		? node.expression
		: node;
}

function usesOf(
	declaration: ts.VariableDeclaration,
	scope: Scope
): readonly ts.Identifier[] {
	const found: ts.Identifier[] = [];
	const name = declaration.name.getText();
	const visit = ( node: ts.Node ): void => {
		if (
			ts.isIdentifier( node ) &&
			node.text === name &&
			node !== declaration.name &&
			scope.declarationOf( node ) === declaration
		) {
			found.push( node );
		}
		ts.forEachChild( node, visit );
	};
	visit( functionOf( declaration )?.body ?? declaration );
	return found;
}

function hasBlankLine( before: ts.Statement, after: ts.Statement ): boolean {
	const between = after
		.getSourceFile()
		.text.slice( before.end, after.getStart() );
	return /^[^\n]*\n\s*\n/.test( between );
}
