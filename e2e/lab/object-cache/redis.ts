/**
 * A Redis of the lab's own: a socket and no port, nothing kept on disk, no service of the machine touched.
 * Enters: a folder for its log. Leaves: a running server, and how many stores it has room for.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, lookForProgram } from '../processes/find-program.ts';
import { startProgram } from '../processes/start-process.ts';

/** What WordPress loads as wp-content/object-cache.php. */
export const DROP_IN = fileURLToPath(
	new URL( './object-cache.php', import.meta.url )
);

/** Each store has a database of its own, by number. */
const DATABASES = 64;

export interface Redis {
	socket: string;
	stop: () => Promise< void >;
}

export async function startRedis( folder: string ): Promise< Redis > {
	mkdirSync( folder, { recursive: true } );
	// A socket's path may have 107 bytes.
	const sockets = mkdtempSync( join( tmpdir(), 'kitgenix-redis-' ) );
	const socket = join( sockets, 'redis.sock' );
	const server = startProgram(
		findProgram( 'redis-server' ),
		[
			...[ '--port', '0', '--unixsocket', socket ],
			...[ '--save', '', '--appendonly', 'no', '--dir', folder ],
			...[ '--databases', String( DATABASES ) ],
		],
		{ logFile: join( folder, 'redis.log' ) }
	);
	const stop = async (): Promise< void > => {
		await server.stop();
		rmSync( sockets, { recursive: true, force: true } );
	};
	let over = false;
	void server.exited.then( () => ( over = true ) );
	for ( let tries = 0; tries < 200 && ! over; tries++ ) {
		if ( existsSync( socket ) ) {
			return { socket, stop };
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	await stop();
	throw new Error(
		`Redis did not start: see ${ join( folder, 'redis.log' ) }`
	);
}

/** Why stores here cannot have a Redis; null when they can. */
export function whyNoRedis( phpVersion = '' ): string | null {
	if ( ! lookForProgram( 'redis-server' ) ) {
		return 'there is no redis-server here';
	}
	const php = lookForProgram( `php${ phpVersion }` );
	const extensions = php
		? execFileSync( php, [ '-m' ], { encoding: 'utf8' } )
		: '';
	return /^redis$/m.test( extensions )
		? null
		: 'the PHP here has no extension redis (Debian calls it php-redis)';
}
