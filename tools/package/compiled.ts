/**
 * Package: a translation as WordPress reads it. Enters: a translation, and the scripts of the build. Leaves: a .mo with what PHP
 * says, and for each script JSON with what that script says. Which texts are a script's is read from the built script, where
 * webpack has put them: part or frame.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, traverse } from '@babel/core';
import { mo, type GetTextTranslation } from 'gettext-parser';
import type { Pair, Translation } from './translation.ts';

/** How WordPress separates a text from its context. */
const CONTEXT_END = '\u0004';

export interface Script {
	/** As Assets::handle() makes it. */
	handle: string;
	/** What wp_set_script_translations() looks for; null where the script says nothing that is translated. */
	jsonOf: ( translation: Translation ) => string | null;
}

/** Without what only scripts say: WordPress reads the whole file whenever PHP says something. */
export function moOf( translation: Translation ): Buffer {
	const translations: Record<
		string,
		Record< string, GetTextTranslation >
	> = {};
	for ( const { entry, translated } of usable( translation ) ) {
		if ( placesOf( entry ).some( ( place ) => place.endsWith( '.php' ) ) ) {
			( translations[ entry.msgctxt ?? '' ] ??= {} )[ entry.msgid ] = {
				...entry,
				msgstr: [ ...translated ],
			};
		}
	}
	return mo.compile( {
		charset: 'utf-8',
		headers: translation.headers,
		translations,
	} );
}

/**
 * @param folder Where the build is.
 * @throws Error when there is none.
 */
export function scriptsOf( folder: string ): Script[] {
	return readdirSync( folder, { recursive: true, encoding: 'utf8' } )
		.map( ( name ) => name.replaceAll( '\\', '/' ) )
		.filter( ( name ) => name.endsWith( '.js' ) )
		.sort()
		.map( ( name ) => {
			const said = literalsOf(
				readFileSync( join( folder, name ), 'utf8' )
			);
			const isSaid = ( { entry }: Pair ) =>
				said.has( entry.msgid ) &&
				( entry.msgctxt === undefined || said.has( entry.msgctxt ) ) &&
				placesOf( entry ).some(
					( place ) => ! place.endsWith( '.php' )
				);
			return {
				handle: `kitgenix-stock-sync-${ name
					.slice( 0, -'.js'.length )
					.replaceAll( '/', '-' ) }`,
				jsonOf: ( translation ) => {
					const pairs = usable( translation ).filter( isSaid );
					return pairs.length === 0
						? null
						: json( translation, pairs );
				},
			};
		} );
}

/** Every text that stands in a script, whoever uses it: a minifier turns calls around, and leaves texts alone. */
export function literalsOf( source: string ): Set< string > {
	const found = new Set< string >();
	const ast = parseSync( source, {
		configFile: false,
		babelrc: false,
		sourceType: 'unambiguous',
	} );
	if ( ast === null ) {
		return found;
	}
	traverse( ast, {
		StringLiteral: ( { node } ) => void found.add( node.value ),
		TemplateElement: ( { node } ) =>
			void found.add( node.value.cooked ?? node.value.raw ),
	} );
	return found;
}

function json(
	{ locale, headers }: Translation,
	pairs: readonly Pair[]
): string {
	return JSON.stringify( {
		domain: 'messages',
		locale_data: {
			messages: {
				'': {
					domain: 'messages',
					lang: locale,
					'plural-forms': headers[ 'Plural-Forms' ],
				},
				...Object.fromEntries(
					pairs.map( ( { entry, translated } ) => [
						entry.msgctxt === undefined
							? entry.msgid
							: `${ entry.msgctxt }${ CONTEXT_END }${ entry.msgid }`,
						translated,
					] )
				),
			},
		},
	} );
}

/** What a shop may be shown: the rest stays English. */
const usable = ( { pairs }: Translation ): Pair[] =>
	pairs.filter(
		( { translated, isFuzzy } ) =>
			! isFuzzy && translated.length > 0 && ! translated.includes( '' )
	);

const placesOf = ( { comments }: GetTextTranslation ): string[] =>
	( comments?.reference ?? '' ).split( '\n' );
