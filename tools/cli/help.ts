/**
 * The help of a command, from the docblock that WP-CLI reads.
 * Enters: a command's name, '' for what all have in common. Leaves: its text as Markdown.
 */
import { readFileSync } from 'node:fs';

export interface Help {
	short: string;
	long: string;
}

const FOLDER = 'plugin/includes/Cli';

export function helpOf( command: string ): Help {
	const [ noun = '', verb ] = command.split( ' ' );
	const file =
		noun === '' ? 'Commands' : noun[ 0 ]!.toUpperCase() + noun.slice( 1 );
	const source = readFileSync( `${ FOLDER }/${ file }.php`, 'utf8' );
	const declaration =
		noun === ''
			? 'final class Commands'
			: `public function ${ verb ?? '__invoke' }(`;
	const end = source.indexOf( declaration );
	const begin = source.lastIndexOf( '/**', end );
	if ( end < 0 || begin < 0 ) {
		throw new Error( `${ command }: no docblock in ${ file }.php.` );
	}
	const [ short = '', ...rest ] = source
		.slice( begin, end )
		.split( '\n' )
		.slice( 1, -1 )
		.map( ( line ) => line.replace( /^ *\*( |\/|$)/, '' ) )
		.filter( ( line ) => ! /^@/.test( line ) );
	return { short, long: markdown( rest.join( '\n' ) ).trim() };
}

/** Options as a list, headings one step deeper, examples as code. */
function markdown( text: string ): string {
	return text
		.replace( /^(\[?(?:--\w|<)[^\n]*)\n: ([^\n]*)$/gm, '- `$1`: $2' )
		.replace(
			/^---\n(?:default: (\w+)\n)?options:\n((?: {2}- \w+\n)+)---$/gm,
			( _all, first, list: string ) =>
				`  One of ${ list
					.trim()
					.split( '\n' )
					.map( ( one ) => `\`${ one.trim().slice( 2 ) }\`` )
					.join( ', ' ) }${
					first ? `; default \`${ first }\`` : ''
				}.`
		)
		.replace( /\n\n(?=- `)/g, '\n' )
		.replace(
			/^## (.*)$/gm,
			( _all, title: string ) =>
				`**${ title[ 0 ] }${ title.slice( 1 ).toLowerCase() }**`
		)
		.replace( /\*\*\n(?=- `)/g, '**\n\n' )
		.replace( /^\* /gm, '- ' )
		.replace(
			/(?:^ {4}.*\n?|^\n(?= {4}))+/gm,
			( code ) =>
				`\n\`\`\`sh\n${ code
					.replace( /^ {4}/gm, '' )
					.replace( /^\$ /gm, '' )
					.trim() }\n\`\`\`\n`
		);
}
