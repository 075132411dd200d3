/**
 * Shows that the lab itself can be trusted before anything is concluded from it.
 * Enters: `tsx e2e/lab/lab.selftest.ts [embedded+sqlite php+mariadb …]`; without a word both kinds, as far as this machine can have them. Leaves:
 * `N passed, N failed`, and exit code 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLab, type DatabaseKind, type Engine } from './index.ts';
import { whyNoLab } from './why-no-lab.ts';
import { CHECKS } from './selftest-checks.ts';
import { expect, until } from './selftest-expect.ts';
import { processesOf, startAndKill } from './selftest-processes.ts';

let passed = 0;

let failed = 0;

async function check(
	name: string,
	run: () => Promise< void >
): Promise< void > {
	const began = Date.now();
	try {
		await run();
		passed++;
		say( `  ✓ ${ name } (${ Date.now() - began } ms)` );
	} catch ( error ) {
		failed++;
		say( `  ✗ ${ name }\n      ${ ( error as Error ).message }` );
	}
}

async function selftest(
	engine: Engine,
	database: DatabaseKind
): Promise< void > {
	say( `${ engine } + ${ database }` );
	const dir = mkdtempSync( join( tmpdir(), 'kitgenix-selftest-' ) );
	try {
		let lab = await startLab( { engine, database, dir, log: note } );
		try {
			for ( const [ name, run ] of Object.entries( CHECKS ) ) {
				await check( name, () => run( lab ) );
			}
			await check(
				'a second start finds the stores as they were left',
				async () => {
					await lab.master.setStock( 'SKU-0015', 77 );
					await lab.stop();
					lab = await startLab( {
						engine,
						database,
						dir,
						log: note,
					} );
					expect(
						( await lab.master.stock( 'SKU-0015' ) ).quantity,
						77
					);
					const { status } = await fetch(
						`${ lab.master.url }/shop/`
					);
					expect( status, 200 );
				}
			);
		} finally {
			await lab.stop();
		}
		await check( 'stop leaves no process', async () => {
			expect( processesOf( dir ), [] );
		} );
		await check(
			'a lab killed with SIGKILL leaves no process either',
			async () => {
				await startAndKill( engine, database, dir );
				await until( async () => processesOf( dir ).length === 0 );
			}
		);
	} finally {
		rmSync( dir, { recursive: true, force: true } );
	}
}

function say( line: string ): void {
	process.stdout.write( `${ line }\n` );
}

function note( line: string ): void {
	if ( process.env.LAB_VERBOSE ) {
		say( `    ${ line }` );
	}
}

const named = process.argv.slice( 2 );

for ( const combination of named.length > 0
	? named
	: [ 'embedded+sqlite', 'php+mariadb' ] ) {
	const missing = await whyNoLab( combination );
	if ( missing !== null ) {
		say( `${ combination }: skipped: ${ missing }` );
		continue;
	}
	const [ engine = 'embedded', database = 'sqlite' ] =
		combination.split( '+' );
	await selftest( engine as Engine, database as DatabaseKind );
}

say( `${ passed } passed, ${ failed } failed` );

process.exitCode = failed > 0 ? 1 : 0;
