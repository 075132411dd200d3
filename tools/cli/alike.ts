/**
 * Makes what commands print the same at each run.
 * Enters: text, and what each id and address is. Leaves: the text with names in their place.
 */

/** What to replace, and by what. */
export type Names = ( readonly [ string, string ] )[];

const PATTERNS: readonly ( readonly [ RegExp, string ] )[] = [
	[ /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\b/g, '2026-01-31T12:00:00Z' ],
	[ /kss1\.[\w-]+\.[0-9a-f]{8}/g, 'kss1.eyJ1cmwiOi….1a2b3c4d' ],
	[ /^[\w-]{43}$/gm, '(a secret of 43 characters)' ],
	[ /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '(an id)' ],
	[ /Kitgenix Stock Sync \d+\.\d+\.\d+/g, 'Kitgenix Stock Sync 3.x' ],
	// Progress bars write over themselves.
	[ /^.*\r/gm, '' ],
	[ /^(\w+ +100% \[)=+>?\].*$/gm, '$1==========]' ],
];

export function alike( text: string, names: Names ): string {
	let out = text;
	for ( const [ from, to ] of names ) {
		out = out.replaceAll( from, to );
	}
	for ( const [ pattern, to ] of PATTERNS ) {
		out = out.replace( pattern, to );
	}
	return out.split( '\n' ).some( isBorder ) ? drawnAgain( out ) : out;
}

const isBorder = ( line: string ): boolean => /^\+[-+]+\+$/.test( line );

/** A table whose cells have other widths now gets borders that fit. */
function drawnAgain( text: string ): string {
	const lines = text.split( '\n' );
	const cells = lines.map( ( line ) =>
		/^\|.*\|$/.test( line )
			? line
					.slice( 1, -1 )
					.split( '|' )
					.map( ( cell ) => cell.trim() )
			: null
	);
	const widths: number[] = [];
	for ( const row of cells ) {
		row?.forEach( ( cell, at ) => {
			widths[ at ] = Math.max( widths[ at ] ?? 0, cell.length );
		} );
	}
	return lines
		.map( ( line, at ) => {
			if ( isBorder( line ) ) {
				return `+${ widths
					.map( ( width ) => '-'.repeat( width + 2 ) )
					.join( '+' ) }+`;
			}
			const row = cells[ at ];
			return row
				? `|${ row
						.map(
							( cell, column ) =>
								` ${ cell.padEnd( widths[ column ]! ) } `
						)
						.join( '|' ) }|`
				: line;
		} )
		.join( '\n' );
}
