/**
 * Build: the licences of the libraries in our scripts. Enters: what a build is called by. Leaves: the plugin that finds them, stops
 * the build where one does not go with the GPL, and writes name, version, licence, address and words of each.
 */
import satisfies from 'spdx-satisfies';
import LicensePlugin from 'webpack-license-plugin';

/** What may be in a work under the GPL, version 3 or later. */
const COMPATIBLE = [
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	// And version 2 where it says “or later”.
	'GPL-3.0-or-later',
	'ISC',
	'MIT',
	'MPL-2.0',
	'Unlicense',
	'Zlib',
];

/** The plugin's own: its words are in license.txt. */
const OWN = /^GPL-/;

/**
 * The plugin of one build.
 *
 * @param {string}   file    Its list, in the folder of the build.
 * @param {string[]} folders Packages whose styles are used by name: webpack never sees those.
 */
export const licences = ( file, folders = [] ) =>
	new LicensePlugin( {
		// Files that are made for machines stay out of the zip (tools/package/contents.ts).
		outputFilename: file.replace( /\.txt$/, '.oss.json' ),
		additionalFiles: { [ file ]: listOf },
		includePackages: () => folders,
		unacceptableLicenseTest: ( licence ) => ! isCompatible( licence ),
	} );

// Of `(MIT OR Apache-2.0)` one will do; what is no licence at all never does.
export function isCompatible( licence ) {
	try {
		return satisfies( licence, COMPATIBLE );
	} catch {
		return false;
	}
}

export function listOf( libraries ) {
	return [
		'Libraries in the scripts and styles of this folder. The plugin’s own sources, and how to build it, are named in readme.txt.',
		'',
		...( libraries.length === 0 ? [ 'There are none.' ] : [] ),
		...libraries.map(
			( { name, version, license, repository } ) =>
				`${ name } ${ version }, ${ license }, ${ addressOf(
					repository
				) }`
		),
		'',
		'The GPL is in license.txt. The words of the other licences:',
		...libraries
			.filter( ( { license } ) => ! OWN.test( license ) )
			.flatMap( ( { name, license, licenseText } ) => [
				'',
				'--',
				`${ name }, ${ license }`,
				'',
				licenseText?.trim() ??
					'The package has no file with its words.',
			] ),
		'',
	].join( '\n' );
}

const addressOf = ( repository ) =>
	( repository ?? '' )
		.replace( /^git\+/, '' )
		.replace( /\.git$/, '' )
		.replace( /^github\.com\//, 'https://github.com/' )
		.replace( /^git(@|:\/\/)github\.com[:/]/, 'https://github.com/' )
		.replace( /^(github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$2' );
