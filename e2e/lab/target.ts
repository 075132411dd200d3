/**
 * A kind of store in one word, as tests and the matrix name it: `php+mariadb`, and after that what differs, in any order:
 * `php+mariadb+redis`, `+multisite`, `+plain` (permalinks), `+php8.1` (of the machine's PHPs).
 * Enters: the word. Leaves: options for the lab.
 */
import type { DatabaseKind, Engine, LabOptions } from './types.ts';

export type Target = LabOptions & { engine: Engine; database: DatabaseKind };

const ENGINES: readonly Engine[] = [ 'embedded', 'php' ];
const DATABASES: readonly DatabaseKind[] = [ 'sqlite', 'mariadb' ];

export function parseTarget( word: string ): Target {
	const [ first, second, ...more ] = word.split( '+' );
	const engine = ENGINES.find( ( name ) => name === first );
	const database = DATABASES.find( ( name ) => name === second );
	if ( ! engine || ! database ) {
		throw new Error(
			`${ word }: not a kind of store, such as embedded+sqlite or php+mariadb.`
		);
	}
	return Object.assign( { engine, database }, ...more.map( variant ) );
}

function variant( word: string ): LabOptions {
	switch ( word ) {
		case 'redis':
			return { objectCache: 'redis' };
		case 'multisite':
			return { multisite: true };
		case 'plain':
			return { permalinks: 'plain' };
	}
	const php = /^php(\d+\.\d+)$/.exec( word )?.[ 1 ];
	if ( php === undefined ) {
		throw new Error(
			`${ word }: one of redis, multisite, plain, php8.1 and the like.`
		);
	}
	return { php };
}
