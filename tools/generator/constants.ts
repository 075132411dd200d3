/**
 * Generator: constants and tables that the plugin registers from.
 */
import ts from 'typescript';
import { checkMemberName, isExported } from './declarations';
import { docblock, documentationOf, wrapped } from './docblocks';
import type { EmittingScope } from './emitting-scope';
import { isText } from './kinds';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { checkWrittenTypes } from './shapes';

/**
 * PHP for constants at the top of a module.
 *
 * @param node  The statement.
 * @param scope The module it is in.
 */
export function emitConstants(
	node: ts.VariableStatement,
	scope: EmittingScope
): string {
	if ( ( node.declarationList.flags & ts.NodeFlags.Const ) === 0 ) {
		refuse( node, 'a variable at the top of a module', 'write const' );
	}
	const visibility = isExported( node ) ? 'public' : 'private';
	return node.declarationList.declarations
		.map( ( { name, initializer, type } ) => {
			if ( ! ts.isIdentifier( name ) || initializer === undefined ) {
				return refuse(
					node,
					'a constant without one name and one value',
					'write const name = value'
				);
			}
			checkMemberName( name );
			checkWrittenTypes( [ type ], scope );
			const value = constantValue( initializer, scope );
			const php = scope.emit( value );
			const docs = docblock( [
				wrapped( documentationOf( node ).text ),
			] );
			return `${ docs }${ visibility } const ${ name.text } = ${ php.code };`;
		} )
		.join( '\n\n' );
}

/**
 * The literal of a constant: tables are `as const`, so that nothing can change them.
 *
 * @param node  As written.
 * @param scope The module it is in.
 */
function constantValue( node: ts.Expression, scope: Scope ): ts.Expression {
	const isConst =
		ts.isAsExpression( node ) && ts.isConstTypeReference( node.type );
	const value = isConst ? node.expression : node;
	const isTable =
		ts.isObjectLiteralExpression( value ) ||
		ts.isArrayLiteralExpression( value );
	if ( isTable && ! isConst ) {
		refuse(
			node,
			'a table that can be changed',
			'write as const after it'
		);
	}
	const visit = ( child: ts.Node ): void => {
		if ( isWorkedOut( child, scope ) ) {
			refuse(
				child,
				`${ child.getText() } in a constant, which PHP does not work out there`,
				'write the value, or a function'
			);
		}
		ts.forEachChild( child, visit );
	};
	visit( value );
	return value;
}

/** Whether a part of a constant becomes a call or a cast in PHP. */
function isWorkedOut( node: ts.Node, scope: Scope ): boolean {
	return (
		ts.isCallExpression( node ) ||
		ts.isArrowFunction( node ) ||
		( ts.isPropertyAccessExpression( node ) &&
			scope.isList( scope.typeOf( node.expression ) ) ) ||
		( ts.isTemplateExpression( node ) &&
			/^`\$\{[^}]*\}`$/.test( node.getText() ) &&
			node.templateSpans.some(
				( span ) => ! isText( scope.typeOf( span.expression ) )
			) )
	);
}
