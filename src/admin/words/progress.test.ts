/**
 * Tests: how far, how fast, how long.
 */
import { lastRunInWords, progressInWords } from './progress';

const run = ( done: number, total = 200 ) => ( { started: 1000, total, done } );

it( 'says only how far it is before it knows how fast', () => {
	expect( progressInWords( run( 0 ), 1100 ) ).toEqual( {
		percent: 0,
		text: '0 of 200 steps, 0%.',
	} );
	expect( progressInWords( run( 10 ), 1001 ).text ).toBe(
		'10 of 200 steps, 5%.'
	);
} );

it( 'says how fast it goes and how long it takes from what is done', () => {
	expect( progressInWords( run( 50 ), 1010 ) ).toEqual( {
		percent: 25,
		text: '50 of 200 steps, 25%. 5 a second. About 30 seconds left.',
	} );
	expect( progressInWords( run( 50 ), 1100 ).text ).toContain(
		'0.5 a second. About 5 minutes left.'
	);
} );

it( 'has no trouble with nothing to do', () => {
	expect( progressInWords( run( 0, 0 ), 1000 ).percent ).toBe( 0 );
} );

describe( 'a run that is over', () => {
	const row = ( differing: number ) => ( {
		store_id: 'a',
		differing,
		pushed: 0,
		waiting: 0,
		missing: 0,
		code: '',
	} );
	const over = {
		status: 'finished',
		pushed: 1,
		dry_run: false,
		selected: 0,
		stores: [ row( 2 ), row( 3 ) ],
	} as const;

	it( 'says what it has sent, and of which products', () => {
		expect( lastRunInWords( over ) ).toBe( 'The last run sent 1 product.' );
		expect( lastRunInWords( { ...over, selected: 4 } ) ).toBe(
			'The last run sent 1 product. It was asked for 4 products.'
		);
	} );

	it( 'says of a dry run what it has found in all stores', () => {
		expect( lastRunInWords( { ...over, dry_run: true } ) ).toBe(
			'The dry run found 5 differences and sent nothing.'
		);
	} );

	it( 'says no more of a cancelled one', () => {
		expect( lastRunInWords( { ...over, status: 'cancelled' } ) ).toBe(
			'The last run was cancelled.'
		);
	} );
} );
