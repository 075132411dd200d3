/**
 * Outbound and Operations, as Drain, Retries and Sweep do it: what waits is sent, the next attempt of a failing link is
 * scheduled, what a killed process left behind is noted.
 */
import {
	appendJournal,
	childLink,
	masterLink,
	releaseLease,
	renewLease,
	takeLease,
} from './journal';
import {
	counterOf,
	dirtyProduct,
	publishAnew,
	publishJournal,
} from './publisher';
import { pushRound } from './push-to-children';
import { candidate } from './batch-to-master';
import { findReturned } from './removals';
import { sendToMaster } from './send-to-master';
import { renameWaiting } from './adoption';
import type { Store, View } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, transaction } from '../world/task';

/** Runs until the store is in step with its peers as far as it can be now. */
export function* drain( task: Task ): Work< void > {
	const { store } = task;
	yield* boundary( task, 'begins a drain' );
	if ( ! store.isMaster ) {
		yield* sendToMaster( task );
	} else if ( store.world.childIds( store ).length > 0 ) {
		counterOf( store );
		let isMore = true;
		while ( isMore ) {
			const published = yield* publishJournal( task );
			isMore = ( yield* pushRound( task ) ) || published;
		}
	}
	yield* scheduleRetries( task );
}

/** One attempt for each failing link, where none waits yet. */
function* scheduleRetries( task: Task ): Work< void > {
	const { store } = task;
	const links = store.isMaster
		? store.world
				.childIds( store )
				.map( ( child ) => ( { child, ...childLink( store, child ) } ) )
		: [ { child: 'master', ...masterLink( store ) } ];
	for ( const { child, health } of links ) {
		if ( health.failures === 0 ) {
			continue;
		}
		if ( takeLease( task, `attempt ${ child }` ) === null ) {
			continue;
		}
		const pending = store.db.actions.get( child ) ?? [];
		yield* boundary( task, 'has looked for a scheduled attempt' );
		const attempt = `attempt ${ child }`;
		if ( pending.length === 0 && renewLease( task, attempt ) ) {
			store.db.actions.set( child, [
				...( store.db.actions.get( child ) ?? [] ),
				health.next_attempt,
			] );
			store.world.rules.onSchedule( store, child );
		}
		releaseLease( task, `attempt ${ child }` );
	}
}

/** Action Scheduler runs what is due. */
export function* runActions( task: Task ): Work< void > {
	const { store } = task;
	let isDue = false;
	for ( const [ link, times ] of store.db.actions ) {
		const later = times.filter( ( time ) => time > store.now() );
		isDue = isDue || later.length < times.length;
		store.db.actions.set( link, later );
	}
	if ( isDue ) {
		yield* drain( task );
	}
}

/** The recurring action: what a killed process left behind is noted first, then everything goes. */
export function* sweep( task: Task ): Work< void > {
	const { store } = task;
	let after = 0;
	for (;;) {
		const ids = store.db.idsAfter( after, store.limits.pageItems );
		const left = store
			.read( ids )
			.filter( ( row ) => isLeftBehind( store, row ) )
			.map( ( row ) => row.id );
		store.world.rules.onSweep( store, left );
		appendJournal( store, left );
		yield* findReturned( task, ids );
		yield* forgetReleased( task, ids );
		yield* boundary( task, 'has swept a page' );
		if ( ids.length < store.limits.pageItems ) {
			break;
		}
		after = ids[ ids.length - 1 ] ?? 0;
	}
	if ( ! store.isMaster ) {
		yield* transaction(
			task,
			[ 'link master' ],
			() => () => renameWaiting( store ),
			'rename what had to wait'
		);
	}
	yield* drain( task );
}

/** As plugin/includes/Sync/Selections does it: what is kept out starts over when it returns. */
function* forgetReleased( task: Task, ids: readonly number[] ): Work< void > {
	const { store } = task;
	const isReleased = ( row: View ) =>
		row.shadow !== null && ! store.isSynced( row );
	if ( ! store.read( ids ).some( isReleased ) ) {
		return;
	}
	yield* transaction(
		task,
		[ store.isMaster ? 'counter' : 'link master' ],
		() => {
			const batch = store.isMaster ? null : masterLink( store ).in_flight;
			const released = store
				.read( ids )
				.filter(
					( row ) =>
						isReleased( row ) &&
						store.algorithm.core.unsettledItem( batch, row.id ) ===
							null
				);
			return () => {
				for ( const product of released ) {
					if ( store.isMaster ) {
						product.shadow = null;
					} else {
						store.world.rules.dropBase( store, product.id );
					}
				}
			};
		},
		'forget what left the sync'
	);
}

/** A person's request on the Master: products are published anew, whether they differ anywhere or not, and pushed. */
export function* reconcile( task: Task, ids: readonly number[] ): Work< void > {
	yield* publishAnew( task, ids );
	yield* drain( task );
}

function isLeftBehind( store: Store, row: View ): boolean {
	const { core } = store.algorithm;
	if ( ! store.isSynced( row ) ) {
		return false;
	}
	if ( row.shadow === null ) {
		return true;
	}
	return store.isMaster
		? ! core.isPublished( dirtyProduct( row, false ) )
		: row.shadow.problem !== '' ||
				core.batchItems( [ candidate( row ) ], false ).length > 0;
}
