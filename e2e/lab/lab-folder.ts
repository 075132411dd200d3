/**
 * The lab's folder and its `lab.json`, by which a second command finds a running lab and a second start its stores.
 * Enters: a folder. Leaves: what was recorded there.
 */
import {
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Link } from './prepare-store.ts';
import type { DatabaseKind, Engine, Permalinks, StoreRecord } from './types.ts';

export interface LabRecord {
	engine: Engine;
	database: DatabaseKind;
	decimals: boolean;
	multisite: boolean;
	permalinks: Permalinks;
	wordpress: string;
	woocommerce: string;
	stores: StoreRecord[];
	links: Record< string, Link >;
	/** Where the process that holds the lab listens; `null` when nobody runs it. */
	control: { url: string; token: string } | null;
}

export function readLabRecord( dir: string ): LabRecord | null {
	const file = join( dir, 'lab.json' );
	return existsSync( file )
		? ( JSON.parse( readFileSync( file, 'utf8' ) ) as LabRecord )
		: null;
}

export function writeLabRecord( dir: string, record: LabRecord ): void {
	mkdirSync( dir, { recursive: true } );
	const file = join( dir, 'lab.json' );
	// In one step: another command may be reading.
	writeFileSync(
		`${ file }.new`,
		JSON.stringify( record, null, '\t' ) + '\n'
	);
	renameSync( `${ file }.new`, file );
}

/** A folder for one run, the first that is free: what PHP has compiled is known by its path, and serves the labs that come after. */
export function temporaryFolder(): string {
	for ( let place = 1; ; place++ ) {
		const dir = join( tmpdir(), `kitgenix-lab-${ place }` );
		try {
			mkdirSync( dir, { mode: 0o700 } );
			return dir;
		} catch ( error ) {
			if ( ( error as NodeJS.ErrnoException ).code !== 'EEXIST' ) {
				throw error;
			}
		}
	}
}

/** What changes the databases themselves: stores made for one cannot be used for another. */
export function madeForTheSame( a: LabRecord, b: LabRecord ): boolean {
	return (
		a.database === b.database &&
		a.decimals === b.decimals &&
		a.multisite === b.multisite &&
		a.permalinks === b.permalinks &&
		a.wordpress === b.wordpress &&
		a.woocommerce === b.woocommerce
	);
}

/** The Master first, then child-a … child-z, child-27 … */
export function storeNames( count: number ): string[] {
	return Array.from( { length: count }, ( _, index ) => {
		if ( index === 0 ) {
			return 'master';
		}
		return index <= 26
			? `child-${ String.fromCharCode( 96 + index ) }`
			: `child-${ index }`;
	} );
}
