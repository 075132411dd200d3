/**
 * Generator: PHP expressions as text that knows how strongly it binds, and PHP's literals.
 */

/** Text of a PHP expression. */
export interface Php {
	code: string;
	/** How strongly its outermost operator binds; see LEVEL. */
	level: number;
}

/** PHP 8's operators, weakest first. */
export const LEVEL = {
	lambda: 1,
	conditional: 4,
	coalesce: 5,
	or: 6,
	and: 7,
	equal: 10,
	compare: 11,
	join: 12,
	add: 14,
	multiply: 15,
	unary: 17,
	primary: 20,
} as const;

/**
 * A variable, call, literal or anything else that never needs parentheses.
 *
 * @param code PHP.
 */
export function primary( code: string ): Php {
	return { code, level: LEVEL.primary };
}

/**
 * The text of an expression as an operand, in parentheses where it binds too weakly.
 *
 * @param php     An expression.
 * @param atLeast The level that the place asks for.
 */
export function operand( php: Php, atLeast: number ): string {
	return php.level < atLeast ? `(${ php.code })` : php.code;
}

/**
 * A call of a function or static method.
 *
 * @param name       Function, or `Class::method`.
 * @param arguments_ Arguments.
 */
export function call( name: string, arguments_: readonly Php[] ): Php {
	return primary(
		`${ name }(${ arguments_.map( ( php ) => php.code ).join( ', ' ) })`
	);
}

/**
 * A list for a place that does not mind gaps between positions: what was filtered needs no new ones there.
 *
 * @param list A list.
 */
export function withGaps( list: Php ): Php {
	return {
		...list,
		code: list.code.replace(
			/^array_values\((array_filter\(.*\))\)$/s,
			'$1'
		),
	};
}

/**
 * Two operands around an operator that does not associate.
 *
 * @param left     Left operand.
 * @param operator As PHP writes it.
 * @param right    Right operand.
 * @param level    Of the operator.
 */
export function infix(
	left: Php,
	operator: string,
	right: Php,
	level: number
): Php {
	return {
		code: `${ operand( left, level + 1 ) } ${ operator } ${ operand(
			right,
			level + 1
		) }`,
		level,
	};
}

/**
 * A text literal: single quotes, or double quotes where it has control characters.
 *
 * @param text The text.
 */
export function textLiteral( text: string ): string {
	if ( /[\x00-\x1f\x7f]/.test( text ) ) {
		return `"${ escapedForDoubleQuotes( text ) }"`;
	}
	return `'${ text
		.replace( /\\(?=\\|'|$)/g, '\\\\' )
		.replace( /'/g, "\\'" ) }'`;
}

/**
 * Text as it stands between double quotes.
 *
 * @param text The text.
 */
export function escapedForDoubleQuotes( text: string ): string {
	const named: Record< string, string > = {
		'\n': '\\n',
		'\r': '\\r',
		'\t': '\\t',
		'\v': '\\v',
		'\\': '\\\\',
		'"': '\\"',
		$: '\\$',
	};

	return text.replace( /[\x00-\x1f\x7f\\"$]/g, ( character ) => {
		const code = character.charCodeAt( 0 ).toString( 16 ).toUpperCase();
		return named[ character ] ?? `\\x${ code.padStart( 2, '0' ) }`;
	} );
}
