/**
 * Generator: documentation. TSDoc goes in, PHP docblocks with PHPStan's array shapes come out.
 */
import ts from 'typescript';

/** Columns that a line of a docblock may have, indentation not counted. */
const WIDTH = 112;

/** The documentation of one declaration. */
export interface Documentation {
	/** Paragraphs. */
	text: string;
	/** Descriptions of parameters, by name. */
	parameters: ReadonlyMap< string, string >;
	/** What is returned. */
	returns: string;
	/** Other tags with their text, in order. */
	tags: readonly { name: string; text: string }[];
}

/**
 * What the last doc comment before a declaration says.
 *
 * @param node The declaration.
 */
export function documentationOf( node: ts.Node ): Documentation {
	const doc = ts
		.getJSDocCommentsAndTags( node )
		.filter( ts.isJSDoc )
		.at( -1 );
	const parameters = new Map< string, string >();
	const tags: { name: string; text: string }[] = [];
	let returns = '';
	for ( const tag of doc?.tags ?? [] ) {
		const text = textOf( tag.comment );
		if ( ts.isJSDocParameterTag( tag ) ) {
			parameters.set( tag.name.getText(), text );
		} else if ( ts.isJSDocReturnTag( tag ) ) {
			returns = text;
		} else {
			tags.push( { name: tag.tagName.text, text } );
		}
	}
	return { text: textOf( doc?.comment ), parameters, returns, tags };
}

/**
 * The first comment of a file: what module it is in, what enters and leaves.
 *
 * @param file The file.
 */
export function fileComment( file: ts.SourceFile ): string {
	const [ range ] = ts.getLeadingCommentRanges( file.text, 0 ) ?? [];
	return range === undefined
		? ''
		: file.text
				.slice( range.pos, range.end )
				.replace( /^\/\*+|\*+\/$/g, '' )
				.replace( /^[ \t]*(?:\*|\/\/)[ \t]?/gm, '' )
				.trim();
}

/**
 * A docblock.
 *
 * @param parts Paragraphs and groups of tags; empty ones are left out, a blank line stands between the others.
 */
export function docblock( parts: readonly string[] ): string {
	const told = parts.filter( ( part ) => part !== '' );
	const lines = told
		.join( '\n\n' )
		.replace( /\*\//g, '* /' )
		.split( '\n' )
		.map( ( line ) => ` * ${ line }`.trimEnd() );
	return told.length === 0 ? '' : `/**\n${ lines.join( '\n' ) }\n */\n`;
}

/**
 * Text in lines of even length; a blank line and a line that starts with a dash begin a new paragraph.
 *
 * @param text   The text.
 * @param indent What following lines begin with.
 */
export function wrapped( text: string, indent = '' ): string {
	return text
		.split( /\n(?=\s*\n|\s*-\s)/ )
		.map( ( paragraph ) => {
			const lines: string[] = [];
			for ( const word of paragraph.split( /\s+/ ).filter( Boolean ) ) {
				const line = lines.at( -1 );
				if (
					line !== undefined &&
					line.length + word.length + 1 <= WIDTH
				) {
					lines[ lines.length - 1 ] = `${ line } ${ word }`;
				} else {
					lines.push( line === undefined ? word : indent + word );
				}
			}
			return lines.join( '\n' );
		} )
		.join( '\n\n' )
		.replace( /\n\n(?=- )/g, '\n' );
}

function textOf(
	comment: string | ts.NodeArray< ts.JSDocComment > | undefined
): string {
	return ( ts.getTextOfJSDocComment( comment ) ?? '' ).trim();
}
