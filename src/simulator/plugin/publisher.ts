/**
 * Outbound, Master, as plugin/includes/Sync/Publisher does it: changed products get their next version. Enters: product
 * ids; leaves: shadows and the change log, under the counter's lock.
 */
import type { StateItem } from '../../core/contract/payloads';
import type { StoredCounter } from '../../core/contract/stored';
import type { DirtyProduct } from '../../core/sync/publish';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { cutJournal, journalFront } from './journal';

/** The counter and the log as publishing reads them. */
export interface CounterView {
	counter: StoredCounter;
	log: string;
}

/** Creates the counter where it is missing. */
export function counterOf( store: Store ): StoredCounter {
	store.db.counter ??= store.algorithm.core.newCounter(
		`g${ store.world.nextId() }`
	);
	return store.db.counter;
}

export const counterView = ( store: Store ): CounterView => ( {
	counter: counterOf( store ),
	log: store.db.changes,
} );

/** The locks of a transaction that publishes. */
export const publishLocks = ( store: Store ): readonly string[] =>
	store.algorithm.habits.locksCounter ? [ 'counter' ] : [];

/** Publishes what the journal holds; true when there was anything in it. */
export function* publishJournal( task: Task ): Work< boolean > {
	const { store } = task;
	counterOf( store );
	let any = false;
	while ( journalFront( store, store.limits.pageItems ).length > 0 ) {
		any = true;
		yield* transaction(
			task,
			publishLocks( store ),
			() => {
				const read = counterView( store );
				const front = journalFront( store, store.limits.pageItems );
				const views = store.read( front.ids ).map( viewOf );
				return () => {
					publish( store, views, [], read );
					cutJournal( store, front.length );
				};
			},
			'publish the journal'
		);
	}
	return any;
}

/** Publishes products under new versions, changed or not, as a reconcile and a push by hand do. */
export function* publishAnew( task: Task, ids: readonly number[] ): Work< void > {
	const { store } = task;
	counterOf( store );
	yield* transaction(
		task,
		publishLocks( store ),
		() => {
			const views = store.read( ids ).map( viewOf );
			const read = counterView( store );
			return () => {
				publish( store, views, ids, read );
			};
		},
		'publish anew'
	);
}

/**
 * Publishes products, with the commit of the caller's transaction.
 *
 * @param store  The Master.
 * @param views  Products as the transaction sees them.
 * @param forced Products that take a new version in any case.
 * @param read   Counter and log as the transaction sees them.
 * @return The published ones, with their new shadows.
 */
export function publish(
	store: Store,
	views: readonly View[],
	forced: readonly number[],
	read: CounterView
): readonly View[] {
	const { core } = store.algorithm;
	const synced = views.filter( ( view ) => store.isSynced( view ) );
	const publications = core.planPublish(
		read.counter.version,
		synced.map( ( view ) =>
			dirtyProduct( view, forced.includes( view.id ) )
		)
	);
	const published: View[] = [];
	for ( const { productId, shadow } of publications ) {
		const product = store.db.row( productId );
		const view = synced.find( ( each ) => each.id === productId );
		if ( product !== null && view !== undefined ) {
			store.world.rules.onPublish( product, shadow );
			product.shadow = shadow;
			product.gid ||= `g-${ product.sku }`;
			published.push( { ...view, shadow, gid: product.gid } );
		}
	}
	const last = publications[ publications.length - 1 ];
	if ( last !== undefined ) {
		const { version } = last.shadow;
		const mark = `m${ store.world.nextId() }`;
		store.db.changes = store.world.boundedChanges(
			read.log + core.changeLogEntries( publications, version, mark )
		);
		store.db.counter = { ...read.counter, version, mark };
	}
	return published;
}

/** A product as the core asks for it. */
export const dirtyProduct = ( view: View, forced: boolean ): DirtyProduct => ( {
	productId: view.id,
	sku: view.name,
	local: view.state,
	shadow: view.shadow,
	keptOut: [],
	forced,
} );

/** A published product as it is sent. */
export function stateItemOf( store: Store, view: View ): StateItem {
	return store.algorithm.core.stateItem(
		view.name,
		view.gid,
		view.shadow ?? store.algorithm.core.newShadow( view.state ),
		view.stockStatus
	);
}
