import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import type {
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { storedCounter } from '../contract/validators.generated';
import { changeEntries } from './change-log';
import {
	linkAfterReport,
	linkInGeneration,
	verdictOnGeneration,
} from './generation';
import {
	childLinkAfterDecision,
	counterAfterDamage,
	counterAfterDecision,
	GENERATION_STEP,
	newCounter,
} from './new-generation';
import { newChildLink, newMasterLink } from './link-transitions';
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

const child: StoredChildLink = { ...newChildLink( 3 ), cursor: 12 };

const after = ( given: ReturnType< typeof report >, before = counter ) =>
	linkAfterReport( child, before, LOG, given, 5 );

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
		expect( after( given ) ).toBe( child );
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
	] )( 'holds the link of a Child that was told %s', ( _what, given ) => {
		const held = after( given );
		expect( held.claim ).toEqual( {
			generation: given.generation,
			seen: given.seen,
			confirmed: 12,
			since: 5,
		} );
		expect( held.health ).toMatchObject( {
			attention: 'kss_restored',
			failures: 1,
		} );
	} );

	test( 'keeps what was confirmed and since when, however often a Child claims more', () => {
		const held = { ...after( report( 30, '' ) ), cursor: 15 };
		const more = linkAfterReport( held, counter, LOG, report( 40, '' ), 9 );
		expect( more.claim ).toMatchObject( {
			seen: 40,
			confirmed: 12,
			since: 5,
		} );
		expect(
			linkAfterReport( more, counter, LOG, report( 40, '' ), 10 )
		).toBe( more );
	} );

	test( 'does not hold a Child that follows a generation which was ended', () => {
		const later = { ...counter, supersedes: [ 'f' ] };
		expect( after( report( 900, 'm', 'f' ), later ) ).toBe( child );
	} );

	test( 'goes on above everything claimed, and ends what Children follow', () => {
		const claims = [ report( 30, '' ), report( 7, '', 'x' ) ].map(
			( given ) => after( given ).claim!
		);
		expect( counterAfterDecision( counter, claims, 'drawn' ) ).toEqual( {
			generation: 'drawn',
			version: 30 + GENERATION_STEP,
			mark: 'drawn',
			supersedes: [ 'x', 'g' ],
		} );
	} );

	test( 'gives a claim beyond all reason no more than a step of its own', () => {
		const claim = after( report( 1e15, 'x' ) ).claim!;
		const decided = counterAfterDecision( counter, [ claim ], 'drawn' );
		expect( decided.version ).toBe( 20 + 1e9 + GENERATION_STEP );
		expect( storedCounter( decided ).ok ).toBe( true );
	} );

	test( 'ends its own generation however many its Children name', () => {
		const claims = Array.from(
			{ length: 20 },
			( _, i ) => after( report( 1, '', `x${ i }` ) ).claim!
		);
		const { supersedes } = counterAfterDecision( counter, claims, 'd' );
		expect( supersedes ).toHaveLength( 8 );
		expect( supersedes ).toContain( 'g' );
	} );

	test( 'gives a Child everything again', () => {
		const decided = childLinkAfterDecision(
			{ ...after( report( 30, '' ) ), walk: null, push: 'p', told: 3 },
			77,
			9
		);
		expect( decided ).toMatchObject( {
			push: '',
			told: 0,
			walks: 2,
			claim: null,
		} );
		expect( decided.health.attention ).toBe( '' );
		expect( decided.walk ).toEqual( { after: 0, target: 77 } );
	} );
} );

test( 'a damaged counter is followed by one above everything that is known, however large that is, and stays readable', () => {
	const renewed = counterAfterDamage( [ 7, 4_000_000, 12 ], 'drawn' );
	expect( renewed ).toEqual( {
		generation: 'drawn',
		version: 5_000_000,
		mark: '',
		supersedes: [],
	} );
	const highest = counterAfterDamage( [ 9e15 ], 'drawn' );
	expect( storedCounter( highest ).ok ).toBe( true );
	expect( highest.version ).toBeLessThan( 1e15 );
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
		// Published, two are left: the log says that two were sold, and that five were taken over it does not say.
		expect( taken.shadow?.state.quantity ).toBe( 4000000 );
		const again = takeHeld(
			3,
			25,
			state( 5 ),
			state( 2 ),
			{ ...newShadow( state( 2 ) ), version: 21 },
			17,
			changeEntries( `${ LOG }21:3:-2000000:m21 ` )
		);
		expect( again.change.add ).toBe( 0 );
	} );

	test( 'but for products of which it holds nothing newer', () => {
		expect(
			takeHeld( 3, 17, state( 5 ), state( 7 ), shadow, 17, [] ).adopts
		).toBe( false );
	} );
} );
