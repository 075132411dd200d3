/**
 * World: a database is put back to how it was. Enters: a store and its dump; leaves: the store as it was then, and books that
 * know what nobody can know any more.
 */
import type { StoredBatchItem } from '../../core/contract/stored';
import type { EventRequest } from '../../core/contract/payloads';
import { jsonFromMicro, microFromJson } from '../../core/runtime/number';
import { pending } from './books';
import type { Product } from './database';
import { restoreMaster } from './restore-master';
import type { Backup, Store } from './store';
import type { World } from './world';

const NOTHING = jsonFromMicro( 0 );

/** A consistent dump of a store's database. */
export function backUp( world: World, store: Store ): void {
	if ( store.restoredFrom !== null ) {
		// Whether its Children are ahead is not known yet: nobody could say what such a dump holds.
		return;
	}
	const applied = new Map< string, number >();
	for ( const { sku } of store.db.products.values() ) {
		applied.set( sku, appliedOf( world, store, sku ).length );
	}
	const all = new Map(
		[ ...world.applied ].map( ( [ key, items ] ) => [ key, items.length ] )
	);
	store.backup = { db: store.db.dump(), applied, all };
}

/** Puts the dump back. Processes end. */
export function restore( world: World, store: Store ): void {
	const { backup } = store;
	if ( backup === null ) {
		return;
	}
	if ( store.isMaster ) {
		restoreMaster( world, store, backup );
		return;
	}
	for ( const task of world.tasks.filter(
		( each ) => each.store === store
	) ) {
		world.kill( task );
	}
	for ( const product of store.db.products.values() ) {
		// What the Master has not seen is forgotten with the database.
		world.books.add( product.sku, -unseen( world, store, product ) );
		world.books.forgetEdits( product.sku );
	}
	store.db = backup.db.dump();
	store.mayOweJournal = true;
	const stray = strays( world, store );
	for ( const { items } of stray ) {
		for ( const item of items ?? [] ) {
			world.books.doubt(
				world.keyOf( item ),
				microFromJson( item.delta ?? NOTHING )
			);
		}
	}
	for ( const product of store.db.products.values() ) {
		account( world, store, backup, product, stray.length > 0 );
	}
}

/** Batches that are on their way, in the mail or in the Master's hands, though their sender has forgotten them. */
function strays( world: World, store: Store ): readonly EventRequest[] {
	const { mail, tasks } = world;
	const own = store.db.masterLink?.in_flight?.event_id;
	const found = new Map< string, EventRequest >();
	for ( const message of [
		...mail,
		...tasks.map( ( task ) => task.serves ),
	] ) {
		if (
			message?.kind === 'request' &&
			message.from === store.id &&
			message.body.route === 'event'
		) {
			const { event } = message.body;
			found.set( event.event_id ?? '', event );
		}
	}
	return [ ...found.values() ].filter(
		( event ) => event.event_id !== own && ! isKnown( world, store, event )
	);
}

const isKnown = ( world: World, store: Store, event: EventRequest ) =>
	( event.items ?? [] ).some( ( item ) =>
		appliedOf( world, store, world.keyOf( item ) ).some(
			( each ) => each.event === event.event_id
		)
	);

const appliedOf = ( world: World, store: Store, sku: string ) =>
	world.applied.get( `${ store.id } ${ sku }` ) ?? [];

/** The product's unsettled item of the batch under way. */
function underWay( store: Store, product: Product ): StoredBatchItem | null {
	return store.algorithm.core.unsettledItem(
		store.db.masterLink?.in_flight ?? null,
		product.id
	);
}

/** What happened here and is not in the Master's number. */
function unseen( world: World, store: Store, product: Product ): number {
	if ( product.shadow === null ) {
		return 0;
	}
	const item = underWay( store, product );
	const event = store.db.masterLink?.in_flight?.event_id;
	const isApplied = appliedOf( world, store, product.sku ).some(
		( each ) => each.event === event
	);
	return (
		pending( product, product.shadow ) -
		( item !== null && isApplied ? item.delta : 0 )
	);
}

/**
 * What was not sent when the dump was made counts. If some of it was sent afterwards, the store does not know: it counts
 * what it finds again, and nobody can tell.
 */
function account(
	world: World,
	store: Store,
	backup: Backup,
	product: Product,
	isOvertaken: boolean
): void {
	if ( product.shadow === null ) {
		return;
	}
	const { books } = world;
	const all = pending( product, product.shadow );
	const since = appliedOf( world, store, product.sku ).slice(
		backup.applied.get( product.sku ) ?? 0
	);
	const item = underWay( store, product );
	const event = store.db.masterLink?.in_flight?.event_id;
	const wasSeen = appliedOf( world, store, product.sku ).some(
		( each ) => each.event === event
	);
	const own = item !== null && wasSeen ? item.delta : 0;
	const isOwnOnly =
		since.length === 0 ||
		( since.length === 1 && since[ 0 ]?.event === event );
	const seen = isOwnOnly ? own : all;
	books.add( product.sku, all - seen );
	if ( isOvertaken || ! isRepeatable( world, store ) || seen !== own ) {
		// What was under way and what waited behind it come back each by itself.
		const first = item !== null && seen !== own ? item.delta : 0;
		books.doubt( product.sku, first );
		books.doubt( product.sku, seen - first );
	}
}

/** Whether the Master still knows the batch that is under way. */
function isRepeatable( world: World, store: Store ): boolean {
	const link = store.db.masterLink;
	const master = world.master.db.childLinks.get( store.id );
	return (
		link?.in_flight !== null &&
		master?.epoch === link?.epoch &&
		master?.event_id === link?.in_flight?.event_id
	);
}
