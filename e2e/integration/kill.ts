/**
 * Kills PHP in the middle of its work. Enters: a lab on PHP-FPM whose stores have the marks (mu-plugin/marks.php). Leaves: dead
 * workers, and what each of them was doing; PHP-FPM starts new ones by itself.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, Store } from '../lab/index.ts';

/** A process in the middle of work of ours. */
export interface Work {
	pid: number;
	/** `event`, `adopt`, `drain` or `reconcile`. */
	work: string;
	/** `transaction`, `commit`, `request`, or '' between them. */
	step: string;
	file: string;
}

/** Where the marks of a store are. */
export const marksOf = ( store: Store ) => join( store.dir, 'at-work' );

/** What the processes of these stores are doing now. A file that a dead process left counts for nothing. */
export function workNow( stores: readonly Store[] ): Work[] {
	return stores.flatMap( ( store ) =>
		readdirSync( marksOf( store ) ).flatMap( ( name ) => {
			const work = readWork( join( marksOf( store ), name ) );
			return work && isAlive( work.pid ) ? [ work ] : [];
		} )
	);
}

/**
 * SIGKILL. A process that was faster has taken its mark away: that one was not in the middle of anything.
 *
 * @return What it was doing when it died; null when it had finished, or is not of this lab.
 */
export async function killAtWork(
	lab: Lab,
	{ pid, file }: Work
): Promise< Work | null > {
	if ( ! isWorkerOf( lab, pid ) ) {
		return null;
	}
	if ( ! kill( pid ) ) {
		return null;
	}
	while ( isAlive( pid ) ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
	const last = existsSync( file ) ? readWork( file ) : null;
	rmSync( file, { force: true } );
	return last;
}

/** SIGKILL; answers whether the process was still there. */
export function kill( pid: number ): boolean {
	try {
		process.kill( pid, 'SIGKILL' );
		return true;
	} catch {
		return false;
	}
}

function readWork( file: string ): Work | null {
	const [ pid = '', work = '', step = '' ] = read( file ).split( ' ' );
	return work === '' ? null : { pid: Number( pid ), work, step, file };
}

function isWorkerOf( lab: Lab, pid: number ): boolean {
	const isWorker = /^php-fpm: pool [a-z0-9-]+/.test(
		read( `/proc/${ pid }/cmdline` )
	);
	const parent = /^PPid:\s*(\d+)/m.exec( read( `/proc/${ pid }/status` ) );
	const config = join( lab.dir, 'server', 'php-fpm.conf' );
	return (
		isWorker &&
		read( `/proc/${ parent?.[ 1 ] }/cmdline` ).startsWith(
			`php-fpm: master process (${ config })`
		)
	);
}

/** A dead process that its parent has not buried yet is dead. */
function isAlive( pid: number ): boolean {
	return /^State:\s*[^ZX]/m.test( read( `/proc/${ pid }/status` ) );
}

function read( file: string ): string {
	try {
		return readFileSync( file, 'utf8' ).replaceAll( '\0', ' ' ).trim();
	} catch {
		// It has ended meanwhile.
		return '';
	}
}
