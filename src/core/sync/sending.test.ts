import { SILENCE_SECONDS } from './retry';
import { newMasterLink } from './link-transitions';
import {
	effectOfAnswer,
	failureOfAnswer,
	isSomethingToSend,
	nextSendingStep,
	takenAfter,
	type BatchAnswer,
	type SendingStep,
	type SendingView,
} from './sending';

const NOW = 10_000;

const BATCH = {
	seq: 1,
	event_id: 'e',
	created: NOW,
	items: [],
	release: null,
};

/** A Child that has nothing to say, and has heard its Master just now. */
const view = (
	changes: Partial< SendingView > = {},
	link: Partial< SendingView[ 'link' ] > = {},
	health: Partial< SendingView[ 'link' ][ 'health' ] > = {}
): SendingView => {
	const known = newMasterLink( 'epoch' );
	return {
		link: {
			...known,
			contact: null,
			...link,
			health: {
				...known.health,
				protocol: 2,
				last_inbound: NOW,
				...health,
			},
		},
		hasChanges: false,
		hasReleases: false,
		hasUnsent: false,
		taken: [],
		now: NOW,
		...changes,
	};
};

const contact = { after: 0 } as SendingView[ 'link' ][ 'contact' ];

test( 'a sale goes in a batch that is stored before it is sent', () => {
	expect( nextSendingStep( view() ) ).toBe( 'stop' );
	expect( nextSendingStep( view( { hasChanges: true } ) ) ).toBe( 'store' );
	expect( nextSendingStep( view( {}, { in_flight: BATCH } ) ) ).toBe(
		'send'
	);
	// Nothing came of it: another process has what there was, or nothing of it takes part.
	expect(
		nextSendingStep( view( { hasChanges: true, taken: [ 'store' ] } ) )
	).toBe( 'stop' );
} );

test( 'first every product has its base, while a batch is under way there is no walk', () => {
	expect( nextSendingStep( view( { hasChanges: true }, { contact } ) ) ).toBe(
		'walk'
	);
	expect( nextSendingStep( view( {}, { contact, in_flight: BATCH } ) ) ).toBe(
		'send'
	);
	// The walk waits for what version 1 has left, and what version 1 has left for the link.
	const unsent = { hasUnsent: true, taken: [ 'walk' as SendingStep ] };
	expect( nextSendingStep( view( unsent, { contact } ) ) ).toBe(
		'take_over'
	);
	expect(
		nextSendingStep(
			view( unsent, { contact }, { next_attempt: NOW + 5 } )
		)
	).toBe( 'stop' );
} );

test( 'a Master of an unknown version is greeted first, one of version 1 is asked for its numbers before each batch', () => {
	const changed = { hasChanges: true };
	expect( nextSendingStep( view( changed, {}, { protocol: 0 } ) ) ).toBe(
		'greet'
	);
	expect( nextSendingStep( view( {}, {}, { protocol: 0 } ) ) ).toBe( 'stop' );
	expect( nextSendingStep( view( changed, {}, { protocol: 1 } ) ) ).toBe(
		'adopt_old'
	);
	expect(
		nextSendingStep(
			view( { ...changed, taken: [ 'adopt_old' ] }, {}, { protocol: 1 } )
		)
	).toBe( 'store' );
} );

test( 'reservations that are over are told after all sales, and a silent Master is asked when there is nothing to say', () => {
	const over = { hasReleases: true };
	expect( nextSendingStep( view( { ...over, hasChanges: true } ) ) ).toBe(
		'store'
	);
	expect( nextSendingStep( view( over, { in_flight: BATCH } ) ) ).toBe(
		'send'
	);
	expect( nextSendingStep( view( over ) ) ).toBe( 'release' );
	const silent = { last_inbound: NOW - SILENCE_SECONDS - 1 };
	expect( nextSendingStep( view( {}, {}, silent ) ) ).toBe( 'ask' );
	expect( nextSendingStep( view( over, {}, silent ) ) ).toBe( 'release' );
} );

test( 'a link that has to wait sends nothing', () => {
	const waits = { failures: 1, next_attempt: NOW + 5 };
	for ( const changes of [
		{ hasChanges: true },
		{ hasReleases: true },
		{},
	] ) {
		expect( nextSendingStep( view( changes, {}, waits ) ) ).toBe( 'stop' );
		expect( isSomethingToSend( view( changes, {}, waits ) ) ).toBe( false );
		expect( isSomethingToSend( view( changes ) ) ).toBe(
			Object.keys( changes ).length > 0
		);
	}
	expect( isSomethingToSend( view( {}, { in_flight: BATCH } ) ) ).toBe(
		true
	);
} );

test( 'a message ends a round, and whatever a store is like a round ends', () => {
	expect( takenAfter( [ 'walk' ], 'store' ) ).toEqual( [ 'walk', 'store' ] );
	for ( const step of [
		'send',
		'ask',
		'greet',
		'release',
		'take_over',
	] as const ) {
		expect( takenAfter( [ 'walk', 'store' ], step ) ).toEqual( [] );
	}
	const flags = [ false, true ];
	for ( const protocol of [ 0, 1, 2 ] ) {
		for ( const hasChanges of flags ) {
			for ( const isNew of flags ) {
				for ( const batch of [ null, BATCH ] ) {
					let taken: readonly SendingStep[] = [];
					let count = 0;
					do {
						taken = takenAfter(
							taken,
							nextSendingStep(
								view(
									{ hasChanges, taken },
									{
										contact: isNew ? contact : null,
										in_flight: batch,
									},
									{ protocol }
								)
							)
						);
						count++;
					} while ( taken.length > 0 );
					expect( count ).toBeLessThanOrEqual( 4 );
				}
			}
		}
	}
} );

test( 'what an answer to a batch asks for', () => {
	const effect = ( answer: Partial< BatchAnswer >, hasOpenedEpoch = false ) =>
		effectOfAnswer(
			{
				kind: 'ok',
				isTaken: true,
				hasAck: true,
				protocol: 2,
				...answer,
			},
			hasOpenedEpoch
		);
	expect( effect( {} ) ).toBe( 'adopt' );
	expect( effect( { hasAck: false } ) ).toBe( 'fail' );
	expect( effect( { isTaken: false } ) ).toBe( 'fail' );
	expect( effect( { hasAck: false, protocol: 1 } ) ).toBe( 'settle_old' );
	expect( effect( { protocol: 1 } ) ).toBe( 'adopt' );
	for ( const kind of [ 'retry', 'refused', 'attention' ] as const ) {
		expect( effect( { kind } ) ).toBe( 'fail' );
	}
	expect( effect( { kind: 'new_epoch' } ) ).toBe( 'open_epoch' );
	expect( effect( { kind: 'new_epoch' }, true ) ).toBe( 'fail' );
} );

test( 'what went wrong is said as it is, or as what it means', () => {
	const said = { status: 503, code: 'kss_busy', message: 'Later.' };
	expect( failureOfAnswer( 'retry', false, said ) ).toEqual( said );
	expect( failureOfAnswer( 'new_epoch', false, said ) ).toEqual( {
		...said,
		status: 0,
	} );
	expect( failureOfAnswer( 'ok', false, said ) ).toMatchObject( {
		status: 0,
		code: 'kss_bad_answer',
	} );
	expect( failureOfAnswer( 'ok', true, said ) ).toMatchObject( {
		status: 409,
		code: 'kss_generation',
	} );
} );
