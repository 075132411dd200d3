/**
 * Tests: event log and backlog as rows.
 */
import { LOGS } from '../../fixtures/logs';
import { MASTER } from '../../fixtures/settings';
import { logRows, waitingRows } from './rows';

it( 'shows what stands in a context in columns, and the store by its name', () => {
	expect( logRows( LOGS.event_log, LOGS.codes, MASTER )[ 0 ] ).toMatchObject(
		{
			level: 'warning',
			code: 'kss_unreachable',
			store: 'First',
			sku: '',
		}
	);
	expect( logRows( LOGS.event_log, LOGS.codes, MASTER )[ 1 ] ).toMatchObject(
		{
			code: '',
			store: '',
			details: '',
		}
	);
} );

it( 'takes any line that an older version wrote', () => {
	for ( const context of [ 'no json', '[1]', 'null', '{"sku":{"a":1}}' ] ) {
		expect(
			logRows(
				[ { time: 1, level: '', message: 'm', context } ],
				LOGS.codes,
				MASTER
			)
		).toMatchObject( [ { code: '', sku: '', details: context } ] );
	}
} );

it( 'names a store that has no name here by its id', () => {
	const [ row ] = LOGS.backlog;
	expect( waitingRows( [ row! ], [], MASTER )[ 0 ]?.store ).toBe( 'First' );
	expect(
		waitingRows( [ { ...row!, store_id: 'gone' } ], [], MASTER )[ 0 ]?.store
	).toBe( 'gone' );
} );

it( 'gives each row the words that came for its code, and no other row any', () => {
	const [ known, plain ] = logRows( LOGS.event_log, LOGS.codes, MASTER );
	expect( known ).toMatchObject( {
		cause: 'Nobody answers, says the plugin.',
		advice: [ 'Look there first.', 'Then look here.' ],
	} );
	expect( plain ).toMatchObject( { cause: '', advice: [] } );
	const [ row ] = LOGS.backlog;
	const told = [ { ...row!, code: 'kss_unreachable' }, row! ];
	expect(
		waitingRows( told, LOGS.codes, MASTER ).map( ( { cause } ) => cause )
	).toEqual( [ 'Nobody answers, says the plugin.', '' ] );
} );
