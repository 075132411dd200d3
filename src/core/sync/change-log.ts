/**
 * Sync, Master: the change log, one bounded option row of `version:product` entries, oldest first, each followed by a
 * space. Every Child has a cursor in it; what comes after the cursor is what the Child still lacks.
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
 */
export function changeLogEntries( published: readonly Publication[] ): string {
	return joinWith(
		published.map(
			( item ) => `${ item.shadow.version }:${ item.productId } `
		),
		''
	);
}

/**
 * The text that removing products appends.
 *
 * @param tombstones With their versions.
 */
export function removalEntries( tombstones: readonly Tombstone[] ): string {
	return joinWith(
		tombstones.map( ( item ) => `${ item.version }:${ item.product_id } ` ),
		''
	);
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
			entries.push( { version, productId } );
		}
	}
	return entries;
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
		slice( entries, entries.length - limit, limit ).map(
			( entry ) => `${ entry.version }:${ entry.productId } `
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
