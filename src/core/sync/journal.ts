/**
 * Sync: the change journal, one option row that requests append product ids to: `12,15,12,`. Appending is one atomic
 * statement, so the text is all there is; a damaged part is skipped, never the whole.
 */
import { distinctIntegers } from '../runtime/list';
import {
	byteLength,
	integerFromText,
	joinWith,
	splitOn,
	textFromInteger,
} from '../runtime/text';

/**
 * The text that a request appends: each id followed by a comma, so that two appends never run together.
 *
 * @param productIds Products whose stock may have changed.
 */
export function journalEntry( productIds: readonly number[] ): string {
	if ( productIds.length === 0 ) {
		return '';
	}
	return `${ joinWith(
		distinctIntegers( productIds ).map( ( id ) => textFromInteger( id ) ),
		','
	) },`;
}

/**
 * The product ids of a journal, each once, oldest first.
 *
 * @param journal The row's text.
 */
export function journalProductIds( journal: string ): readonly number[] {
	const ids: number[] = [];
	for ( const part of splitOn( journal, ',' ) ) {
		const id = integerFromText( part );
		if ( id !== null && id > 0 ) {
			ids.push( id );
		}
	}
	return distinctIntegers( ids );
}

/**
 * A journal in which each id stands once. Requests append without looking: while the Master cannot be reached, the same
 * products would come again and again.
 *
 * @param journal The row's text.
 * @param limit   Bytes; a shorter journal stays as it is.
 */
export function compactJournal( journal: string, limit: number ): string {
	return byteLength( journal ) > limit
		? journalEntry( journalProductIds( journal ) )
		: journal;
}
