/**
 * Writes a store's wp-config.php.
 * Enters: what differs between stores. Leaves: PHP.
 */
import { createHash } from 'node:crypto';
import { NETWORK_FILE } from './network/make-network.ts';

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
	/** Where the store's object cache is, if it has one. */
	redis?: { socket: string; database: number } | null;
	/** The store is a network's main site at this address, such as `127.0.0.1:18000`. */
	network?: string | null;
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
		...( config.redis
			? {
					LAB_REDIS: config.redis.socket,
					LAB_REDIS_DATABASE: config.redis.database,
			  }
			: {} ),
	};
	return [
		'<?php',
		'// A store of the lab: written anew at each start. WP-Cron is off, so that nothing works by luck.',
		...definitions( constants ),
		...( config.network ? networkLines( config.network ) : [] ),
		"$table_prefix = 'wp_';",
		"if (!defined('ABSPATH')) {",
		"    define('ABSPATH', __DIR__ . '/');",
		'}',
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join( '\n' );
}

/** A network has to be made before WordPress may know of it. */
function networkLines( address: string ): string[] {
	return [
		`if (basename((string) ($_SERVER['SCRIPT_NAME'] ?? '')) !== '${ NETWORK_FILE }') {`,
		...definitions( {
			MULTISITE: true,
			SUBDOMAIN_INSTALL: false,
			DOMAIN_CURRENT_SITE: address,
			PATH_CURRENT_SITE: '/',
			SITE_ID_CURRENT_SITE: 1,
			BLOG_ID_CURRENT_SITE: 1,
		} ).map( ( line ) => `    ${ line }` ),
		'}',
	];
}

function definitions( constants: Record< string, PhpValue > ): string[] {
	return Object.entries( constants ).map(
		( [ name, value ] ) => `define('${ name }', ${ php( value ) });`
	);
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
