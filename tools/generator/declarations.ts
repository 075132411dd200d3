/**
 * Generator: what a module declares. A function becomes a static method, a constant a class constant, an interface or type
 * alias a `@phpstan-type`.
 */
import ts from 'typescript';
import { parameterName } from './closures';
import { docblock, documentationOf, wrapped } from './docblocks';
import type { EmittingScope } from './emitting-scope';
import { nativeType } from './kinds';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { fieldShapes, shapeOf } from './shapes';
import { checkName } from './variables';

/**
 * PHP for a function.
 *
 * @param node  The function.
 * @param scope The module it is in.
 */
export function emitFunction(
	node: ts.FunctionDeclaration,
	scope: EmittingScope
): string {
	const { name, body } = node;
	if ( name === undefined || body === undefined ) {
		return refuse(
			node,
			'a function without a name or body',
			'write both'
		);
	}
	if (
		node.asteriskToken !== undefined ||
		hasModifier( node, ts.SyntaxKind.AsyncKeyword )
	) {
		refuse( node, 'an async function or generator', 'hand the value in' );
	}
	if ( node.typeParameters !== undefined ) {
		refuse(
			node,
			'a type parameter',
			'write the exact type; only runtime helpers are generic'
		);
	}
	if ( node.type === undefined ) {
		return refuse(
			node,
			`${ name.text }() without a return type`,
			'write it after the parameters'
		);
	}
	checkMemberName( name );
	const documentation = documentationOf( node );
	const parameters = node.parameters.map( ( parameter ) => {
		const variable = parameterName( parameter );
		if ( parameter.type === undefined ) {
			throw new Error(
				'The type checker lets no such parameter through'
			);
		}
		const shape = shapeOf( parameter.type, scope );
		const native = nativeType( scope.typeOf( parameter ), parameter );
		const text = documentation.parameters.get( variable ) ?? '';
		return {
			native: `${ native } $${ variable }`,
			// What the signature says is not said again.
			line:
				text === '' && shape === plainShape( native )
					? ''
					: wrapped(
							`@param ${ shape } $${ variable } ${ text }`,
							'    '
					  ),
		};
	} );
	const shape = shapeOf( node.type, scope );
	const native = nativeType(
		scope.core.checker.getTypeFromTypeNode( node.type ),
		node.type
	);
	const isTold =
		documentation.returns !== '' || shape !== plainShape( native );
	const docs = docblock( [
		wrapped( documentation.text ),
		[
			...parameters
				.map( ( { line } ) => line )
				.filter( ( line ) => line !== '' ),
			...( isTold
				? [
						wrapped(
							`@return ${ shape } ${ documentation.returns }`,
							'    '
						),
				  ]
				: [] ),
		].join( '\n' ),
	] );
	const visibility = isExported( node ) ? 'public' : 'private';
	const list = parameters
		.map( ( parameter ) => parameter.native )
		.join( ', ' );
	return `${ docs }${ visibility } static function ${
		name.text
	}(${ list }): ${ native }\n${ scope.emitBlock( body ) }`;
}

/**
 * The `@phpstan-type` of an interface or type alias.
 *
 * @param node  The declaration.
 * @param scope The module it is in.
 */
export function emitShape(
	node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
	scope: Scope
): string {
	const name = node.name.text;
	checkName( node.name );
	if ( node.typeParameters !== undefined ) {
		refuse(
			node,
			'a type parameter',
			'write the exact type; only runtime helpers are generic'
		);
	}
	if ( ts.isTypeAliasDeclaration( node ) ) {
		if ( ! ts.isTypeLiteralNode( node.type ) ) {
			return `@phpstan-type ${ name } ${ shapeOf( node.type, scope ) }`;
		}
	} else if ( node.heritageClauses !== undefined ) {
		refuse(
			node,
			'extends',
			'write all fields; a union or a nested object shares them'
		);
	}
	refuseRecursion( node, scope );
	const members = ts.isTypeAliasDeclaration( node ) ? [] : node.members;
	const fields = fieldShapes(
		ts.isTypeAliasDeclaration( node ) && ts.isTypeLiteralNode( node.type )
			? node.type.members
			: ( members as ts.NodeArray< ts.TypeElement > ),
		scope
	);
	if ( fields.length === 0 ) {
		refuse( node, `${ name } without fields`, 'give it a field' );
	}
	const lines = fields.flatMap( ( field ) => [
		...commentLines( field.node ),
		`    ${ field.key }: ${ field.shape },`,
	] );
	return [ `@phpstan-type ${ name } array{`, ...lines, '}' ].join( '\n' );
}

/**
 * What an interface or type alias is, as one entry of a list.
 *
 * @param node The declaration.
 */
export function describeShape(
	node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration
): string {
	const { text, tags } = documentationOf( node );
	const payload = tags.find( ( tag ) => tag.name === 'payload' )?.text ?? '';
	const words = `${ text } ${ payload }`.trim();
	return words === ''
		? ''
		: wrapped( `- ${ node.name.text }: ${ words }`, '  ' );
}

/**
 * Whether a declaration is exported.
 *
 * @param node The declaration.
 */
export function isExported( node: ts.HasModifiers ): boolean {
	if ( hasModifier( node, ts.SyntaxKind.DefaultKeyword ) ) {
		refuse( node, 'a default export', 'export it by its name' );
	}
	return hasModifier( node, ts.SyntaxKind.ExportKeyword );
}

/**
 * Stops at a name that PHP does not take for a method or a class constant.
 *
 * @param name As written.
 */
export function checkMemberName( name: ts.Identifier ): void {
	checkName( name );
	if ( /^(?:class$|__)/i.test( name.text ) ) {
		refuse(
			name,
			`the name ${ name.text }, which PHP reserves`,
			'give it another name'
		);
	}
}

function refuseRecursion(
	node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
	scope: Scope
): void {
	const target = scope.core.checker.getTypeAtLocation( node );
	const seen = new Set< ts.Type >();
	const visit = ( type: ts.Type ): void => {
		if ( seen.has( type ) ) {
			return;
		}
		seen.add( type );
		for ( const part of partsOf( type, scope ) ) {
			if ( part === target ) {
				refuse(
					node,
					`${ node.name.text }, which contains itself`,
					'write a list with ids'
				);
			}
			visit( part );
		}
	};
	visit( target );
}

/** The types that a type is made of: a union's members, a list's item, an object's fields. */
function partsOf( type: ts.Type, scope: Scope ): readonly ts.Type[] {
	if ( type.isUnion() ) {
		return type.types;
	}
	if ( scope.isList( type ) ) {
		return scope.core.checker.getTypeArguments( type as ts.TypeReference );
	}
	return scope.isObject( type )
		? type
				.getProperties()
				.map( ( field ) => scope.core.checker.getTypeOfSymbol( field ) )
		: [];
}

function commentLines( node: ts.PropertySignature ): readonly string[] {
	const { text, tags } = documentationOf( node );
	const trailing = tags.map( ( tag ) =>
		/^(?:optional|payload)$/.test( tag.name ) ? tag.text : ''
	);
	const words = [ text, ...trailing ].filter( Boolean ).join( ' ' );
	return words === ''
		? []
		: wrapped( words )
				.split( '\n' )
				.map( ( line ) => `    // ${ line }` );
}

function plainShape( native: string ): string {
	return native.startsWith( '?' ) ? `${ native.slice( 1 ) }|null` : native;
}

function hasModifier( node: ts.HasModifiers, kind: ts.SyntaxKind ): boolean {
	return (
		node.modifiers?.some( ( modifier ) => modifier.kind === kind ) ?? false
	);
}
