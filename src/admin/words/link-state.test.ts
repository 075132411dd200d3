/**
 * Tests: for how long a store has lacked something.
 *
 * @jest-environment jsdom
 */
import { LINK } from '../fixtures/overview';
import { lagInWords } from './link-state';

it( 'says how long, and nothing while nothing is missing', () => {
	expect( lagInWords( LINK, 1000 ) ).toBe( 'nothing' );
	expect( lagInWords( { ...LINK, waiting: 2 }, 1000 ) ).toBe( 'a moment' );
	expect( lagInWords( { ...LINK, waiting: 2, since: 880 }, 1000 ) ).toBe(
		'2 min'
	);
	// A clock that was set back meanwhile.
	expect( lagInWords( { ...LINK, waiting: 2, since: 1200 }, 1000 ) ).toBe(
		'0.0 s'
	);
} );
