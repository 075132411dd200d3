/**
 * World: one shop with its database, its clock and its processes. What a PHP process remembers is gone when it ends; what
 * stands in the database stays.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { StoredChildLink } from '../../core/contract/stored';
import type { PushPage } from '../../core/sync/push-pages';
import type { Algorithm, Limits } from '../algorithm';
import type { Books } from './books';
import type { Product } from './database';
import { Database } from './database';
import type { Message, Request } from './message';
import type { Rules } from './rules';

/** What a store, and the plugin on it, can reach of the world around it. */
export interface Environment {
	readonly algorithm: Algorithm;
	readonly limits: Limits;
	readonly time: number;
	readonly books: Books;
	readonly rules: Rules;
	/** What is on its way. */
	readonly mail: Message[];
	nextId: () => number;
	count: ( what: string ) => void;
	tell: ( line: string ) => void;
	store: ( id: string ) => Store;
	/** Whether a store is the hostile one. */
	isHostile: ( id: string ) => boolean;
	/** The enabled Children of a Master. */
	childIds: ( store: Store ) => readonly string[];
	/** The change log cut to the newest. */
	boundedChanges: ( log: string ) => string;
	/** What the Master pushes next over a link. */
	nextPage: ( link: StoredChildLink, limit: number ) => PushPage;
	/** Nobody serves this request any more: it has its answer. */
	onAnswer: ( request: Request ) => void;
	/** What is on its way from or to a Child is refused from now on. */
	disconnect: ( child: string ) => void;
}

/** A dump, and how much of this store the Master had applied by then, by SKU. */
export interface Backup {
	db: Database;
	applied: ReadonlyMap< string, number >;
	/** The same for every Child and SKU, which is what a Master forgets. */
	all: ReadonlyMap< string, number >;
}

/** What a Master was restored from, until somebody has decided, and the number of each product that it has taken over since, by SKU. */
export interface RestoredFrom {
	backup: Backup;
	/** What each Child had agreed on with the Master that is gone. */
	shadows: ReadonlySet< Shadow >;
	taken: Map< string, number >;
}

export class Store {
	db = new Database();
	/** Rows that an open transaction holds, and the id of its process. */
	readonly locks = new Map< string, number >();
	backup: Backup | null = null;
	restoredFrom: RestoredFrom | null = null;
	/** Seconds by which the shop's clock is wrong. */
	skew = 0;
	isCutOff = false;
	/** A process was killed after WooCommerce's write and before our append, or the database was restored. */
	mayOweJournal = false;
	readonly algorithm: Algorithm;
	readonly limits: Limits;

	/**
	 * @param world   Where it is.
	 * @param id      `master`, `c1`, `c2` …
	 * @param version 1 is the published 1.0.2, 2 this plugin.
	 */
	constructor(
		readonly world: Environment,
		readonly id: string,
		public version: 1 | 2
	) {
		this.algorithm = world.algorithm;
		this.limits = world.limits;
	}

	get isMaster(): boolean {
		return this.id === 'master';
	}

	now(): number {
		return this.world.time + this.skew;
	}

	/** Whether a product takes part in the sync here. */
	isSynced( product: Product ): boolean {
		const { exclusions } = this.db;
		return (
			exclusions.length === 0 ||
			this.algorithm.core.isIncluded( product.sku, exclusions )
		);
	}

	/** The stored products among these ids. */
	read( ids: readonly number[] ): readonly Product[] {
		const rows: Product[] = [];
		for ( const id of ids ) {
			const product = this.db.products.get( id );
			if ( product !== undefined ) {
				rows.push( product );
			}
		}
		return rows;
	}
}

/** A product as one view of the database shows it: what is written later does not change it. */
export type View = Readonly< Product >;

export const viewOf = ( product: Product ): View => ( { ...product } );
