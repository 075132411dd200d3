/**
 * Tests: what PHP decided on live stores, the core decides today. A rule that was changed on purpose needs new traces:
 * `RECORD_TRACES=1 npx tsx e2e/integration/run.ts php+mariadb traces`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, tracesIn, type Trace } from './replay';

const traces = tracesIn(
	readFileSync( join( __dirname, 'recorded.jsonl' ), 'utf8' )
);

it( 'decides each recorded step as PHP did', async () => {
	expect( traces.length ).toBeGreaterThan( 100 );
	expect( await differences( traces ) ).toEqual( [] );
} );

it( 'notices a step that PHP has decided otherwise', async () => {
	const [ name, call, given, said ] = traces.find(
		( [ , , , result ] ) => result === true
	) as Trace;
	expect( said ).toBe( true );
	expect(
		await differences( [ [ name, call, given, false ] ] )
	).toHaveLength( 1 );
} );

it( 'has traces of every step of a link', () => {
	const names = new Set( traces.map( ( [ name ] ) => name ) );
	for ( const step of [
		'Sending',
		'Pushing',
		'PushPages',
		'ReceiveBatch',
		'ReceivePush',
		'Adopt',
		'Batch',
		'Publish',
		'Retry',
	] ) {
		expect( names ).toContain( step );
	}
} );
