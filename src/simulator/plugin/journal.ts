/**
 * Journal, as plugin/includes/Storage does it: the change journal, leases, links.
 */
import type {
	StoredChildLink,
	StoredMasterLink,
} from '../../core/contract/stored';
import { LIMITS } from '../../core/contract/routes';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';

/** The oldest ids of the journal, and how much text they take up. */
export function journalFront(
	store: Store,
	limit: number
): { ids: readonly number[]; length: number } {
	const text = store.db.journal;
	const ids = store.algorithm.core.journalProductIds( text );
	if ( ids.length <= limit ) {
		return { ids, length: text.length };
	}
	const front = text.slice( 0, limit * 8 );
	const end = front.lastIndexOf( ',' );
	const cut = end < 0 ? text : front.slice( 0, end + 1 );
	return {
		ids: store.algorithm.core.journalProductIds( cut ),
		length: cut.length,
	};
}

export function appendJournal( store: Store, ids: readonly number[] ): void {
	store.db.journal += store.algorithm.core.journalEntry( ids );
}

export function cutJournal( store: Store, length: number ): void {
	store.db.journal = store.db.journal.slice( length );
}

/** The right to talk to one peer for a while. */
export interface Lease {
	peer: string;
	until: number;
}

export function takeLease( task: Task, peer: string ): Lease | null {
	const { store } = task;
	const held = store.db.leases.get( peer );
	const { isLeaseHeld } = store.algorithm.core;
	if ( held !== undefined && isLeaseHeld( held.until, store.now() ) ) {
		return null;
	}
	const lease = { peer, until: store.now() + LIMITS.lease_seconds };
	store.db.leases.set( peer, { until: lease.until, holder: task.id } );
	return lease;
}

export function renewLease( task: Task, peer: string ): boolean {
	const { store } = task;
	if ( store.db.leases.get( peer )?.holder !== task.id ) {
		return false;
	}
	store.db.leases.set( peer, {
		until: store.now() + LIMITS.lease_seconds,
		holder: task.id,
	} );
	return true;
}

export function releaseLease( task: Task, peer: string ): void {
	const { leases } = task.store.db;
	if ( leases.get( peer )?.holder === task.id ) {
		leases.set( peer, { until: 0, holder: 0 } );
	}
}

/** A Child's link to the Master; one that does not exist yet is made. */
export function masterLink( store: Store ): StoredMasterLink {
	store.db.masterLink ??= store.algorithm.core.newMasterLink(
		`${ store.id }.${ store.world.nextId() }`
	);
	return store.db.masterLink;
}

/** The Master's link to a Child; one that does not exist yet is made. */
export function childLink( store: Store, child: string ): StoredChildLink {
	const link =
		store.db.childLinks.get( child ) ??
		store.algorithm.core.newChildLink( store.db.counter?.version ?? 0 );
	store.db.childLinks.set( child, link );
	return link;
}

export function* updateMasterLink(
	task: Task,
	at: string,
	change: ( link: StoredMasterLink ) => StoredMasterLink
): Work< void > {
	yield* transaction(
		task,
		[ 'link master' ],
		() => {
			const after = change( masterLink( task.store ) );
			return () => {
				task.store.db.masterLink = after;
			};
		},
		at
	);
}

export function* updateChildLink(
	task: Task,
	child: string,
	at: string,
	change: ( link: StoredChildLink ) => StoredChildLink,
	along: () => void = () => {}
): Work< void > {
	yield* transaction(
		task,
		[ `link ${ child }` ],
		() => {
			const after = change( childLink( task.store, child ) );
			return () => {
				along();
				task.store.db.childLinks.set( child, after );
			};
		},
		at
	);
}
