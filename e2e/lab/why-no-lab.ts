/**
 * Whether this machine can have stores of a kind. Enters: `engine+database` and what differs (see target.ts). Leaves: null, or one
 * line that says what is missing, for test parts that are skipped then.
 */
import { phpAtHand } from './engines/php.ts';
import { whyNoRedis } from './object-cache/redis.ts';
import { lookForProgram } from './processes/find-program.ts';
import { findSource } from './sources/find-sources.ts';
import { parseTarget } from './target.ts';
import { NoWooCommerce, type LabOptions } from './types.ts';

export async function whyNoLab( target: string ): Promise< string | null > {
	const missing = whyNoPrograms( target );
	if ( missing !== null ) {
		return missing;
	}
	try {
		for ( const name of [ 'wordpress', 'woocommerce' ] as const ) {
			await findSource( name, {}, () => {} );
		}
		return null;
	} catch ( error ) {
		if ( error instanceof NoWooCommerce ) {
			return error.message.replace( /\s*\n\s*/g, ' ' );
		}
		throw error;
	}
}

/** The same for the machine's programs alone. */
export function whyNoPrograms( target: string ): string | null {
	const { engine, database, php, objectCache } = parseTarget( target );
	if ( database === 'mariadb' && ! lookForProgram( 'mariadbd' ) ) {
		return 'there is no MariaDB here';
	}
	if ( engine === 'php' && phpAtHand( php ) === null ) {
		return `there is no PHP ${ php ?? '' }`.trim() + ' here';
	}
	return objectCache === 'redis' ? whyNoRedis( php ) : null;
}

/** PHP and MariaDB where they are installed, ten times as fast; else the embedded kind, which needs neither. */
export async function fastestKind(): Promise<
	Pick< LabOptions, 'engine' | 'database' >
> {
	return ( await whyNoLab( 'php+mariadb' ) ) === null
		? { engine: 'php', database: 'mariadb' }
		: {};
}
