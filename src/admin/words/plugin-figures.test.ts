/**
 * Tests: figures of the plugin directory in words.
 *
 * @jest-environment jsdom
 */
import { figuresInWords } from './plugin-figures';

it( 'says what the directory says, and nothing of what it does not', () => {
	expect(
		figuresInWords( { slug: 'a', installs: 200, rating: 90, ratings: 3 } )
	).toBe( '· 200+ sites · 4.5 of 5 stars from 3 ratings' );
	expect(
		figuresInWords( { slug: 'a', installs: 0, rating: null, ratings: 0 } )
	).toBe( '· 0+ sites' );
	expect(
		figuresInWords( {
			slug: 'a',
			installs: null,
			rating: null,
			ratings: 0,
		} )
	).toBe( '' );
} );
