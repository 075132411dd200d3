/**
 * Package: one translation (.po). Enters: its text, and the template (POT). Leaves: the same with exactly the texts of the template,
 * in its order and with its comments, so that two runs give the same; and what is wrong with it, one line for each fault.
 */
import { po, type GetTextTranslation } from 'gettext-parser';

/** A text of the template beside its translation, which is `[]` where there is none. */
export interface Pair {
	entry: GetTextTranslation;
	translated: readonly string[];
	isFuzzy: boolean;
}

export interface Translation {
	/** Such as de_DE. */
	locale: string;
	headers: Record< string, string >;
	/** How many forms a plural has. */
	forms: number;
	pairs: readonly Pair[];
}

/**
 * @param text     The .po.
 * @param template The POT.
 * @throws Error without the headers that WordPress needs.
 */
export function readTranslation( text: string, template: string ): Translation {
	const { headers, translations } = po.parse( text );
	const locale = headers.Language ?? '';
	const forms = Number(
		/nplurals\s*=\s*(\d+)/.exec( headers[ 'Plural-Forms' ] ?? '' )?.[ 1 ]
	);
	if ( locale === '' || ! ( forms > 0 ) ) {
		throw new Error( 'The headers Language and Plural-Forms are needed.' );
	}
	return {
		locale,
		headers,
		forms,
		pairs: entriesOf( template ).map( ( entry ) => {
			const known = translations[ entry.msgctxt ?? '' ]?.[ entry.msgid ];
			const isSame =
				known !== undefined &&
				( known.msgid_plural ?? '' ) === ( entry.msgid_plural ?? '' ) &&
				known.msgstr.some( ( form ) => form !== '' );
			return {
				entry,
				translated: isSame ? known.msgstr : [],
				isFuzzy: known?.comments?.flag?.includes( 'fuzzy' ) ?? false,
			};
		} ),
	};
}

/** Every text of a template, in its order. */
export function entriesOf( template: string ): GetTextTranslation[] {
	return Object.values( po.parse( template ).translations )
		.flatMap( ( context ) => Object.values( context ) )
		.filter( ( { msgid } ) => msgid !== '' );
}

/** The .po as the template asks for it: new texts untranslated, texts that are gone left out. */
export function updated( text: string, template: string ): string {
	const { headers, forms, pairs } = readTranslation( text, template );
	const translations: Record<
		string,
		Record< string, GetTextTranslation >
	> = {};
	for ( const { entry, translated, isFuzzy } of pairs ) {
		const flags = [ entry.comments?.flag ?? '', isFuzzy ? 'fuzzy' : '' ];
		( translations[ entry.msgctxt ?? '' ] ??= {} )[ entry.msgid ] = {
			...entry,
			msgstr:
				translated.length > 0
					? [ ...translated ]
					: Array(
							entry.msgid_plural === undefined ? 1 : forms
					  ).fill( '' ),
			comments: {
				...entry.comments,
				flag: flags.filter( ( flag ) => flag !== '' ).join( ', ' ),
			},
		};
	}
	const compiled = po.compile(
		{
			charset: 'utf-8',
			headers: {
				...headers,
				'Project-Id-Version':
					po.parse( template ).headers[ 'Project-Id-Version' ] ?? '',
			},
			translations,
		},
		{ foldLength: 0 }
	);
	const about = /^(?:#.*\n)*/.exec( text )?.[ 0 ] ?? '';
	return `${ about }${ compiled.toString( 'utf8' ).trimEnd() }\n`;
}
