/**
 * Tests: refusals are counted, and addresses that guess wait, in a row that does not grow.
 */
import { LIMITS } from '../contract/routes';
import { storedRefusals } from '../contract/validators.generated';
import {
	isWorthALine,
	noRefusals,
	secondsToWait,
	withGuess,
	withRefusal,
} from './refusal-counts';

const NOW = 1_800_000_000;

it( 'counts a reason on a route in one entry, with the first, the last and whom that claimed to be of', () => {
	let row = withRefusal( noRefusals(), 'signature', 'ping', 'a', NOW );
	row = withRefusal( row, 'signature', 'event', 'b', NOW + 1 );
	row = withRefusal( row, 'signature', 'ping', 'c', NOW + 2 );
	expect( row.reasons ).toEqual( [
		{
			reason: 'signature',
			route: 'ping',
			count: 2,
			first: NOW,
			last: NOW + 2,
			sender: 'c',
		},
		{
			reason: 'signature',
			route: 'event',
			count: 1,
			first: NOW + 1,
			last: NOW + 1,
			sender: 'b',
		},
	] );
} );

it( 'lets an address wait for the rest of the window that began with its first guess', () => {
	let row = noRefusals();
	for ( let guess = 0; guess < LIMITS.failed_logins; guess++ ) {
		expect( secondsToWait( row, 'a', NOW + guess ) ).toBe( 0 );
		row = withGuess( row, 'a', NOW + guess );
	}
	expect( secondsToWait( row, 'a', NOW + 20 ) ).toBe( 580 );
	expect( secondsToWait( row, 'b', NOW + 20 ) ).toBe( 0 );
	expect( secondsToWait( row, 'a', NOW + 600 ) ).toBe( 0 );
	// A clock that was set back must not keep anybody out for longer.
	expect( secondsToWait( row, 'a', NOW - 3600 ) ).toBe( 0 );
} );

it( 'keeps the addresses that guess most, whatever number of others come by', () => {
	let row = noRefusals();
	for ( let guess = 0; guess < LIMITS.failed_logins; guess++ ) {
		row = withGuess( row, 'busy', NOW );
	}
	for ( let other = 0; other < 1000; other++ ) {
		row = withGuess( row, `other ${ other }`, NOW + 1 );
	}
	expect( row.addresses ).toHaveLength( LIMITS.failed_login_addresses );
	expect( secondsToWait( row, 'busy', NOW + 2 ) ).toBe( 598 );
	expect( storedRefusals( row ).ok ).toBe( true );
	expect( withGuess( row, 'late', NOW + 3600 ).addresses ).toHaveLength( 1 );
} );

it( 'gives up the oldest of those that have guessed least', () => {
	let row = noRefusals();
	for ( let other = 0; other < LIMITS.failed_login_addresses; other++ ) {
		row = withGuess( row, `other ${ other }`, NOW + other );
	}
	row = withGuess( row, 'other 0', NOW + 300 );
	row = withGuess( row, 'new', NOW + 300 );
	const known = row.addresses.map( ( { origin } ) => origin );
	expect( known ).toContain( 'other 0' );
	expect( known ).not.toContain( 'other 1' );
	expect( known ).toContain( 'new' );
} );

it( 'is worth a line at 1, 10, 100 and so on', () => {
	const worth = Array.from( { length: 1000 }, ( _, at ) => at + 1 ).filter(
		isWorthALine
	);
	expect( worth ).toEqual( [ 1, 10, 100, 1000 ] );
} );
