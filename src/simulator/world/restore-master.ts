/**
 * World: a Master's database is put back to how it was. While that is done nobody answers. Enters: the Master and its dump;
 * leaves: the Master as it was then, and books of what the stores still know: its own numbers, and what its Children have not
 * told it. What only the Master knew is gone with its database; whatever is sold from then on, anywhere, counts.
 */
import type { ProductState } from '../../core/catalogue/state';
import { pending } from './books';
import type { Product } from './database';
import type { Backup, Store } from './store';
import type { World } from './world';

/** Puts the dump back. */
export function restoreMaster(
	world: World,
	master: Store,
	backup: Backup
): void {
	shutDown( world, master );
	master.db = backup.db.dump();
	master.mayOweJournal = true;
	const shadows = world.stores
		.slice( 1 )
		.flatMap( ( child ) => [ ...child.db.products.values() ] )
		.flatMap( ( product ) => product.shadow ?? [] );
	master.restoredFrom = {
		backup,
		shadows: new Set( shadows ),
		taken: new Map(),
	};
	world.count( 'Master restored' );
	forgetApplied( world, backup );
	for ( let p = 0; p < world.skus; p++ ) {
		measure( world, master, `P${ p }` );
	}
}

/** Its processes end, and whatever is said to it or by it is lost, until its Children have given up. */
function shutDown( world: World, master: Store ): void {
	for ( const task of world.tasks.filter(
		( each ) => each.store === master
	) ) {
		world.kill( task );
	}
	for ( let isMoved = true; isMoved;  ) {
		const [ message ] = world.mail;
		if ( message !== undefined ) {
			world.lose( message );
			continue;
		}
		isMoved = [ ...world.tasks ]
			.map( ( task ) => task.work !== null && world.run( task ) )
			.includes( true );
		isMoved = isMoved || world.mail.length > 0;
	}
}

/** What it has applied since is not applied any more, for it and for who counts on it. */
function forgetApplied( world: World, backup: Backup ): void {
	for ( const [ key, items ] of world.applied ) {
		world.applied.set( key, items.slice( 0, backup.all.get( key ) ?? 0 ) );
	}
	for ( const store of world.stores.slice( 1 ) ) {
		if ( store.backup === null ) {
			continue;
		}
		const applied = new Map< string, number >();
		for ( const [ sku, count ] of store.backup.applied ) {
			const left = world.applied.get( `${ store.id } ${ sku }` ) ?? [];
			applied.set( sku, Math.min( count, left.length ) );
		}
		store.backup = { ...store.backup, applied };
	}
}

/** The Master's number, and what its Children have not told this Master. */
function measure( world: World, master: Store, sku: string ): void {
	const { books, stores } = world;
	let sum = master.db.bySku( sku )?.state.quantity ?? 0;
	for ( const child of stores.slice( 1 ) ) {
		const product = child.db.bySku( sku );
		if ( product?.shadow ) {
			sum += pending( product, product.shadow );
			sum -= appliedUnderWay( master, child, product );
		}
	}
	books.expected.set( sku, sum );
	books.forgetEdits( sku );
	for ( const child of stores.slice( 1 ) ) {
		// A batch that was half settled goes again as a whole.
		const batch = child.db.masterLink?.in_flight ?? null;
		for ( const item of batch?.items ?? [] ) {
			if ( item.sku === sku && item.settled ) {
				books.doubt( sku, item.delta );
			}
		}
	}
}

/** What the Child has under way and this Master has applied: its answer was lost. */
function appliedUnderWay(
	master: Store,
	child: Store,
	product: Product
): number {
	const link = child.db.masterLink;
	const known = master.db.childLinks.get( child.id );
	const batch = link?.in_flight ?? null;
	if (
		batch === null ||
		known?.epoch !== link?.epoch ||
		known?.event_id !== batch.event_id ||
		( known?.refused ?? [] ).some( ( error ) => error.sku === product.sku )
	) {
		return 0;
	}
	return master.algorithm.core.unsettledItem( batch, product.id )?.delta ?? 0;
}

/**
 * The Master takes over what a Child holds: where that is newer than the backup, it counts instead of the backup's number.
 * What the Master published or had to publish in the very moment of the backup may be in the Child's number, and counts twice.
 */
export function onTaken(
	master: Store,
	child: string,
	product: Product,
	held: ProductState,
	version: number,
	confirmed: number
): void {
	const { restoredFrom, world } = master;
	if ( restoredFrom === null || held.quantity === null ) {
		return;
	}
	const { books } = world;
	const { backup, shadows, taken } = restoredFrom;
	const agreed = world.store( child ).db.bySku( product.sku )?.shadow;
	const before = backup.db.bySku( product.sku );
	if ( before === null || before.shadow === null ) {
		books.unmeasured.add( product.sku );
		return;
	}
	const atBackup = backup.db.counter?.version ?? 0;
	let moment = pending( before, before.shadow );
	for ( const entry of master.algorithm.core.entriesAfter(
		backup.db.changes,
		confirmed
	) ) {
		moment += entry.productId === product.id ? entry.added : 0;
	}
	books.doubt( product.sku, moment );
	if ( version <= atBackup || ! agreed || ! shadows.has( agreed ) ) {
		const shown = before.state.quantity ?? 0;
		if ( version > confirmed ) {
			books.doubt( product.sku, held.quantity - shown + moment );
		}
		return;
	}
	const base = taken.get( product.sku ) ?? before.state.quantity ?? 0;
	books.add( product.sku, held.quantity - base );
	taken.set( product.sku, held.quantity );
}
