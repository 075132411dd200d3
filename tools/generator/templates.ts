/**
 * Generator: template literals, and what becomes text in them.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import { isInteger, isText } from './kinds';
import type { Php } from './php';
import {
	escapedForDoubleQuotes,
	LEVEL,
	operand,
	primary,
	textLiteral,
} from './php';
import { refuse } from './refusal';
import { checkText } from './shapes';

/**
 * PHP for a template: interpolated where every part is a variable, else joined.
 *
 * @param node  The template.
 * @param scope The module it is in.
 */
export function emitTemplate(
	node: ts.TemplateExpression,
	scope: EmittingScope
): Php {
	checkText( node, node.head.text );
	const spans = node.templateSpans.map( ( span ) => {
		const php = scope.emit( span.expression );
		const type = scope.typeOf( span.expression );
		checkText( span, span.literal.text );
		if ( ! isText( type ) && ! isInteger( type ) ) {
			refuse(
				span.expression,
				`${ span.expression.getText() } in a template, which is neither text nor an integer`,
				'turn it into text first'
			);
		}
		return {
			php,
			after: span.literal.text,
			isText: isText( type ),
		};
	} );
	const [ only ] = spans;
	if (
		only !== undefined &&
		spans.length === 1 &&
		`${ node.head.text }${ only.after }` === ''
	) {
		return only.isText ? only.php : castToText( only.php );
	}
	if (
		spans.every( ( { php } ) => /^\$\w+(\['\w+'\])*$/.test( php.code ) )
	) {
		const text = spans.map(
			( { php, after } ) =>
				`{${ php.code }}${ escapedForDoubleQuotes( after ) }`
		);
		return primary(
			`"${ escapedForDoubleQuotes( node.head.text ) }${ text.join(
				''
			) }"`
		);
	}
	const parts = [
		...textPart( node.head.text ),
		...spans.flatMap( ( { php, after } ) => [
			// `.` binds more weakly than `+` since PHP 8 only; a reader should not have to know.
			operand( php, LEVEL.add + 1 ),
			...textPart( after ),
		] ),
	];
	return { code: parts.join( ' . ' ), level: LEVEL.join };
}

/**
 * PHP for an integer as text.
 *
 * @param php The integer.
 */
export function castToText( php: Php ): Php {
	return {
		code: `(string) ${ operand( php, LEVEL.unary ) }`,
		level: LEVEL.unary,
	};
}

function textPart( text: string ): readonly string[] {
	return text === '' ? [] : [ textLiteral( text ) ];
}
