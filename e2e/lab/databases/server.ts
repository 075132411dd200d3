/**
 * What a test may do to the database server beneath a lab's stores.
 * Enters: the lab's MariaDB. Leaves: killing it, starting it again, and a backup of one store's database.
 */
import { join } from 'node:path';
import type { LabDatabase } from '../types.ts';
import type { MariaDb } from './mariadb.ts';

export function databaseServer( {
	kill,
	start,
	dump,
	restore,
}: MariaDb ): LabDatabase {
	return {
		kill,
		start,
		backUp: async ( store ) => {
			const file = join( store.dir, `backup-${ Date.now() }.sql` );
			await dump( databaseName( store.name ), file );
			return () => restore( databaseName( store.name ), file );
		},
	};
}

export function databaseName( store: string ): string {
	return `lab_${ store.replaceAll( '-', '_' ) }`;
}
