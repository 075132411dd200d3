/**
 * PHP as a tree: files, nodes, and the full names of what they mention. Enters: folders or text; leaves: nodes of php-parser.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'php-parser';

/** A node of php-parser; what a kind has beside `kind` is asked for where it is needed. */
export interface Node {
	kind: string;
	[ field: string ]: unknown;
}

export interface PhpFile {
	path: string;
	root: Node;
}

const engine = new Engine( {
	parser: { extractDoc: true, version: 803 },
	ast: { withPositions: true },
} );

export function parse( text: string, path: string ): PhpFile {
	return { path, root: engine.parseCode( text, path ) as unknown as Node };
}

/** Every PHP file of a folder, or the one file. */
export function readPhp( path: string ): PhpFile[] {
	if ( statSync( path ).isFile() ) {
		return [ parse( readFileSync( path, 'utf8' ), path ) ];
	}
	return readdirSync( path, { recursive: true, encoding: 'utf8' } )
		.filter( ( name ) => name.endsWith( '.php' ) )
		.sort()
		.map( ( name ) => join( path, name ) )
		.map( ( file ) => parse( readFileSync( file, 'utf8' ), file ) );
}

export function isNode( value: unknown ): value is Node {
	return (
		typeof value === 'object' &&
		value !== null &&
		typeof ( value as Node ).kind === 'string'
	);
}

export function children( node: Node ): Node[] {
	return Object.entries( node )
		.filter( ( [ field ] ) => ! field.endsWith( 'Comments' ) )
		.flatMap( ( [ , value ] ) =>
			Array.isArray( value ) ? value : [ value ]
		)
		.filter( isNode );
}

/** A node and everything below it; `enter` may answer false to leave out what is below. */
export function walk(
	node: Node,
	enter: ( node: Node ) => boolean | void
): void {
	if ( enter( node ) !== false ) {
		children( node ).forEach( ( child ) => walk( child, enter ) );
	}
}

/** The text of a name, an identifier or a plain string; null for whatever is computed. */
export function nameOf( node: unknown ): string | null {
	if ( typeof node === 'string' ) {
		return node;
	}
	return isNode( node ) && typeof node.name === 'string' ? node.name : null;
}

/** The comment before a node. */
export function docOf( node: Node ): string {
	const comments = node.leadingComments as
		| { value: string }[]
		| null
		| undefined;
	return comments?.at( -1 )?.value ?? '';
}

export function lineOf( node: Node ): number {
	return (
		( node.loc as { start?: { line: number } } | null )?.start?.line ?? 0
	);
}

/** How names of one namespace are meant: its `use` statements. */
export class Names {
	readonly #imports = new Map< string, string >();

	constructor( readonly namespace: string ) {}

	import( group: Node ): void {
		const prefix = nameOf( group.name );
		for ( const item of group.items as Node[] ) {
			const full = [ prefix, nameOf( item.name ) ]
				.filter( Boolean )
				.join( '\\' );
			this.#imports.set(
				(
					nameOf( item.alias ) ?? full.split( '\\' ).at( -1 )!
				).toLowerCase(),
				full.replace( /^\\/, '' )
			);
		}
	}

	/** The full name of a class, without the first backslash. */
	ofClass( name: string ): string {
		if ( name.startsWith( '\\' ) ) {
			return name.slice( 1 );
		}
		const [ first = '', ...rest ] = name.split( '\\' );
		const imported = this.#imports.get( first.toLowerCase() );
		if ( imported !== undefined ) {
			return [ imported, ...rest ].join( '\\' );
		}
		return this.namespace === '' ? name : `${ this.namespace }\\${ name }`;
	}
}

/** Each top-level part of a file with the names that hold in it. */
export function parts( file: PhpFile ): { names: Names; nodes: Node[] }[] {
	const bodies: [ string, Node[] ][] = [];
	const loose: Node[] = [];
	for ( const child of file.root.children as Node[] ) {
		if ( child.kind === 'namespace' ) {
			bodies.push( [
				nameOf( child.name ) ?? '',
				child.children as Node[],
			] );
		} else {
			loose.push( child );
		}
	}
	return [ ...bodies, [ '', loose ] as [ string, Node[] ] ].map(
		( [ namespace, nodes ] ) => {
			const names = new Names( namespace.replace( /^\\/, '' ) );
			nodes
				.filter( ( node ) => node.kind === 'usegroup' )
				.forEach( ( group ) => names.import( group ) );
			return { names, nodes };
		}
	);
}
