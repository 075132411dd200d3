/**
 * `npm test`, plugin-check: what of WordPress's Plugin Check can be run here, on the files that a shop gets. Leaves: a line for
 * each finding, and 1 if there is one.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packedFiles } from './contents.ts';
import { findings } from './findings.ts';

const ROOT = dirname( dirname( dirname( fileURLToPath( import.meta.url ) ) ) );

const files = new Map(
	packedFiles( ROOT ).map( ( name ) => [
		name,
		readFileSync( join( ROOT, 'plugin', name ), 'utf8' ),
	] )
);
const found = findings( files );
for ( const line of found ) {
	console.error( line );
}

const sniffs = spawnSync(
	'vendor/bin/phpcs',
	[
		'-q',
		'-s',
		'--report=emacs',
		'--standard=tools/package/plugin-check.xml',
		'plugin',
	],
	{ cwd: ROOT, encoding: 'utf8' }
);
process.stderr.write( sniffs.stdout + sniffs.stderr );

if ( found.length > 0 || sniffs.status !== 0 ) {
	process.exit( 1 );
}
console.log( `${ files.size } files, nothing found` );
