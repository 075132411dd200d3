/**
 * Sizes that stop the packing, and those that do not.
 */
import { checkSizes, sentBytes } from './sizes.ts';

it( 'what is allowed is packed', () =>
	expect( () => checkSizes( 2_000_000, 150_000 ) ).not.toThrow() );

it( 'a zip that is too large is not', () =>
	expect( () => checkSizes( 2_000_001, 1 ) ).toThrow(
		'The zip has 2000001'
	) );

it( 'nor is a first screen that is too large', () =>
	expect( () => checkSizes( 1, 150_001 ) ).toThrow( 'has 150001 bytes' ) );

it( 'scripts are measured as servers send them', () =>
	expect( sentBytes( Buffer.alloc( 10_000, 'a' ) ) ).toBeLessThan( 100 ) );
