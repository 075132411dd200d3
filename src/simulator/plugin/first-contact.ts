/**
 * Outbound, Child, as plugin/includes/Sync/FirstContact does it: every product gets a base, then an empty batch asks the
 * Master for everything.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { StoredBatch, StoredBatchItem } from '../../core/contract/stored';
import type { ContactProduct } from '../../core/sync/contact';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { masterLink } from './journal';

/** Walks to the catalogue's end, a page a transaction. */
export function* walkContact( task: Task ): Work< void > {
	const { store } = task;
	let isMore = true;
	while ( isMore ) {
		isMore = yield* transaction(
			task,
			[ 'link master' ],
			() => page( store ),
			'bind a page of products'
		);
	}
}

function page( store: Store ): () => boolean {
	const { core } = store.algorithm;
	const link = masterLink( store );
	if ( link.contact === null || link.in_flight !== null ) {
		return () => false;
	}
	const limit = store.limits.pageItems;
	const ids = store.db.idsAfter( link.contact.after, limit );
	const views = store.read( ids ).map( viewOf );
	const products = contactProducts( store, views );
	const bases = core.firstBases( products );
	const released = core.releasedProducts( products );
	const contact = core.contactAfterPage(
		link.contact,
		ids[ ids.length - 1 ] ?? 0,
		ids.length < limit
	);
	const seq = link.seq + ( contact === null ? 1 : 0 );
	return () => {
		for ( const { productId, shadow } of bases ) {
			store.world.rules.setBase( store, productId, shadow );
		}
		for ( const id of released ) {
			store.world.rules.dropBase( store, id );
		}
		store.db.masterLink = {
			...link,
			contact,
			seq,
			in_flight:
				contact === null ? newBatch( store, seq, [] ) : link.in_flight,
		};
		return contact !== null;
	};
}

/** The bases of products of the journal that have none. */
export function firstBases(
	store: Store,
	views: readonly View[]
): ReadonlyMap< number, Shadow > {
	return new Map(
		store.algorithm.core
			.firstBases( contactProducts( store, views ) )
			.map( ( { productId, shadow } ) => [ productId, shadow ] )
	);
}

export function newBatch(
	store: Store,
	seq: number,
	items: readonly StoredBatchItem[]
): StoredBatch {
	return {
		seq,
		event_id: `${ store.id }#${ store.world.nextId() }`,
		created: store.now(),
		items,
		release: null,
	};
}

function contactProducts(
	store: Store,
	views: readonly View[]
): readonly ContactProduct[] {
	return views.map( ( view ) => ( {
		productId: view.id,
		local: view.state,
		shadow: view.shadow,
		isSynced: store.isSynced( view ),
	} ) );
}
