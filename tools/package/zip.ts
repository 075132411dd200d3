/**
 * `npm run zip`: the plugin as a shop uploads it. Builds the screens, checks that texts and versions agree, packs. Changes no
 * file that is checked in. Enters: `--no-build` packs what is built already. Leaves: dist/<slug>.zip, with one folder in it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive } from './archive.ts';
import { checkSizes, sentBytes } from './sizes.ts';
import { agreedVersion, SLUG } from './versions.ts';

const ROOT = dirname( dirname( dirname( fileURLToPath( import.meta.url ) ) ) );
const ZIP = `dist/${ SLUG }.zip`;

try {
	const version = agreedVersion( ROOT );
	if ( ! process.argv.includes( '--no-build' ) ) {
		run( 'pot', '--', '--check' );
		run( 'build' );
	}
	const { bytes, files } = await archive( ROOT );
	const firstScreen = sentBytes(
		readFileSync( join( ROOT, 'plugin/build/admin.js' ) )
	);
	checkSizes( bytes.length, firstScreen );
	mkdirSync( dirname( join( ROOT, ZIP ) ), { recursive: true } );
	writeFileSync( join( ROOT, ZIP ), bytes );
	console.log(
		`${ ZIP }: version ${ version }, ${ files.length } files, ${ (
			bytes.length / 1000
		).toFixed( 1 ) } KB; its first screen ${ ( firstScreen / 1000 ).toFixed(
			1
		) } KB, compressed\nsha256 ${ createHash( 'sha256' )
			.update( bytes )
			.digest( 'hex' ) }`
	);
} catch ( error ) {
	console.error( ( error as Error ).message );
	process.exit( 1 );
}

function run( script: string, ...words: string[] ): void {
	const { status, stdout, stderr } = spawnSync(
		'npm',
		[ 'run', '--silent', script, ...words ],
		{
			cwd: ROOT,
			encoding: 'utf8',
			env: { ...process.env, NODE_ENV: 'production' },
			shell: process.platform === 'win32',
		}
	);
	if ( status !== 0 ) {
		throw new Error(
			`npm run ${ script } failed:\n${ stdout }${ stderr }`
		);
	}
}
