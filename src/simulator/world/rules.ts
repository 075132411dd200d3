/**
 * World: rules that hold at all times, whatever happens. Enters: what the plugin's rooms are about to write; leaves: the books, and
 * the first breach.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { Product } from './database';
import type { Store } from './store';
import type { World } from './world';

/** An item that the Master has applied: of which batch, how much, and the version that was the first to contain it. */
export interface Applied {
	event: string;
	delta: number;
	version: number;
}

export class Rules {
	readonly #world: World;

	constructor( world: World ) {
		this.#world = world;
	}

	setBase( store: Store, id: number, shadow: Shadow ): void {
		const product = store.db.products.get( id )!;
		this.#world.books.begin( product, shadow );
		product.shadow = shadow;
	}

	dropBase( store: Store, id: number ): void {
		const product = store.db.products.get( id )!;
		this.#world.books.writeOff( product );
		product.shadow = null;
	}

	setShadow( store: Store, product: Product, shadow: Shadow ): void {
		this.#world.books.begin( product, shadow );
		if (
			product.shadow !== null &&
			shadow.version > 0 &&
			( shadow.version < product.shadow.version ||
				( shadow.version === product.shadow.version &&
					! this.#world.algorithm.core.isSameState(
						shadow.state,
						product.shadow.state
					) ) )
		) {
			this.#world.breach(
				`${ store.id } went back to version ${ shadow.version } of ${ product.sku }`
			);
		}
		product.shadow = shadow;
	}

	/** The Master refused a product. Where it starts over, what was not sent is its own affair. */
	refuse( product: Product, shadow: Shadow ): void {
		if ( shadow.state !== product.shadow?.state ) {
			this.#world.books.writeOff( product );
			this.#world.books.begin( { ...product, shadow: null }, shadow );
		}
		product.shadow = shadow;
	}

	onApply( child: string, sku: string, event: string, delta: number ): void {
		const key = `${ child } ${ sku }`;
		const items = this.#world.applied.get( key ) ?? [];
		items.push( { event, delta, version: 0 } );
		this.#world.applied.set( key, items );
	}

	/** What a hostile Child may do as any other: sell, restock, and have the last word on a field. */
	onHostile( sku: string, changed: readonly string[], added: number ): void {
		const { books } = this.#world;
		books.add( sku, added );
		books.forgetEdits( sku );
		if ( changed.includes( 'manage_stock' ) ) {
			books.unmeasured.add( sku );
		}
	}

	/** … and was published with this version. */
	onApplied( child: string, sku: string, version: number ): void {
		const last = this.#world.applied.get( `${ child } ${ sku }` )?.at( -1 );
		if ( last !== undefined ) {
			last.version = version;
		}
	}

	/** An item of a batch may only be settled by a state that contains it. */
	onSettle(
		{ id }: Store,
		sku: string,
		event: string,
		version: number
	): void {
		const applied = this.#world.applied
			.get( `${ id } ${ sku }` )
			?.find( ( each ) => each.event === event );
		if ( applied !== undefined && version < applied.version ) {
			this.#world.breach(
				`${ id } took version ${ version } of ${ sku } for one that contains its batch; it is in ${ applied.version }`
			);
		}
	}

	onCompact( { id, db, limits }: Store ): void {
		const ids = this.#world.algorithm.core.journalProductIds( db.journal );
		const bound = Math.max( limits.journalBytes, 16 * ids.length );
		if ( db.journal.length > bound ) {
			this.#world.breach(
				`the journal of ${ id } grows: ${ db.journal }`
			);
		}
	}

	onPublish( product: Product, shadow: Shadow ): void {
		if ( shadow.version <= ( product.shadow?.version ?? 0 ) ) {
			this.#world.breach( `version ${ shadow.version } was given twice` );
		}
	}

	/** Without a kill in the wrong moment, the sweep must have nothing to find that is not on its way already. */
	onSweep( store: Store, found: readonly number[] ): void {
		const { db } = store;
		const batch = db.masterLink?.in_flight ?? null;
		const isBusy = this.#world.tasks.some(
			( task ) => task.store === store && task.name !== 'sweep'
		);
		// A hostile Master can confirm what it never had.
		const isMisled = this.#world.isHostile( 'master' );
		if (
			store.mayOweJournal ||
			isBusy ||
			isMisled ||
			db.masterLink?.contact
		) {
			return;
		}
		const noted = this.#world.algorithm.core.journalProductIds(
			db.journal
		);
		for ( const product of store.read( found ) ) {
			const isUnderWay = batch?.items.some(
				( item ) => item.product_id === product.id && ! item.settled
			);
			if (
				product.shadow !== null &&
				! this.#world.books.unmeasured.has( product.sku ) &&
				! noted.includes( product.id ) &&
				! isUnderWay
			) {
				this.#world.breach(
					`only the sweep found a change of ${ product.sku } on ${ store.id }`
				);
			}
		}
	}

	onSchedule( store: Store, link: string ): void {
		if ( ( store.db.actions.get( link )?.length ?? 0 ) > 1 ) {
			this.#world.breach(
				`${ store.id } has two attempts waiting for ${ link }`
			);
		}
	}
}
