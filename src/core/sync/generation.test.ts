import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import type { StoredCounter, StoredMasterLink } from '../contract/stored';
import { changeEntries } from './change-log';
import {
	childLinkAfterDecision,
	counterAfterDecision,
	counterAfterReport,
	GENERATION_STEP,
	linkInGeneration,
	newCounter,
	verdictOnGeneration,
} from './generation';
import { newChildLink, newMasterLink } from './links';
import { takeHeld } from './take-held';

const link: StoredMasterLink = {
	...newMasterLink( 'e' ),
	generation: 'g',
	seen: 20,
	mark: 'm20',
};

const counter: StoredCounter = {
	...newCounter( 'g' ),
	version: 20,
	mark: 'm20',
};

const LOG = '17:1:0:m17 18:2 19:3:-1000000:m19 20:1:0:m20 ';

const report = ( seen: number, mark: string, generation = 'g' ) => ( {
	generation,
	seen,
	mark,
} );

const after = ( given: ReturnType< typeof report >, before = counter ) =>
	counterAfterReport( before, LOG, given, 12, 'drawn', 5 );

describe( 'a Child follows', () => {
	test( 'the generation that it knows, or the first that it meets', () => {
		expect( verdictOnGeneration( link, 'g', 20, 'm20', [] ) ).toBe(
			'follows'
		);
		expect(
			verdictOnGeneration( newMasterLink( 'e' ), 'g', 0, '', [] )
		).toBe( 'follows' );
	} );

	test( 'a Master that knows of more than has arrived: an answer was lost', () => {
		expect( verdictOnGeneration( link, 'g', 25, 'm25', [] ) ).toBe(
			'follows'
		);
	} );

	test( 'no Master that knows of less than it has told, or of something else', () => {
		expect( verdictOnGeneration( link, 'g', 19, 'm19', [] ) ).toBe(
			'behind'
		);
		expect( verdictOnGeneration( link, 'g', 20, 'other', [] ) ).toBe(
			'behind'
		);
	} );

	test( 'another generation only when an administrator has ended its own', () => {
		expect( verdictOnGeneration( link, 'h', 0, '', [ 'f' ] ) ).toBe(
			'refuses'
		);
		expect( verdictOnGeneration( link, 'h', 0, '', [ 'f', 'g' ] ) ).toBe(
			'takes_over'
		);
		expect( verdictOnGeneration( link, '', 0, '', [ 'g' ] ) ).toBe(
			'refuses'
		);
	} );
} );

test( 'an older counter does not make a Child forget what it was told', () => {
	expect( linkInGeneration( link, 'g', 19, 'm19', 9 ) ).toEqual( link );
	expect( linkInGeneration( link, 'g', 21, 'm21', 9 ).mark ).toBe( 'm21' );
} );

test( 'in a new generation nothing waits any more', () => {
	const health = { ...link.health, failures: 9, next_attempt: 999 };
	const now = linkInGeneration( { ...link, health }, 'h', 4, 'm4', 9 );
	expect( now ).toMatchObject( { generation: 'h', seen: 4, mark: 'm4' } );
	expect( now.health.next_attempt ).toBe( 0 );
} );

describe( 'a Master', () => {
	test.each( [
		[ 'the newest version', report( 20, 'm20' ) ],
		[ 'an older one', report( 17, 'm17' ) ],
		[ 'one that the log has forgotten', report( 3, 'm3' ) ],
		[ 'nothing yet', report( 0, '', '' ) ],
	] )( 'goes on when a Child was told %s', ( _what, given ) => {
		expect( after( given ) ).toBe( counter );
	} );

	test.each( [
		[ 'a version that was never given out', report( 21, 'm21' ) ],
		[ 'something else under the newest', report( 20, 'other' ) ],
		[ 'something else under an older one', report( 19, 'other' ) ],
		[
			'a version that is in the midst of a publication',
			report( 18, 'm18' ),
		],
		[ 'of a generation that is not known', report( 1, 'm1', 'x' ) ],
	] )( 'stops when a Child was told %s', ( _what, given ) => {
		expect( after( given ).restored ).toMatchObject( {
			generation: 'drawn',
			seen: given.seen,
			confirmed: 12,
			since: 5,
		} );
	} );

	test( 'does not stop for a Child that follows a generation which was ended', () => {
		const later = { ...counter, supersedes: [ 'f' ] };
		expect( after( report( 900, 'm', 'f' ), later ) ).toBe( later );
	} );

	test( 'goes on above everything reported, and ends what Children follow', () => {
		const stopped = after(
			report( 7, '', 'x' ),
			after( report( 30, '' ) )
		);
		const decided = counterAfterDecision( stopped );
		expect( decided ).toEqual( {
			generation: 'drawn',
			version: 30 + GENERATION_STEP,
			mark: 'drawn',
			restored: null,
			supersedes: [ 'g', 'x' ],
		} );
		expect( counterAfterDecision( counter ) ).toBe( counter );
	} );

	test( 'restored to where it waited, does not give its new generation twice', () => {
		const stopped = after( report( 30, '' ) );
		const again = counterAfterReport(
			stopped,
			LOG,
			report( 40, 'm', 'drawn' ),
			0,
			'second',
			6
		);
		expect( again.restored?.generation ).toBe( 'second' );
		expect( again.restored?.ended ).toEqual( [ 'drawn' ] );
	} );

	test( 'gives a Child everything again', () => {
		const child = childLinkAfterDecision(
			{ ...newChildLink( 3 ), walk: null, push: 'p', told: 3 },
			77,
			9
		);
		expect( child ).toMatchObject( { push: '', told: 0, walks: 2 } );
		expect( child.walk ).toEqual( { after: 0, target: 77 } );
	} );
} );

describe( 'what a Child holds is taken over', () => {
	const state = ( units: number ): ProductState => ( {
		manageStock: 'yes',
		quantity: units * 1000000,
		stockStatus: null,
		backorders: 'no',
		lowStockAmount: null,
	} );
	const shadow: Shadow = { ...newShadow( state( 9 ) ), version: 19 };

	test( 'with what was sold here since the backup on top, published or not', () => {
		const taken = takeHeld(
			3,
			25,
			state( 5 ),
			state( 7 ),
			shadow,
			17,
			changeEntries( LOG )
		);
		// 10 in the backup, 1 sold and published, 2 sold since.
		expect( taken.change.add ).toBe( -5000000 );
		const again = takeHeld(
			3,
			25,
			state( 5 ),
			state( 2 ),
			taken.shadow,
			17,
			changeEntries( LOG )
		);
		expect( again.change.add ).toBe( 0 );
	} );

	test( 'but for products of which it holds nothing newer', () => {
		expect(
			takeHeld( 3, 17, state( 5 ), state( 7 ), shadow, 17, [] ).adopts
		).toBe( false );
	} );
} );
