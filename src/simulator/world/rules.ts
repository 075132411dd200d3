/**
 * World: rules that hold at all times, whatever happens. Enters: what the plugin's modules are about to write; leaves: the books, and
 * the first breach.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { Algorithm, Limits } from '../algorithm';
import type { Books } from './books';
import type { Database, Product } from './database';

/** An item that the Master has applied: of which batch, how much, and the version that was the first to contain it. */
export interface Applied {
	event: string;
	delta: number;
	version: number;
}

/** What the rules are held against, and where a breach is told. */
export interface RuleContext {
	readonly algorithm: Algorithm;
	readonly books: Books;
	/** Every item that the Master has applied, by Child and SKU. */
	readonly applied: Map< string, Applied[] >;
	/** Whether a store is the hostile one. */
	isHostile: ( id: string ) => boolean;
	/** Whether a process other than a sweep is at work in a store. */
	isBusy: ( id: string ) => boolean;
	breach: ( what: string ) => void;
}

/** The store that a rule is about. */
export interface RuleSubject {
	readonly id: string;
	readonly db: Database;
	readonly limits: Limits;
	readonly mayOweJournal: boolean;
	read: ( ids: readonly number[] ) => readonly Product[];
}

export class Rules {
	readonly #context: RuleContext;

	constructor( context: RuleContext ) {
		this.#context = context;
	}

	setBase( store: RuleSubject, id: number, shadow: Shadow ): void {
		const product = store.db.products.get( id )!;
		this.#context.books.begin( product, shadow );
		product.shadow = shadow;
	}

	dropBase( store: RuleSubject, id: number ): void {
		const product = store.db.products.get( id )!;
		this.#context.books.writeOff( product );
		product.shadow = null;
	}

	setShadow( store: RuleSubject, product: Product, shadow: Shadow ): void {
		this.#context.books.begin( product, shadow );
		if (
			product.shadow !== null &&
			shadow.version > 0 &&
			( shadow.version < product.shadow.version ||
				( shadow.version === product.shadow.version &&
					! this.#context.algorithm.core.isSameState(
						shadow.state,
						product.shadow.state
					) ) )
		) {
			this.#context.breach(
				`${ store.id } went back to version ${ shadow.version } of ${ product.sku }`
			);
		}
		product.shadow = shadow;
	}

	/** The Master refused a product. Where it starts over, what was not sent is its own affair. */
	refuse( product: Product, shadow: Shadow ): void {
		if ( shadow.state !== product.shadow?.state ) {
			this.#context.books.writeOff( product );
			this.#context.books.begin( { ...product, shadow: null }, shadow );
		}
		product.shadow = shadow;
	}

	onApply( child: string, sku: string, event: string, delta: number ): void {
		const key = `${ child } ${ sku }`;
		const items = this.#context.applied.get( key ) ?? [];
		items.push( { event, delta, version: 0 } );
		this.#context.applied.set( key, items );
	}

	/** What a hostile Child may do as any other: sell, restock, and have the last word on a field. */
	onHostile( sku: string, changed: readonly string[], added: number ): void {
		const { books } = this.#context;
		books.add( sku, added );
		books.forgetEdits( sku );
		if ( changed.includes( 'manage_stock' ) ) {
			books.unmeasured.add( sku );
		}
	}

	/** … and was published with this version. */
	onApplied( child: string, sku: string, version: number ): void {
		const last = this.#context.applied
			.get( `${ child } ${ sku }` )
			?.at( -1 );
		if ( last !== undefined ) {
			last.version = version;
		}
	}

	/** An item of a batch may only be settled by a state that contains it. */
	onSettle(
		{ id }: RuleSubject,
		sku: string,
		event: string,
		version: number
	): void {
		const applied = this.#context.applied
			.get( `${ id } ${ sku }` )
			?.find( ( each ) => each.event === event );
		if ( applied !== undefined && version < applied.version ) {
			this.#context.breach(
				`${ id } took version ${ version } of ${ sku } for one that contains its batch; it is in ${ applied.version }`
			);
		}
	}

	onCompact( { id, db, limits }: RuleSubject ): void {
		const ids = this.#context.algorithm.core.journalProductIds(
			db.journal
		);
		const bound = Math.max( limits.journalBytes, 16 * ids.length );
		if ( db.journal.length > bound ) {
			this.#context.breach(
				`the journal of ${ id } grows: ${ db.journal }`
			);
		}
	}

	onPublish( product: Product, shadow: Shadow ): void {
		if ( shadow.version <= ( product.shadow?.version ?? 0 ) ) {
			this.#context.breach(
				`version ${ shadow.version } was given twice`
			);
		}
	}

	/** Without a kill in the wrong moment, the sweep must have nothing to find that is not on its way already. */
	onSweep( store: RuleSubject, found: readonly number[] ): void {
		const { db } = store;
		const batch = db.masterLink?.in_flight ?? null;
		const isBusy = this.#context.isBusy( store.id );
		// A hostile Master can confirm what it never had.
		const isMisled = this.#context.isHostile( 'master' );
		if (
			store.mayOweJournal ||
			isBusy ||
			isMisled ||
			db.masterLink?.contact
		) {
			return;
		}
		const noted = this.#context.algorithm.core.journalProductIds(
			db.journal
		);
		for ( const product of store.read( found ) ) {
			const isUnderWay = batch?.items.some(
				( item ) => item.product_id === product.id && ! item.settled
			);
			if (
				product.shadow !== null &&
				! this.#context.books.unmeasured.has( product.sku ) &&
				! noted.includes( product.id ) &&
				! isUnderWay
			) {
				this.#context.breach(
					`only the sweep found a change of ${ product.sku } on ${ store.id }`
				);
			}
		}
	}

	onSchedule( store: RuleSubject, link: string ): void {
		if ( ( store.db.actions.get( link )?.length ?? 0 ) > 1 ) {
			this.#context.breach(
				`${ store.id } has two attempts waiting for ${ link }`
			);
		}
	}
}
