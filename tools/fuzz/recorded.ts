/**
 * Fuzz: bodies that real stores send. Enters: a Master and a Child in sync; leaves: what each sends to the other when something is sold,
 * with what the receiver holds in place of what was true once.
 */
import { EMPTY, type Recipe, type Role } from './episode';
import {
	object,
	token,
	treeOf,
	written,
	list,
	type Entry,
	type Node,
} from './json';
import type { StoreProcess } from './store-process';

/** Values that are another one in each store and at each moment. */
const LIVE: Readonly< Record< string, Node > > = {
	to: token( 'self' ),
	generation: token( 'generation' ),
	epoch: token( 'epoch' ),
	seq: token( 'seq', '', 1 ),
	seen: token( 'version' ),
	mark: token( 'mark' ),
	counter: token( 'version', '', 1 ),
	version: token( 'version', '', 1 ),
	told: token( 'version' ),
	told_mark: token( 'mark' ),
};

const sell = ( n: number, sku: string ): Recipe => ( {
	...EMPTY,
	n,
	kind: 'shop',
	route: sku,
	body: '2',
} );

const drain = ( n: number ): Recipe => ( {
	...EMPTY,
	n,
	route: 'drain',
	as: 'self',
	body: '{"route":"drain"}',
} );

/**
 * Records.
 *
 * @param stores A Master and a Child, each in its process.
 * @return Bodies, by role of whom they are for.
 */
export async function recordedBodies(
	stores: ReadonlyMap< Role, StoreProcess >
): Promise< readonly { role: Role; route: string; tree: Node }[] > {
	const bodies: { role: Role; route: string; tree: Node }[] = [];
	for ( const [ role, store ] of stores ) {
		await store.begin( 'plain' );
		const outcomes = await store.send( [
			sell( 0, 'SKU-0007' ),
			sell( 1, 'SKU-0021' ),
			drain( 2 ),
			sell( 3, 'SKU-0038-S' ),
			drain( 4 ),
		] );
		for ( const { route, body } of outcomes.flatMap(
			( { sent } ) => sent ?? []
		) ) {
			bodies.push( {
				role: role === 'master' ? 'child' : 'master',
				route,
				tree: alive( treeOf( JSON.parse( body ) ) ),
			} );
		}
	}
	return bodies;
}

/**
 * A recorded body with tokens for what is live.
 *
 * @param tree The body.
 */
export function alive( tree: Node ): Node {
	switch ( tree.kind ) {
		case 'raw':
			return tree;
		case 'list':
			return list( tree.items.map( alive ) );
		case 'object':
			return object(
				tree.entries.map(
					( [ key, value ] ): Entry => [
						key,
						written( value ) === 'null'
							? value
							: LIVE[ key ] ?? alive( value ),
					]
				)
			);
	}
}
