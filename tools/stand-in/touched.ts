/**
 * What of WooCommerce and Action Scheduler a plugin's code touches. Enters: its files, and what the two declare; leaves: functions,
 * classes, methods, constants and hooks, each with the places where it stands.
 */
import type { Declared } from './declared';
import { foreignParents, merged, noteInherited } from './inherited';
import { takeNotes, type Note, type Touched } from './notes';
import { isNode, nameOf, type Node, type PhpFile } from './php';
import { bodiesOf, constantsOf, type Body } from './scopes';
import { GAP, textsOf } from './texts';
import { className, classesOf } from './types';

const LISTENERS = [ 'add_action', 'add_filter' ];
const FIRERS = [
	'do_action',
	'do_action_ref_array',
	'apply_filters',
	'apply_filters_ref_array',
];
const OTHERS = [
	'remove_action',
	'remove_filter',
	'has_action',
	'has_filter',
	'did_action',
	'doing_action',
];

/** Hooks of the two; whatever else there is comes from WordPress or is the plugin's own. */
const FOREIGN_HOOK =
	/^(before_)?woocommerce_|^wc_(?!.*kitgenix)|^wc_ajax_|^action_scheduler_|^(pre_)?as_/;

const FOREIGN_CONSTANT = /^(WC|WOOCOMMERCE)_/;

export function touchedBy(
	files: readonly PhpFile[],
	foreign: Declared,
	own: Declared
): Touched[] {
	const { note, all } = takeNotes();
	const bodies = bodiesOf( files, constantsOf( files ) );
	const named = new Set< string >();
	const noteClass = ( name: string, body: Body, node: Node ) => {
		const declared = foreign.classLike( name );
		if ( declared && ! own.classLike( name ) ) {
			named.add( declared.name );
			note( 'class', declared.name, body, node );
		}
	};
	// Classes first: a method whose object nothing tells is looked for in all of them.
	for ( const body of bodies ) {
		for ( const node of body.nodes ) {
			if ( node.kind === 'name' ) {
				noteClass( body.names.ofClass( nameOf( node )! ), body, node );
			}
			if ( node.kind === 'class' ) {
				for ( const parent of [ node.extends, node.implements ]
					.flat()
					.filter( isNode ) ) {
					noteClass(
						body.names.ofClass( nameOf( parent )! ),
						body,
						node
					);
				}
				noteInherited( node, body, note, foreign, own );
			}
		}
		if ( body.owner !== null ) {
			for ( const parameter of body.owner.arguments as Node[] ) {
				if (
					isNode( parameter.type ) &&
					parameter.type.kind === 'name'
				) {
					noteClass(
						body.names.ofClass( nameOf( parameter.type )! ),
						body,
						parameter
					);
				}
			}
		}
	}
	const noteMethod = (
		owners: string[],
		method: string,
		body: Body,
		node: Node
	) => {
		const holders = owners
			.flatMap( ( one ) =>
				own.method( one, method )
					? []
					: [ one, ...foreignParents( one, foreign, own ) ]
			)
			.filter( ( one ) => foreign.method( one, method ) );
		// Every class has magic of some kind: that would say nothing.
		const isGuessed = owners.length === 0 && ! method.startsWith( '__' );
		const guessed = isGuessed
			? [ ...named ].filter( ( one ) => foreign.method( one, method ) )
			: [];
		for ( const holder of [ ...holders, ...guessed ] ) {
			note(
				'method',
				`${ foreign.classLike( holder )!.name }::${ method }`,
				body,
				node
			);
		}
	};
	for ( const body of bodies ) {
		for ( const node of body.nodes ) {
			if ( node.kind === 'call' ) {
				noteCall( node, body, { note, noteMethod }, foreign, own );
			} else if ( node.kind === 'new' ) {
				noteMethod(
					className( node.what, body ),
					'__construct',
					body,
					node
				);
			} else if (
				node.kind === 'staticlookup' &&
				nameOf( node.offset ) !== 'class'
			) {
				for ( const one of className( node.what, body ) ) {
					const declared = foreign.classLike( one );
					if (
						declared &&
						foreign.hasConstant( one, nameOf( node.offset ) ?? '' )
					) {
						note(
							'class constant',
							`${ declared.name }::${ nameOf( node.offset ) }`,
							body,
							node
						);
					}
				}
			} else if (
				node.kind === 'name' &&
				FOREIGN_CONSTANT.test( nameOf( node )!.replace( /^\\/, '' ) )
			) {
				const constant = nameOf( node )!.replace( /^\\/, '' );
				if (
					/^[A-Z_0-9]+$/.test( constant ) &&
					! foreign.classLike( constant )
				) {
					note( 'constant', constant, body, node );
				}
			} else if (
				node.kind === 'bin' &&
				node.type === '.' &&
				nameOf( ( node.left as Node ).offset ) === 'prefix'
			) {
				textsOf( node.right, body )
					.filter( ( text ) => ! text.includes( GAP ) )
					.forEach( ( table ) => note( 'table', table, body, node ) );
			}
		}
	}
	return all();
}

interface Notes {
	note: Note;
	noteMethod: (
		owners: string[],
		method: string,
		body: Body,
		node: Node
	) => void;
}

function noteCall(
	node: Node,
	body: Body,
	{ note, noteMethod }: Notes,
	foreign: Declared,
	own: Declared
): void {
	const what = node.what as Node;
	const given = node.arguments as Node[];
	if ( what.kind === 'staticlookup' ) {
		const isParent = ( what.what as Node ).kind === 'parentreference';
		const owners = isParent
			? foreignParents( body.className, foreign, own )
			: className( what.what, body );
		noteMethod( owners, nameOf( what.offset ) ?? '', body, node );
	} else if (
		what.kind === 'propertylookup' ||
		what.kind === 'nullsafepropertylookup'
	) {
		noteMethod(
			classesOf( what.what, body, merged( foreign, own ) ),
			nameOf( what.offset ) ?? '',
			body,
			node
		);
	} else if ( what.kind === 'name' ) {
		const name = nameOf( what )!.split( '\\' ).at( -1 )!;
		const declared = foreign.functions.get( name.toLowerCase() );
		if ( declared && ! own.functions.has( name.toLowerCase() ) ) {
			note( 'function', declared.name, body, node );
		}
		if ( [ ...LISTENERS, ...FIRERS, ...OTHERS ].includes( name ) ) {
			const count = given[ 3 ];
			const takes = LISTENERS.includes( name )
				? Math.max( 1, Number( count?.value ?? 1 ) )
				: 0;
			for ( const hook of textsOf( given[ 0 ], body ) ) {
				if ( FOREIGN_HOOK.test( hook ) ) {
					note( 'hook', hook, body, node, takes );
				}
			}
		}
		if ( name === 'defined' || name === 'constant' ) {
			textsOf( given[ 0 ], body )
				.filter( ( text ) => FOREIGN_CONSTANT.test( text ) )
				.forEach( ( text ) => note( 'constant', text, body, node ) );
		}
	}
}
