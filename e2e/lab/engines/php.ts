/**
 * The `php` engine: nginx and PHP-FPM with OPcache as a host would run them, or PHP's own server where they are missing.
 * Enters: stores. Leaves: one nginx and one PHP-FPM with a pool per store, on configuration and sockets of their own.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, lookForProgram } from '../processes/find-program.ts';
import {
	startProgram,
	type RunningProcess,
} from '../processes/start-process.ts';
import { keepsCompiled } from './compiled.ts';
import {
	untilAnswering,
	type RunningEngine,
	type ServedStore,
} from './engine.ts';
import { fpmConfig, nginxConfig } from './php-config.ts';

const ROUTER = fileURLToPath( new URL( '../php/router.php', import.meta.url ) );

const FPM_NAMES = [
	'php-fpm',
	...[ '8.5', '8.4', '8.3', '8.2', '8.1' ].map( ( v ) => `php-fpm${ v }` ),
];

/** The default of 128 MB is full after two stores (1,700 files a request each), and then a request takes four times as long. */
const OPCACHE = [
	'opcache.memory_consumption=768',
	'opcache.interned_strings_buffer=64',
	'opcache.max_accelerated_files=60000',
	'opcache.revalidate_freq=0',
];

const opcache = () => [ ...OPCACHE, keepsCompiled() ];

/**
 * Starts them.
 *
 * @param stores  What to serve.
 * @param folder  Where configuration and logs go.
 * @param version Which of the machine's PHPs, such as `8.1`; without it the one that is called php-fpm or php.
 */
export async function startPhp(
	stores: readonly ServedStore[],
	folder: string,
	version?: string
): Promise< RunningEngine > {
	const fpm = lookForFpm( version );
	const nginx = lookForProgram( 'nginx' );
	if ( nginx && fpm ) {
		return startFpm( nginx, fpm, stores, folder );
	}
	return startBuiltIn( findProgram( `php${ version ?? '' }` ), stores );
}

/** The PHP that serves the stores, such as `PHP 8.2.36`; null where the machine has none. */
export function phpAtHand( version?: string ): string | null {
	const program =
		lookForFpm( version ) ?? lookForProgram( `php${ version ?? '' }` );
	return program && versionOf( program );
}

function lookForFpm( version?: string ): string | null {
	if (
		process.env.LAB_PHP_SERVER === 'built-in' ||
		! lookForProgram( 'nginx' )
	) {
		return null;
	}
	return lookForProgram(
		...( version ? [ `php-fpm${ version }` ] : FPM_NAMES )
	);
}

async function startFpm(
	nginx: string,
	fpm: string,
	stores: readonly ServedStore[],
	folder: string
): Promise< RunningEngine > {
	mkdirSync( folder, { recursive: true } );
	// Short paths: a socket's may have 107 bytes.
	const sockets = mkdtempSync( join( tmpdir(), 'kitgenix-fpm-' ) );
	const isRoot = userInfo().uid === 0;
	const fpmFile = join( folder, 'php-fpm.conf' );
	const nginxFile = join( folder, 'nginx.conf' );
	writeFileSync( fpmFile, fpmConfig( { stores, folder, sockets, isRoot } ) );
	writeFileSync(
		nginxFile,
		nginxConfig( { stores, folder, sockets, isRoot } )
	);
	const programs = [
		startProgram(
			fpm,
			// PHP-FPM refuses to run as root unless told twice: `user = root` and `-R`.
			[
				'--nodaemonize',
				...( isRoot ? [ '-R' ] : [] ),
				...opcache().flatMap( ( setting ) => [ '-d', setting ] ),
				...[ '-y', fpmFile ],
			],
			{ logFile: join( folder, 'php-fpm.out' ) }
		),
		startProgram(
			nginx,
			[ '-e', join( folder, 'nginx.log' ), '-c', nginxFile ],
			{
				logFile: join( folder, 'nginx.out' ),
			}
		),
	];
	return serve( programs, stores, `nginx and ${ versionOf( fpm ) }`, () =>
		rmSync( sockets, { recursive: true, force: true } )
	);
}

async function startBuiltIn(
	php: string,
	stores: readonly ServedStore[]
): Promise< RunningEngine > {
	const programs = stores.map( ( store ) =>
		startProgram(
			php,
			[
				...[ 'opcache.enable_cli=1', ...opcache() ].flatMap(
					( setting ) => [ '-d', setting ]
				),
				...[ '-d', `error_log=${ join( store.folder, 'php.log' ) }` ],
				...[ '-S', `127.0.0.1:${ store.port }`, '-t', store.site ],
				ROUTER,
			],
			{
				logFile: join( store.folder, 'server.log' ),
				env: {
					...process.env,
					PHP_CLI_SERVER_WORKERS: '8',
					LAB_SITE: store.site,
					LAB_REQUEST_LOG: join( store.folder, 'requests.jsonl' ),
				},
			}
		)
	);
	return serve(
		programs,
		stores,
		`${ versionOf( php ) }, its own server (no nginx or PHP-FPM here)`,
		() => {}
	);
}

async function serve(
	programs: readonly RunningProcess[],
	stores: readonly ServedStore[],
	description: string,
	afterwards: () => void
): Promise< RunningEngine > {
	let ended = false;
	for ( const program of programs ) {
		void program.exited.then( () => ( ended = true ) );
	}
	const stop = async (): Promise< void > => {
		await Promise.all( programs.map( ( program ) => program.stop() ) );
		afterwards();
	};
	try {
		await Promise.all(
			stores.map( ( store ) => untilAnswering( store, () => ended ) )
		);
	} catch ( error ) {
		await stop();
		throw error;
	}
	return { description, stop };
}

function versionOf( program: string ): string {
	return (
		execFileSync( program, [ '-v' ], { encoding: 'utf8' } ).match(
			/^PHP [\d.]+/
		)?.[ 0 ] ?? 'PHP'
	);
}
