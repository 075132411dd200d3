/**
 * Which texts an expression may be: literals, constants of classes, templates, and variables that go through a list. What cannot be known
 * is a gap, in which anything may stand.
 */
import { isNode, nameOf, walk, type Names, type Node } from './php';

/** Anything may stand here. */
export const GAP = '\u0000';

/** Values of class constants, by `class::constant` in lower case. */
export type Constants = ReadonlyMap< string, Node >;

export interface Scope {
	names: Names;
	className: string;
	constants: Constants;
	/** Of the function or file around the expression. */
	body: Node;
}

export function textsOf( node: unknown, scope: Scope, depth = 0 ): string[] {
	if ( ! isNode( node ) || depth > 6 ) {
		return [ GAP ];
	}
	const next = ( one: unknown ) => textsOf( one, scope, depth + 1 );
	switch ( node.kind ) {
		case 'string':
			return [ node.value as string ];
		case 'encapsed':
			return joined(
				( node.value as Node[] ).map( ( part ) =>
					next( part.expression )
				)
			);
		case 'bin':
			return node.type === '.'
				? joined( [ next( node.left ), next( node.right ) ] )
				: [ GAP ];
		case 'retif':
			return [ ...next( node.trueExpr ), ...next( node.falseExpr ) ];
		case 'parenthesis':
			return next( node.inner );
		case 'offsetlookup': {
			const table = arrayOf( node.what, scope );
			const keys = next( node.offset );
			const found = table
				.filter(
					( entry ) =>
						keys.includes( GAP ) ||
						( isNode( entry.key ) &&
							keys.includes( String( entry.key.value ) ) )
				)
				.flatMap( ( entry ) => next( entry.value ) );
			return found.length > 0 ? found : [ GAP ];
		}
		case 'staticlookup': {
			const value = constantOf( node, scope );
			return value ? next( value ) : [ GAP ];
		}
		case 'variable':
			return variable( node, scope, depth );
		default:
			return [ GAP ];
	}
}

/** A variable of the nearest foreach around it, over a list that is written down; or one that is given texts. */
function variable( used: Node, scope: Scope, depth: number ): string[] {
	const name = nameOf( used );
	const texts: string[] = [];
	let around: Node | null = null;
	walk( scope.body, ( node ) => {
		if (
			node.kind === 'foreach' &&
			holds( node, used ) &&
			[ nameOf( node.value ), nameOf( node.key ) ].includes( name )
		) {
			around = node;
		}
	} );
	if ( around !== null ) {
		const { source, key, value } = around as Node;
		for ( const entry of arrayOf( source, scope ) ) {
			if ( nameOf( value ) === name ) {
				texts.push( ...textsOf( entry.value, scope, depth + 1 ) );
			}
			if ( nameOf( key ) === name && isNode( entry.key ) ) {
				texts.push( ...textsOf( entry.key, scope, depth + 1 ) );
			}
		}
		return texts.length > 0 ? texts : [ GAP ];
	}
	walk( scope.body, ( node ) => {
		if (
			node.kind === 'assign' &&
			nameOf( node.left ) === name &&
			( node.left as Node ).kind === 'variable'
		) {
			texts.push( ...textsOf( node.right, scope, depth + 1 ) );
		}
	} );
	return texts.length > 0 ? [ ...new Set( texts ) ] : [ GAP ];
}

/** Whether one node stands in another. */
function holds( outer: Node, inner: Node ): boolean {
	const range = ( node: Node ) =>
		node.loc as { start: { offset: number }; end: { offset: number } };
	return (
		range( outer ).start.offset <= range( inner ).start.offset &&
		range( inner ).end.offset <= range( outer ).end.offset
	);
}

/** Entries of a literal array, of a constant that is one, or of a variable that was given one. */
function arrayOf( node: unknown, scope: Scope ): Node[] {
	if ( ! isNode( node ) ) {
		return [];
	}
	if ( node.kind === 'array' ) {
		return node.items as Node[];
	}
	if ( node.kind === 'staticlookup' ) {
		return arrayOf( constantOf( node, scope ), scope );
	}
	if ( node.kind === 'variable' ) {
		const found: Node[] = [];
		walk( scope.body, ( one ) => {
			if (
				one.kind === 'assign' &&
				nameOf( one.left ) === nameOf( node ) &&
				( one.right as Node ).kind === 'array'
			) {
				found.push( ...arrayOf( one.right, scope ) );
			}
		} );
		return found;
	}
	return [];
}

function constantOf( node: Node, scope: Scope ): Node | undefined {
	const what = node.what as Node;
	const name =
		what.kind === 'name'
			? scope.names.ofClass( nameOf( what )! )
			: scope.className;
	return scope.constants.get(
		`${ name }::${ nameOf( node.offset ) }`.toLowerCase()
	);
}

function joined( pieces: string[][] ): string[] {
	return pieces.reduce(
		( made, piece ) =>
			made.flatMap( ( before ) =>
				piece.map( ( after ) => before + after )
			),
		[ '' ]
	);
}

/** Whether a text, with its gaps, may be the same as another. */
export function mayBe( one: string, other: string ): boolean {
	const pattern = ( text: string ) =>
		new RegExp(
			`^${ text
				.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' )
				.replaceAll( GAP, '.+' ) }$`,
			's'
		);
	return (
		pattern( one ).test( other.replaceAll( GAP, 'x' ) ) ||
		pattern( other ).test( one.replaceAll( GAP, 'x' ) )
	);
}
