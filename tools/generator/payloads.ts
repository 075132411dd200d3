/**
 * Generator: payload types. Interfaces tagged `@payload` go in, with the interfaces they are made of; what each field accepts
 * comes out, for the validators and the JSON Schemas.
 */
import ts from 'typescript';
import { documentationOf } from './docblocks';
import type { Choice, FieldKind } from './field-kinds';
import { checkTags, fallbackOf, integerTag } from './field-tags';
import { gather, refuse } from './refusal';
import { Scope } from './scope';
import { fieldName, shapeOf } from './shapes';
import type { Core, Module } from './source';

/** One field of a payload. */
export interface PayloadField {
	name: string;
	kind: FieldKind;
	/** May be left out, which means the same as null. */
	isOptional: boolean;
	isNullable: boolean;
	/** What null or absence stands for; null when it stays null. */
	fallback: Choice | null;
}

/** One interface that JSON is read into. */
export interface Payload {
	name: string;
	module: Module;
	/** Tagged `@payload`: has a validator of its own. */
	isWhole: boolean;
	text: string;
	fields: readonly PayloadField[];
}

/**
 * All payload types and what they are made of, in the order of the sources.
 *
 * @param core All modules.
 */
export function payloadsOf( core: Core ): readonly Payload[] {
	const wanted = new Map< ts.InterfaceDeclaration, Payload >();
	const read = ( node: ts.InterfaceDeclaration ): void => {
		if ( wanted.has( node ) ) {
			return;
		}
		const module = core.moduleOf( node.getSourceFile() );
		if ( module === null ) {
			throw new Error( `${ node.name.text } is not of the core` );
		}
		const { tags, text } = documentationOf( node );
		const tag = tags.find( ( each ) => each.name === 'payload' );
		const nested: ts.InterfaceDeclaration[] = [];
		const scope = new Scope( core, module );
		const payload: Payload = {
			name: node.name.text,
			module,
			isWhole: tag !== undefined,
			text: `${ text } ${ tag?.text ?? '' }`.trim(),
			fields: gather(
				node.members.map(
					( member ) => () => readField( member, scope, nested )
				)
			),
		};
		nested.forEach( read );
		const twin = [ ...wanted.values() ].find(
			( { name } ) => name === payload.name
		);
		if ( twin !== undefined ) {
			refuse(
				node,
				`a second payload ${ payload.name }`,
				'give it another name'
			);
		}
		wanted.set( node, payload );
	};
	const tagged = core.modules.flatMap( ( module ) =>
		module.file.statements
			.filter( ts.isInterfaceDeclaration )
			.filter( ( node ) =>
				documentationOf( node ).tags.some(
					( tag ) => tag.name === 'payload'
				)
			)
	);
	gather( tagged.map( ( node ) => () => read( node ) ) );
	return [ ...wanted.values() ];
}

function readField(
	member: ts.TypeElement,
	scope: Scope,
	nested: ts.InterfaceDeclaration[]
): PayloadField {
	if ( ! ts.isPropertySignature( member ) || member.type === undefined ) {
		return refuse(
			member,
			'a member that is not a typed field',
			'write name: type'
		);
	}
	shapeOf( member.type, scope );
	const tags = new Map(
		documentationOf( member ).tags.map( ( { name, text } ) => [
			name,
			text,
		] )
	);
	const members = flatten( member.type, scope );
	const values = members.filter( ( node ) => ! isNullNode( node ) );
	const isNullable = values.length < members.length;
	const isOptional = tags.has( 'optional' );
	const kind = kindOf( values, member, tags, scope, nested );
	checkTags( kind, member, tags );
	const fallback = fallbackOf( kind, member, tags );
	if ( isOptional && ! isNullable && fallback === null ) {
		refuse(
			member,
			`@optional on ${ member.name.getText() }, which is never null`,
			'write | null, or @default'
		);
	}
	return {
		name: fieldName( member.name ),
		kind,
		isOptional,
		isNullable,
		fallback,
	};
}

/**
 * The members of a union, with aliases resolved, in the order they were written.
 *
 * @param node  The type as written.
 * @param scope The module it is in.
 */
