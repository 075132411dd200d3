/**
 * What goes with the GPL, and how the list of libraries reads.
 */
import { isCompatible, listOf } from './licences.js';

it.each( [
	'MIT',
	'GPL-2.0-or-later',
	'(MIT OR GPL-2.0-only)',
	'MIT AND ISC',
	'(MIT AND (ISC OR BSD-2-Clause))',
] )( '%s goes with the GPL', ( licence ) =>
	expect( isCompatible( licence ) ).toBe( true )
);

it.each( [
	'Commercial',
	'MIT AND Commercial',
	'MIT AND GPL-2.0-only',
	'GPL-2.0-only',
	'UNLICENSED',
	'no licence at all',
] )( '%s does not', ( licence ) =>
	expect( isCompatible( licence ) ).toBe( false )
);

it( 'each library is named with its address, and with its words unless they are the GPL', () => {
	const one = {
		version: '1.0.0',
		license: 'MIT',
		repository: 'git+https://one.test/one.git',
	};
	const list = listOf( [
		{
			...one,
			name: 'a',
			licenseText:
				'MIT License\n\nCopyright (c) A\n\nDo what you like.\n',
		},
		{
			...one,
			name: 'b',
			repository: 'git://github.com/b/b.git',
			licenseText: null,
		},
		{
			...one,
			name: 'c',
			license: 'GPL-2.0-or-later',
			licenseText: 'Long.',
		},
	] );
	expect( list ).toContain(
		'a 1.0.0, MIT, https://one.test/one\nb 1.0.0, MIT, https://github.com/b/b\nc 1.0.0, GPL-2.0-or-later'
	);
	expect( list ).toContain(
		'--\na, MIT\n\nMIT License\n\nCopyright (c) A\n\nDo what you like.\n'
	);
	expect( list ).toContain( 'b, MIT\n\nThe package has no file' );
	expect( list ).not.toContain( 'Long.' );
} );
