/**
 * Bootstrap: makes a bare clone ready, then runs a command of the project. It needs Node and nothing else.
 * Enters: `node tools/bootstrap.mjs start|lab|test|bench|faults|fuzz|matrix|zip …`. Leaves: node_modules, vendor and plugin/build in place, and the
 * command's exit code.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	readFileSync,
	readdirSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname( dirname( fileURLToPath( import.meta.url ) ) );
const NODE_AT_LEAST = [ 20, 19 ];

/** What each command runs, and whether it needs the PHP tools of Composer. */
const COMMANDS = {
	start: { run: [ 'e2e/lab/cli.ts', 'start' ], php: false },
	lab: { run: [ 'e2e/lab/cli.ts' ], php: false },
	test: { run: [ 'tools/test/run.ts' ], php: true },
	bench: { run: [ 'tools/bench/run.ts' ], php: false },
	faults: {
		run: [
			'e2e/integration/run.ts',
			'php+mariadb',
			...[ 'faults', 'kills', 'recovery' ],
			'--full',
		],
		php: false,
	},
	// Nobody looks at a screen.
	fuzz: { run: [ 'tools/fuzz/run.ts' ], php: false, screens: false },
	matrix: { run: [ 'tools/matrix/run.ts' ], php: false },
	// Builds by itself, afresh.
	zip: { run: [ 'tools/package/zip.ts' ], php: false, screens: false },
};

const [ name = '', ...words ] = process.argv.slice( 2 );
const command = COMMANDS[ name ];
if ( ! command ) {
	fail( `What to run? One of ${ Object.keys( COMMANDS ).join( ', ' ) }.` );
}
checkNode();
installNodeModules();
if ( command.php ) {
	installVendor();
}
const asksForHelp = words.includes( '--help' ) || words.includes( '-h' );
if ( command.screens !== false && ! asksForHelp ) {
	buildScreens();
	buildLanguages();
}
const child = spawnSync(
	process.execPath,
	[ join( ROOT, 'node_modules/tsx/dist/cli.mjs' ), ...command.run, ...words ],
	{ cwd: ROOT, stdio: 'inherit' }
);
process.exit( child.status ?? 1 );

function checkNode() {
	const [ major, minor ] = process.versions.node.split( '.' ).map( Number );
	const [ wantedMajor, wantedMinor ] = NODE_AT_LEAST;
	if (
		major < wantedMajor ||
		( major === wantedMajor && minor < wantedMinor )
	) {
		fail(
			`Node ${ NODE_AT_LEAST.join( '.' ) } or newer is needed; this is ${
				process.versions.node
			}.`
		);
	}
}

/**
 * `npm install` and not `npm ci`: both install exactly what the lock says, but `npm ci` stops where a registry lacks one of
 * the optional binaries for other platforms. `--no-save` leaves the lock as it is.
 */
function installNodeModules() {
	installOnce(
		'node_modules',
		[ 'package-lock.json', 'package.json' ],
		'npm packages',
		() =>
			run( 'npm', [
				'install',
				'--no-save',
				'--no-audit',
				'--no-fund',
				'--loglevel=error',
			] )
	);
}

/** Composer's tools check PHP; without PHP or Composer those checks are skipped, and the test run says so. */
function installVendor() {
	if ( ! has( 'php' ) || ! has( 'composer' ) ) {
		return;
	}
	installOnce( 'vendor', [ 'composer.json' ], 'Composer packages', () =>
		run( 'composer', [
			'install',
			'--no-interaction',
			'--quiet',
			'--no-progress',
		] )
	);
}

/** The admin screens, when they were never built or a source is newer than the build. */
function buildScreens() {
	if ( ! existsSync( join( ROOT, 'src/admin/index.tsx' ) ) ) {
		return;
	}
	const built = join( ROOT, 'plugin/build/admin.js' );
	const newest = Math.max(
		...[ 'src/admin', 'src/core', 'blocks', 'webpack.config.js' ].map(
			( path ) => newestIn( join( ROOT, path ) )
		)
	);
	if ( existsSync( built ) && statSync( built ).mtimeMs >= newest ) {
		return;
	}
	step( 'building the admin screens', () =>
		run( 'npm', [ 'run', '--silent', 'build' ] )
	);
	// Webpack leaves a file alone that would be the same, and the next command would build again.
	utimesSync( built, new Date(), new Date() );
}

/** What WordPress reads of the translations: the build makes it, and a translation may have changed since. */
function buildLanguages() {
	const folder = join( ROOT, 'plugin/languages' );
	const newestOf = ( pattern ) =>
		readdirSync( folder )
			.filter( ( file ) => pattern.test( file ) )
			.map( ( file ) => statSync( join( folder, file ) ).mtimeMs );
	const made = newestOf( /\.mo$/ );
	const sources = newestOf( /\.po$/ );
	if (
		sources.length === 0 ||
		( made.length === sources.length &&
			Math.min( ...made ) >= Math.max( ...sources ) )
	) {
		return;
	}
	step( 'building the translations', () =>
		run( 'npm', [ 'run', '--silent', 'languages' ] )
	);
}

function installOnce( folder, sources, what, install ) {
	const stamp = join( ROOT, folder, '.bootstrap' );
	const wanted = createHash( 'sha256' )
		.update(
			sources
				.map( ( file ) => readFileSync( join( ROOT, file ), 'utf8' ) )
				.join( '\n' )
		)
		.digest( 'hex' );
	if ( existsSync( stamp ) && readFileSync( stamp, 'utf8' ) === wanted ) {
		return;
	}
	step( `installing ${ what }`, install );
	writeFileSync( stamp, wanted );
}

function newestIn( path ) {
	if ( ! existsSync( path ) ) {
		return 0;
	}
	const stat = statSync( path );
	if ( ! stat.isDirectory() ) {
		return stat.mtimeMs;
	}
	return Math.max(
		stat.mtimeMs,
		...readdirSync( path ).map( ( entry ) =>
			newestIn( join( path, entry ) )
		)
	);
}

function step( what, work ) {
	const started = Date.now();
	process.stdout.write( `  ${ what } …` );
	work();
	process.stdout.write(
		` ${ ( ( Date.now() - started ) / 1000 ).toFixed( 1 ) } s\n`
	);
}

function run( program, args ) {
	const result = spawnSync( program, args, {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	} );
	if ( result.status !== 0 ) {
		fail(
			`\n${ program } ${ args.join( ' ' ) } failed:\n${
				result.error?.message ?? ''
			}${ result.stdout ?? '' }${ result.stderr ?? '' }`
		);
	}
}

function has( program ) {
	return spawnSync( program, [ '--version' ] ).status === 0;
}

function fail( message ) {
	process.stderr.write( `${ message }\n` );
	process.exit( 1 );
}
