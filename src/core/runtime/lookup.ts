/**
 * Runtime: finding an entry by its key in one step, where walking a list for each key would be too slow. An index is
 * opaque: it is made here and asked here. The PHP twin is `Generated\Runtime\Lookup`.
 */

declare const brand: unique symbol;

/** Entries by integer key. */
export type IntegerIndex< T > = ReadonlyMap< number, T > & {
	readonly [ brand ]: 'IntegerIndex';
};

/** Entries by text key. */
export type TextIndex< T > = ReadonlyMap< string, T > & {
	readonly [ brand ]: 'TextIndex';
};

/**
 * Index of a list by an integer; of entries with the same key the first counts.
 *
 * @param list A list.
 * @param key  The key of an entry.
 */
export function indexByInteger< T >(
	list: readonly T[],
	key: ( item: T ) => number
): IntegerIndex< T > {
	return indexed( list, key ) as IntegerIndex< T >;
}

/**
 * Index of a list by a text; of entries with the same key the first counts. `1` and `01` are two keys.
 *
 * @param list A list.
 * @param key  The key of an entry.
 */
export function indexByText< T >(
	list: readonly T[],
	key: ( item: T ) => string
): TextIndex< T > {
	return indexed( list, key ) as TextIndex< T >;
}

export function lookUp< T >( index: IntegerIndex< T >, key: number ): T | null;
export function lookUp< T >( index: TextIndex< T >, key: string ): T | null;
/**
 * The entry with a key, null when there is none.
 *
 * @param index An index.
 * @param key   Of the same kind as the index.
 */
export function lookUp< T >(
	index: IntegerIndex< T > | TextIndex< T >,
	key: number | string
): T | null {
	return ( index as ReadonlyMap< number | string, T > ).get( key ) ?? null;
}

function indexed< T, K >(
	list: readonly T[],
	key: ( item: T ) => K
): ReadonlyMap< K, T > {
	const entries = new Map< K, T >();
	for ( const item of list ) {
		const name = key( item );
		if ( ! entries.has( name ) ) {
			entries.set( name, item );
		}
	}
	return entries;
}
