/**
 * Build: the licences of the libraries in our scripts. Enters: what webpack has put into them. Leaves: build/licenses.txt with
 * name, version, licence and address of each, and the words that go with every copy; an error where a licence does not go with
 * the GPL.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = 'Licences';

/** What may be in a work under the GPL, version 3 or later. */
const COMPATIBLE = [
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	'GPL-2.0-or-later',
	'GPL-3.0-or-later',
	'ISC',
	'MIT',
	'MPL-2.0',
	'Unlicense',
	'Zlib',
];

/** The plugin's own: its words are in license.txt. */
const OWN = /^GPL-/;

/** Of all builds, by name. */
const libraries = new Map();

export class Licences {
	constructor( { file } ) {
		this.file = file;
	}

	apply( compiler ) {
		compiler.hooks.thisCompilation.tap( NAME, ( compilation ) =>
			compilation.hooks.afterSeal.tap( NAME, () => {
				for ( const resource of resourcesOf( compilation ) ) {
					const library = libraryOf( resource );
					if ( library !== null ) {
						libraries.set(
							`${ library.name }@${ library.version }`,
							library
						);
					}
				}
				for ( const library of libraries.values() ) {
					if ( ! isCompatible( library.licence ) ) {
						compilation.errors.push(
							new Error(
								`${ library.name } is under ${ library.licence }: does that go with the GPL? (tools/webpack/licences.js)`
							)
						);
					}
				}
			} )
		);
		// After the others: the last build writes the whole list.
		compiler.hooks.afterEmit.tap( NAME, () => {
			mkdirSync( dirname( this.file ), { recursive: true } );
			writeFileSync( this.file, listOf( [ ...libraries.values() ] ) );
		} );
	}
}

// `MIT`, or `(MIT OR Apache-2.0)` of which one will do.
export function isCompatible( licence ) {
	return licence
		.replace( /[()]/g, '' )
		.split( ' OR ' )
		.some( ( either ) =>
			either
				.split( ' AND ' )
				.every( ( each ) => COMPATIBLE.includes( each.trim() ) )
		);
}

// Files that are in a script, with those that webpack has joined to one module.
function resourcesOf( { chunks, chunkGraph, fileDependencies } ) {
	// Styles are made of files that are no modules.
	const found = new Set(
		[ ...fileDependencies ].filter( ( file ) => /\.s?css$/.test( file ) )
	);
	for ( const chunk of chunks ) {
		for ( const module of chunkGraph.getChunkModules( chunk ) ) {
			for ( const part of module.modules ?? [ module ] ) {
				found.add( part.resource ?? '' );
			}
		}
	}
	return found;
}

function libraryOf( resource ) {
	const file = /(?:^|!)([^!|?]*node_modules[^!|?]*)$/.exec(
		resource.split( '?' )[ 0 ]
	)?.[ 1 ];
	if ( file === undefined ) {
		return null;
	}
	// Folders inside of a package may have a package.json of their own.
	const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(
		file.replaceAll( '\\', '/' )
	)[ 0 ];
	const facts = JSON.parse(
		readFileSync( join( folder, 'package.json' ), 'utf8' )
	);
	return {
		name: facts.name,
		version: facts.version,
		licence: facts.license ?? 'no licence at all',
		source: sourceOf( facts ),
		words: wordsOf( folder ),
	};
}

function sourceOf( { repository, homepage = '' } ) {
	const url = typeof repository === 'string' ? repository : repository?.url;
	return ( url ?? homepage )
		.replace( /^git\+/, '' )
		.replace( /\.git$/, '' )
		.replace( /^git(@|:\/\/)github\.com[:/]/, 'https://github.com/' )
		.replace( /^(github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$2' );
}

function wordsOf( folder ) {
	const file = readdirSync( folder ).find( ( name ) =>
		/^licen[cs]e(\.|$)/i.test( name )
	);
	return file === undefined
		? ''
		: readFileSync( join( folder, file ), 'utf8' ).replaceAll(
				'\r\n',
				'\n'
		  );
}

export function listOf( all ) {
	const sorted = all.toSorted?.( byName ) ?? [ ...all ].sort( byName );
	return [
		'Libraries in the scripts of build/. The plugin’s own sources, and how to build it, are named in readme.txt.',
		'',
		...sorted.map(
			( { name, version, licence, source } ) =>
				`${ name } ${ version }, ${ licence }, ${ source }`
		),
		'',
		'The GPL is in license.txt. The words of the other licences:',
		...wordsOnce( sorted ),
		'',
	].join( '\n' );
}

const byName = ( one, other ) =>
	`${ one.name } ${ one.version }` < `${ other.name } ${ other.version }`
		? -1
		: 1;

// Licences differ by who holds the rights, seldom by anything else.
function wordsOnce( sorted ) {
	const kinds = new Map();
	for ( const { name, licence, words } of sorted ) {
		if ( OWN.test( licence ) ) {
			continue;
		}
		const holders = words.match( /^\s*copyright\b.*$/gim ) ?? [];
		const rest = words
			.replace( /^\s*copyright\b.*$/gim, '' )
			.replace( /^\W*(the )?(mit|isc|bsd)\b.*licen[cs]e\W*$/gim, '' )
			.trim();
		const kind = rest.toLowerCase().replace( /\W+/g, ' ' );
		const same = kinds.get( kind ) ?? { licence, rest, who: [] };
		same.who.push(
			`${ name }: ${
				holders.map( ( line ) => line.trim() ).join( '; ' ) ||
				'names nobody'
			}`
		);
		kinds.set( kind, same );
	}
	return [ ...kinds.values() ].flatMap( ( { licence, rest, who } ) => [
		'',
		'--',
		licence,
		...who,
		'',
		rest || 'The package has no file with its words.',
	] );
}
