/**
 * Operations, as plugin/includes/Connections/SettingsEffects does it: what a change of the settings sets in motion, and the
 * drain after the response.
 */
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { drain } from './drain';
import { childLink, masterLink } from './journal';
import { counterOf } from './publisher';

/** A request in which a person keeps other SKUs out of the sync. */
export function* selectSkus(
	task: Task,
	skus: readonly string[]
): Work< void > {
	const { store } = task;
	const { core } = store.algorithm;
	if ( skus.join() === store.db.exclusions.join() ) {
		return;
	}
	const children = store.isMaster ? store.world.childIds( store ) : [];
	yield* transaction(
		task,
		store.isMaster
			? [ 'counter', ...children.map( ( child ) => `link ${ child }` ) ]
			: [ 'link master' ],
		() => () => {
			const returning = store.db.exclusions.filter(
				( sku ) => ! skus.includes( sku )
			);
			store.db.exclusions = skus;
			for ( const sku of store.isMaster ? returning : [] ) {
				// It takes a new version, so that every Child takes it anew.
				const product = store.db.bySku( sku );
				if ( product !== null ) {
					product.shadow = null;
				}
			}
			if ( ! store.isMaster ) {
				store.db.masterLink = {
					...masterLink( store ),
					contact: core.newContact(),
				};
			}
			for ( const child of children ) {
				const link = childLink( store, child );
				const { version } = counterOf( store );
				store.db.childLinks.set(
					child,
					core.linkWithNewWalk( link, version )
				);
			}
		},
		'keep SKUs out'
	);
	yield* drain( task );
}

/** A request in which a Child is removed from the Master and entered again. */
export function* enterAnew( task: Task, child: Store ): Work< void > {
	yield* transaction(
		task,
		[ `link ${ child.id }` ],
		() => () => forgetChild( task.store, child ),
		'forget a Child'
	);
	yield* drain( task );
}

/** A Child is removed from the Master and entered again. */
function forgetChild( master: Store, child: Store ): void {
	const link = master.db.childLinks.get( child.id );
	const batch = child.db.masterLink?.in_flight ?? null;
	if (
		batch !== null &&
		link?.event_id === batch.event_id &&
		link.applied === batch.seq
	) {
		// Nobody can tell any more that this batch was applied.
		for ( const item of batch.items ) {
			if ( ! item.settled ) {
				const { sku } = child.db.products.get( item.product_id )!;
				master.world.books.doubt( sku, item.delta );
				master.world.books.forgetEdits( sku );
			}
		}
	}
	// The new entry has another secret: what is on its way is refused.
	master.world.disconnect( child.id );
	master.db.childLinks.delete( child.id );
	master.db.oldChildren.delete( child.id );
	master.db.leases.delete( child.id );
	master.db.actions.delete( child.id );
	master.db.leases.delete( `attempt ${ child.id }` );
}
