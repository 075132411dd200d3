/**
 * Writes a store's wp-config.php.
 * Enters: what differs between stores. Leaves: PHP.
 */
import { createHash } from 'node:crypto';

export type PhpValue = string | number | boolean | null;

export type DatabaseConfig =
	| { kind: 'sqlite'; folder: string }
	| {
			kind: 'mariadb';
			host: string;
			user: string;
			password: string;
			name: string;
	  };

export interface WpConfig {
	store: string;
	/** The store's folder, where the lab's logs go. */
	folder: string;
	token: string;
	decimals: boolean;
	/** Ports of all stores: WordPress's safe requests refuse unknown ports, which real shops do not have. */
	ports: readonly number[];
	database: DatabaseConfig;
	constants: Readonly< Record< string, PhpValue > >;
}

const SALTS = [
	'AUTH_KEY',
	'SECURE_AUTH_KEY',
	'LOGGED_IN_KEY',
	'NONCE_KEY',
	'AUTH_SALT',
	'SECURE_AUTH_SALT',
	'LOGGED_IN_SALT',
	'NONCE_SALT',
];

export function wpConfig( config: WpConfig ): string {
	const constants: Record< string, PhpValue > = {
		...databaseConstants( config.database ),
		...Object.fromEntries(
			SALTS.map( ( name ) => [ name, salt( config.store, name ) ] )
		),
		...config.constants,
		// Nothing hangs on a machine without internet; the stores reach each other.
		WP_HTTP_BLOCK_EXTERNAL: true,
		WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
		// With a path, WordPress logs there and not into wp-content.
		WP_DEBUG_LOG: `${ config.folder }/debug.log`,
		WP_MEMORY_LIMIT: '512M',
		LAB_STORE: config.store,
		LAB_FOLDER: config.folder,
		LAB_TOKEN: config.token,
		LAB_DECIMALS: config.decimals,
		LAB_PORTS: config.ports.join( ',' ),
	};
	const lines = Object.entries( constants ).map(
		( [ name, value ] ) => `define('${ name }', ${ php( value ) });`
	);
	return [
		'<?php',
		'// A store of the lab: written anew at each start. WP-Cron is off, so that nothing works by luck.',
		...lines,
		"$table_prefix = 'wp_';",
		"if (!defined('ABSPATH')) {",
		"    define('ABSPATH', __DIR__ . '/');",
		'}',
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join( '\n' );
}

function databaseConstants(
	database: DatabaseConfig
): Record< string, PhpValue > {
	if ( database.kind === 'sqlite' ) {
		return {
			DB_NAME: 'store',
			DB_USER: '',
			DB_PASSWORD: '',
			DB_HOST: '',
			DB_DIR: database.folder,
			DB_FILE: 'store.sqlite',
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
		};
	}
	return {
		DB_NAME: database.name,
		DB_USER: database.user,
		DB_PASSWORD: database.password,
		DB_HOST: database.host,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
	};
}

/** The same at each start, so that a login survives one; different in each store, as cookies are shared between ports. */
function salt( store: string, name: string ): string {
	return createHash( 'sha256' )
		.update( `${ store }/${ name }` )
		.digest( 'hex' );
}

function php( value: PhpValue ): string {
	return typeof value === 'string'
		? `'${ value.replace( /[\\']/g, '\\$&' ) }'`
		: String( value );
}
