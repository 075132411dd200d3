/**
 * World: stores, the network between them, and time. Enters: one step after the other; leaves: what the stores show, and
 * every breach of a rule that holds at all times. Nothing here is random: the same steps give the same end.
 */
import type { StoredChildLink } from '../../core/contract/stored';
import type { PushPage } from '../../core/sync/push-pages';
import type { Algorithm, Limits } from '../algorithm';
import { Books } from './books';
import type { Named } from './database';
import type { Answer, Message, Request } from './message';
import { describe, failure } from './message';
import { answer } from './network';
import type { Applied, RuleContext } from './rules';
import { Rules } from './rules';
import type { Environment, Store } from './store';
import type { Work } from './task';
import { Task } from './task';

export class World implements Environment, RuleContext {
	time = 1_000_000;
	/** How many products there may be: `P0`, `P1` … */
	skus = 0;
	/** Whether sales and restocks can be told apart, so that they must add up. */
	isExact = true;
	readonly stores: Store[] = [];
	readonly books = new Books();
	readonly rules = new Rules( this );
	readonly tasks: Task[] = [];
	mail: Message[] = [];
	/** What went wrong, first of all. */
	violation: string | null = null;
	readonly counts = new Map< string, number >();
	/** Every item that the Master has applied, by Child and SKU. */
	readonly applied = new Map< string, Applied[] >();
	/** Products, by store and SKU, to which that shop has given a SKU of its own. */
	readonly ownNames = new Set< string >();
	/** A store that sends whatever a signature can be put under; null for none. */
	hostile: Store | null = null;
	/** Whether that store refuses everything, in words that are true. */
	refuses = false;
	/** Lines for people, when somebody wants them. */
	story: string[] | null = null;
	#id = 0;
	#page: { key: string; log: string; page: PushPage } | null = null;

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

	/** Whether a store is the hostile one. */
	isHostile( id: string ): boolean {
		return this.hostile?.id === id;
	}

	isBusy( id: string ): boolean {
		return this.tasks.some(
			( task ) => task.store.id === id && task.name !== 'sweep'
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
			if ( holder === task.id ) {
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
			this.handOver( message.request, message.answer );
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
		this.handOver( request, failure( 0, UNREACHABLE ) );
	}

	/** Hands an answer to its process, which goes on; nobody waits after a timeout, for a copy, or after a kill. */
	handOver( request: Request, given: Answer ): void {
		const { id, index, sender } = request;
		const task = this.tasks.find( ( each ) => each.id === sender );
		if ( task === undefined ) {
			return;
		}
		if ( task.calls.get( index )?.id === id ) {
			task.calls.delete( index );
			task.inbox.push( { index, answer: given } );
		}
		this.run( task );
	}

	/** Time passes; whatever was waited for too long has failed. */
	advance( seconds: number ): void {
		this.time += seconds;
		for ( const task of this.tasks ) {
			for ( const [ index, { until } ] of task.calls ) {
				if ( until <= this.time ) {
					task.calls.delete( index );
					task.inbox.push( {
						index,
						answer: failure( 0, UNREACHABLE ),
					} );
				}
			}
		}
	}

	disconnect( child: string ): void {
		for ( const message of [ ...this.mail ] ) {
			if ( message.from === child || message.to === child ) {
				this.lose( message );
			}
		}
		for ( const task of [ ...this.tasks ] ) {
			if ( task.serves?.from === child ) {
				this.kill( task );
			}
		}
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

	/** Children that stand at the same version lack the same: what goes to them is planned once. */
	nextPage( link: StoredChildLink, limit: number ): PushPage {
		const { changes, counter } = this.master.db;
		const version = counter?.version ?? 0;
		const { walk, cursor } = link;
		const key = JSON.stringify( [ version, cursor, walk ] );
		if ( this.#page?.key !== key || this.#page.log !== changes ) {
			const page = this.algorithm.core.nextPage(
				link,
				changes,
				version,
				limit
			);
			this.#page = { key, log: changes, page };
		}
		return this.#page.page;
	}

	onAnswer( request: Request ): void {
		for ( const task of this.tasks ) {
			if ( task.serves === request ) {
				task.serves = null;
			}
		}
	}
}

/** Where a kill leaves a change that only the sweep can find. */
export const UNNOTED = 'has written stock and not noted it';

/** What a sender sees that has waited too long. */
const UNREACHABLE = 'kss_unreachable';
