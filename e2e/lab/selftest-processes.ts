/**
 * Whether a lab of the selftest leaves processes behind, also one that is killed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatabaseKind, Engine } from './index.ts';
import { expect, until } from './selftest-expect.ts';

export async function startAndKill(
	engine: Engine,
	database: DatabaseKind,
	dir: string
): Promise< void > {
	const cli = fileURLToPath( new URL( './cli.ts', import.meta.url ) );
	const child = spawn(
		process.execPath,
		[
			...[ '--import', import.meta.resolve( 'tsx' ), cli ],
			...[
				'start',
				`--engine=${ engine }`,
				`--database=${ database }`,
				`--dir=${ dir }`,
			],
		],
		{ stdio: [ 'ignore', 'pipe', 'inherit' ] }
	);
	let screen = '';
	child.stdout.on( 'data', ( text ) => ( screen += String( text ) ) );
	await until(
		async () => screen.includes( 'Ready after' ) || child.exitCode !== null
	);
	expect( screen.includes( 'Ready after' ), true );
	expect( processesOf( dir ).length > 1, true );
	child.kill( 'SIGKILL' );
}

/** Every process with the lab's folder on its command line, in its working folder or among its open files. */
export function processesOf( dir: string ): string[] {
	if ( ! existsSync( '/proc/self/cmdline' ) ) {
		return [];
	}
	const own = String( process.pid );
	return readdirSync( '/proc' )
		.filter( ( id ) => /^\d+$/.test( id ) && id !== own )
		.map( ( id ) => {
			try {
				return readFileSync(
					`/proc/${ id }/cmdline`,
					'utf8'
				).replaceAll( '\0', ' ' );
			} catch {
				return '';
			}
		} )
		.filter( ( line ) => line.includes( dir ) );
}
