/**
 * Which hooks code fires, and with how many arguments, and to which it listens. Enters: files; leaves: names, in which a gap stands for
 * what is known only when it runs.
 */
import { nameOf, type Node, type PhpFile } from './php';
import { bodiesOf, constantsOf } from './scopes';
import { GAP, textsOf } from './texts';

export interface Fired {
	name: string;
	/** How many arguments listeners get; Infinity for a list that is known only when it runs; none where this is a listener itself. */
	gives: number;
}

/** So much of a name must be written down, or it would stand for every hook there is. */
const LEAST_WRITTEN = 8;

export function firedBy( files: readonly PhpFile[] ): Fired[] {
	const fired: Fired[] = [];
	for ( const body of bodiesOf( files, constantsOf( files ) ) ) {
		for ( const node of body.nodes.filter(
			( one ) => one.kind === 'call'
		) ) {
			const name =
				( node.what as Node ).kind === 'name'
					? nameOf( node.what )!.split( '\\' ).at( -1 )!
					: '';
			if (
				! /^((do_action|apply_filters)(_ref_array)?|add_action|add_filter)$/.test(
					name
				)
			) {
				continue;
			}
			const given = node.arguments as Node[];
			const isListener = name.startsWith( 'add_' );
			const isList =
				name.endsWith( '_ref_array' ) ||
				given.some( ( one ) => one.kind === 'variadic' );
			for ( const hook of textsOf( given[ 0 ], body ) ) {
				if ( hook.replaceAll( GAP, '' ).length >= LEAST_WRITTEN ) {
					// An action without arguments gives its listeners one, the empty text.
					const gives = isList
						? Infinity
						: Math.max( 1, given.length - 1 );
					fired.push( { name: hook, gives: isListener ? 0 : gives } );
				}
			}
		}
	}
	return fired;
}
