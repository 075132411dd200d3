/**
 * Admin: rows as a file that spreadsheets open.
 */

/**
 * Rows as RFC 4180 has them, with the mark by which Excel knows UTF-8. A cell that a spreadsheet would take for a formula is
 * made a text: SKUs and messages come from elsewhere.
 *
 * @param head Names of the columns.
 * @param rows Cells.
 */
export function toCsv(
	head: readonly string[],
	rows: readonly ( readonly string[] )[]
): string {
	return (
		'\uFEFF' +
		[ head, ...rows ]
			.map( ( row ) => row.map( cell ).join( ',' ) )
			.join( '\r\n' ) +
		'\r\n'
	);
}

function cell( text: string ): string {
	const isNumber = /^-?\d+([.,]\d+)?$/.test( text );
	const safe =
		/^[=+\-@\t\r]/.test( text ) && ! isNumber ? `'${ text }` : text;
	return /[",\r\n]/.test( safe )
		? `"${ safe.replaceAll( '"', '""' ) }"`
		: safe;
}

/**
 * Lets the browser save a text as a file.
 *
 * @param name Of the file.
 * @param text Its content.
 */
export function download( name: string, text: string ): void {
	const url = URL.createObjectURL(
		new Blob( [ text ], { type: 'text/csv;charset=utf-8' } )
	);
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL( url );
}
