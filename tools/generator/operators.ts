/**
 * Generator: operators. Only those that mean the same in both languages, for the types where they do.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import {
	isBoolean,
	isComparable,
	isInteger,
	isNull,
	isNullable,
	isText,
} from './kinds';
import type { Php } from './php';
import { infix, LEVEL, operand, primary, withGaps } from './php';
import { refuse } from './refusal';

/** What to write instead of operators that mean something else in PHP. */
export const REFUSED: Partial< Record< ts.SyntaxKind, string > > = {
	[ ts.SyntaxKind.EqualsEqualsToken ]: 'write ===',
	[ ts.SyntaxKind.ExclamationEqualsToken ]: 'write !==',
	[ ts.SyntaxKind.SlashToken ]: 'use quotient() of src/core/runtime/number',
	[ ts.SyntaxKind.PercentToken ]:
		'use remainder() of src/core/runtime/number',
	[ ts.SyntaxKind.AsteriskAsteriskToken ]:
		'use power() of src/core/runtime/number',
	[ ts.SyntaxKind.CommaToken ]: 'write one expression',
	[ ts.SyntaxKind.InKeyword ]: 'give the union a tag field and compare it',
	[ ts.SyntaxKind.InstanceOfKeyword ]:
		'give the union a tag field and compare it',
};

/**
 * PHP for two operands and an operator.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
export function emitBinary(
	node: ts.BinaryExpression,
	scope: EmittingScope
): Php {
	switch ( node.operatorToken.kind ) {
		case ts.SyntaxKind.AmpersandAmpersandToken:
			return emitLogical( node, '&&', LEVEL.and, scope );
		case ts.SyntaxKind.BarBarToken:
			return emitLogical( node, '||', LEVEL.or, scope );
		case ts.SyntaxKind.EqualsEqualsEqualsToken:
		case ts.SyntaxKind.ExclamationEqualsEqualsToken:
			return emitEquality( node, scope );
		case ts.SyntaxKind.LessThanToken:
		case ts.SyntaxKind.LessThanEqualsToken:
		case ts.SyntaxKind.GreaterThanToken:
		case ts.SyntaxKind.GreaterThanEqualsToken:
			return emitComparison( node, scope );
		case ts.SyntaxKind.PlusToken:
		case ts.SyntaxKind.MinusToken:
			return emitArithmetic( node, LEVEL.add, scope );
		case ts.SyntaxKind.AsteriskToken:
			return emitArithmetic( node, LEVEL.multiply, scope );
		case ts.SyntaxKind.QuestionQuestionToken:
			return emitCoalesce( node, scope );
	}
	const sign = node.operatorToken.getText();
	return isAssignment( node )
		? refuse(
				node,
				`the assignment ${ sign } here`,
				'assign with =, += or -= to a let, as a statement of its own'
		  )
		: refuse(
				node,
				`the operator ${ sign }`,
				REFUSED[ node.operatorToken.kind ] ??
					'use + - * on integers and && || on booleans'
		  );
}

/**
 * PHP for `!` and `-` before a value.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
export function emitPrefix(
	node: ts.PrefixUnaryExpression,
	scope: EmittingScope
): Php {
	if ( node.operator === ts.SyntaxKind.ExclamationToken ) {
		const php = emitCondition( node.operand, scope );
		return {
			code: `!${ operand( php, LEVEL.unary ) }`,
			level: LEVEL.unary,
		};
	}
	if ( node.operator === ts.SyntaxKind.MinusToken ) {
		const php = emitInteger( node.operand, scope );
		return {
			code: `-${ operand( php, LEVEL.primary ) }`,
			level: LEVEL.unary,
		};
	}
	const sign = ts.tokenToString( node.operator );
	return refuse(
		node,
		`the operator ${ sign }`,
		sign === '++' || sign === '--'
			? 'write += 1 or -= 1 as a statement'
			: 'use + - * on integers'
	);
}

/**
 * PHP for a condition, which must be a boolean: what counts as true differs between the languages.
 *
 * @param node  The condition.
 * @param scope The module it is in.
 */
export function emitCondition(
	node: ts.Expression,
	scope: EmittingScope
): Php {
	const php = scope.emit( node );
	if ( ! isBoolean( scope.typeOf( node ) ) ) {
		refuse(
			node,
			`the condition ${ node.getText() }, which is not a boolean`,
			"compare it, as in x !== null, x !== '' or x !== 0"
		);
	}
	return php;
}

/**
 * PHP for `condition ? one : other`.
 *
 * @param node  The expression.
 * @param scope The module it is in.
 */
