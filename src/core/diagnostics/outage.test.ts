import type { LinkOutage } from '../contract/outages';
import {
	healthAfterReconnecting,
	healthAfterSuccess,
	newHealth,
} from '../sync/retry';
import { lookAtOutages, newOutages, OUTAGE_SECONDS } from './outage';

const FAILING = { ...newHealth(), failures: 1, last_failure: 1000 };

const link = ( health = FAILING, id = 'a' ) => ( { store_id: id, health } );

/** Looks again and again, and tells what was said at each look. */
function story( looks: readonly ( readonly [ number, typeof FAILING ] )[] ) {
	let outages: readonly LinkOutage[] = newOutages().outages;
	return looks.map( ( [ now, health ] ) => {
		const look = lookAtOutages( outages, [ link( health ) ], now );
		outages = look.outages;
		return [
			...look.begun.map( () => 'begun' ),
			...look.over.map( () => 'over' ),
		].join();
	} );
}

test( 'a link that works is nothing to remember', () => {
	expect( lookAtOutages( [], [ link( newHealth() ) ], 5000 ) ).toEqual( {
		outages: [],
		begun: [],
		over: [],
	} );
} );

test( 'the shop is told once after an hour of failure, and once when it is over', () => {
	const working = healthAfterSuccess( FAILING, 9000 );
	expect(
		story( [
			[ 1000, FAILING ],
			[ 1000 + OUTAGE_SECONDS - 1, { ...FAILING, failures: 7 } ],
			[ 1000 + OUTAGE_SECONDS, { ...FAILING, failures: 8 } ],
			[ 8000, { ...FAILING, failures: 9, last_failure: 8000 } ],
			[ 9000, working ],
			[ 9001, working ],
		] )
	).toEqual( [ '', '', 'begun', '', 'over', '' ] );
} );

test( 'a link that needs a person is told of in the same way', () => {
	const refused = { ...FAILING, attention: 'kss_auth_failed' };
	expect(
		story( [
			[ 1000, refused ],
			[ 4600, refused ],
			[ 8200, refused ],
		] )
	).toEqual( [ '', 'begun', '' ] );
} );

test( 'a failure that is over within the hour is told to nobody', () => {
	expect(
		story( [
			[ 1000, FAILING ],
			[ 2000, healthAfterSuccess( FAILING, 2000 ) ],
			[ 9000, healthAfterSuccess( FAILING, 2000 ) ],
		] )
	).toEqual( [ '', '', '' ] );
} );

test( 'the next outage is told of again', () => {
	const works = healthAfterSuccess( FAILING, 5000 );
	const again = { ...works, failures: 1, last_failure: 6000 };
	expect(
		story( [
			[ 1000, FAILING ],
			[ 4600, FAILING ],
			[ 5000, works ],
			[ 6000, again ],
			[ 9600, again ],
		] )
	).toEqual( [ '', 'begun', 'over', '', 'begun' ] );
} );

test( 'another secret alone heals nothing: the link has yet to work', () => {
	const changed = healthAfterReconnecting( FAILING );
	expect(
		story( [
			[ 1000, FAILING ],
			[ 4600, FAILING ],
			[ 4700, changed ],
			[ 4800, { ...changed, failures: 1, last_failure: 4800 } ],
			[ 9000, { ...changed, failures: 5, last_failure: 9000 } ],
			[ 9100, healthAfterSuccess( changed, 9100 ) ],
		] )
	).toEqual( [ '', 'begun', '', '', '', 'over' ] );
} );

test( 'a link that was removed or switched off is forgotten without a word', () => {
	const known = [ { store_id: 'a', since: 1000, told: 4600 } ];
	expect( lookAtOutages( known, [], 5000 ) ).toEqual( {
		outages: [],
		begun: [],
		over: [],
	} );
} );

test( 'each link has an outage of its own', () => {
	const known = [
		{ store_id: 'a', since: 1000, told: 4600 },
		{ store_id: 'b', since: 2000, told: 0 },
	];
	const look = lookAtOutages(
		known,
		[
			link( healthAfterSuccess( FAILING, 5700 ), 'a' ),
			link( FAILING, 'b' ),
			link( { ...FAILING, last_failure: 5700 }, 'c' ),
		],
		5700
	);
	expect( look.begun ).toEqual( [ known[ 1 ] ] );
	expect( look.over ).toEqual( [ known[ 0 ] ] );
	expect( look.outages ).toEqual( [
		{ store_id: 'b', since: 2000, told: 5700 },
		{ store_id: 'c', since: 5700, told: 0 },
	] );
} );

test( 'a clock that was ahead and is put right delays nothing for longer than the hour', () => {
	const ahead = { ...FAILING, last_failure: 900_000 };
	expect(
		story( [
			[ 1000, ahead ],
			[ 4600, ahead ],
		] )
	).toEqual( [ '', 'begun' ] );
} );

test( 'no more is remembered than the row may hold, and none told of that is not remembered', () => {
	const links = Array.from( { length: 700 }, ( _, index ) =>
		link( FAILING, `store ${ index }` )
	);
	const look = lookAtOutages( [], links, 9000 );
	expect( look.outages ).toHaveLength( 500 );
	expect( look.begun ).toHaveLength( 500 );
} );
