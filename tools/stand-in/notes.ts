/**
 * Notes of what is touched, and where. Enters: one use after the other; leaves: each thing once, with all its places.
 */
import { lineOf, type Node } from './php';
import type { Body } from './scopes';

type Kind =
	| 'function'
	| 'class'
	| 'method'
	| 'class constant'
	| 'constant'
	| 'hook'
	| 'table';

export interface Touched {
	kind: Kind;
	/** `WC_Product::get_sku`, `wc_get_product`, a hook with gaps. */
	name: string;
	/** How many arguments a listener of a hook takes; 0 for a hook that is fired or asked after. */
	takes: number;
	places: string[];
}

export type Note = (
	kind: Kind,
	name: string,
	body: Body,
	node: Node,
	takes?: number
) => void;

export function takeNotes(): { note: Note; all: () => Touched[] } {
	const found = new Map< string, Touched >();
	return {
		note: ( kind, name, body, node, takes = 0 ) => {
			const key = `${ kind } ${ name }`;
			const one = found.get( key ) ?? {
				kind,
				name,
				takes: 0,
				places: [],
			};
			one.takes = Math.max( one.takes, takes );
			one.places.push( `${ body.path }:${ lineOf( node ) }` );
			found.set( key, one );
		},
		all: () =>
			[ ...found.values() ].sort( ( a, b ) =>
				`${ a.kind } ${ a.name }`.localeCompare(
					`${ b.kind } ${ b.name }`
				)
			),
	};
}
