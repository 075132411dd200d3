/**
 * Holds one foreign program (nginx, php-fpm, mariadbd, php) and ends it with its whole group when the lab lets go.
 * Enters: a command line, and a pipe on stdin that lives as long as the lab. Leaves: the program's exit code.
 *
 * The pipe is the point: when the lab crashes, or is killed with SIGKILL, the kernel closes it, and nothing is left over.
 */
import { spawn } from 'node:child_process';

const [ command, ...args ] = process.argv.slice( 2 );
const program = spawn( command, args, {
	// Its own group, so that Ctrl-C in the terminal reaches only the lab and the lab decides the order.
	detached: true,
	stdio: [ 'ignore', 'inherit', 'inherit' ],
} );

let ending = false;

function signalGroup( signal ) {
	try {
		process.kill( -program.pid, signal );
	} catch {
		// Gone already.
	}
}

function end() {
	if ( ending || program.pid === undefined ) {
		return;
	}
	ending = true;
	signalGroup( 'SIGTERM' );
	setTimeout( () => signalGroup( 'SIGKILL' ), 8000 ).unref();
}

program.on( 'error', ( error ) => {
	process.stderr.write( `${ command }: ${ error.message }\n` );
	process.exit( 127 );
} );
program.on( 'exit', ( code, signal ) => {
	// Workers of a program that died alone (php-fpm's, nginx's) are still in its group.
	signalGroup( 'SIGKILL' );
	process.exit( code ?? ( signal ? 1 : 0 ) );
} );
process.stdin.on( 'close', end );
process.stdin.on( 'error', end );
process.stdin.resume();
process.on( 'SIGTERM', end );
process.on( 'SIGINT', () => {} );
process.on( 'SIGHUP', () => {} );
