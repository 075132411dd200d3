/**
 * World: a store's database as far as the plugin reads and writes it: WooCommerce's stock meta, our option rows, and the
 * actions that wait. Values are replaced, never changed in place, so that a backup is a shallow copy.
 */
import type { Backorders, ProductState } from '../../core/catalogue/state';
import type { Shadow } from '../../core/catalogue/shadows';
import { stateFromMeta } from '../../core/catalogue/state';
import type { StockChange } from '../../core/catalogue/stock-changes';
import type { EventItem, EventRequest } from '../../core/contract/payloads';
import type {
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
	StoredOldChild,
	Tombstone,
} from '../../core/contract/stored';
import { textFromMicro } from '../../core/runtime/number';
import type { Core } from '../algorithm';

/** What of an item says which product it is about. */
export type Named = Pick< EventItem, 'sku' | 'gid' | 'old_sku' >;

/** A product's meta, and the state that the core makes of it. */
export interface Product {
	readonly id: number;
	/** Which product it is, on every store: the SKU that it had in the beginning. */
	readonly sku: string;
	/** The SKU that it has now. */
	name: string;
	gid: string;
	manageStock: 'yes' | 'no';
	/** Millionths; WooCommerce keeps the number while stock is not managed. */
	stock: number;
	stockStatus: string;
	backorders: Backorders;
	lowStockAmount: number | null;
	state: ProductState;
	shadow: Shadow | null;
}

/** A lease as its row holds it. */
export interface HeldLease {
	until: number;
	holder: number;
}

/** An event of a store of version 1 that waits for its next attempt, with the numbers of its first. */
export interface OldRetry {
	to: string;
	time: number;
	attempt: number;
	event: EventRequest;
}

export class Database {
	/** The last product id given out. */
	lastId = 100;
	products = new Map< number, Product >();
	idBySku = new Map< string, number >();
	/** Products that are in the trash, by id, and what the Master has told of them. */
	trash = new Map< number, Product >();
	tombstones: readonly Tombstone[] = [];
	journal = '';
	counter: StoredCounter | null = null;
	changes = '';
	masterLink: StoredMasterLink | null = null;
	childLinks = new Map< string, StoredChildLink >();
	oldChildren = new Map< string, StoredOldChild >();
	leases = new Map< string, HeldLease >();
	/** Times of the attempts that Action Scheduler holds, by link. */
	actions = new Map< string, readonly number[] >();
	/** What a store of version 1 has in Action Scheduler, and the events that it has seen. */
	oldRetries: readonly OldRetry[] = [];
	oldSeen: readonly string[] = [];
	/** The settings option: SKUs kept out of the sync, and Children that are switched off. */
	exclusions: readonly string[] = [];
	disabled: readonly string[] = [];

	/** A consistent dump. */
	dump(): Database {
		const copy = new Database();
		for ( const [ id, product ] of this.products ) {
			copy.products.set( id, { ...product } );
		}
		copy.idBySku = new Map( this.idBySku );
		for ( const [ id, product ] of this.trash ) {
			copy.trash.set( id, { ...product } );
		}
		copy.tombstones = this.tombstones;
		copy.lastId = this.lastId;
		copy.journal = this.journal;
		copy.counter = this.counter;
		copy.changes = this.changes;
		copy.masterLink = this.masterLink;
		copy.childLinks = new Map( this.childLinks );
		copy.oldChildren = new Map( this.oldChildren );
		copy.leases = new Map( this.leases );
		copy.actions = new Map( this.actions );
		copy.oldRetries = this.oldRetries;
		copy.oldSeen = this.oldSeen;
		copy.exclusions = this.exclusions;
		copy.disabled = this.disabled;
		return copy;
	}

	/** Adds a product that manages its stock, under the next free id. */
	addProduct( sku: string, quantity: number ): Product {
		this.lastId += 1;
		const id = this.lastId;
		const product: Product = {
			id,
			sku,
			name: sku,
			gid: '',
			manageStock: 'yes',
			stock: quantity,
			stockStatus: 'instock',
			backorders: 'no',
			lowStockAmount: null,
			state: UNREAD,
			shadow: null,
		};
		readState( product );
		this.products.set( id, product );
		this.idBySku.set( sku, id );
		return product;
	}