function flatten( node: ts.TypeNode, scope: Scope ): readonly ts.TypeNode[] {
	if ( ts.isParenthesizedTypeNode( node ) ) {
		return flatten( node.type, scope );
	}
	if ( ts.isUnionTypeNode( node ) ) {
		return node.types.flatMap( ( part ) => flatten( part, scope ) );
	}
	if ( ts.isTypeReferenceNode( node ) && ts.isIdentifier( node.typeName ) ) {
		const declaration = scope.declarationOf( node.typeName );
		if (
			declaration !== null &&
			ts.isTypeAliasDeclaration( declaration ) &&
			scope.core.runtimeOf( declaration.getSourceFile() ) === null
		) {
			return flatten( declaration.type, scope );
		}
	}
	return [ node ];
}

function kindOf(
	nodes: readonly ts.TypeNode[],
	member: ts.PropertySignature,
	tags: ReadonlyMap< string, string >,
	scope: Scope,
	nested: ts.InterfaceDeclaration[]
): FieldKind {
	const [ only ] = nodes;
	if ( only !== undefined && nodes.length === 1 ) {
		const kind = singleKind( only, member, tags, scope, nested );
		if ( kind !== null ) {
			return kind;
		}
	}
	const choices = nodes.flatMap( ( node ) => choicesOf( node ) ?? [] );
	return nodes.length > 0 &&
		nodes.every( ( node ) => choicesOf( node ) !== null )
		? { kind: 'choice', choices }
		: refuse(
				member,
				`the payload field ${ member.getText() }`,
				'write one type, or a union of literals, with or without | null'
		  );
}

function singleKind(
	node: ts.TypeNode,
	member: ts.PropertySignature,
	tags: ReadonlyMap< string, string >,
	scope: Scope,
	nested: ts.InterfaceDeclaration[]
): FieldKind | null {
	const range = {
		atLeast: integerTag( 'minimum', member, tags ),
		atMost: integerTag( 'maximum', member, tags ),
	};
	switch ( node.kind ) {
		case ts.SyntaxKind.StringKeyword:
			return {
				kind: 'text',
				atLeast: integerTag( 'minLength', member, tags ),
				atMost: integerTag( 'maxLength', member, tags ),
			};
		case ts.SyntaxKind.NumberKeyword:
			return { kind: 'integer', ...range };
		case ts.SyntaxKind.BooleanKeyword:
			return { kind: 'boolean' };
	}
	if ( ts.isTypeOperatorNode( node ) ) {
		return singleKind( node.type, member, tags, scope, nested );
	}
	if ( ts.isArrayTypeNode( node ) ) {
		return {
			kind: 'list',
			item: kindOf(
				flatten( node.elementType, scope ),
				member,
				tags,
				scope,
				nested
			),
			atMost: integerTag( 'maxItems', member, tags ),
		};
	}
	if ( ts.isTypeReferenceNode( node ) && ts.isIdentifier( node.typeName ) ) {
		const declaration = scope.declarationOf( node.typeName );
		if (
			declaration !== null &&
			ts.isInterfaceDeclaration( declaration )
		) {
			nested.push( declaration );
			return { kind: 'object', name: declaration.name.text };
		}
		return node.typeName.text === 'JsonNumber'
			? { kind: 'number', ...range }
			: null;
	}
	return null;
}

function choicesOf( node: ts.TypeNode ): readonly Choice[] | null {
	if ( node.kind === ts.SyntaxKind.BooleanKeyword ) {
		return [ true, false ];
	}
	if ( ! ts.isLiteralTypeNode( node ) ) {
		return null;
	}
	if ( ts.isStringLiteral( node.literal ) ) {
		return [ node.literal.text ];
	}
	const text = node.literal.getText();
	if ( text === 'true' || text === 'false' ) {
		return [ text === 'true' ];
	}
	return /^-?\d+$/.test( text ) ? [ Number( text ) ] : null;
}

function isNullNode( node: ts.TypeNode ): boolean {
	return (
		ts.isLiteralTypeNode( node ) &&
		node.literal.kind === ts.SyntaxKind.NullKeyword
	);
}