export function emitConditional(
	node: ts.ConditionalExpression,
	scope: EmittingScope
): Php {
	const parts = [
		emitCondition( node.condition, scope ),
		scope.emit( node.whenTrue ),
		scope.emit( node.whenFalse ),
	].map( ( php ) => operand( php, LEVEL.coalesce ) );
	return {
		code: `${ parts[ 0 ] } ? ${ parts[ 1 ] } : ${ parts[ 2 ] }`,
		level: LEVEL.conditional,
	};
}

/**
 * Whether an operator assigns: `=`, `+=` and their kin.
 *
 * @param node The expression.
 */
export function isAssignment( node: ts.BinaryExpression ): boolean {
	const { kind } = node.operatorToken;
	return (
		kind >= ts.SyntaxKind.FirstAssignment &&
		kind <= ts.SyntaxKind.LastAssignment
	);
}

function emitLogical(
	node: ts.BinaryExpression,
	operator: string,
	level: number,
	scope: EmittingScope
): Php {
	const left = operand( emitCondition( node.left, scope ), level );
	const right = operand( emitCondition( node.right, scope ), level + 1 );
	return { code: `${ left } ${ operator } ${ right }`, level };
}

function emitEquality( node: ts.BinaryExpression, scope: EmittingScope ): Php {
	const operator = node.operatorToken.getText();
	const empty = emptyListTest( node, operator, scope );
	if ( empty !== null ) {
		return empty;
	}
	const [ left, right ] = [
		scope.emit( node.left ),
		scope.emit( node.right ),
	];
	const types = [ scope.typeOf( node.left ), scope.typeOf( node.right ) ];
	if ( ! types.some( isNull ) && ! types.every( isComparable ) ) {
		refuse(
			node,
			`${ operator } on lists, objects or JSON numbers`,
			'compare their fields; JSON numbers after microFromJson()'
		);
	}
	return infix( left, operator, right, LEVEL.equal );
}

function emitComparison(
	node: ts.BinaryExpression,
	scope: EmittingScope
): Php {
	const operator = node.operatorToken.getText();
	const empty = operator === '>' ? emptyListTest( node, '!==', scope ) : null;
	if ( empty !== null ) {
		return empty;
	}
	if (
		[ node.left, node.right ].some( ( side ) =>
			isText( scope.typeOf( side ) )
		)
	) {
		refuse(
			node,
			`${ operator } on text`,
			'use compareBytes() of src/core/runtime/text'
		);
	}
	return infix(
		emitInteger( node.left, scope ),
		operator,
		emitInteger( node.right, scope ),
		LEVEL.compare
	);
}

/**
 * `list.length === 0` as PHP people write it.
 *
 * @param node     The comparison.
 * @param operator How it compares with the empty list.
 * @param scope    The module it is in.
 */
function emptyListTest(
	node: ts.BinaryExpression,
	operator: string,
	scope: EmittingScope
): Php | null {
	const { left, right } = node;
	if (
		ts.isPropertyAccessExpression( left ) &&
		left.name.text === 'length' &&
		scope.isList( scope.typeOf( left.expression ) ) &&
		right.getText() === '0'
	) {
		const list = withGaps( scope.emit( left.expression ) );
		return infix( list, operator, primary( '[]' ), LEVEL.equal );
	}
	return null;
}

function emitArithmetic(
	node: ts.BinaryExpression,
	level: number,
	scope: EmittingScope
): Php {
	const operator = node.operatorToken.getText();
	if (
		[ node.left, node.right ].some( ( side ) =>
			isText( scope.typeOf( side ) )
		)
	) {
		refuse( node, `${ operator } on text`, 'write a template' );
	}
	const left = operand( emitInteger( node.left, scope ), level );
	const right = operand( emitInteger( node.right, scope ), level + 1 );
	return { code: `${ left } ${ operator } ${ right }`, level };
}

function emitCoalesce( node: ts.BinaryExpression, scope: EmittingScope ): Php {
	const left = scope.emit( node.left );
	if ( ! isNullable( scope.typeOf( node.left ) ) ) {
		refuse(
			node,
			`?? after ${ node.left.getText() }, which is never null`,
			'leave it out'
		);
	}
	const right = operand( scope.emit( node.right ), LEVEL.coalesce );
	// `$list[ 1 ] ?? null ?? 'x'` says null for nothing.
	const bare = left.code.replace( / \?\? null$/, '' );
	const code =
		bare === left.code ? operand( left, LEVEL.coalesce + 1 ) : bare;
	return { code: `${ code } ?? ${ right }`, level: LEVEL.coalesce };
}

function emitInteger( node: ts.Expression, scope: EmittingScope ): Php {
	const php = scope.emit( node );
	if ( ! isInteger( scope.typeOf( node ) ) ) {
		refuse(
			node,
			`${ node.getText() } in arithmetic, which is not always an integer`,
			'test for null first; a JSON number goes through microFromJson()'
		);
	}
	return php;
}