	/** Puts a product in the trash. */
	remove( product: Product ): void {
		this.products.delete( product.id );
		this.trash.set( product.id, product );
	}

	/** Takes it out again. */
	putBack( product: Product ): void {
		this.trash.delete( product.id );
		this.products = new Map(
			[ ...this.products, [ product.id, product ] as const ].sort(
				( [ a ], [ b ] ) => a - b
			)
		);
	}

	/** A product's rows, which stay while it is in the trash. */
	row( id: number ): Product | null {
		return this.products.get( id ) ?? this.trash.get( id ) ?? null;
	}

	bySku( sku: string ): Product | null {
		const id = this.idBySku.get( sku );
		return id === undefined ? null : this.products.get( id ) ?? null;
	}

	/** The product that an item of the wire speaks of, null when there is none that could be meant. */
	find( core: Core, item: Named ): Product | null {
		const likely = this.bySku( item.sku );
		const gid = core.storableGid( item.gid ?? '' );
		if ( likely?.name === item.sku && gid !== '' && likely.gid === gid ) {
			return likely;
		}
		const products = [ ...this.products.values() ];
		const holders = ( has: ( product: Product ) => boolean ) =>
			products
				.filter( has )
				.map( ( each ) => ( { productId: each.id, gid: each.gid } ) );
		const { productId } = core.resolveItem(
			item.sku,
			gid,
			holders( ( each ) => each.name === item.sku ),
			gid === '' ? [] : holders( ( each ) => each.gid === gid ),
			holders( ( each ) => each.name === item.old_sku )
		);
		return productId === null
			? null
			: this.products.get( productId ) ?? null;
	}

	/** Ids in order, after one id. */
	idsAfter( after: number, limit: number ): readonly number[] {
		const ids: number[] = [];
		for ( const id of this.products.keys() ) {
			if ( id > after && ids.length < limit ) {
				ids.push( id );
			}
		}
		return ids;
	}
}

const UNREAD: ProductState = {
	manageStock: 'no',
	quantity: null,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
};

/** Brings a product's state in line with its meta. */
export function readState( product: Product ): void {
	product.state = stateFromMeta( {
		type: 'simple',
		manageStock: product.manageStock,
		stock: textFromMicro( product.stock ),
		stockStatus: product.stockStatus,
		backorders: product.backorders,
		lowStockAmount:
			product.lowStockAmount === null
				? ''
				: textFromMicro( product.lowStockAmount ),
		parentManagesStock: false,
	} );
}

/** WooCommerce's atomic statement: adds to a product's stock. */
export function addStock( product: Product, micro: number ): void {
	product.stock += micro;
	if ( product.manageStock === 'yes' ) {
		product.state = { ...product.state, quantity: product.stock };
	}
}

/**
 * Writes a change.
 *
 * @param product The product.
 * @param change  What the core wants written.
 * @param base    The stock that the change was decided on; only a broken algorithm writes from it.
 */
export function writeChange(
	product: Product,
	change: StockChange,
	base: number | null
): void {
	if ( change.set !== null ) {
		product.stock = change.set;
	} else if ( change.add !== 0 ) {
		addStock( product, change.add );
		if ( base !== null ) {
			product.stock = base + change.add;
		}
	}
	product.manageStock = change.manageStock ?? product.manageStock;
	product.stockStatus = change.stockStatus ?? product.stockStatus;
	product.backorders = change.backorders ?? product.backorders;
	if ( change.setsLowStockAmount ) {
		product.lowStockAmount = change.lowStockAmount;
	}
	if (
		base !== null ||
		change.set !== null ||
		change.manageStock !== null ||
		change.stockStatus !== null ||
		change.backorders !== null ||
		change.setsLowStockAmount
	) {
		readState( product );
	}
}
