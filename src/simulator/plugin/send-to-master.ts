/**
 * Outbound, Child, as plugin/includes/Outbound/SendToMaster does it: the journal becomes a numbered batch, stored before it
 * is sent; the same batch goes again until the Master has answered.
 */
import { ERRORS } from '../../core/contract/errors';
import type { StoredBatch, StoredMasterLink } from '../../core/contract/stored';
import type { Candidate } from '../../core/sync/batch';
import type { Answer, Call } from '../world/network';
import { failure, send } from '../world/network';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, nextAnswer, transaction } from '../world/task';
import { firstBases, newBatch, walkContact } from './first-contact';
import { healthAfterFailedCall, healthAfterPing } from './health';
import {
	appendJournal,
	cutJournal,
	journalFront,
	masterLink,
	releaseLease,
	renewLease,
	takeLease,
	updateMasterLink,
} from './journal';
import { adoptCurrentOfOldMaster, settleOldAnswer } from './old-master';
import { reportOf } from './followed-generation';
import { adoptAnswer } from './state-on-child';

/** Sends until the journal is empty or the Master cannot be reached. */
export function* sendToMaster( task: Task ): Work< void > {
	const { store } = task;
	do {
		masterLink( store );
		if ( takeLease( task, 'master' ) === null ) {
			return;
		}
		yield* boundary( task, 'holds the lease' );
		yield* compact( task );
		let isMore = true;
		while ( isMore ) {
			isMore = yield* sendOne( task );
			isMore = isMore && renewLease( task, 'master' );
		}
		releaseLease( task, 'master' );
	} while ( isWorkWaiting( store ) );
}

/** A journal grows only while a batch waits for its answer. */
function* compact( task: Task ): Work< void > {
	const { store } = task;
	if ( masterLink( store ).health.failures === 0 ) {
		return;
	}
	yield* transaction(
		task,
		[ 'link master' ],
		() => () => {
			store.db.journal = store.algorithm.core.compactJournal(
				store.db.journal,
				store.limits.journalBytes
			);
			store.world.rules.onCompact( store );
		},
		'compact the journal'
	);
}

/** One batch; true when it was answered, so that there may be another. */
function* sendOne( task: Task ): Work< boolean > {
	const { store } = task;
	const { core } = store.algorithm;
	let link = masterLink( store );
	if ( link.contact !== null && link.in_flight === null ) {
		yield* walkContact( task );
		link = masterLink( store );
	}
	if ( ! core.isDue( link.health, store.now() ) ) {
		return false;
	}
	const hasWork = link.in_flight !== null || store.db.journal !== '';
	if ( ! hasWork && core.isToBeAsked( link.health, true, store.now() ) ) {
		return yield* askWhereWeStand( task, link );
	}
	if ( link.health.protocol === 0 && hasWork ) {
		const given = yield* ask( task, pingCall( link ) );
		yield* updateMasterLink( task, 'note the greeting', ( now ) => ( {
			...now,
			health: healthAfterPing( store, now.health, given, false ),
		} ) );
		return masterLink( store ).health.protocol !== 0;
	}
	if (
		link.health.protocol === 1 &&
		link.in_flight === null &&
		store.db.journal !== ''
	) {
		yield* adoptCurrentOfOldMaster( task );
	}
	if ( link.in_flight === null ) {
		yield* storeNextBatch( task );
		// Number and epoch are of one view.
		link = masterLink( store );
	}
	const batch = link.in_flight;
	if ( batch === null ) {
		return false;
	}
	const given = yield* ask( task, eventCall( store, link, batch ) );
	return yield* settle( task, batch, given, link.health.protocol );
}

/** Asks the Master where it thinks that this store stands; true when there is something to send now. */
function* askWhereWeStand(
	task: Task,
	asked: StoredMasterLink
): Work< boolean > {
	const { store } = task;
	const given = yield* ask( task, pingCall( asked ) );
	const ping = given.reply?.route === 'ping' ? given.reply.ping : null;
	const epoch = `${ store.id }.${ store.world.nextId() }`;
	yield* updateMasterLink( task, 'compare where we stand', ( link ) => {
		const health = healthAfterPing( store, link.health, given, true );
		return given.status === 200 && ping !== null
			? {
					...store.algorithm.core.linkAfterAsking(
						link,
						asked,
						ping.ack,
						epoch
					),
					health: { ...health, last_inbound: store.now() },
			  }
			: { ...link, health };
	} );
	return masterLink( store ).contact !== null;
}

/** A ping says what this Child holds. */
const pingCall = ( link: StoredMasterLink ): Call => ( {
	to: 'master',
	body: { route: 'ping', held: reportOf( link ) },
} );

function eventCall(
	store: Store,
	link: StoredMasterLink,
	batch: StoredBatch
): Call {
	return {
		to: 'master',
		body: {
			route: 'event',
			event: {
				event_type: 'stock_state',
				origin: 'child_local',
				context: 'stock_set',
				time: batch.created,
				event_id: batch.event_id,
				epoch: link.epoch,
				seq: batch.seq,
				items: batch.items.map( store.algorithm.core.wireItem ),
				to: 'master',
				route: 'event',
				generation: link.generation,
				seen: link.seen,
				mark: link.mark,
				counter: null,
				told: null,
				told_mark: null,
				supersedes: null,
				ack: null,
				release: null,
			},
		},
	};
}

