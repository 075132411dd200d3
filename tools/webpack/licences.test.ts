/**
 * What goes with the GPL, and how the list of libraries reads.
 */
import { isCompatible, listOf } from './licences.js';

it.each( [ 'MIT', 'GPL-2.0-or-later', '(MIT OR Commercial)', 'MIT AND ISC' ] )(
	'%s goes with the GPL',
	( licence ) => expect( isCompatible( licence ) ).toBe( true )
);

it.each( [
	'Commercial',
	'MIT AND Commercial',
	'GPL-2.0-only',
	'no licence at all',
] )( '%s does not', ( licence ) =>
	expect( isCompatible( licence ) ).toBe( false )
);

it( 'words that several share stand there once, with all who hold rights', () => {
	const one = {
		version: '1.0.0',
		licence: 'MIT',
		source: 'https://one.test',
	};
	const list = listOf( [
		{
			...one,
			name: 'b',
			words: 'MIT License\n\nCopyright (c) B\n\nDo what you like.',
		},
		{
			...one,
			name: 'a',
			words: 'The MIT License\nCopyright (c) A\nDo what you  like.\n',
		},
		{ ...one, name: 'c', licence: 'GPL-2.0-or-later', words: 'Long.' },
	] );
	expect( list ).toContain(
		'a 1.0.0, MIT, https://one.test\nb 1.0.0, MIT, https://one.test\nc 1.0.0, GPL-2.0-or-later'
	);
	expect( list ).toContain( 'a: Copyright (c) A\nb: Copyright (c) B' );
	expect( list.match( /Do what you/g ) ).toHaveLength( 1 );
	expect( list ).not.toContain( 'Long.' );
} );
