/**
 * Generator: types as they stand in a docblock. A written type goes in; PHPStan's words for it come out, and what has to be
 * imported for them is remembered.
 */
import ts from 'typescript';
import { membersOf } from './kinds';
import { textLiteral } from './php';
import { refuse } from './refusal';
import { Scope } from './scope';

/**
 * PHPStan's type for a written type.
 *
 * @param node  The type as written.
 * @param scope The module it is used in.
 */
export function shapeOf( node: ts.TypeNode, scope: Scope ): string {
	switch ( node.kind ) {
		case ts.SyntaxKind.StringKeyword:
			return 'string';
		case ts.SyntaxKind.BooleanKeyword:
			return 'bool';
		case ts.SyntaxKind.NumberKeyword:
			return 'int';
		case ts.SyntaxKind.AnyKeyword:
		case ts.SyntaxKind.UnknownKeyword:
		case ts.SyntaxKind.UndefinedKeyword:
		case ts.SyntaxKind.VoidKeyword:
		case ts.SyntaxKind.NeverKeyword:
		case ts.SyntaxKind.ObjectKeyword:
			return refuse(
				node,
				`the type ${ node.getText() }`,
				'write the exact type; nothing is null'
			);
	}
	if ( ts.isParenthesizedTypeNode( node ) ) {
		return shapeOf( node.type, scope );
	}
	if ( ts.isLiteralTypeNode( node ) ) {
		return literalShape( node );
	}
	if ( ts.isUnionTypeNode( node ) ) {
		return node.types.map( ( part ) => shapeOf( part, scope ) ).join( '|' );
	}
	if ( ts.isArrayTypeNode( node ) ) {
		return `list<${ shapeOf( node.elementType, scope ) }>`;
	}
	if (
		ts.isTypeOperatorNode( node ) &&
		node.operator === ts.SyntaxKind.ReadonlyKeyword
	) {
		return shapeOf( node.type, scope );
	}
	if ( ts.isTypeReferenceNode( node ) ) {
		return referenceShape( node, scope );
	}
	if ( ts.isTypeLiteralNode( node ) ) {
		return `array{${ fieldShapes( node.members, scope )
			.map( ( field ) => `${ field.key }: ${ field.shape }` )
			.join( ', ' ) }}`;
	}
	if ( ts.isIndexedAccessTypeNode( node ) || ts.isTypeOperatorNode( node ) ) {
		return derivedShape( node, scope );
	}
	return refuse(
		node,
		`the type ${ node.getText() }`,
		'write string, boolean, number, JsonNumber, a literal, null, a list, an interface or a union of these'
	);
}

/**
 * Stops at a type outside the subset where PHP has no place for types, so that nothing passes under it.
 *
 * @param nodes As written; undefined where nothing was.
 * @param scope The module they are used in.
 */
export function checkWrittenTypes(
	nodes: readonly ( ts.TypeNode | undefined )[],
	scope: Scope
): void {
	// A scope of its own: what a docblock does not name is not imported for it.
	const aside = new Scope( scope.core, scope.module );
	for ( const node of nodes ) {
		if ( node !== undefined ) {
			shapeOf( node, aside );
		}
	}
}

/** One field of an interface. */
export interface FieldShape {
	/** As it stands in the shape, quoted where PHPStan needs it. */
	key: string;
	shape: string;
	node: ts.PropertySignature;
}

/**
 * The fields of an interface or an inline object type.
 *
 * @param members Its members.
 * @param scope   The module it is used in.
 */
export function fieldShapes(
	members: ts.NodeArray< ts.TypeElement >,
	scope: Scope
): readonly FieldShape[] {
	return members.map( ( member ) => {
		if ( ! ts.isPropertySignature( member ) || member.type === undefined ) {
			return refuse(
				member,
				'a member that is not a typed field',
				'write name: type; keys that are not known beforehand are list entries'
			);
		}
		if ( member.questionToken !== undefined ) {
			return refuse(
				member,
				`the optional field ${ member.name.getText() }`,
				'write name: type | null'
			);
		}
		const name = fieldName( member.name );
		return {
			key: /^[A-Za-z_]\w*$/.test( name ) ? name : textLiteral( name ),
			shape: shapeOf( member.type, scope ),
			node: member,
		};
	} );
}

