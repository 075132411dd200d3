/**
 * Generator: what the type checker says a value is, in the words of the subset. Types go in; yes or no, or a PHP type,
 * comes out.
 */
import ts from 'typescript';
import { refuse } from './refusal';

/**
 * The members of a union, or the type itself.
 *
 * @param type A type.
 */
export function membersOf( type: ts.Type ): readonly ts.Type[] {
	return type.isUnion() ? type.types : [ type ];
}

/**
 * Whether a type is the branded number of JSON.
 *
 * @param type Not a union.
 */
export function isJsonNumber( type: ts.Type ): boolean {
	return (
		type.isIntersection() &&
		type.types.some( ( part ) => hasFlag( part, ts.TypeFlags.NumberLike ) )
	);
}

/**
 * Whether a value may be null.
 *
 * @param type Its type.
 */
export function isNullable( type: ts.Type ): boolean {
	return membersOf( type ).some( ( member ) => isNull( member ) );
}

/**
 * Whether a value is always an integer.
 *
 * @param type Its type.
 */
export function isInteger( type: ts.Type ): boolean {
	return membersOf( type ).every( ( member ) =>
		hasFlag( member, ts.TypeFlags.NumberLike )
	);
}

/**
 * Whether a value is always text.
 *
 * @param type Its type.
 */
export function isText( type: ts.Type ): boolean {
	return membersOf( type ).every( ( member ) =>
		hasFlag( member, ts.TypeFlags.StringLike )
	);
}

/**
 * Whether a value is always true or false.
 *
 * @param type Its type.
 */
export function isBoolean( type: ts.Type ): boolean {
	return membersOf( type ).every( ( member ) =>
		hasFlag( member, ts.TypeFlags.BooleanLike )
	);
}

/**
 * Whether `===` means the same in both languages: text, integers, booleans and null do, lists and objects do not.
 *
 * @param type Its type.
 */
export function isComparable( type: ts.Type ): boolean {
	return membersOf( type ).every(
		( member ) =>
			isNull( member ) ||
			isText( member ) ||
			isInteger( member ) ||
			isBoolean( member )
	);
}

/**
 * Whether a type is null and nothing else.
 *
 * @param type A type.
 */
export function isNull( type: ts.Type ): boolean {
	return hasFlag( type, ts.TypeFlags.Null );
}

/**
 * Whether a value is always a list.
 *
 * @param type    Its type.
 * @param checker The type checker.
 */
export function isList( type: ts.Type, checker: ts.TypeChecker ): boolean {
	return membersOf( type ).every(
		( member ) =>
			checker.isArrayType( member ) || checker.isTupleType( member )
	);
}

/**
 * Whether a type is outside of what PHP's arrays and scalars can hold.
 *
 * @param type A type.
 */
export function isForeign( type: ts.Type ): boolean {
	return membersOf( type ).some( ( member ) =>
		hasFlag(
			member,
			ts.TypeFlags.Any |
				ts.TypeFlags.Unknown |
				ts.TypeFlags.Undefined |
				ts.TypeFlags.Void |
				ts.TypeFlags.BigIntLike |
				ts.TypeFlags.ESSymbolLike
		)
	);
}

/**
 * PHP's native type for a value.
 *
 * @param type Its type.
 * @param node Where it is needed, for a refusal.
 */
export function nativeType( type: ts.Type, node: ts.Node ): string {
	const found = new Set< string >();
	for ( const member of membersOf( type ) ) {
		if ( isNull( member ) ) {
			found.add( 'null' );
		} else if ( isJsonNumber( member ) ) {
			found.add( 'int' ).add( 'float' );
		} else if ( isInteger( member ) ) {
			found.add( 'int' );
		} else if ( isText( member ) ) {
			found.add( 'string' );
		} else if ( isBoolean( member ) ) {
			found.add( 'bool' );
		} else if (
			hasFlag( member, ts.TypeFlags.Object ) ||
			isIndex( member )
		) {
			found.add( 'array' );
		} else {
			refuse(
				node,
				'a value whose type is any, unknown, undefined or void',
				'give it a type of the subset; nothing is null'
			);
		}
	}
	const order = [ 'int', 'float', 'string', 'bool', 'array', 'null' ];
	const names = order.filter( ( name ) => found.has( name ) );
	return names.length === 2 && names[ 1 ] === 'null'
		? `?${ names[ 0 ] }`
		: names.join( '|' );
}

/**
 * Whether handing a value to a place would let a JSON number pass as an integer, or the other way round, at any depth.
 * TypeScript allows the first, because the brand only adds to `number`.
 *
 * @param actual   Type of the value.
 * @param expected Type of the place.
 * @param checker  The type checker.
 * @param seen     Pairs under way.
 */
export function mixesNumbers(
	actual: ts.Type,
	expected: ts.Type,
	checker: ts.TypeChecker,
	seen: Set< string > = new Set()
): boolean {
	if ( actual === expected ) {
		return false;
	}
	const wants = membersOf( expected );
	return membersOf( actual ).some( ( member ) => {
		if ( isJsonNumber( member ) ) {
			return (
				wants.some( ( want ) => isInteger( want ) ) &&
				! wants.some( isJsonNumber )
			);
		}
		if ( ! hasFlag( member, ts.TypeFlags.Object ) ) {
			return false;
		}
		const fits = wants.filter( ( want ) =>
			hasFlag( want, ts.TypeFlags.Object )
		);
		// A value that fits one shape of a union is right; the checker has already found such a shape.
		return (
			fits.length > 0 &&
			fits.every( ( want ) => mixesInside( member, want, checker, seen ) )
		);
	} );
}

function mixesInside(
	actual: ts.Type,
	expected: ts.Type,
	checker: ts.TypeChecker,
	seen: Set< string >
): boolean {
	const pair = `${ idOf( actual ) }:${ idOf( expected ) }`;
	if ( actual === expected || seen.has( pair ) ) {
		return false;
	}
	seen.add( pair );
	if ( isList( expected, checker ) && isList( actual, checker ) ) {
		const item = checker.getIndexTypeOfType( actual, ts.IndexKind.Number );
		const place = checker.getIndexTypeOfType(
			expected,
			ts.IndexKind.Number
		);
		return (
			item !== undefined &&
			place !== undefined &&
			mixesNumbers( item, place, checker, seen )
		);
	}
	return expected.getProperties().some( ( property ) => {
		const own = actual.getProperty( property.name );
		return (
			own !== undefined &&
			mixesNumbers(
				checker.getTypeOfSymbol( own ),
				checker.getTypeOfSymbol( property ),
				checker,
				seen
			)
		);
	} );
}

function isIndex( type: ts.Type ): boolean {
	return type.isIntersection();
}

function idOf( type: ts.Type ): number {
	return ( type as ts.Type & { id: number } ).id;
}

function hasFlag( type: ts.Type, flag: ts.TypeFlags ): boolean {
	return ( type.flags & flag ) !== 0;
}
