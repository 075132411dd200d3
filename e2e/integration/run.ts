/**
 * Runs the integration tests on one kind of store. Enters: `embedded+sqlite` or `php+mariadb` and the like (see e2e/lab/target.ts), and names of test files for
 * fewer, or `--but=` names of those to leave out; `--only=` a part of the tests' names; `--full` for as many faults as the promise is made for. Leaves: node:test's report; exit code 77 with one line where this
 * machine cannot have such stores.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { whyNoLab } from '../lab/why-no-lab.ts';

const SKIPPED = 77;
const FOLDER = 'e2e/integration';

/** How many of everything in a full run; each can be set in the environment. */
const FULL = {
	FAULT_KILLS: '200',
	FAULT_RESTARTS: '5',
	FAULT_SALES: '500',
	FAULT_SALES_DOWN: '2000',
};

const words = process.argv.slice( 2 );
const [ target = 'embedded+sqlite', ...names ] = words.filter(
	( word ) => ! word.startsWith( '--' )
);
const but = words.flatMap( ( word ) =>
	word.startsWith( '--but=' ) ? word.slice( 6 ).split( ',' ) : []
);
const only = words
	.filter( ( word ) => word.startsWith( '--only=' ) )
	.map( ( word ) => `--test-name-pattern=${ word.slice( 7 ) }` );
const reason = await whyNoLab( target );
if ( reason !== null ) {
	console.log( reason );
	process.exit( SKIPPED );
}
const files = readdirSync( FOLDER )
	.filter( ( file ) => file.endsWith( '.test.ts' ) )
	.filter(
		( file ) =>
			( names.length === 0 ||
				names.some( ( name ) => file.startsWith( name ) ) ) &&
			! but.some( ( name ) => file.startsWith( name ) )
	)
	.map( ( file ) => `${ FOLDER }/${ file }` );
const { status } = spawnSync(
	process.execPath,
	[
		'--import',
		import.meta.resolve( 'tsx' ),
		'--test',
		// A lab is two busy processors.
		'--test-concurrency=1',
		// A file whose clean-up fails still has servers that listen: it is to fail, and not to stand.
		'--test-force-exit',
		'--test-reporter=spec',
		...only,
		...files,
	],
	{
		stdio: 'inherit',
		env: {
			...( words.includes( '--full' ) ? FULL : {} ),
			...process.env,
			LAB_TARGET: target,
		},
	}
);
process.exit( status ?? 1 );
