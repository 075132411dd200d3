/**
 * World: stores, the network between them, and time. Enters: one step after the other; leaves: what the stores show, and
 * every breach of a rule that holds at all times. Nothing here is random: the same steps give the same end.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { PushPlan } from '../../core/sync/change-log';
import type { Algorithm, Limits } from '../algorithm';
import { Books } from './books';
import type { Named, Product } from './database';
import type { Message, Request } from './network';
import { answer, describe, failure, handOver } from './network';
import { Store } from './store';
import type { Work } from './task';
import { Task } from './task';

export class World {
	time = 1_000_000;
	/** How many products there may be: `P0`, `P1` … */
	skus = 0;
	/** Whether sales and restocks can be told apart, so that they must add up. */
	isExact = true;
	readonly stores: Store[] = [];
	readonly books = new Books();
	readonly tasks: Task[] = [];
	mail: Message[] = [];
	/** What went wrong, first of all. */
	violation: string | null = null;
	readonly counts = new Map< string, number >();
	/** Every item that the Master has applied, by Child and SKU. */
	readonly applied = new Map< string, Applied[] >();
	/** Products, by store and SKU, to which that shop has given a SKU of its own. */
	readonly ownNames = new Set< string >();
	/** Lines for people, when somebody wants them. */
	story: string[] | null = null;
	#id = 0;
	#plan: { key: string; log: string; plan: PushPlan } | null = null;

	constructor(
		readonly algorithm: Algorithm,
		readonly limits: Limits,
		readonly serve: ( task: Task, request: Request ) => Work< void >
	) {}

	nextId(): number {
		this.#id += 1;
		return this.#id;
	}

	count( what: string ): void {
		this.counts.set( what, ( this.counts.get( what ) ?? 0 ) + 1 );
	}

	tell( line: string ): void {
		this.story?.push( line );
	}

	breach( what: string ): void {
		this.violation ??= what;
	}

	get master(): Store {
		return this.stores[ 0 ]!;
	}

	store( id: string ): Store {
		return this.stores.find( ( each ) => each.id === id )!;
	}

	/** Which product an item of the wire is about, as the Master sees it. */
	keyOf( item: Named ): string {
		return (
			this.master.db.find( this.algorithm.core, item )?.sku ?? item.sku
		);
	}

	/** The enabled Children of a Master. */
	childIds( store: Store ): readonly string[] {
		return this.stores
			.slice( 1 )
			.map( ( child ) => child.id )
			.filter( ( id ) => ! store.db.disabled.includes( id ) );
	}

	/** Starts a process and lets it run. */
	start(
		store: Store,
		name: string,
		work: ( task: Task ) => Work< void >,
		boundaries = Infinity
	): Task {
		const task = new Task( this.nextId(), store, name );
		task.work = work( task );
		this.tasks.push( task );
		this.run( task, boundaries );
		return task;
	}

	/** Lets a process run until it waits, or for so many boundaries; false when it could not move. */
	run( task: Task, boundaries = Infinity ): boolean {
		let left = boundaries;
		let isMoved = false;
		while ( left > 0 && task.work !== null ) {
			if ( task.pause === 'answers' && task.inbox.length === 0 ) {
				break;
			}
			const { done, value } = task.work.next();
			if ( done ) {
				this.#end( task );
				return true;
			}
			task.pause = value;
			if ( value === 'blocked' ) {
				break;
			}
			isMoved = true;
			left -= value === 'boundary' ? 1 : 0;
		}
		return isMoved;
	}

	/** PHP is killed: the open transaction is rolled back, locks are gone, leases stay. */
	kill( task: Task ): void {
		this.tell( `  ${ task } is killed` );
		this.count( 'killed' );
		if ( task.at === UNNOTED ) {
			task.store.mayOweJournal = true;
		}
		task.calls.clear();
		this.#end( task );
	}

	#end( task: Task ): void {
		task.work = null;
		task.pause = 'done';
		this.tasks.splice( this.tasks.indexOf( task ), 1 );
		for ( const [ row, holder ] of task.store.locks ) {
			if ( holder === task ) {
				task.store.locks.delete( row );
			}
		}
		const { serves } = task;
		if ( serves !== null ) {
			// The connection is closed without an answer.
			answer( this, serves, failure( 502, '' ) );
		}
	}

	/** Brings a message to where it goes; a copy stays in the mail when it is to come again. */
	deliver( message: Message, boundaries = Infinity ): void {
		this.remove( message );
		this.tell( `  ${ describe( message ) }` );
		const store = this.store( message.to );
		if ( store.isCutOff || this.store( message.from ).isCutOff ) {
			this.lose( message );
		} else if ( message.kind === 'answer' ) {
			handOver( message.request, message.answer );
			this.run( message.request.sender );
		} else {
			const task = new Task( this.nextId(), store, 'request' );
			task.serves = message;
			task.work = this.serve( task, message );
			this.tasks.push( task );
			this.run( task, boundaries );
		}
	}

	/** The network loses a message; its sender sees a failure. */
	lose( message: Message ): void {
		this.remove( message );
		this.tell( `  lost: ${ describe( message ) }` );
		const request = message.kind === 'request' ? message : message.request;
		handOver( request, failure( 0, 'kss_unreachable' ) );
		this.run( request.sender );
	}

	remove( message: Message ): void {
		const index = this.mail.indexOf( message );
		if ( index >= 0 ) {
			this.mail.splice( index, 1 );
		}
	}

	/** The change log cut to the newest, at the limit of this world. */
	boundedChanges( log: string ): string {
		const { core } = this.algorithm;
		if ( this.limits.changeLogEntries >= 5000 ) {
			return core.boundedChangeLog( log );
		}
		const count = core.changeEntries( log ).length;
		const excess = Math.max( 0, count - this.limits.changeLogEntries );
		return log.split( ' ' ).slice( excess ).join( ' ' );
	}

	/** Children that stand at the same version lack the same: their plan is made once. */
	planPush( version: number, cursor: number, limit: number ): PushPlan {
		const log = this.master.db.changes;
		const key = `${ version } ${ cursor }`;
		if ( this.#plan?.key !== key || this.#plan.log !== log ) {
			const plan = this.algorithm.core.planPush(
				log,
				version,
				cursor,
				limit
			);
			this.#plan = { key, log, plan };
		}
		return this.#plan.plan;
	}

	// What the books and the rules that hold at all times want to know.

	setBase( store: Store, id: number, shadow: Shadow ): void {
		const product = store.db.products.get( id )!;
		this.books.begin( product, shadow );
		product.shadow = shadow;
	}

	dropBase( store: Store, id: number ): void {
		const product = store.db.products.get( id )!;
		this.books.writeOff( product );
		product.shadow = null;
	}

	setShadow( store: Store, product: Product, shadow: Shadow ): void {
		this.books.begin( product, shadow );
		if (
			product.shadow !== null &&
			shadow.version > 0 &&
			( shadow.version < product.shadow.version ||
				( shadow.version === product.shadow.version &&
					! this.algorithm.core.isSameState(
						shadow.state,
						product.shadow.state
					) ) )
		) {
			this.breach(
				`${ store.id } went back to version ${ shadow.version } of ${ product.sku }`
			);
		}
		product.shadow = shadow;
	}

	/** The Master refused a product. Where it starts over, what was not sent is its own affair. */
	refuse( product: Product, shadow: Shadow ): void {
		if ( shadow.state !== product.shadow?.state ) {
			this.books.writeOff( product );
			this.books.begin( { ...product, shadow: null }, shadow );
		}
		product.shadow = shadow;
	}

	onApply( child: string, sku: string, event: string, delta: number ): void {
		const key = `${ child } ${ sku }`;
		const items = this.applied.get( key ) ?? [];
		items.push( { event, delta, version: 0 } );
		this.applied.set( key, items );
	}

	/** … and was published with this version. */
	onApplied( child: string, sku: string, version: number ): void {
		const last = this.applied.get( `${ child } ${ sku }` )?.at( -1 );
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
		const applied = this.applied
			.get( `${ id } ${ sku }` )
			?.find( ( each ) => each.event === event );
		if ( applied !== undefined && version < applied.version ) {
			this.breach(
				`${ id } took version ${ version } of ${ sku } for one that contains its batch; it is in ${ applied.version }`
			);
		}
	}

	onCompact( { id, db, limits }: Store ): void {
		const ids = this.algorithm.core.journalProductIds( db.journal );
		const bound = Math.max( limits.journalBytes, 16 * ids.length );
		if ( db.journal.length > bound ) {
			this.breach( `the journal of ${ id } grows: ${ db.journal }` );
		}
	}

	onPublish( product: Product, shadow: Shadow ): void {
		if ( shadow.version <= ( product.shadow?.version ?? 0 ) ) {
			this.breach( `version ${ shadow.version } was given twice` );
		}
	}

	onAnswer( request: Request ): void {
		for ( const task of this.tasks ) {
			if ( task.serves === request ) {
				task.serves = null;
			}
		}
	}

	/** Without a kill in the wrong moment, the sweep must have nothing to find that is not on its way already. */
	onSweep( store: Store, found: readonly number[] ): void {
		const { db } = store;
		const batch = db.masterLink?.in_flight ?? null;
		const isBusy = this.tasks.some(
			( task ) => task.store === store && task.name !== 'sweep'
		);
		if ( store.mayOweJournal || isBusy || db.masterLink?.contact ) {
			return;
		}
		const noted = this.algorithm.core.journalProductIds( db.journal );
		for ( const product of store.read( found ) ) {
			const isUnderWay = batch?.items.some(
				( item ) => item.product_id === product.id && ! item.settled
			);
			if (
				product.shadow !== null &&
				! this.books.unmeasured.has( product.sku ) &&
				! noted.includes( product.id ) &&
				! isUnderWay
			) {
				this.breach(
					`only the sweep found a change of ${ product.sku } on ${ store.id }`
				);
			}
		}
	}

	onSchedule( store: Store, link: string ): void {
		if ( ( store.db.actions.get( link )?.length ?? 0 ) > 1 ) {
			this.breach(
				`${ store.id } has two attempts waiting for ${ link }`
			);
		}
	}
}

/** An item that the Master has applied: of which batch, how much, and the version that was the first to contain it. */
interface Applied {
	event: string;
	delta: number;
	version: number;
}

/** Where a kill leaves a change that only the sweep can find. */
export const UNNOTED = 'has written stock and not noted it';
