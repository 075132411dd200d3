/**
 * Runs a program and keeps what it prints. Enters: a command; leaves: how it ended, and its output, both streams in the order in which
 * they came.
 */
import { spawn } from 'node:child_process';

/** A program that finds out itself that it cannot run here ends with this code and one line. */
export const SKIPPED = 77;

export interface Ended {
	status: number;
	output: string;
}

/**
 * Never rejects: a program that cannot be started has ended with 1 and the reason.
 *
 * @param command   The program and its arguments.
 * @param verbose   Shows what it prints at once, too.
 * @param variables To be added to the environment.
 */
export function runCommand(
	command: readonly string[],
	verbose: boolean,
	variables: NodeJS.ProcessEnv = {}
): Promise< Ended > {
	const [ program = '', ...args ] = command;
	return new Promise( ( done ) => {
		const child = spawn( program, args, {
			stdio: [ 'ignore', 'pipe', 'pipe' ],
			env: {
				...process.env,
				...variables,
				FORCE_COLOR: '0',
				NO_COLOR: '1',
			},
		} );
		let output = '';
		const take = ( chunk: Buffer ) => {
			output += chunk.toString();
			if ( verbose ) {
				process.stdout.write( chunk );
			}
		};
		child.stdout.on( 'data', take );
		child.stderr.on( 'data', take );
		child.on( 'error', ( error ) =>
			done( { status: 1, output: `${ program }: ${ error.message }` } )
		);
		child.on( 'close', ( status ) =>
			done( { status: status ?? 1, output } )
		);
	} );
}
