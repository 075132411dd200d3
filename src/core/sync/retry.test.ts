import type { AnswerClass } from './answers';
import {
	backOffSeconds,
	healthAfterFailure,
	healthAfterHearing,
	healthAfterPing,
	healthAfterReconnecting,
	healthAfterSuccess,
	healthInProtocol,
	isDue,
	isToBeAsked,
	isLeaseHeld,
	newHealth,
	isRunnerDead,
	pauseBeforeRetry,
} from './retry';

const failed = ( now: number ) =>
	healthAfterFailure( newHealth(), now, 'retry', '', '', 0, 0 );

test( 'a link that failed waits, and is due again after its time', () => {
	expect( isDue( failed( 1000 ), 1004 ) ).toBe( false );
	expect( isDue( failed( 1000 ), 1005 ) ).toBe( true );
	expect( isDue( healthAfterSuccess( failed( 1000 ), 1001 ), 1001 ) ).toBe(
		true
	);
} );

test( 'a clock that was a day ahead does not silence a link for a day', () => {
	expect( isDue( failed( 1000 + 86400 ), 1000 ) ).toBe( true );
} );

test( 'a lease is held for its term, and not by a clock that was ahead', () => {
	expect( isLeaseHeld( 0, 1000 ) ).toBe( false );
	expect( isLeaseHeld( 1030, 1000 ) ).toBe( true );
	expect( isLeaseHeld( 1030, 1030 ) ).toBe( false );
	expect( isLeaseHeld( 1000 + 86400, 1000 ) ).toBe( false );
} );

test( 'a drain waits for the first link that comes due in the time it has left, and for none that only a person can heal', () => {
	const soon = failed( 1000 );
	const later = { ...soon, next_attempt: 1012 };
	expect( pauseBeforeRetry( [ later, soon ], 1001, 15 ) ).toBe( 4 );
	expect( pauseBeforeRetry( [ later ], 1001, 10 ) ).toBe( null );
	expect( pauseBeforeRetry( [ soon ], 1001, -1 ) ).toBe( null );
	expect(
		pauseBeforeRetry(
			[ { ...soon, attention: 'kss_auth_failed' } ],
			1001,
			15
		)
	).toBe( null );
	expect( pauseBeforeRetry( [], 1001, 15 ) ).toBe( null );
} );

test( 'an action that waits for the next visitor is no sign of a dead cron, one that waits for long is', () => {
	expect( isRunnerDead( 0 ) ).toBe( false );
	expect( isRunnerDead( 899 ) ).toBe( false );
	expect( isRunnerDead( 900 ) ).toBe( true );
} );

test( 'a link with a new address is asked at once, and anew', () => {
	const refused = {
		...healthAfterFailure(
			{
				...newHealth(),
				protocol: 2,
				last_success: 900,
				last_inbound: 800,
			},
			1000,
			'attention',
			'kss_auth_failed',
			'No.',
			0,
			0
		),
	};
	expect( isDue( refused, 1001 ) ).toBe( false );
	expect( healthAfterReconnecting( refused ) ).toEqual( {
		...newHealth(),
		protocol: 2,
		last_success: 900,
		last_inbound: 800,
		last_failure: 1000,
	} );
	expect(
		healthAfterReconnecting( { ...refused, protocol: 1 } ).protocol
	).toBe( 0 );
} );

test( 'a ping heals a link that has nothing left to send, and no other', () => {
	const down = { ...failed( 1000 ), last_error: 'No answer.' };
	expect( healthAfterPing( down, 2, true, 1010 ) ).toMatchObject( {
		protocol: 2,
		failures: 0,
		last_error: '',
		last_success: 1010,
	} );
	expect( healthAfterPing( down, 2, false, 1010 ) ).toEqual( {
		...down,
		protocol: 2,
	} );
} );

test( 'a peer that speaks is tried again, once a minute at most while that fails', () => {
	const later = { ...failed( 1000 ), failures: 5, next_attempt: 4600 };
	expect( healthAfterHearing( later, 1059 ) ).toEqual( {
		...later,
		last_inbound: 1059,
	} );
	const heard = healthAfterHearing( later, 1060 );
	expect( isDue( heard, 1060 ) ).toBe( true );
	expect( heard.failures ).toBe( 5 );
	expect( healthAfterHearing( newHealth(), 1060 ) ).toEqual( {
		...newHealth(),
		last_inbound: 1060,
	} );
} );

test( 'a refusal that nobody signed needs attention, and is tried as a store that is down', () => {
	const after = ( kind: AnswerClass ) =>
		healthAfterFailure(
			newHealth(),
			1000,
			kind,
			'kss_auth_failed',
			'',
			0,
			0
		);
	expect( after( 'refused' ) ).toMatchObject( {
		attention: 'kss_auth_failed',
		next_attempt: 1005,
	} );
	expect( after( 'attention' ) ).toMatchObject( {
		attention: 'kss_auth_failed',
		next_attempt: 4600,
	} );
} );

test( 'no peer is waited for longer than the back-off lasts', () => {
	expect( backOffSeconds( 1, 0, 120 ) ).toBe( 120 );
	expect( backOffSeconds( 1, 0, 86400 ) ).toBe( 3600 );
	expect( backOffSeconds( 1, 0, -5 ) ).toBe( 5 );
} );

test( 'a signed message in the form of version 1 takes a link back to it', () => {
	const known = { ...newHealth(), protocol: 2 };
	expect( healthInProtocol( known, 1 ).protocol ).toBe( 1 );
	expect( healthInProtocol( known, 2 ) ).toBe( known );
} );

test( 'a peer is asked how it is after a failure, and a Master after a silence', () => {
	const well = { ...newHealth(), last_inbound: 1000 };
	expect( isToBeAsked( well, true, 1000 + 3599 ) ).toBe( false );
	expect( isToBeAsked( well, true, 1000 + 3600 ) ).toBe( true );
	expect( isToBeAsked( well, false, 1000 + 3600 ) ).toBe( false );
	expect( isToBeAsked( failed( 1000 ), false, 1001 ) ).toBe( true );
} );
