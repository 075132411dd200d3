import { healthAfterDeath, suspectsInOrder } from './attempts';
import { isDue, newHealth } from './retry';

test( 'who is the least likely cause is sent to first, and equals keep their order', () => {
	const suspects = [
		{ id: 'c', deaths: 3 },
		{ id: 'a', deaths: 1 },
		{ id: 'b', deaths: 1 },
	];
	expect( suspectsInOrder( suspects ).map( ( { id } ) => id ) ).toEqual( [
		'a',
		'b',
		'c',
	] );
} );

test( 'one death counts as a failure and need not wait, more of them wait longer and longer', () => {
	const once = healthAfterDeath( newHealth(), 1, 1000, 0 );
	expect( once ).toMatchObject( { failures: 1, last_failure: 1000 } );
	expect( isDue( once, 1000 ) ).toBe( true );
	const waits = [ 2, 3, 4 ].map(
		( deaths ) =>
			healthAfterDeath( once, deaths, 1000, 0 ).next_attempt - 1000
	);
	expect( waits ).toEqual( [ 5, 15, 60 ] );
} );
