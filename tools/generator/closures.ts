/**
 * Generator: arrow functions. One with an expression becomes PHP's `fn`, one with a block a `function` that names what it
 * uses from outside.
 */
import ts from 'typescript';
import type { EmittingScope } from './emitting-scope';
import { mixesNumbers, nativeType } from './kinds';
import type { Php } from './php';
import { LEVEL } from './php';
import { refuse } from './refusal';
import type { Scope } from './scope';
import { checkWrittenTypes } from './shapes';
import { checkVariableName, functionOf, variableOwner } from './variables';

/**
 * PHP for an arrow function.
 *
 * @param node  The arrow function.
 * @param scope The module it is in.
 */
export function emitArrow( node: ts.ArrowFunction, scope: EmittingScope ): Php {
	let place: ts.Node = node.parent;
	while ( ts.isParenthesizedExpression( place ) ) {
		place = place.parent;
	}
	if ( ! ts.isCallExpression( place ) ) {
		refuse(
			node,
			'an arrow function that is not an argument',
			'write a function of the module'
		);
	}
	if ( node.modifiers !== undefined ) {
		refuse( node, 'an async function', 'hand the value in' );
	}
	if ( node.typeParameters !== undefined ) {
		refuse( node, 'a type parameter', 'leave it out' );
	}
	checkWrittenTypes( [ node.type ], scope );
	const { checker } = scope.core;
	const [ wanted ] =
		checker.getContextualType( node )?.getCallSignatures() ?? [];
	const parameters = node.parameters.map( ( parameter, i ) => {
		const given = wanted?.parameters[ i ];
		if (
			given !== undefined &&
			mixesNumbers(
				checker.getTypeOfSymbolAtLocation( given, node ),
				scope.typeOf( parameter ),
				checker
			)
		) {
			refuse(
				parameter,
				`${ parameter.getText() } for a JSON number`,
				'leave out the type, it follows from the list'
			);
		}
		checkWrittenTypes( [ parameter.type ], scope );
		const name = parameterName( parameter );
		const type = nativeType( scope.typeOf( parameter ), parameter );
		return `${ type } $${ name }`;
	} );
	const [ signature ] = scope.typeOf( node ).getCallSignatures();
	const returns =
		signature === undefined
			? 'mixed'
			: nativeType( signature.getReturnType(), node );
	const head = `(${ parameters.join( ', ' ) })`;
	if ( ! ts.isBlock( node.body ) ) {
		const body = scope.emit( node.body );
		return {
			code: `static fn${ head }: ${ returns } => ${ body.code }`,
			level: LEVEL.lambda,
		};
	}
	const used = usedFromOutside( node, scope );
	const use = used.length === 0 ? '' : ` use (${ used.join( ', ' ) })`;
	return {
		code: `static function ${ head }${ use }: ${ returns } ${ scope.emitBlock(
			node.body
		) }`,
		level: LEVEL.lambda,
	};
}

/**
 * The name of a parameter, which must be plain.
 *
 * @param parameter As written.
 */
export function parameterName( parameter: ts.ParameterDeclaration ): string {
	if ( ! ts.isIdentifier( parameter.name ) ) {
		return refuse(
			parameter,
			'destructuring',
			'name the whole value and read its fields'
		);
	}
	if ( parameter.initializer !== undefined ) {
		return refuse(
			parameter,
			`the default of ${ parameter.name.text }`,
			'make every caller say it'
		);
	}
	if ( parameter.questionToken !== undefined ) {
		return refuse(
			parameter,
			`the optional parameter ${ parameter.name.text }`,
			`write ${ parameter.name.text }: … | null`
		);
	}
	if ( parameter.dotDotDotToken !== undefined ) {
		return refuse( parameter, 'a rest parameter', 'take a list' );
	}
	checkVariableName( parameter.name );
	return parameter.name.text;
}

function usedFromOutside(
	node: ts.ArrowFunction,
	scope: Scope
): readonly string[] {
	const names = new Set< string >();
	const visit = ( child: ts.Node ): void => {
		if ( ts.isIdentifier( child ) ) {
			const declaration = scope.declarationOf( child );
			const owner =
				declaration === null ? null : variableOwner( declaration );
			if ( owner !== null && isAround( owner, node ) ) {
				names.add( `$${ child.text }` );
			}
		}
		ts.forEachChild( child, visit );
	};
	visit( node.body );
	return [ ...names ];
}

function isAround( owner: ts.Node, node: ts.Node ): boolean {
	for ( let at = functionOf( node ); at !== null; at = functionOf( at ) ) {
		if ( at === owner ) {
			return true;
		}
	}
	return false;
}
