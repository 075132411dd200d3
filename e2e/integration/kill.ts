/**
 * Kills PHP in the middle of its work. Enters: a lab on PHP-FPM. Leaves: dead workers; PHP-FPM starts new ones by itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab/index.ts';

/** Worker processes of this lab's PHP-FPM, by the name of their store. */
export function phpWorkers( lab: Lab ): { pid: number; store: string }[] {
	const masterTitle = `php-fpm: master process (${ join(
		lab.dir,
		'server',
		'php-fpm.conf'
	) })`;
	const titles = new Map< number, string >();
	for ( const id of readdirSync( '/proc' ).filter( ( name ) =>
		/^\d+$/.test( name )
	) ) {
		titles.set( Number( id ), read( `/proc/${ id }/cmdline` ) );
	}
	const workers = [];
	for ( const [ pid, title ] of titles ) {
		const store = /^php-fpm: pool ([a-z0-9-]+)/.exec( title )?.[ 1 ];
		const parent = Number(
			/^PPid:\s*(\d+)/m.exec( read( `/proc/${ pid }/status` ) )?.[ 1 ]
		);
		if ( store && titles.get( parent )?.startsWith( masterTitle ) ) {
			workers.push( { pid, store } );
		}
	}
	return workers;
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

function read( file: string ): string {
	try {
		return readFileSync( file, 'utf8' ).replaceAll( '\0', ' ' ).trim();
	} catch {
		// It has ended meanwhile.
		return '';
	}
}
