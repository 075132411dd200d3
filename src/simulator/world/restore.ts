/**
 * World: a database is put back to how it was.
 */
import type { Store } from './store';

/** A consistent dump of a store's database. */
export function backUp( store: Store ): void {
	store.backup = store.db.dump();
}

/** Puts the dump back. Processes end; what happened since is forgotten here and nowhere else. */
export function restore( store: Store ): void {
	if ( store.backup === null ) {
		return;
	}
	for ( const task of store.world.tasks.filter(
		( each ) => each.store === store
	) ) {
		store.world.kill( task );
	}
	store.db = store.backup.dump();
	store.mayOweJournal = true;
}