/** One call and its answer. */
export function* ask( task: Task, call: Call ): Work< Answer > {
	send( task, [ call ] );
	task.at = 'waits for an answer';
	return ( yield* nextAnswer( task ) ).answer;
}

/** Stores the next batch and cuts what it holds off the journal, in one transaction. */
function* storeNextBatch( task: Task ): Work< StoredBatch | null > {
	const { store } = task;
	const { core, habits } = store.algorithm;
	if ( ! habits.cutsJournalWithBatch ) {
		const early = journalFront( store, store.limits.batchItems );
		cutJournal( store, early.length );
		yield* boundary( task, 'has cut the journal and not stored the batch' );
		appendJournal( store, early.ids );
	}
	return yield* transaction(
		task,
		[ 'link master' ],
		() => {
			const link = masterLink( store );
			if ( link.in_flight !== null || link.contact !== null ) {
				return () => link.in_flight;
			}
			const front = journalFront( store, store.limits.batchItems );
			const views = store
				.read( front.ids )
				.filter( ( row ) => store.isSynced( row ) )
				.map( viewOf );
			const bases = firstBases( store, views );
			const items = core.batchItems(
				views.map( ( view ) =>
					candidate( {
						...view,
						shadow: bases.get( view.id ) ?? view.shadow,
					} )
				),
				link.health.protocol !== 1
			);
			const batch =
				items.length > 0
					? newBatch( store, link.seq + 1, items )
					: null;
			return () => {
				for ( const [ id, shadow ] of bases ) {
					store.world.rules.setBase( store, id, shadow );
				}
				if ( batch !== null ) {
					store.db.masterLink = {
						...link,
						seq: batch.seq,
						in_flight: batch,
					};
				}
				cutJournal( store, front.length );
				return batch;
			};
		},
		'store a batch'
	);
}

/** A product as the core asks for it. */
export const candidate = ( view: View ): Candidate => ( {
	productId: view.id,
	sku: view.name,
	gid: view.gid,
	local: view.state,
	shadow: view.shadow,
} );

function* settle(
	task: Task,
	batch: StoredBatch,
	given: Answer,
	protocol: number
): Work< boolean > {
	const { store } = task;
	const { core } = store.algorithm;
	const kind = core.classifyAnswer( given.status, given.code );
	const event = given.reply?.route === 'event' ? given.reply.event : null;
	if ( kind === 'ok' && event !== null && event.ok && event.ack !== null ) {
		if ( yield* adoptAnswer( task, batch, event ) ) {
			return true;
		}
		yield* updateMasterLink( task, 'note the failure', ( link ) => ( {
			...link,
			health: healthAfterFailedCall(
				store,
				link.health,
				failure( 409, ERRORS.generation )
			),
		} ) );
		return false;
	}
	if ( kind === 'ok' && protocol === 1 && event !== null && event.ok ) {
		yield* settleOldAnswer( task, batch );
		return true;
	}
	if ( kind === 'new_epoch' ) {
		yield* openEpoch( task, batch.event_id );
		return true;
	}
	yield* updateMasterLink( task, 'note the failure', ( link ) => ( {
		...link,
		...underWayAfterFailure( store, link ),
		health: healthAfterFailedCall( store, link.health, given ),
	} ) );
	return false;
}

/** What is under way after a failure: the same as before, unless the algorithm is broken. */
function underWayAfterFailure(
	store: Store,
	link: StoredMasterLink
): Partial< StoredMasterLink > {
	const { keepsBatch, keepsNumber } = store.algorithm.habits;
	const batch = link.in_flight;
	if ( ! keepsBatch ) {
		return { in_flight: null };
	}
	return keepsNumber || batch === null
		? {}
		: {
				seq: link.seq + 1,
				in_flight: newBatch( store, link.seq + 1, batch.items ),
		  };
}

/** As plugin/includes/Outbound/Epochs does it. */
function* openEpoch( task: Task, eventId: string ): Work< void > {
	const { store } = task;
	store.world.count( 'new epoch' );
	const epoch = `${ store.id }.${ store.world.nextId() }`;
	yield* transaction(
		task,
		[ 'link master' ],
		() => {
			const link = masterLink( store );
			const after = store.algorithm.core.linkAfterSequenceRefusal(
				link,
				eventId,
				epoch
			);
			return () => {
				if ( after !== link ) {
					// What was under way is a difference like any other again.
					appendJournal(
						store,
						( link.in_flight?.items ?? [] ).map(
							( item ) => item.product_id
						)
					);
				}
				store.db.masterLink = after;
			};
		},
		'open a new epoch'
	);
}

function isWorkWaiting( store: Store ): boolean {
	const link = masterLink( store );
	return (
		store.algorithm.core.isDue( link.health, store.now() ) &&
		( link.in_flight !== null || store.db.journal !== '' )
	);
}
