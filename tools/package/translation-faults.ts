/**
 * Package: what a machine can find wrong in a translation. Enters: a translation. Leaves: a line for each fault, with the text that it is
 * about; none for one that may be shipped.
 */
import type { Pair, Translation } from './translation.ts';

/** What must be in the translation as often as in the text: values, names in braces, tags, options, addresses of files. */
const KEPT =
	/%(?:\d+\$)?[sdf]|%%|\{\w+\}|<\/?[A-Za-z][^>]*>|--[a-z-]+|\/?[\w/-]+\.php|\/wp-json\/[\w/-]*|https?:\/\/[\w.-]+\w/g;

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

type Rule = ( text: string, translated: string ) => boolean;

const RULES: Readonly< Record< string, Rule > > = {
	'other placeholders': ( text, translated ) =>
		kept( text ) !== kept( translated ),
	'other spaces at its ends': ( text, translated ) =>
		/^\s*/.exec( text )?.[ 0 ] !== /^\s*/.exec( translated )?.[ 0 ] ||
		/\s*$/.exec( text )?.[ 0 ] !== /\s*$/.exec( translated )?.[ 0 ],
	'two spaces': ( _text, translated ) => /\s\s/.test( translated ),
	'ends with another mark': ( text, translated ) =>
		lastMark( text ) !== lastMark( translated ),
};

/** What else a language asks for, by the first part of its locale. */
const RULES_OF: Readonly< Record< string, Record< string, Rule > > > = {
	de: {
		'quotes other than „…“': ( _text, translated ) => {
			const quotes = translated.replace( /[^"„“”]/g, '' );
			return quotes.replaceAll( '„“', '' ) !== '';
		},
	},
	fr: {
		// As WordPress's own French.
		'no no-break space at : ; ! ? « »': ( _text, translated ) => {
			const words = translated.replace( KEPT, 'x' );
			return (
				new RegExp( `[^${ NO_BREAK }:;!?][:;!?](?=\\s|$)` ).test(
					words
				) ||
				new RegExp( `«[^${ NO_BREAK }]|[^${ NO_BREAK }]»` ).test(
					words
				) ||
				words.includes( NARROW )
			);
		},
		'quotes other than « … »': ( _text, translated ) =>
			/["„“”]/.test( translated ),
	},
};

export function faultsOf( translation: Translation ): string[] {
	const rules = {
		...RULES,
		...RULES_OF[ translation.locale.split( '_' )[ 0 ] ?? '' ],
	};
	return translation.pairs.flatMap( ( pair ) =>
		faultsOfPair( pair, translation.forms, rules ).map(
			( fault ) =>
				`${ translation.locale }: ${ fault }: “${ pair.entry.msgid }”`
		)
	);
}

function faultsOfPair(
	{ entry, translated, isFuzzy }: Pair,
	forms: number,
	rules: Readonly< Record< string, Rule > >
): string[] {
	if ( isFuzzy ) {
		return [ 'fuzzy' ];
	}
	if ( translated.length === 0 || translated.includes( '' ) ) {
		return [ 'not translated' ];
	}
	const wanted = entry.msgid_plural === undefined ? 1 : forms;
	if ( translated.length !== wanted ) {
		return [ `${ translated.length } forms instead of ${ wanted }` ];
	}
	return Object.entries( rules )
		.filter( ( [ , isBroken ] ) =>
			translated.some( ( form, index ) =>
				isBroken(
					index === 0
						? entry.msgid
						: entry.msgid_plural ?? entry.msgid,
					form
				)
			)
		)
		.map( ( [ name ] ) => name );
}

const kept = ( text: string ): string =>
	( text.match( KEPT ) ?? [] ).sort().join( ' ' );

/** One of these at the end, or none. */
const lastMark = ( text: string ): string =>
	/[.…:;!?]$/.exec( text.trim() )?.[ 0 ] ?? '';
