/**
 * Generator: the disk. Outputs go in; which of them differ from what is there comes out, or they are written.
 */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outputs } from './outputs';
import { EXAMPLES, TARGET } from './outputs';

/** What a run would change. */
export interface Stale {
	/** Paths whose bytes differ, or that are missing. */
	changed: readonly string[];
	/** Paths that nothing makes any more. */
	orphans: readonly string[];
}

/** Folders that hold nothing but outputs. */
const OWNED = [ TARGET, `${ EXAMPLES }/generated` ];

/** Folders of sources, in which only files with a name of their own are outputs. */
const SHARED = [ 'src/core', `${ EXAMPLES }/core` ];

/**
 * Compares outputs with what is on disk, byte for byte.
 *
 * @param root    The repository.
 * @param outputs Texts by path.
 */
export function staleFiles( root: string, outputs: Outputs ): Stale {
	const changed = [ ...outputs ]
		.filter( ( [ path, text ] ) => {
			const file = join( root, path );
			return (
				! existsSync( file ) ||
				! readFileSync( file ).equals( Buffer.from( text ) )
			);
		} )
		.map( ( [ path ] ) => path );
	const orphans = [
		...OWNED.flatMap( ( folder ) => filesIn( root, folder ) ),
		...SHARED.flatMap( ( folder ) => filesIn( root, folder ) ).filter(
			( path ) => path.endsWith( '.generated.ts' )
		),
	].filter( ( path ) => ! outputs.has( path ) );
	return { changed, orphans };
}

/**
 * Writes what differs and removes what nothing makes.
 *
 * @param root    The repository.
 * @param outputs Texts by path.
 * @param stale   What differs.
 */
export function write( root: string, outputs: Outputs, stale: Stale ): void {
	for ( const path of stale.changed ) {
		const file = join( root, path );
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, outputs.get( path ) ?? '' );
	}
	for ( const path of stale.orphans ) {
		rmSync( join( root, path ) );
	}
}

function filesIn( root: string, folder: string ): readonly string[] {
	return existsSync( join( root, folder ) )
		? readdirSync( join( root, folder ), {
				recursive: true,
				withFileTypes: true,
		  } )
				.filter( ( entry ) => entry.isFile() )
				.map( ( entry ) =>
					join( entry.parentPath, entry.name ).slice(
						root.length + 1
					)
				)
				.sort()
		: [];
}
