/**
 * Runtime: text as PHP sees it, a row of UTF-8 bytes. Case and digits are ASCII only. The PHP twin is
 * `Generated\Runtime\Text`, or PHP's own function where there is one.
 */

/** What PHP's `trim()` takes away. */
const BLANK = ' \n\r\t\v\0';

/**
 * Without blanks (space, tab, line feed, carriage return, vertical tab, NUL) at both ends.
 *
 * @param s Text.
 */
export function trimmed( s: string ): string {
	let start = 0;
	let end = s.length;
	while ( start < end && BLANK.includes( s.charAt( start ) ) ) {
		start++;
	}
	while ( end > start && BLANK.includes( s.charAt( end - 1 ) ) ) {
		end--;
	}
	return s.slice( start, end );
}

/**
 * A to Z in lower case; everything else stays.
 *
 * @param s Text.
 */
export function lowerAscii( s: string ): string {
	return s.replace( /[A-Z]+/g, ( run ) => run.toLowerCase() );
}

/**
 * The parts between separators; one empty part when the text is empty.
 *
 * @param s         Text.
 * @param separator Not empty.
 */
export function splitOn( s: string, separator: string ): readonly string[] {
	if ( separator === '' ) {
		throw new RangeError( 'The separator is empty' );
	}
	return s.split( separator );
}

/**
 * Parts joined with a separator.
 *
 * @param list      Parts.
 * @param separator What stands between them.
 */
export function joinWith( list: readonly string[], separator: string ): string {
	return list.join( separator );
}

/**
 * Whether a text starts with another.
 *
 * @param s     Text.
 * @param start What it may start with.
 */
export function startsWith( s: string, start: string ): boolean {
	return s.startsWith( start );
}

/**
 * Whether a text ends with another.
 *
 * @param s   Text.
 * @param end What it may end with.
 */
export function endsWith( s: string, end: string ): boolean {
	return s.endsWith( end );
}

/**
 * Whether a text contains another.
 *
 * @param s    Text.
 * @param part What it may contain.
 */
export function contains( s: string, part: string ): boolean {
	return s.includes( part );
}

/**
 * How often a text contains another, from left to right and without overlaps. An empty part occurs nowhere.
 *
 * @param s    Text.
 * @param part What is counted.
 */
export function occurrences( s: string, part: string ): number {
	let count = 0;
	let at = part === '' ? -1 : s.indexOf( part );
	while ( at !== -1 ) {
		count++;
		at = s.indexOf( part, at + part.length );
	}
	return count;
}

/**
 * Every occurrence replaced, from left to right. An empty search replaces nothing.
 *
 * @param s           Text.
 * @param search      What to look for.
 * @param replacement What to put there.
 */
export function replaceAll(
	s: string,
	search: string,
	replacement: string
): string {
	return search === '' ? s : s.split( search ).join( replacement );
}

/**
 * Order of two texts by their UTF-8 bytes: -1, 0 or 1.
 *
 * @param a One text.
 * @param b Another.
 */
export function compareBytes( a: string, b: string ): number {
	// UTF-8 sorts as code points do; UTF-16, which JavaScript compares, does not above U+FFFF.
	const ours = a[ Symbol.iterator ]();
	for ( const theirs of b ) {
		const own = ours.next();
		if ( own.done === true ) {
			return -1;
		}
		if ( own.value !== theirs ) {
			return codePoint( own.value ) < codePoint( theirs ) ? -1 : 1;
		}
	}
	return ours.next().done === true ? 0 : 1;
}

/**
 * Length in UTF-8 bytes.
 *
 * @param s Text.
 */
export function byteLength( s: string ): number {
	let bytes = 0;
	for ( const character of s ) {
		const code = codePoint( character );
		bytes += 1 + Number( code > 0x7f ) + Number( code > 0x7ff );
		bytes += Number( code > 0xffff );
	}
	return bytes;
}

/**
 * Whether a text is one or more ASCII digits and nothing else.
 *
 * @param s Text.
 */
export function isDigits( s: string ): boolean {
	return /^[0-9]+$/.test( s );
}

/**
 * An integer from canonical decimal text of at most 15 digits: no plus, no leading zeros, no blanks; else null.
 *
 * @param s Text.
 */
export function integerFromText( s: string ): number | null {
	return /^(?:0|-?[1-9][0-9]{0,14})$/.test( s ) ? Number( s ) : null;
}

/**
 * Decimal text of an integer.
 *
 * @param n An integer.
 */
export function textFromInteger( n: number ): string {
	return String( n );
}

/**
 * Without the characters that move or hide what stands around them: control characters (C0, C1, DEL), line and paragraph
 * separators, marks, overrides and isolates of writing direction. For text of a peer that a person will read.
 *
 * @param s Text.
 */
export function plainText( s: string ): string {
	return s.replace(
		/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
		''
	);
}

/**
 * Whether a control character (C0, C1 or DEL) stands in a text.
 *
 * @param s Text.
 */
export function hasControl( s: string ): boolean {
	return /\p{Cc}/u.test( s );
}

/**
 * Length in characters, as Unicode counts code points.
 *
 * @param s Text.
 */
export function characterCount( s: string ): number {
	return [ ...s ].length;
}

/**
 * Whether a text is of visible ASCII characters only, without blanks; so is an empty one.
 *
 * @param s Text.
 */
export function isVisibleAscii( s: string ): boolean {
	return /^[!-~]*$/.test( s );
}

function codePoint( character: string ): number {
	return character.codePointAt( 0 ) ?? 0;
}
