/**
 * What failed, in few lines: a lab that does not start fails every test of a file with one and the same error.
 * Enters: node:test's report (spec). Leaves: each error once, with the names of the tests that it ended.
 */

/** The report's last chapter: `✖ name (12.3ms)`, and the error in the lines after it. */
const FAILURE = /^✖ (.+) \([\d.]+ms\)\n((?: {2}.*\n)+)/gm;

/** A line of the stack, or of the braces that node:test prints after it. */
const STACK = /^\s+at /;

export function failures( report: string ): string[] {
	const chapter = report.slice( report.indexOf( '✖ failing tests:' ) );
	const namesByError = new Map< string, string[] >();
	for ( const [ , name = '', text = '' ] of chapter.matchAll( FAILURE ) ) {
		const lines = text.trimEnd().split( '\n' );
		const stack = lines.findIndex( ( line ) => STACK.test( line ) );
		const error = lines
			.slice( 0, stack < 0 ? undefined : stack )
			.join( '\n  ' );
		namesByError.set( error, [
			...( namesByError.get( error ) ?? [] ),
			name,
		] );
	}
	const said = [ ...namesByError ].flatMap( ( [ error, names ] ) => [
		...names.map( ( name ) => `✖ ${ name }` ),
		`  ${ error }`,
	] );
	return said.length > 0 ? said : chapter.trimEnd().split( '\n' );
}
