/**
 * Package: the template for translators (POT). Enters: messages. Leaves: text that is the same for the same messages: without
 * a date, and with files but no lines, so that it changes only when a text does.
 */
import { po } from 'gettext-parser';
import { Unreadable, type Message } from './strings.ts';
import { SLUG } from './versions.ts';

interface Entry {
	msgid: string;
	msgctxt?: string;
	msgid_plural?: string;
	msgstr: string[];
	comments: { extracted: string; reference: string; flag: string };
}

const PLACEHOLDER = /%(?:\d+\$)?[sdf]/;

export function template(
	messages: readonly Message[],
	version: string
): string {
	const contexts: Record< string, Record< string, Entry > > = {};
	for ( const message of messages ) {
		const context = ( contexts[ message.context ?? '' ] ??= {} );
		const known = context[ message.text ];
		context[ message.text ] = known
			? joined( known, message )
			: entryOf( message );
	}
	const compiled = po.compile(
		{
			charset: 'utf-8',
			headers: {
				'Project-Id-Version': `Kitgenix Stock Sync for WooCommerce ${ version }`,
				'Report-Msgid-Bugs-To': `https://wordpress.org/support/plugin/${ SLUG }`,
				'MIME-Version': '1.0',
				'Content-Type': 'text/plain; charset=UTF-8',
				'Content-Transfer-Encoding': '8bit',
				'X-Domain': SLUG,
			},
			translations: contexts,
		},
		// Long texts on one line: refolding would change lines that say the same.
		{ foldLength: 0 }
	);
	return (
		`# Texts of the plugin for translators, made by \`npm run pot\`.\n` +
		`# This file is distributed under the same licence as the plugin, GPL-3.0-or-later.\n${ compiled
			.toString( 'utf8' )
			.trimEnd() }\n`
	);
}

function entryOf( message: Message ): Entry {
	return {
		msgid: message.text,
		...( message.context === null ? {} : { msgctxt: message.context } ),
		...( message.plural === null ? {} : { msgid_plural: message.plural } ),
		msgstr: message.plural === null ? [ '' ] : [ '', '' ],
		comments: {
			extracted:
				message.comment === null
					? ''
					: `translators: ${ message.comment }`,
			reference: message.file,
			flag: PLACEHOLDER.test( message.text + ( message.plural ?? '' ) )
				? 'php-format'
				: '',
		},
	};
}

/** One text from two places: both are named, and what each tells translators. */
function joined( entry: Entry, message: Message ): Entry {
	const other = entryOf( message );
	if (
		entry.msgid_plural !== undefined &&
		other.msgid_plural !== undefined &&
		entry.msgid_plural !== other.msgid_plural
	) {
		throw new Unreadable(
			`"${ entry.msgid }" has two plurals: "${ entry.msgid_plural }" and "${ other.msgid_plural }" (${ message.file }).`
		);
	}
	const both = ( part: 'extracted' | 'reference' ) =>
		[ ...new Set( [ entry.comments[ part ], other.comments[ part ] ] ) ]
			.filter( ( line ) => line !== '' )
			.join( '\n' );
	const hasPlural = entry.msgid_plural !== undefined ? entry : other;
	return {
		...hasPlural,
		comments: {
			extracted: both( 'extracted' ),
			reference: both( 'reference' ),
			flag: hasPlural.comments.flag,
		},
	};
}
