/**
 * What a page says, and in which language: every text of ours that is still English although there is a translation. Enters: the translations
 * in plugin/languages, and a page. Leaves: texts that should not be there. Other people's texts on the same page are let alone.
 */
import { po, type GetTextTranslation } from 'gettext-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator } from '@playwright/test';
import { PARTS } from '../../tools/package/library-texts';

const FOLDER = fileURLToPath(
	new URL( '../../plugin/languages', import.meta.url )
);
const PLACEHOLDER = /%(?:\d+\$)?[sdf]|%%|<[^>]*>/g;

/** Shorter texts may be somebody else's. */
const OUR_OWN = 25;

/** In no language but English, and in nearly every English sentence. */
const ENGLISH = /\b(the|is|are|of|and|not|with|this|your)\b/i;

interface Text {
	english: string;
	isEnglish: RegExp;
	isTranslated: RegExp;
}

export interface Language {
	/** Such as de_DE. */
	locale: string;
	/** What stands on the page in the place of an English text; values are filled in by the caller. */
	say: ( english: string, context?: string ) => string;
	/** As a pattern, whatever its values are. */
	like: ( english: string, context?: string ) => RegExp;
	texts: readonly Text[];
}

export function languages(): Language[] {
	return readdirSync( FOLDER )
		.filter( ( name ) => name.endsWith( '.po' ) )
		.sort()
		.map( ( name ) =>
			languageOf( readFileSync( join( FOLDER, name ), 'utf8' ) )
		);
}

function languageOf( text: string ): Language {
	const { headers, translations } = po.parse( text );
	const say = ( english: string, context = '' ): string => {
		const found = translations[ context ]?.[ english ]?.msgstr[ 0 ];
		if ( ! found ) {
			throw new Error( `Not translated: ${ english }` );
		}
		return found;
	};
	return {
		locale: headers.Language ?? '',
		say,
		like: ( english, context ) => pattern( say( english, context ), '' ),
		texts: Object.values( translations )
			.flatMap( ( context ) => Object.values( context ) )
			.filter( ( { msgid } ) => msgid !== '' )
			.flatMap( textsOf ),
	};
}

function textsOf( entry: GetTextTranslation ): Text[] {
	return [ entry.msgid, entry.msgid_plural ?? entry.msgid ]
		.map( ( english, index ) => ( {
			english,
			isEnglish: pattern( english ),
			isTranslated: pattern(
				entry.msgstr[ Math.min( index, entry.msgstr.length - 1 ) ] ?? ''
			),
		} ) )
		.filter(
			( { english, isEnglish, isTranslated } ) =>
				! PARTS.includes( english ) &&
				isEnglish.source !== isTranslated.source &&
				/[a-z]{2}/i.test( english.replace( PLACEHOLDER, '' ) )
		);
}

/** The whole text, with anything in the places of its values, and digits where a number stands. */
function pattern( text: string, ends = '^$' ): RegExp {
	const values = text.match( PLACEHOLDER ) ?? [];
	const parts = text
		.split( PLACEHOLDER )
		.map( ( part ) =>
			part
				.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' )
				.replace( /[\s\u00a0]+/g, '\\s+' )
		);
	const source = parts
		.map( ( part, index ) => part + placeOf( values[ index ] ?? '' ) )
		.join( '' );
	return new RegExp( ends.slice( 0, 1 ) + source + ends.slice( 1 ), 's' );
}

function placeOf( placeholder: string ): string {
	if ( placeholder === '' || placeholder === '%%' ) {
		return placeholder.slice( 1 );
	}
	if ( placeholder.startsWith( '<' ) ) {
		return '';
	}
	return placeholder.endsWith( 'd' ) ? '[\\d.,\\s\u2212-]+' : '.+?';
}

interface Spoken {
	/** Ours, and English. */
	english: string[];
	/** How many are ours, and translated. */
	translated: number;
}

/**
 * @param part     A part of the page where every text is ours.
 * @param language What it should speak.
 */
async function spokenOn(
	part: Locator,
	language: Language
): Promise< Spoken > {
	const { texts } = language;
	const said = await textsIn( part );
	const translated = said.filter( ( text ) =>
		texts.some( ( { isTranslated } ) => isTranslated.test( text ) )
	);
	return {
		english: said.filter(
			( text ) =>
				! translated.includes( text ) &&
				! PARTS.includes( text ) &&
				( ENGLISH.test( text ) ||
					texts.some( ( { isEnglish } ) => isEnglish.test( text ) ) )
		),
		translated: translated.length,
	};
}

/** The same for a page that is mostly WordPress's: what is surely ours there. */
export async function spokenAmongOthers(
	part: Locator,
	{ texts }: Language
): Promise< Spoken > {
	const all = ( await textsIn( part ) ).join( '\n' );
	const long = texts.filter( ( { english } ) => english.length >= OUR_OWN );
	return {
		english: long
			.filter(
				( { english } ) =>
					english.search( PLACEHOLDER ) === -1 &&
					all.includes( english )
			)
			.map( ( { english } ) => english ),
		translated: long.filter( ( { isTranslated } ) =>
			new RegExp( isTranslated.source.slice( 1, -1 ) ).test( all )
		).length,
	};
}

/** What can be read or heard, each text once. */
async function textsIn( part: Locator ): Promise< string[] > {
	const found = await part.evaluateAll( ( roots ) =>
		roots.flatMap( ( root ) => {
			const texts: string[] = [];
			const walker = document.createTreeWalker(
				root,
				NodeFilter.SHOW_TEXT
			);
			while ( walker.nextNode() ) {
				// Code, addresses and what a person has typed are nobody’s language; times are WordPress’s.
				if (
					! walker.currentNode.parentElement?.closest(
						'code, pre, script, style, textarea, time, [dir="ltr"]'
					)
				) {
					texts.push( walker.currentNode.nodeValue ?? '' );
				}
			}
			for ( const name of [
				'aria-label',
				'title',
				'placeholder',
				'alt',
			] ) {
				for ( const element of root.querySelectorAll(
					`[${ name }]`
				) ) {
					texts.push( element.getAttribute( name ) ?? '' );
				}
			}
			return texts;
		} )
	);
	return [
		...new Set(
			found
				.map( ( text ) => text.trim() )
				.filter( ( text ) => /\p{L}{2}/u.test( text ) )
		),
	];
}

/** Nothing is English in a part of a page where every text is ours. */
export async function expectSpoken(
	part: Locator,
	language: Language,
	atLeast: number
): Promise< void > {
	await expect
		.poll( async () => ( await spokenOn( part, language ) ).english )
		.toEqual( [] );
	expect(
		( await spokenOn( part, language ) ).translated
	).toBeGreaterThanOrEqual( atLeast );
}

/** The same where most texts are WordPress's. */
export async function expectAmongOthers(
	part: Locator,
	language: Language,
	atLeast: number
): Promise< void > {
	const spoken = await spokenAmongOthers( part, language );
	expect( spoken.english ).toEqual( [] );
	expect( spoken.translated ).toBeGreaterThanOrEqual( atLeast );
}
