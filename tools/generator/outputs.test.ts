/**
 * Generator: what comes out. The examples of `fixtures/core` go in, one for each construct of the subset; their PHP stands in
 * `fixtures/generated`, byte for byte.
 */
import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staleFiles, write } from './disk';
import type { Outputs } from './outputs';
import { EXAMPLES, exampleOutputs, TARGET, twinOutputs } from './outputs';

const ROOT = join( __dirname, '../..' );
const LANGUAGE = `${ EXAMPLES }/generated/Examples/Language.php`;

let outputs: Outputs;
let folder: string;

beforeAll( async () => {
	outputs = await exampleOutputs( ROOT );
} );

beforeEach( () => {
	folder = mkdtempSync( join( tmpdir(), 'generator-' ) );
} );

afterEach( () => rmSync( folder, { recursive: true } ) );

test( 'each example becomes what stands in fixtures/generated, byte for byte', () => {
	for ( const [ path, text ] of outputs ) {
		expect( { path, text } ).toEqual( {
			path,
			text: readFileSync( join( ROOT, path ), 'utf8' ),
		} );
	}
	expect( outputs.size ).toBe( 11 );
} );

test( 'a second run gives the same bytes in the same order', async () => {
	expect( [ ...( await exampleOutputs( ROOT ) ) ] ).toEqual( [ ...outputs ] );
} );

test( 'what was just written is not stale', () => {
	write( folder, outputs, staleFiles( folder, outputs ) );
	expect( staleFiles( folder, outputs ) ).toEqual( {
		changed: [],
		orphans: [],
	} );
} );

test( 'one byte more is stale, and so are a missing file and one too many', () => {
	write( folder, outputs, staleFiles( folder, outputs ) );
	const missing = `${ EXAMPLES }/core/contract/validators.generated.ts`;
	const surplus = `${ EXAMPLES }/generated/Examples/Surplus.php`;
	appendFileSync( join( folder, LANGUAGE ), '\n' );
	rmSync( join( folder, missing ) );
	writeFileSync( join( folder, surplus ), '' );

	const stale = staleFiles( folder, outputs );

	expect( [ ...stale.changed ].sort() ).toEqual( [ missing, LANGUAGE ] );
	expect( stale.orphans ).toEqual( [ surplus ] );
	write( folder, outputs, stale );
	expect( staleFiles( folder, outputs ) ).toEqual( {
		changed: [],
		orphans: [],
	} );
} );

test( '--check names each stale file, changes none and fails', () => {
	for ( const path of [
		'src/core/runtime',
		`${ EXAMPLES }/core`,
		'tools/generator/runtime-php',
	] ) {
		cpSync( join( ROOT, path ), join( folder, path ), { recursive: true } );
	}
	const all = new Map( [ ...outputs, ...twinOutputs( ROOT, TARGET ) ] );
	write( folder, all, staleFiles( folder, all ) );
	const file = join( folder, TARGET, 'Runtime/Text.php' );
	appendFileSync( file, ' ' );
	const damaged = readFileSync( file, 'utf8' );

	const check = spawnSync(
		process.execPath,
		[
			join( ROOT, 'node_modules/tsx/dist/cli.mjs' ),
			join( __dirname, 'generate.ts' ),
			'--check',
		],
		{ cwd: folder, encoding: 'utf8' }
	);

	expect( check.status ).toBe( 1 );
	expect( check.stderr ).toBe(
		`${ TARGET }/Runtime/Text.php is stale: run npm run generate\n`
	);
	expect( readFileSync( file, 'utf8' ) ).toBe( damaged );
}, 60000 );
