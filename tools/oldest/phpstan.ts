/**
 * `npm run oldest`: PHPStan on what the oldest WordPress knows. Enters: vendor/ with PHPStan; fetches the old stubs when they are
 * not there. Leaves: PHPStan's report and exit code, or 77 and one line where this machine has no PHP or no Composer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SKIPPED } from '../processes/run-command.ts';

const HERE = dirname( fileURLToPath( import.meta.url ) );
const ROOT = dirname( dirname( HERE ) );

process.exit( main() );

function main(): number {
	if ( ! existsSync( join( ROOT, 'vendor/bin/phpstan' ) ) ) {
		console.log( 'PHPStan is not installed' );
		return SKIPPED;
	}
	const problem = installStubs();
	if ( problem !== null ) {
		console.log( problem );
		return SKIPPED;
	}
	const { status } = spawnSync(
		'vendor/bin/phpstan',
		[
			...[ 'analyse', '--configuration=phpstan-oldest.neon.dist' ],
			...[ '--no-progress', '--memory-limit=2G' ],
		],
		{ cwd: ROOT, stdio: 'inherit' }
	);
	return status ?? 1;
}

/** Once for each composer.json; says why not. */
function installStubs(): string | null {
	const stamp = join( HERE, 'vendor/.installed' );
	const wanted = readFileSync( join( HERE, 'composer.json' ), 'utf8' );
	if ( existsSync( stamp ) && readFileSync( stamp, 'utf8' ) === wanted ) {
		return null;
	}
	const { status, stderr } = spawnSync(
		'composer',
		[ 'install', '--no-interaction', '--no-progress', '--quiet' ],
		{ cwd: HERE, encoding: 'utf8' }
	);
	if ( status !== 0 ) {
		return `the stubs of the oldest WordPress could not be had${
			stderr ? ': Composer failed' : ': there is no Composer here'
		}`;
	}
	writeFileSync( stamp, wanted );
	return null;
}
