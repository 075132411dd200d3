/**
 * Fuzz: JSON that may be wrong. A tree of nodes goes in, whose leaves are text as it will stand in the body; the body comes out. So
 * there may be a key twice, a key `__proto__`, and numbers that no language can hold.
 */

/** A part of a body. */
export type Node =
	| { kind: 'raw'; text: string }
	| { kind: 'list'; items: readonly Node[] }
	| { kind: 'object'; entries: readonly Entry[] };

/** A member of an object. */
export type Entry = readonly [ key: string, value: Node ];

/**
 * A leaf as it stands.
 *
 * @param text JSON, or what is taken for it.
 */
export const raw = ( text: string ): Node => ( { kind: 'raw', text } );

/**
 * A leaf of JSON.
 *
 * @param value Text, number, boolean or null.
 */
export const leaf = ( value: string | number | boolean | null ): Node =>
	raw( JSON.stringify( value ) );

/**
 * What the store puts its own value for, see php/Tokens.php.
 *
 * @param name   Which value.
 * @param word   Of what; empty where there is one only.
 * @param offset What is added to a number.
 */
export const token = ( name: string, word = '', offset = 0 ): Node =>
	raw(
		`"$$${ name }${
			word === '' ? '' : `:${ JSON.stringify( word ).slice( 1, -1 ) }`
		}${ offset === 0 ? '' : `${ offset > 0 ? '+' : '' }${ offset }` }"`
	);

/**
 * A list.
 *
 * @param items What stands in it.
 */
export const list = ( items: readonly Node[] ): Node => ( {
	kind: 'list',
	items,
} );

/**
 * An object.
 *
 * @param entries Its members, in this order.
 */
export const object = ( entries: readonly Entry[] ): Node => ( {
	kind: 'object',
	entries,
} );

/**
 * The body.
 *
 * @param node Its tree.
 */
export function written( node: Node ): string {
	switch ( node.kind ) {
		case 'raw':
			return node.text;
		case 'list':
			return `[${ node.items.map( written ).join( ',' ) }]`;
		case 'object':
			return `{${ node.entries
				.map(
					( [ key, value ] ) =>
						`${ JSON.stringify( key ) }:${ written( value ) }`
				)
				.join( ',' ) }}`;
	}
}

/**
 * The tree of a body that is right.
 *
 * @param value What JSON.parse() has made of it.
 */
export function treeOf( value: unknown ): Node {
	if ( Array.isArray( value ) ) {
		return list( value.map( treeOf ) );
	}
	if ( typeof value === 'object' && value !== null ) {
		return object(
			Object.entries( value ).map( ( [ key, each ] ) => [
				key,
				treeOf( each ),
			] )
		);
	}
	return raw( JSON.stringify( value ) );
}

/**
 * How many nodes a tree has.
 *
 * @param node The tree.
 */
export function sizeOf( node: Node ): number {
	return (
		1 +
		childrenOf( node ).reduce( ( sum, each ) => sum + sizeOf( each ), 0 )
	);
}

/**
 * The tree with one node changed.
 *
 * @param node   The tree.
 * @param at     Which one, counted from the root, 0, downwards.
 * @param change Answers what stands there instead: nothing, one, or several where the place is in a list or an object.
 */
export function replaced(
	node: Node,
	at: number,
	change: ( node: Node ) => readonly Node[]
): Node {
	if ( at === 0 ) {
		return change( node )[ 0 ] ?? raw( '' );
	}
	let left = at - 1;
	const into = ( child: Node ): readonly Node[] => {
		const size = sizeOf( child );
		const here = left;
		left -= size;
		if ( here === 0 ) {
			return change( child );
		}
		return here > 0 && here < size
			? [ replaced( child, here, change ) ]
			: [ child ];
	};
	switch ( node.kind ) {
		case 'raw':
			return node;
		case 'list':
			return list( node.items.flatMap( into ) );
		case 'object':
			return object(
				node.entries.flatMap( ( [ key, value ] ) =>
					into( value ).map( ( each ): Entry => [ key, each ] )
				)
			);
	}
}

function childrenOf( node: Node ): readonly Node[] {
	switch ( node.kind ) {
		case 'raw':
			return [];
		case 'list':
			return node.items;
		case 'object':
			return node.entries.map( ( [ , value ] ) => value );
	}
}
