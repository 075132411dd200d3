/**
 * Generator: literals of objects and lists, with what is spread in them. Both become PHP arrays.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import type { Php } from './php';
import { LEVEL, operand, primary, textLiteral } from './php';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { fieldName } from './shapes';

/**
 * PHP for an object literal.
 *
 * @param node  The literal.
 * @param scope The module it is in.
 */
export function emitObject(
	node: ts.ObjectLiteralExpression,
	scope: EmittingScope
): Php {
	if ( node.properties.length === 0 ) {
		return refuse(
			node,
			'an object without fields, which JSON cannot tell from a list in PHP',
			'write null or a list'
		);
	}
	const entries = node.properties.map( ( property ) => {
		if ( ts.isSpreadAssignment( property ) ) {
			return emitObjectSpread( property, scope );
		}
		if ( ts.isShorthandPropertyAssignment( property ) ) {
			const key = textLiteral( fieldName( property.name ) );
			return `${ key } => ${ scope.emit( property.name ).code }`;
		}
		if ( ts.isPropertyAssignment( property ) ) {
			const key = textLiteral( fieldName( property.name ) );
			return `${ key } => ${ scope.emit( property.initializer ).code }`;
		}
		return refuse(
			property,
			'a method or accessor',
			'write a function beside it'
		);
	} );
	return literal( node, node.properties, entries, scope );
}

/**
 * PHP for a list literal.
 *
 * @param node  The literal.
 * @param scope The module it is in.
 */
export function emitList(
	node: ts.ArrayLiteralExpression,
	scope: EmittingScope
): Php {
	const entries = node.elements.map( ( element ) =>
		ts.isSpreadElement( element )
			? emitListSpread( element, scope )
			: scope.emit( element ).code
	);
	return literal( node, node.elements, entries, scope );
}

/**
 * PHP for `...list` within a list or a `push()`.
 *
 * @param node  The spread.
 * @param scope The module it is in.
 */
export function emitListSpread(
	node: ts.SpreadElement,
	scope: EmittingScope
): string {
	const php = scope.emit( node.expression );
	if ( ! scope.isList( scope.typeOf( node.expression ) ) ) {
		refuse(
			node,
			`${ node.getText() }, which is not always a list`,
			'spread a list, as in ...( list ?? [] )'
		);
	}
	return `...${ operand( php, LEVEL.conditional ) }`;
}

function emitObjectSpread(
	node: ts.SpreadAssignment,
	scope: EmittingScope
): string {
	const php = scope.emit( node.expression );
	if ( ! scope.isObject( scope.typeOf( node.expression ) ) ) {
		refuse(
			node,
			`${ node.getText() }, which is not always an object`,
			'test for null first; a list is spread in a list'
		);
	}
	return `...${ operand( php, LEVEL.conditional ) }`;
}

/**
 * A literal that keeps the author's line breaks and comments.
 *
 * @param node    The literal.
 * @param nodes   Its entries as written.
 * @param entries The same in PHP.
 * @param scope   The module it is in.
 */
function literal(
	node: ts.Expression,
	nodes: readonly ts.Node[],
	entries: readonly string[],
	scope: Scope
): Php {
	const isSpread = /^[[{]\s*\n/.test( node.getText() );
	const lines = entries.map(
		( entry, i ) => scope.commentsBefore( nodes[ i ] ) + entry
	);
	return primary(
		isSpread || lines.some( ( line ) => line.includes( '\n' ) )
			? `[\n${ lines.join( ',\n' ) },\n]`
			: `[${ lines.join( ', ' ) }]`
	);
}
