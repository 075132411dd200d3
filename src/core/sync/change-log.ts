/**
 * Sync, Master: the change log, one bounded option row of `version:product` entries, oldest first, each followed by a
 * space; a third number is the difference in quantity, in millionths, against what was published before, and the last
 * entry of each publication bears its mark. Every Child has a cursor in it; what comes after the cursor is what the Child still lacks.
 */
import type { Tombstone } from '../contract/stored';
import { LIMITS } from '../contract/routes';
import { at, distinctIntegers, first, slice } from '../runtime/list';
import { integerFromText, joinWith, splitOn } from '../runtime/text';
import type { Publication } from './publish';

/** One published change. */
export interface ChangeEntry {
	version: number;
	productId: number;
	/** Millionths of a unit against what was published before. */
	added: number;
	/** Drawn for the publication whose last entry this is, '' for others. */
	mark: string;
}

/** What the next push to a Child holds. */
export interface PushPlan {
	/** `none`: in step. `changes`: these products. `walk`: the cursor is older than the log, the whole catalogue goes. */
	kind: 'none' | 'changes' | 'walk';
	/** Products, each once, oldest change first. */
	productIds: readonly number[];
	/** Where the cursor stands once the Child has them. */
	cursor: number;
}

/**
 * The text that publishing appends.
 *
 * @param published Products with their new versions.
 * @param version   The last of those.
 * @param mark      Random, drawn by the caller.
 */
export function changeLogEntries(
	published: readonly Publication[],
	version: number,
	mark: string
): string {
	return joinWith(
		published.map( ( item ) =>
			entryText( {
				version: item.shadow.version,
				productId: item.productId,
				added: item.added,
				mark: item.shadow.version === version ? mark : '',
			} )
		),
		''
	);
}

/**
 * The text that removing products appends.
 *
 * @param tombstones With their versions.
 * @param version    The last of those.
 * @param mark       Random, drawn by the caller.
 */
export function removalEntries(
	tombstones: readonly Tombstone[],
	version: number,
	mark: string
): string {
	return joinWith(
		tombstones.map( ( item ) =>
			entryText( {
				version: item.version,
				productId: item.product_id,
				added: 0,
				mark: item.version === version ? mark : '',
			} )
		),
		''
	);
}

/**
 * An entry as the row holds it.
 *
 * @param entry The change.
 */
function entryText( entry: ChangeEntry ): string {
	const change = `${ entry.version }:${ entry.productId }`;
	if ( entry.mark !== '' ) {
		return `${ change }:${ entry.added }:${ entry.mark } `;
	}
	return entry.added === 0 ? `${ change } ` : `${ change }:${ entry.added } `;
}

/**
 * The entries of a log. A damaged entry is skipped.
 *
 * @param log The row's text.
 */
export function changeEntries( log: string ): readonly ChangeEntry[] {
	const entries: ChangeEntry[] = [];
	for ( const part of splitOn( log, ' ' ) ) {
		const pair = splitOn( part, ':' );
		const version = integerFromText( at( pair, 0 ) ?? '' );
		const productId = integerFromText( at( pair, 1 ) ?? '' );
		if ( version !== null && productId !== null ) {
			entries.push( {
				version,
				productId,
				added: integerFromText( at( pair, 2 ) ?? '' ) ?? 0,
				mark: at( pair, 3 ) ?? '',
			} );
		}
	}
	return entries;
}

/**
 * The entries of a log after a version.
 *
 * @param log     The row's text.
 * @param version A version.
 */
export function entriesAfter(
	log: string,
	version: number
): readonly ChangeEntry[] {
	return changeEntries( log ).filter( ( entry ) => entry.version > version );
}

/**
 * Whether a log still holds every entry after a version: it keeps the newest ones only.
 *
 * @param log     The row's text.
 * @param version A version.
 */
export function reachesBackTo( log: string, version: number ): boolean {
	const entries = changeEntries( log );
	const oldest = first( entries );
	return (
		oldest === null ||
		oldest.version <= version + 1 ||
		entries.length < LIMITS.change_log_entries
	);
}

/**
 * The mark with which a version was given out, '' where the log does not go back so far. A version in the midst of a
 * publication has `-`: nobody was told that it was the last.
 *
 * @param log     The row's text.
 * @param version A version.
 */
export function markOfVersion( log: string, version: number ): string {
	// A whole log is a hundred times as much work as this.
	const rest = at( splitOn( ` ${ log }`, ` ${ version }:` ), 1 );
	const entry = at( splitOn( rest ?? '', ' ' ), 0 ) ?? '';
	return rest === null ? '' : at( splitOn( entry, ':' ), 2 ) ?? '-';
}

/**
 * The log cut to its newest entries, and as it was while it is short enough. It is let grow by a fifth first, so that
 * the row is rewritten once in a thousand changes.
 *
 * @param log The row's text.
 */
export function boundedChangeLog( log: string ): string {
	const entries = changeEntries( log );
	const limit = LIMITS.change_log_entries;
	if ( entries.length <= limit + 1000 ) {
		return log;
	}
	return joinWith(
		slice( entries, entries.length - limit, limit ).map( ( entry ) =>
			entryText( entry )
		),
		''
	);
}

/**
 * What a Child whose cursor stands here still lacks, coalesced: a product that changed ten times goes once.
 *
 * @param log     The row's text.
 * @param version The counter now.
 * @param cursor  The highest version that the Child has acknowledged.
 * @param limit   Products at most.
 */
export function planPush(
	log: string,
	version: number,
	cursor: number,
	limit: number
): PushPlan {
	if ( cursor >= version ) {
		return { kind: 'none', productIds: [], cursor };
	}
	const entries = changeEntries( log );
	const tail = first( entries );
	if ( tail === null || tail.version > cursor + 1 ) {
		return { kind: 'walk', productIds: [], cursor };
	}
	const missing = entries.filter( ( entry ) => entry.version > cursor );
	const productIds = slice(
		distinctIntegers( missing.map( ( entry ) => entry.productId ) ),
		0,
		limit
	);
	let reached = cursor;
	for ( const entry of missing ) {
		if ( ! productIds.includes( entry.productId ) ) {
			break;
		}
		reached = entry.version;
	}
	return { kind: 'changes', productIds, cursor: reached };
}

/**
 * Where the cursor of a Child stands after it was answered with the state of its own batch: at the batch's versions when
 * it had everything before them, else where it was. A lost answer is asked for again, so the Child always gets them.
 *
 * @param cursor The cursor before.
 * @param before The counter before the batch was published.
 * @param after  The counter after it.
 */
export function cursorAfterAnswer(
	cursor: number,
	before: number,
	after: number
): number {
	return cursor === before ? after : cursor;
}
