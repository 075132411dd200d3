/**
 * Generator: statements. What the subset knows becomes the same statement in PHP, with its comments.
 */
import ts from 'typescript';
import { emitEffect } from './effects';
import type { EmittingScope } from './emitting-scope';
import { operand, LEVEL } from './php';
import { emitCondition } from './operators';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { checkWrittenTypes } from './shapes';
import {
	checkAliasing,
	checkShadowing,
	checkVariableName,
	functionOf,
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
export function emitBlock( block: ts.Statement, scope: EmittingScope ): string {
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

function emitStatement( node: ts.Statement, scope: EmittingScope ): string {
	const known = INSTEAD[ node.kind ];
	if ( known !== undefined ) {
		return refuse( node, ...known );
	}
	if ( ts.isVariableStatement( node ) ) {
		return emitVariables( node.declarationList, scope );
	}
	if ( ts.isReturnStatement( node ) && node.expression !== undefined ) {
		return `return ${ scope.emit( node.expression ).code };`;
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
	scope: EmittingScope
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
				scope.emit( withoutConst( initializer ) ).code
			};`;
		} )
		.join( '\n' );
}

function emitIf( node: ts.IfStatement, scope: EmittingScope ): string {
	const condition = emitCondition( node.expression, scope ).code;
	const head = `if (${ condition }) ${ scope.emitBlock(
		node.thenStatement
	) }`;
	if ( node.elseStatement === undefined ) {
		return head;
	}
	return ts.isIfStatement( node.elseStatement )
		? `${ head } else${ emitIf( node.elseStatement, scope ) }`
		: `${ head } else ${ scope.emitBlock( node.elseStatement ) }`;
}

function emitLoop( node: ts.ForOfStatement, scope: EmittingScope ): string {
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
	const list = operand( scope.emit( node.expression ), LEVEL.conditional );
	return `foreach (${ list } as $${
		declaration.name.text
	}) ${ scope.emitBlock( node.statement ) }`;
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
