/**
 * What the plugin's own classes take over from WooCommerce's. Enters: a class, and what both sides declare; leaves: methods that are
 * needed, and where to look for those that the plugin calls on itself.
 */
import { Declared } from './declared';
import type { Note } from './notes';
import { nameOf, type Node } from './php';
import type { Body } from './scopes';

/** What a class of the plugin's takes over: of an interface everything, of a class what it replaces. */
export function noteInherited(
	node: Node,
	body: Body,
	note: Note,
	foreign: Declared,
	own: Declared
): void {
	const name = body.names.ofClass( nameOf( node.name )! );
	for ( const parent of foreignParents( name, foreign, own ) ) {
		const isInterface = foreign.classLike( parent )!.kind === 'interface';
		for ( const method of foreign
			.line( parent )
			.flatMap( ( one ) => [ ...one.methods.values() ] ) ) {
			if ( isInterface || own.method( name, method.name ) ) {
				note(
					'method',
					`${ foreign.classLike( parent )!.name }::${ method.name }`,
					body,
					node
				);
			}
		}
	}
}

/** The first of the two's classes above one of the plugin's. */
export function foreignParents(
	name: string,
	foreign: Declared,
	own: Declared
): string[] {
	return own
		.line( name )
		.flatMap( ( one ) => one.parents )
		.filter(
			( one ) =>
				foreign.classLike( one ) !== undefined &&
				own.classLike( one ) === undefined
		);
}

const together = new WeakMap< Declared, Declared >();

/** Both sides' declarations: the plugin's own functions say which of WooCommerce's objects they answer. */
export function merged( foreign: Declared, own: Declared ): Declared {
	let made = together.get( foreign );
	if ( made === undefined ) {
		made = Object.create( foreign ) as Declared;
		const functions = new Map( [ ...foreign.functions, ...own.functions ] );
		const classes = new Map( [ ...foreign.classes, ...own.classes ] );
		Object.defineProperties( made, {
			functions: { value: functions },
			classes: { value: classes },
		} );
		together.set( foreign, made );
	}
	return made;
}
