/**
 * `npm run vectors`: writes docs/protocol-vectors.json, from which another client learns whether it speaks the protocol. `--check` says whether
 * the file is what src/core answers now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { CASES } from './cases.ts';
import { ANSWERS } from './sections.ts';

const FILE = 'docs/protocol-vectors.json';

const sections = Object.entries( CASES ).map(
	( [ section, cases ] ) =>
		[
			section,
			Object.entries( cases ).map( ( [ name, input ] ) => ( {
				name,
				input,
				expect: ANSWERS[ section ]!( input as never ),
			} ) ),
		] as const
);
const text = `${ JSON.stringify(
	Object.fromEntries( sections ),
	null,
	'\t'
) }\n`;
const count = sections.reduce( ( sum, [ , cases ] ) => sum + cases.length, 0 );

if ( ! process.argv.includes( '--check' ) ) {
	writeFileSync( FILE, text );
	console.log( `${ FILE }: ${ count } vectors.` );
} else if ( readFileSync( FILE, 'utf8' ) === text ) {
	console.log( `${ count } vectors are what src/core answers.` );
} else {
	console.log( `${ FILE } is stale, run npm run vectors.` );
	process.exitCode = 1;
}