/**
 * The name of a field, which must not be one that PHP turns into an integer.
 *
 * @param name As written.
 */
export function fieldName( name: ts.PropertyName ): string {
	if ( ts.isComputedPropertyName( name ) ) {
		return refuse(
			name,
			'a computed key',
			'write the key; keys that are not known beforehand are list entries'
		);
	}
	checkText( name, name.text );
	if ( name.text === '__proto__' ) {
		return refuse(
			name,
			'the key __proto__, which JavaScript does not take for a field',
			'give it another name'
		);
	}
	if ( ts.isNumericLiteral( name ) || /^-?\d+$/.test( name.text ) ) {
		return refuse(
			name,
			`the numeric key ${ name.getText() }, which PHP turns into an integer`,
			'use a list, or a key that starts with a letter'
		);
	}
	return name.text;
}

/**
 * Stops at half of a character: UTF-8, which PHP has, cannot hold it.
 *
 * @param node Where it stands.
 * @param text The text.
 */
export function checkText( node: ts.Node, text: string ): void {
	if ( /\p{Surrogate}/u.test( text ) ) {
		refuse( node, 'half of a surrogate pair', 'write the whole character' );
	}
}

function literalShape( node: ts.LiteralTypeNode ): string {
	const { literal } = node;
	if ( ts.isStringLiteral( literal ) ) {
		return textLiteral( literal.text );
	}
	if (
		literal.kind === ts.SyntaxKind.NullKeyword ||
		literal.kind === ts.SyntaxKind.TrueKeyword ||
		literal.kind === ts.SyntaxKind.FalseKeyword
	) {
		return literal.getText();
	}
	if ( /^-?\d+$/.test( literal.getText() ) ) {
		return literal.getText();
	}
	return refuse(
		node,
		`the literal type ${ node.getText() }`,
		'write a text, an integer, true, false or null'
	);
}

function referenceShape( node: ts.TypeReferenceNode, scope: Scope ): string {
	const { checker, moduleOf, runtimeOf } = scope.core;
	const name = node.typeName.getText();
	let symbol = checker.getSymbolAtLocation( node.typeName );

	if ( symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ) {
		symbol = checker.getAliasedSymbol( symbol );
	}
	const declaration = symbol?.declarations?.[ 0 ];
	const file = declaration?.getSourceFile();
	if ( file !== undefined && runtimeOf( file ) !== null ) {
		return runtimeShape( node, name, scope );
	}
	const module = file === undefined ? null : moduleOf( file );
	if (
		module === null ||
		declaration === undefined ||
		! (
			ts.isInterfaceDeclaration( declaration ) ||
			ts.isTypeAliasDeclaration( declaration )
		)
	) {
		return refuse(
			node,
			`the type ${ node.getText() }`,
			'write an interface of src/core, a list or a union'
		);
	}
	return scope.shapeName( module, declaration.name.text );
}

function runtimeShape(
	node: ts.TypeReferenceNode,
	name: string,
	scope: Scope
): string {
	const [ argument ] = node.typeArguments ?? [];
	if ( argument !== undefined && name === 'IntegerIndex' ) {
		return `array<int, ${ shapeOf( argument, scope ) }>`;
	}
	if ( argument !== undefined && name === 'TextIndex' ) {
		return `array<string, ${ shapeOf( argument, scope ) }>`;
	}
	return name === 'JsonNumber'
		? 'int|float'
		: refuse(
				node,
				`the runtime type ${ name }`,
				'write an interface of src/core'
		  );
}

/**
 * A type that is taken from a table, as in `( typeof ROUTES )[ number ][ 'route' ]`: its literals.
 *
 * @param node  The type as written.
 * @param scope The module it is used in.
 */
function derivedShape( node: ts.TypeNode, scope: Scope ): string {
	const type = scope.core.checker.getTypeFromTypeNode( node );
	return membersOf( type )
		.map( ( member ) => {
			if ( member.isStringLiteral() ) {
				return textLiteral( member.value );
			}
			if ( member.isNumberLiteral() ) {
				return String( member.value );
			}
			return refuse(
				node,
				`the type ${ node.getText() }`,
				'write the type itself; only literals are taken from a table'
			);
		} )
		.join( '|' );
}
