/**
 * One store of a lab before it runs: where it will be, and its database and uploads out of the template.
 * Enters: the lab's folder, its template. Leaves: a record for `lab.json`, and a database of the store's own.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MariaDb } from './databases/mariadb.ts';
import { databaseName } from './databases/server.ts';
import type { LabRecord } from './lab-folder.ts';
import type { Template } from './template.ts';
import type { StoreRecord } from './types.ts';

export function storeRecord(
	dir: string,
	name: string,
	port: number,
	before: LabRecord | null
): StoreRecord {
	return {
		name,
		role: name === 'master' ? 'master' : 'child',
		url: `http://127.0.0.1:${ port }`,
		port,
		dir: join( dir, name ),
		adminUser: 'admin',
		adminPassword: 'password',
		labToken:
			before?.stores.find( ( store ) => store.name === name )?.labToken ??
			randomBytes( 18 ).toString( 'hex' ),
	};
}

/** Copies the template's database and uploads unless the store has its own already. Answers whether it copied. */
export async function layOutStore(
	store: StoreRecord,
	template: Template,
	mariaDb: MariaDb | null
): Promise< boolean > {
	const database = join( store.dir, 'database' );
	const name = databaseName( store.name );
	mkdirSync( database, { recursive: true } );
	if (
		mariaDb
			? await mariaDb.exists( name )
			: existsSync( join( database, 'store.sqlite' ) )
	) {
		return false;
	}
	if ( mariaDb ) {
		await mariaDb.restore( name, join( template.folder, 'store.sql' ) );
	}
	for ( const file of [ 'store.sqlite', 'store.sqlite-wal' ] ) {
		if ( existsSync( join( template.folder, file ) ) ) {
			cpSync( join( template.folder, file ), join( database, file ) );
		}
	}
	cpSync(
		join( template.folder, 'uploads' ),
		join( store.dir, 'site', 'wp-content', 'uploads' ),
		{ recursive: true }
	);
	return true;
}
