/**
 * Starts the lab's processes so that none outlives the lab.
 * Enters: a command, or a module of the lab. Leaves: a handle that stops it and tells when it ended by itself.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface RunningProcess {
	pid: number;
	exited: Promise< number >;
	stop: () => Promise< void >;
}

interface StartOptions {
	/** Standard output and error are appended here. */
	logFile: string;
	env?: NodeJS.ProcessEnv;
	cwd?: string;
}

const keeper = fileURLToPath( new URL( './keeper.mjs', import.meta.url ) );

/** A program that is not ours: it runs under a keeper that ends it when our pipe closes. */
export function startProgram(
	command: string,
	args: readonly string[],
	options: StartOptions
): RunningProcess {
	return start( [ keeper, command, ...args ], options );
}

/** One of the lab's own TypeScript modules, which watches its stdin itself. */
export function startModule(
	module: URL,
	args: readonly string[],
	options: StartOptions
): RunningProcess {
	const loader = import.meta.resolve( 'tsx' );
	return start(
		[ '--import', loader, fileURLToPath( module ), ...args ],
		options
	);
}

function start( args: string[], options: StartOptions ): RunningProcess {
	const log = openSync( options.logFile, 'a' );
	const child = spawn( process.execPath, args, {
		detached: true,
		stdio: [ 'pipe', log, log ],
		env: options.env ?? process.env,
		cwd: options.cwd,
	} );
	closeSync( log );
	child.stdin?.on( 'error', () => {} );
	const exited = new Promise< number >( ( resolve ) => {
		child.once( 'exit', ( code ) => resolve( code ?? 1 ) );
		child.once( 'error', () => resolve( 127 ) );
	} );
	return {
		pid: child.pid ?? 0,
		exited,
		stop: () => stop( child, exited ),
	};
}

async function stop(
	child: ChildProcess,
	exited: Promise< number >
): Promise< void > {
	child.stdin?.end();
	const late = setTimeout( () => child.kill( 'SIGKILL' ), 12_000 );
	await exited;
	clearTimeout( late );
}
