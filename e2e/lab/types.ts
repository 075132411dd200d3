/**
 * The lab's public types: what a test or a bench asks for, and what it gets.
 * Enters: nothing. Leaves: types only.
 */

export type Engine = 'embedded' | 'php';
export type DatabaseKind = 'sqlite' | 'mariadb';
export type Permalinks = 'pretty' | 'plain';
export type Role = 'master' | 'child';

export interface LabOptions {
	/** `embedded`: PHP inside Node. `php`: nginx and PHP-FPM, or PHP's own server. */
	engine?: Engine;
	database?: DatabaseKind;
	/** How many stores, the Master included. */
	stores?: number;
	/** With `engine: 'php'`: which of the machine's PHPs, such as `8.1`. Default: the one that is called php-fpm or php. */
	php?: string;
	/** A version in the cache or on WordPress.org, or a folder, or a zip. */
	wordpress?: string;
	/** The same, or `stand-in` for the lab's own. */
	woocommerce?: string;
	/** A persistent object cache in every store; needs `engine: 'php'`. */
	objectCache?: 'redis';
	/** Each store is the main site of a network in subfolders. */
	multisite?: boolean;
	permalinks?: Permalinks;
	/** Throw away the stores of `dir` and begin with fresh ones. */
	reset?: boolean;
	/** Let quantities keep decimals (off in WooCommerce unless a plugin asks). */
	decimals?: boolean;
	/** Where the stores live. Without it: a temporary folder that `stop` removes. */
	dir?: string;
	/** The plugin's folder, or `false` to run the stores without it. */
	plugin?: string | false;
	/** Write the connection between Master and Children. Default: true. */
	connect?: boolean;
	log?: ( line: string ) => void;
}

export interface StockOf {
	quantity: number | null;
	status: string;
	backorders: string;
	low_stock_amount: number | null | '';
	manage_stock: boolean | 'parent';
}

export interface PlacedOrder {
	order_id: number;
	/** Milliseconds inside PHP, from `wc_create_order` to the end of `payment_complete`. */
	ms: number;
	/** Milliseconds until the answer had arrived: what a shopper waits. */
	response_ms: number;
	quantity_left: number | null;
}

export interface OrderOptions {
	/** Run this one request with our plugin switched off, for alternating benchmarks. */
	withoutPlugin?: boolean;
}

export interface RequestLogEntry {
	direction: 'in' | 'out';
	/** Milliseconds since 1970. */
	time: number;
	method: string;
	url: string;
	/** 0: no answer. */
	status: number;
	ms: number;
	error?: string;
}

/** What a store is, without being able to do anything: the part that `lab.json` keeps. */
export interface StoreRecord {
	name: string;
	role: Role;
	url: string;
	port: number;
	dir: string;
	adminUser: string;
	adminPassword: string;
	labToken: string;
}

export interface Store extends StoreRecord {
	/** Place an order and pay it, as a shopper does; stock goes down with it. */
	order: (
		sku: string,
		quantity: number,
		options?: OrderOptions
	) => Promise< PlacedOrder >;
	stock: ( sku: string ) => Promise< StockOf >;
	/** What an editor does: set the quantity on the product and save it. */
	setStock: ( sku: string, quantity: number ) => Promise< StockOf >;
	/** A REST request as the administrator: `wp( 'GET', 'wc/v3/products' )`. */
	wp: < T = unknown >(
		method: string,
		path: string,
		body?: unknown
	) => Promise< T >;
	/** Run what Action Scheduler has due now. Answers how many actions ran. */
	runActions: () => Promise< number >;
	/** Run PHP inside a WordPress request of this store; answers what it printed, or returned as JSON. */
	php: ( code: string ) => Promise< string >;
	/** Every HTTP request that came in or went out, oldest first. */
	requestLog: () => Promise< RequestLogEntry[] >;
}

/** What a test may do to the database beneath the stores, as hosts do. */
export interface LabDatabase {
	/** SIGKILL: every store is without a database. */
	kill: () => Promise< void >;
	start: () => Promise< void >;
	/** A backup of one store's database; the answer puts it back. */
	backUp: ( store: Store ) => Promise< () => Promise< void > >;
}

export interface Lab {
	dir: string;
	engine: Engine;
	database: DatabaseKind;
	wordpress: string;
	woocommerce: string;
	master: Store;
	children: Store[];
	stores: Store[];
	/** Null where there is none that could be killed: on SQLite, and in a lab that another process runs. */
	server: LabDatabase | null;
	stop: () => Promise< void >;
}

/** No way to a WooCommerce (or WordPress) on this machine: says what was tried. */
export class NoWooCommerce extends Error {
	override readonly name = 'NoWooCommerce';

	constructor(
		readonly missing: 'WordPress' | 'WooCommerce',
		readonly tried: readonly string[]
	) {
		super(
			`No ${ missing } to run the stores on.\n` +
				tried.map( ( line ) => `  - ${ line }` ).join( '\n' )
		);
	}
}
