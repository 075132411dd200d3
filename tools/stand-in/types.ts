/**
 * Which classes an expression may be an object of. Enters: an expression and the body it stands in; leaves: names of classes, none where
 * nothing says so. Everything that any line of the body says of a variable counts, so it may be too many, never too few of those that
 * are said.
 */
import { typesInDoc, typesOf, type Declared } from './declared';
import { docOf, isNode, nameOf, walk, type Node } from './php';
import type { Body } from './scopes';

const MOST_DEEP = 8;

export function classesOf(
	node: unknown,
	body: Body,
	known: Declared,
	depth = 0
): string[] {
	if ( ! isNode( node ) || depth > MOST_DEEP ) {
		return [];
	}
	const next = ( one: unknown ) => classesOf( one, body, known, depth + 1 );
	switch ( node.kind ) {
		case 'parenthesis':
			return next( node.inner );
		case 'new':
			return className( node.what, body );
		case 'assign':
			return next( node.right );
		case 'retif':
			return [ ...next( node.trueExpr ), ...next( node.falseExpr ) ];
		case 'bin':
			return node.type === '??'
				? [ ...next( node.left ), ...next( node.right ) ]
				: [];
		case 'variable':
			return ofVariable( nameOf( node ), body, known, depth );
		case 'propertylookup':
		case 'nullsafepropertylookup':
			return next( node.what ).flatMap( ( one ) =>
				known.property( one, nameOf( node.offset ) ?? '' )
			);
		case 'call': {
			const what = node.what as Node;
			if ( what.kind === 'name' ) {
				return (
					known.functions.get(
						nameOf( what )!.replace( /^\\/, '' ).toLowerCase()
					)?.returns ?? []
				);
			}
			const owners =
				what.kind === 'staticlookup'
					? className( what.what, body )
					: next( what.what );
			return owners.flatMap(
				( one ) =>
					known.method( one, nameOf( what.offset ) ?? '' )?.returns ??
					[]
			);
		}
		default:
			return [];
	}
}

export function className( node: unknown, body: Body ): string[] {
	if ( ! isNode( node ) ) {
		return [];
	}
	if ( node.kind === 'selfreference' || node.kind === 'staticreference' ) {
		return [ body.className ];
	}
	const name = node.kind === 'name' ? nameOf( node ) : null;
	return name === null ? [] : [ body.names.ofClass( name ) ];
}

function ofVariable(
	name: string | null,
	body: Body,
	known: Declared,
	depth: number
): string[] {
	if ( name === null || name === 'this' ) {
		return name === 'this' ? [ body.className ] : [];
	}
	const found: string[] = [];
	if ( body.owner !== null ) {
		found.push(
			...typesInDoc( docOf( body.owner ), 'param', body.names, name )
		);
	}
	walk( body.body, ( node ) => {
		found.push( ...typesInDoc( docOf( node ), 'var', body.names, name ) );
		if ( node.kind === 'parameter' && nameOf( node.name ) === name ) {
			found.push( ...typesOf( node.type, body.names ) );
		} else if (
			node.kind === 'assign' &&
			( node.left as Node ).kind === 'variable' &&
			nameOf( node.left ) === name
		) {
			found.push( ...classesOf( node.right, body, known, depth + 1 ) );
		} else if (
			node.kind === 'bin' &&
			node.type === 'instanceof' &&
			nameOf( node.left ) === name
		) {
			found.push( ...className( node.right, body ) );
		}
	} );
	return [ ...new Set( found ) ];
}
