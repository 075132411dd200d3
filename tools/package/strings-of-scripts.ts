/**
 * Package: texts for translators in the scripts of the screens. Enters: files. Leaves: messages. Read with WordPress's own
 * plugin for Babel, which WordPress itself gathers its editor's texts with.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { transformSync } from '@babel/core';
import { po } from 'gettext-parser';
import type { Message } from './strings.ts';

const makepot: unknown = createRequire( import.meta.url )(
	'@wordpress/babel-plugin-makepot'
);

export function stringsOfScripts(
	root: string,
	files: readonly string[]
): Message[] {
	return files.flatMap( ( file ) => {
		const folder = mkdtempSync( join( tmpdir(), 'kitgenix-pot-' ) );
		try {
			// The plugin writes a file, and none where there is no text.
			const output = join( folder, 'strings.pot' );
			transformSync( readFileSync( join( root, file ), 'utf8' ), {
				filename: join( root, file ),
				configFile: false,
				babelrc: false,
				code: false,
				parserOpts: {
					plugins: file.endsWith( 'x' )
						? [ 'typescript', 'jsx' ]
						: [ 'typescript' ],
				},
				plugins: [ [ makepot, { output } ] ],
			} );
			return read( output ).map( ( message ) => ( {
				...message,
				file,
			} ) );
		} finally {
			rmSync( folder, { recursive: true } );
		}
	} );
}

function read( file: string ): Omit< Message, 'file' >[] {
	let text: Buffer;
	try {
		text = readFileSync( file );
	} catch {
		return [];
	}
	return Object.values( po.parse( text ).translations )
		.flatMap( ( context ) => Object.values( context ) )
		.filter( ( { msgid } ) => msgid !== '' )
		.map( ( entry ) => ( {
			text: entry.msgid,
			plural: entry.msgid_plural ?? null,
			context: entry.msgctxt ?? null,
			comment: entry.comments?.extracted ?? null,
		} ) );
}
