/**
 * The parts of `npm test`, in the order in which they run: the quick ones that need nothing first, live stores last.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CHROMIUM } from '../../e2e/chromium.ts';
import { whyNoLab } from '../../e2e/lab/why-no-lab.ts';

export interface Part {
	name: string;
	command: readonly string[];
	/** Why the part cannot run on this machine; null when it can. A part may also end with code 77 and one line. */
	whyNot?: () => string | null | Promise< string | null >;
	/** Reads how much was tested from what the part printed. */
	count?: ( output: string ) => string;
}

const TSX = [ process.execPath, 'node_modules/tsx/dist/cli.mjs' ];

const node = ( script: string ) => [
	process.execPath,
	`node_modules/${ script }`,
];

const has = ( program: string ) =>
	spawnSync( program, [ '--version' ] ).status === 0;

const withoutPhp = () => {
	if ( ! has( 'php' ) ) {
		return 'there is no PHP here';
	}
	return existsSync( 'vendor/autoload.php' )
		? null
		: 'there is no Composer here, so PHP tools are not installed';
};

const found = ( pattern: RegExp ) => ( output: string ) =>
	pattern.exec( output )?.[ 0 ]?.trim() ?? '';

const wpScripts = ( ...args: string[] ) => [
	...node( '@wordpress/scripts/bin/wp-scripts.js' ),
	...args,
];

/** What every kind of store is tried with. Stores without OPcache take four times as long, so the rest is a part of its own there. */
const PROMISE = [ 'concurrent-sales', 'crossing' ];

/** Reads the last lines of node:test's report. What this machine could not run is not left unsaid. */
const tests = ( output: string ) => {
	const count = ( word: string ) =>
		new RegExp( `^(?:ℹ|#) ${ word } (\\d+)`, 'm' ).exec( output )?.[ 1 ] ??
		'0';
	const skipped = count( 'skipped' );
	return `${ count( 'pass' ) } tests${
		skipped === '0' ? '' : `, ${ skipped } skipped`
	}`;
};

const testsOnStores = ( output: string ) =>
	tests( output ).replace( 'tests', 'tests on live stores' );

const integration = (
	target: string,
	files: readonly string[] = [],
	name = target
): Part => ( {
	name,
	command: [ ...TSX, 'e2e/integration/run.ts', target, ...files ],
	count: testsOnStores,
} );

/** It takes about as long as all the others. */
export const LONGEST = 'php+mariadb';

export const PARTS: readonly Part[] = [
	{
		name: 'types',
		command: [ ...node( 'typescript/bin/tsc' ), '--noEmit' ],
	},
	{
		name: 'lint',
		command: [ ...node( 'eslint/bin/eslint.js' ), '.' ],
	},
	{
		name: 'imports',
		command: [ 'npm', 'run', '--silent', 'imports' ],
		// The first of its two runs has every file.
		count: ( output ) => `${ found( /\d+ modules/ )( output ) }, no circle`,
	},
	{
		name: 'generated',
		command: [ ...TSX, 'tools/generator/generate.ts', '--check' ],
		count: found( /\d+ files/ ),
	},
	{
		name: 'vectors',
		command: [ ...TSX, 'tools/vectors/write.ts', '--check' ],
		count: found( /\d+ vectors/ ),
	},
	{
		name: 'texts',
		command: [ ...TSX, 'tools/package/pot.ts', '--check' ],
		count: found( /\d+ texts/ ),
	},
	{
		name: 'jest',
		command: wpScripts( 'test-unit-js', '--config', 'jest.config.js' ),
		count: found( /Tests: .*/ ),
	},
	{
		name: 'sources',
		command: [ ...TSX, 'e2e/lab/sources/sources.selftest.ts' ],
		count: tests,
	},
	{
		name: 'simulate',
		command: [ ...TSX, 'src/simulator/run.ts', '--schedules=20000' ],
		count: found( /\d+ schedules.*/ ),
	},
	{
		name: 'simulate-hostile',
		command: [
			...TSX,
			'src/simulator/run.ts',
			'--hostile',
			'--schedules=3000',
		],
		count: found( /\d+ schedules.*/ ),
	},
	{
		name: 'differential',
		command: [ ...TSX, 'tools/generator/differential.ts' ],
		whyNot: () => ( has( 'php' ) ? null : 'there is no PHP here' ),
		count: found( /\d[\d,]* functions.*/ ),
	},
	{
		name: 'phpcs',
		command: [ 'vendor/bin/phpcs', '-q' ],
		whyNot: withoutPhp,
	},
	{
		name: 'plugin-check',
		command: [ ...TSX, 'tools/package/plugin-check.ts' ],
		whyNot: withoutPhp,
		count: found( /\d+ files.*/ ),
	},
	{
		name: 'phpunit',
		command: [ 'vendor/bin/phpunit' ],
		whyNot: withoutPhp,
		count: found( /OK \(.*\)/ ),
	},
	{
		name: 'phpstan',
		command: [
			'vendor/bin/phpstan',
			'analyse',
			'--no-progress',
			'--memory-limit=2G',
		],
		whyNot: withoutPhp,
	},
	{
		name: 'oldest',
		command: [ ...TSX, 'tools/oldest/phpstan.ts' ],
		whyNot: withoutPhp,
	},
	{
		name: 'stand-in',
		command: [ ...TSX, 'tools/stand-in/check.ts' ],
		whyNot: withoutPhp,
		count: found( /\d+ symbols.*/ ),
	},
	{
		name: 'lab',
		command: [ ...TSX, 'e2e/lab/lab.selftest.ts' ],
		whyNot: () => whyNoLab( 'embedded+sqlite' ),
		count: found( /\d+ passed.*/ ),
	},
	{
		name: 'lab-variants',
		command: [ ...TSX, 'e2e/lab/variants.selftest.ts' ],
		whyNot: () => whyNoLab( 'php+mariadb' ),
		count: tests,
	},
	{
		name: 'fuzz',
		command: [ ...TSX, 'tools/fuzz/run.ts', '--bodies=50000' ],
		whyNot: () => whyNoLab( 'php+mariadb' ),
		count: found( /\d+ bodies \(.*accepted/ ),
	},
	integration( 'embedded+sqlite', PROMISE ),
	integration( LONGEST ),
	{
		name: 'browser',
		command: [ ...node( '@playwright/test/cli.js' ), 'test' ],
		whyNot: async () =>
			CHROMIUM === null
				? 'there is no Chromium here'
				: whyNoLab( 'embedded+sqlite' ),
		count: ( output ) =>
			[ ...output.matchAll( /^ +(\d+ (?:passed|skipped))/gm ) ]
				.map( ( [ , said ] ) => said )
				.join( ', ' ),
	},
	integration(
		'embedded+sqlite',
		[ `--but=${ PROMISE.join( ',' ) }` ],
		'embedded+sqlite-rest'
	),
];
