/**
 * Whether this machine can have stores of a kind. Enters: `engine+database`. Leaves: null, or one line that says what is
 * missing, for test parts that are skipped then.
 */
import { lookForProgram } from './processes/find-program.ts';
import { findSource } from './sources/find-sources.ts';
import { NoWooCommerce, type LabOptions } from './types.ts';

export async function whyNoLab( target: string ): Promise< string | null > {
	if ( target.endsWith( 'mariadb' ) && ! lookForProgram( 'mariadbd' ) ) {
		return 'there is no MariaDB here';
	}
	if ( target.startsWith( 'php' ) && ! lookForProgram( 'php' ) ) {
		return 'there is no PHP here';
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

/** PHP and MariaDB where they are installed, ten times as fast; else the embedded kind, which needs neither. */
export async function fastestKind(): Promise<
	Pick< LabOptions, 'engine' | 'database' >
> {
	return ( await whyNoLab( 'php+mariadb' ) ) === null
		? { engine: 'php', database: 'mariadb' }
		: {};
}
