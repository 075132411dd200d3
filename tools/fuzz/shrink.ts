/**
 * Fuzz: a failure made small. An episode and the request that broke a rule go in; the fewest requests before it, and the smallest body,
 * that still break it come out.
 */
import type { Episode, Recipe } from './episode';
import { treeOf, sizeOf, replaced, written, type Node } from './json';

/** Sends a whole row of requests to a store as it was at first; answers what each of them broke. */
export type Attempt = (
	scene: string,
	recipes: readonly Recipe[]
) => Promise< readonly ( readonly string[] )[] >;

/** Rows of requests that are tried for one failure, and bodies of the last one. */
const TRIES = 30;

/**
 * The same sentence about another number is the same failure.
 *
 * @param sentence Of Judge.php.
 */
export const kindOf = ( sentence: string ): string =>
	sentence
		.slice( 0, 160 )
		.replace( /[0-9a-f]{6,}|\d+/gi, 'N' )
		.slice( 0, 70 );

/**
 * Makes a failure small.
 *
 * @param episode What was done.
 * @param at      Index of the request that broke the rule.
 * @param kind    Of its sentence.
 * @param attempt Tries a row.
 * @return The row; null where it does not fail a second time.
 */
export async function shrunk(
	episode: Episode,
	at: number,
	kind: string,
	attempt: Attempt
): Promise< readonly Recipe[] | null > {
	const breaks = ( broken: readonly string[] | undefined ) =>
		broken?.some( ( sentence ) => kindOf( sentence ) === kind ) === true;
	let left = TRIES;
	const fails = async ( recipes: readonly Recipe[] ): Promise< boolean > => {
		left--;
		return breaks( ( await attempt( episode.scene, recipes ) ).at( -1 ) );
	};
	const before = episode.recipes.slice( 0, at + 1 );
	// What is looked at now and then only may have been broken earlier.
	const first = ( await attempt( episode.scene, before ) ).findIndex(
		breaks
	);
	if ( first < 0 ) {
		return null;
	}
	let row: readonly Recipe[] = before.slice( 0, first + 1 );
	for ( const length of [ 1, 2, 4, 12 ] ) {
		const candidate = row.slice( -length );
		if ( candidate.length < row.length && ( await fails( candidate ) ) ) {
			row = candidate;
			break;
		}
	}
	for ( let size = row.length >> 1; size >= 1 && left > 0; size >>= 1 ) {
		for ( let from = 0; from + size < row.length && left > 0;  ) {
			const candidate: readonly Recipe[] = row.toSpliced( from, size );
			if ( await fails( candidate ) ) {
				row = candidate;
			} else {
				from += size;
			}
		}
	}
	return [ ...row.slice( 0, -1 ), await withSmallBody( row, fails ) ];
}

async function withSmallBody(
	row: readonly Recipe[],
	fails: ( recipes: readonly Recipe[] ) => Promise< boolean >
): Promise< Recipe > {
	let last = row.at( -1 )!;
	for ( let tries = 0, at = 1; tries < TRIES; tries++, at++ ) {
		const tree = parsed( last.body );
		if ( tree === null || at >= sizeOf( tree ) ) {
			break;
		}
		const body = written( replaced( tree, at, () => [] ) );
		const candidate = { ...last, body };
		if ( await fails( [ ...row.slice( 0, -1 ), candidate ] ) ) {
			last = candidate;
			at--;
		}
	}
	return last;
}

/** Null where it is no JSON, or would not be the same. */
function parsed( body: string ): Node | null {
	try {
		const tree = treeOf( JSON.parse( body ) );
		return written( tree ).length === body.length ? tree : null;
	} catch {
		return null;
	}
}
