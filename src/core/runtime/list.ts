/**
 * Runtime: lists, without index access and without changing what was handed in. The PHP twin is
 * `Generated\Runtime\Lists`, or PHP's own function where there is one.
 */

/**
 * The entry at a position, null when there is none.
 *
 * @param list A list.
 * @param i    Position, from 0.
 */
export function at< T >( list: readonly T[], i: number ): T | null {
	return list[ i ] ?? null;
}

/**
 * The first entry, null when there is none.
 *
 * @param list A list.
 */
export function first< T >( list: readonly T[] ): T | null {
	return list[ 0 ] ?? null;
}

/**
 * The last entry, null when there is none.
 *
 * @param list A list.
 */
export function last< T >( list: readonly T[] ): T | null {
	return list[ list.length - 1 ] ?? null;
}

/**
 * The first entry that fits, null when none does.
 *
 * @param list      A list.
 * @param predicate Whether an entry fits.
 */
export function find< T >(
	list: readonly T[],
	predicate: ( item: T ) => boolean
): T | null {
	return list.find( ( item ) => predicate( item ) ) ?? null;
}

/**
 * A sorted copy; entries that compare as equal keep their order.
 *
 * @param list    A list.
 * @param compare Negative, zero or positive.
 */
export function sorted< T >(
	list: readonly T[],
	compare: ( a: T, b: T ) => number
): readonly T[] {
	return [ ...list ].sort( ( a, b ) => compare( a, b ) );
}

/**
 * A part of a list. As in PHP, a negative start counts from the end, and so does a negative count.
 *
 * @param list  A list.
 * @param start Position of the first entry, from 0.
 * @param count Entries at most.
 */
export function slice< T >(
	list: readonly T[],
	start: number,
	count: number
): readonly T[] {
	const from = start < 0 ? Math.max( 0, list.length + start ) : start;
	const to = count < 0 ? list.length + count : from + count;
	return from < to ? list.slice( from, to ) : [];
}

/**
 * Position of the first entry that fits, -1 when none does.
 *
 * @param list      A list.
 * @param predicate Whether an entry fits.
 */
export function indexOfFirst< T >(
	list: readonly T[],
	predicate: ( item: T ) => boolean
): number {
	return list.findIndex( ( item ) => predicate( item ) );
}

/**
 * A copy in the opposite order.
 *
 * @param list A list.
 */
export function reversed< T >( list: readonly T[] ): readonly T[] {
	return [ ...list ].reverse();
}

/**
 * Each integer once, where it stood first.
 *
 * @param list Integers.
 */
export function distinctIntegers( list: readonly number[] ): readonly number[] {
	return [ ...new Set( list ) ];
}

/**
 * Each text once, where it stood first; `1` and `01` are two.
 *
 * @param list Texts.
 */
export function distinctText( list: readonly string[] ): readonly string[] {
	return [ ...new Set( list ) ];
}
