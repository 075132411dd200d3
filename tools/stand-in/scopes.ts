/**
 * Code by function: each body with its class, its parameters and the names that hold there. Enters: files; leaves: bodies, so that what
 * a variable may be is looked for where it is used.
 */
import { isNode, nameOf, parts, walk, type Node, type PhpFile } from './php';
import type { Constants, Scope } from './texts';

export interface Body extends Scope {
	path: string;
	/** The function, or null for the file itself. */
	owner: Node | null;
	/** Calls, look-ups and whatever else stands in it, without the functions in it that have a name. */
	nodes: Node[];
}

export function constantsOf( files: readonly PhpFile[] ): Constants {
	const constants = new Map< string, Node >();
	for ( const { names, nodes } of files.flatMap( parts ) ) {
		for ( const top of nodes ) {
			walk( top, ( node ) => {
				if (
					[ 'class', 'trait', 'interface' ].includes( node.kind ) &&
					! node.isAnonymous
				) {
					const name =
						names.namespace === ''
							? nameOf( node.name )
							: `${ names.namespace }\\${ nameOf( node.name ) }`;
					for ( const member of node.body as Node[] ) {
						if ( member.kind === 'classconstant' ) {
							for ( const one of member.constants as Node[] ) {
								constants.set(
									`${ name }::${ nameOf(
										one.name
									) }`.toLowerCase(),
									one.value as Node
								);
							}
						}
					}
				}
			} );
		}
	}
	return constants;
}

export function bodiesOf(
	files: readonly PhpFile[],
	constants: Constants
): Body[] {
	const bodies: Body[] = [];
	for ( const file of files ) {
		for ( const { names, nodes } of parts( file ) ) {
			const add = (
				owner: Node | null,
				body: Node,
				className: string
			) => {
				const made: Body = {
					path: file.path,
					owner,
					body,
					names,
					className,
					constants,
					nodes: [],
				};
				bodies.push( made );
				walk( body, ( node ) => {
					if (
						node !== body &&
						[ 'function', 'method' ].includes( node.kind )
					) {
						add( node, node, className );
						return false;
					}
					if ( node.kind === 'class' && isNode( node.name ) ) {
						const name =
							names.namespace === ''
								? nameOf( node.name )!
								: `${ names.namespace }\\${ nameOf(
										node.name
								  ) }`;
						made.nodes.push( node );
						( node.body as Node[] ).forEach( ( member ) =>
							member.kind === 'method'
								? add( member, member, name )
								: add( null, member, name )
						);
						return false;
					}
					made.nodes.push( node );
					return true;
				} );
			};
			add( null, { kind: 'part', children: nodes }, '' );
		}
	}
	return bodies;
}
