/**
 * A MariaDB of the lab's own: data in the lab's folder, its own port, no service of the machine touched.
 * Enters: a folder and a port. Leaves: a running server with one database per store.
 */
import { execFile, spawn } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	createReadStream,
	createWriteStream,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import {
	startProgram,
	type RunningProcess,
} from '../processes/start-process.ts';
import { findProgram } from '../processes/find-program.ts';
import { cacheFolder, fillOnce } from '../sources/cache.ts';

const run = promisify( execFile );

export interface MariaDb {
	host: string;
	user: string;
	password: string;
	/** Make an empty database, dropping one of that name. */
	create: ( name: string ) => Promise< void >;
	drop: ( name: string ) => Promise< void >;
	exists: ( name: string ) => Promise< boolean >;
	dump: ( name: string, file: string ) => Promise< void >;
	restore: ( name: string, file: string ) => Promise< void >;
	/** SIGKILL, as the kernel does when memory runs out; what was written is on disk, and nothing answers. */
	kill: () => Promise< void >;
	/** Starts it again after `kill`, on the same data and port. */
	start: () => Promise< void >;
	stop: () => Promise< void >;
}

const USER = 'lab';
const PASSWORD = 'lab';

export async function startMariaDb(
	folder: string,
	port: number,
	log: ( line: string ) => void
): Promise< MariaDb > {
	const program = findProgram( 'mariadbd', 'mysqld' );
	const client = findProgram( 'mariadb', 'mysql' );
	const data = join( folder, 'data' );
	// A socket's path may have 107 bytes, which a lab deep in a home folder would exceed.
	const sockets = mkdtempSync( join( tmpdir(), 'kitgenix-db-' ) );
	const socket = join( sockets, 'db.sock' );
	const asUser = userInfo().uid === 0 ? [ '--user=root' ] : [];
	// When a server starts it clears this folder of what others left there; in /tmp that is another lab's tables of this moment.
	const temporary = `--tmpdir=${ sockets }`;
	if ( ! existsSync( join( data, 'mysql' ) ) ) {
		log( 'preparing a MariaDB data folder' );
		rmSync( data, { recursive: true, force: true } );
		const { stdout: version } = await run( program, [ '--version' ] );
		const empty = cacheFolder(
			'mariadb',
			version.replace( /^.*?Ver (\S+).*$/s, '$1' )
		);
		if ( ! existsSync( join( empty, 'mysql' ) ) ) {
			await fillOnce( empty, async ( unfinished ) => {
				await run(
					findProgram( 'mariadb-install-db', 'mysql_install_db' ),
					[
						'--no-defaults',
						...asUser,
						`--datadir=${ unfinished }`,
						temporary,
						'--auth-root-authentication-method=normal',
						'--skip-test-db',
					]
				);
			} );
		}
		cpSync( empty, data, { recursive: true } );
		chmodSync( data, 0o700 );
	}
	const pidFile = join( sockets, 'db.pid' );
	const launch = () =>
		startProgram(
			program,
			[
				'--no-defaults',
				...asUser,
				`--datadir=${ data }`,
				temporary,
				`--socket=${ socket }`,
				`--pid-file=${ pidFile }`,
				`--port=${ port }`,
				'--bind-address=127.0.0.1',
				'--skip-name-resolve',
				'--skip-log-bin',
				'--performance-schema=OFF',
				'--character-set-server=utf8mb4',
				'--collation-server=utf8mb4_unicode_ci',
				'--innodb-buffer-pool-size=192M',
				// Survives a killed server; only a power cut could lose the last second.
				'--innodb-flush-log-at-trx-commit=2',
				'--max-connections=200',
				// What is left to be written is written when it starts again.
				'--innodb-fast-shutdown=2',
			],
			{ logFile: join( folder, 'mariadb.log' ) }
		);
	let server = launch();
	const asRoot = [ '--no-defaults', `--socket=${ socket }`, '-uroot' ];
	const query = async ( sql: string ): Promise< string > =>
		( await run( client, [ ...asRoot, '-N', '-e', sql ] ) ).stdout;

	await untilReady( server, () => query( 'SELECT 1' ), folder );
	await query(
		`CREATE USER IF NOT EXISTS '${ USER }'@'127.0.0.1' IDENTIFIED BY '${ PASSWORD }';` +
			`GRANT ALL ON *.* TO '${ USER }'@'127.0.0.1'`
	);
	return {
		host: `127.0.0.1:${ port }`,
		user: USER,
		password: PASSWORD,
		create: async ( name ) => {
			await query(
				`DROP DATABASE IF EXISTS \`${ name }\`; CREATE DATABASE \`${ name }\``
			);
		},
		drop: async ( name ) => {
			await query( `DROP DATABASE IF EXISTS \`${ name }\`` );
		},
		exists: async ( name ) =>
			( await query( `SHOW DATABASES LIKE '${ name }'` ) ).trim() !== '',
		dump: ( name, file ) =>
			pipe(
				findProgram( 'mariadb-dump', 'mysqldump' ),
				[ ...asRoot, '--single-transaction', '--skip-dump-date', name ],
				{ to: file }
			),
		restore: async ( name, file ) => {
			await query(
				`DROP DATABASE IF EXISTS \`${ name }\`; CREATE DATABASE \`${ name }\``
			);
			await pipe( client, [ ...asRoot, name ], { from: file } );
		},
		kill: async () => {
			process.kill(
				Number( readFileSync( pidFile, 'utf8' ) ),
				'SIGKILL'
			);
			await server.exited;
		},
		start: async () => {
			server = launch();
			await untilReady( server, () => query( 'SELECT 1' ), folder );
		},
		stop: async () => {
			await server.stop();
			rmSync( sockets, { recursive: true, force: true } );
		},
	};
}

async function untilReady(
	server: RunningProcess,
	attempt: () => Promise< unknown >,
	folder: string
): Promise< void > {
	let over = false;
	void server.exited.then( () => ( over = true ) );
	for ( let tries = 0; tries < 300; tries++ ) {
		try {
			await attempt();
			return;
		} catch {
			if ( over ) {
				break;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
		}
	}
	await server.stop();
	throw new Error(
		`MariaDB did not start: see ${ join( folder, 'mariadb.log' ) }`
	);
}

async function pipe(
	command: string,
	args: string[],
	files: { to?: string; from?: string }
): Promise< void > {
	const child = spawn( command, args, { stdio: [ 'pipe', 'pipe', 'pipe' ] } );
	let errors = '';
	child.stderr.on( 'data', ( text ) => ( errors += String( text ) ) );
	const done = new Promise< number >( ( resolve ) =>
		child.on( 'close', ( code ) => resolve( code ?? 1 ) )
	);
	if ( files.from ) {
		await pipeline( createReadStream( files.from ), child.stdin );
	} else {
		child.stdin.end();
	}
	if ( files.to ) {
		await pipeline( child.stdout, createWriteStream( files.to ) );
	} else {
		child.stdout.resume();
	}
	if ( ( await done ) !== 0 ) {
		throw new Error( `${ command }: ${ errors }` );
	}
}
