/**
 * Generator: what stops it. A syntax node goes in, with what was met and what to write instead; `file:line: …` comes out.
 */
import ts from 'typescript';

/** One thing outside the subset. */
export class Refusal extends Error {
	/**
	 * @param where   File and line, as in `src/core/sync/adopt.ts:12`.
	 * @param what    What was met.
	 * @param instead What to write instead.
	 */
	constructor( where: string, what: string, instead: string ) {
		super( `${ where }: ${ inOneLine( what ) }: ${ instead }` );
		this.name = 'Refusal';
	}
}

/** Code that is quoted may go on for lines; what is wrong with it shows in the first words. */
function inOneLine( text: string ): string {
	const line = text.replace( /\s+/g, ' ' ).replace( /;$/, '' );
	return line.length > 160 ? `${ line.slice( 0, 159 ) }…` : line;
}

/** Everything that stopped one run, so that a person sees it all at once. */
export class Refusals extends Error {
	constructor( readonly messages: readonly string[] ) {
		super( messages.join( '\n' ) );
		this.name = 'Refusals';
	}
}

let root = process.cwd();

/**
 * Sets the folder that paths in messages are relative to.
 *
 * @param folder Absolute path.
 */
export function showPathsFrom( folder: string ): void {
	root = folder;
}

/**
 * File and line of a node.
 *
 * @param node A syntax node.
 */
export function placeOf( node: ts.Node ): string {
	const file = node.getSourceFile();
	const { line } = file.getLineAndCharacterOfPosition(
		node.getStart( file )
	);
	return `${ relativePath( file.fileName ) }:${ line + 1 }`;
}

/**
 * Path of a file as messages and outputs show it.
 *
 * @param fileName Absolute path.
 */
export function relativePath( fileName: string ): string {
	return fileName.startsWith( `${ root }/` )
		? fileName.slice( root.length + 1 )
		: fileName;
}

/**
 * Stops at a node.
 *
 * @param node    Where.
 * @param what    What was met.
 * @param instead What to write instead.
 */
export function refuse( node: ts.Node, what: string, instead: string ): never {
	throw new Refusal( placeOf( node ), what, instead );
}

/**
 * Runs one part after another and gathers what stopped each.
 *
 * @param parts Things to try.
 */
export function gather< T >( parts: readonly ( () => T )[] ): T[] {
	const done: T[] = [];
	const messages: string[] = [];
	for ( const part of parts ) {
		try {
			done.push( part() );
		} catch ( error ) {
			if ( error instanceof Refusal ) {
				messages.push( error.message );
			} else if ( error instanceof Refusals ) {
				messages.push( ...error.messages );
			} else {
				throw error;
			}
		}
	}
	if ( messages.length > 0 ) {
		throw new Refusals( [ ...new Set( messages ) ] );
	}
	return done;
}
