import { eventAnswer, eventRequest } from '../contract/validators.generated';
import { originOfAnswer, originOfPush } from './state-origin';

const valueOf = < T >( read: { ok: boolean; value?: T } ): T => read.value!;

test( 'a push says what the Master has told this Child, an answer need not', () => {
	const said = {
		generation: 'g',
		counter: 7,
		mark: 'm7',
		supersedes: [ 'f' ],
	};
	const push = { ...said, told: 5, told_mark: 'm5' };
	expect(
		originOfPush(
			valueOf( eventRequest( { event_type: 'stock_state', ...push } ) )
		)
	).toEqual( {
		...said,
		told: 5,
		toldMark: 'm5',
	} );
	const answer = { ok: true, processed: true, ...said };
	expect( originOfAnswer( valueOf( eventAnswer( answer ) ) ) ).toEqual( {
		...said,
		told: null,
		toldMark: '',
	} );
} );

test( 'a Master of version 1 says nothing of its counter', () => {
	const nothing = {
		generation: '',
		counter: 0,
		mark: '',
		told: null,
		toldMark: '',
		supersedes: [],
	};
	const answer = { ok: true, processed: true };
	expect(
		originOfPush( valueOf( eventRequest( { event_type: 'stock_state' } ) ) )
	).toEqual( nothing );
	expect( originOfAnswer( valueOf( eventAnswer( answer ) ) ) ).toEqual(
		nothing
	);
} );
