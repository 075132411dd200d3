/**
 * Capture, Master, as plugin/includes/Capture/Removals does it: a product that is in the trash is published as gone, and one that returns as
 * if for the first time.
 */
import type { Product } from '../world/database';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, transaction } from '../world/task';
import { appendJournal } from './journal';
import type { CounterView } from './publisher';
import { counterOf, counterView, publishLocks } from './publisher';

/** A request in which a product of the Master goes into the trash. */
export function* removeProduct( task: Task, product: Product ): Work< void > {
	const { store } = task;
	counterOf( store );
	store.db.remove( product );
	yield* boundary( task, 'has put a product in the trash' );
	yield* transaction(
		task,
		publishLocks( store ),
		() => {
			const read = counterView( store );
			return () => bury( store, product, read );
		},
		'publish a removal'
	);
}

function bury( store: Store, product: Product, read: CounterView ): void {
	const { db, world } = store;
	const { core } = store.algorithm;
	if ( product.gid === '' || ! db.trash.has( product.id ) ) {
		return;
	}
	const buried = core.planRemovals( read.counter.version, [
		{ productId: product.id, sku: product.name, gid: product.gid },
	] );
	const version = read.counter.version + buried.length;
	const mark = `m${ world.nextId() }`;
	db.tombstones = core.boundedTombstones( db.tombstones, buried, [] );
	db.changes = world.boundedChanges(
		read.log + core.removalEntries( buried, version, mark )
	);
	db.counter = { ...read.counter, version, mark };
}

/** A request in which it comes out of the trash. */
export function* returnProduct( task: Task, product: Product ): Work< void > {
	const { store } = task;
	const { db } = store;
	counterOf( store );
	db.putBack( product );
	yield* boundary( task, 'has taken a product out of the trash' );
	yield* takeBack( task, [ product.id ] );
}

/** Publishes what has returned. */
export function* takeBack( task: Task, ids: readonly number[] ): Work< void > {
	const { store } = task;
	const { db } = store;
	yield* transaction(
		task,
		publishLocks( store ),
		() => () => {
			db.tombstones = store.algorithm.core.boundedTombstones(
				db.tombstones,
				[],
				ids
			);
			for ( const product of store.read( ids ) ) {
				product.shadow = null;
			}
			appendJournal( store, ids );
		},
		'publish what has returned'
	);
}

/** As plugin/includes/Sync/Sweep does it: what has returned while a process died is published. */
export function* findReturned( task: Task, ids: readonly number[] ): Work< void > {
	const { store } = task;
	const returned = store.algorithm.core.returnedProducts(
		store.db.tombstones,
		ids
	);
	if ( returned.length > 0 ) {
		yield* takeBack( task, returned );
	}
}
