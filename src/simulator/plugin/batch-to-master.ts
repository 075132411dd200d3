/**
 * Outbound, Child, as plugin/includes/Sync/BatchToMaster does it: the journal becomes a numbered batch, stored before it
 * is sent; the same batch goes again until the Master has answered.
 */
import type { StoredBatch, StoredMasterLink } from '../../core/contract/stored';
import type { Candidate } from '../../core/sync/batch';
import type { Answer, Call } from '../world/message';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, transaction } from '../world/task';
import { ask } from './ask';
import { firstBases, newBatch } from './first-contact';
import { healthAfterFailedCall } from './health';
import {
	appendJournal,
	cutJournal,
	journalFront,
	masterLink,
	updateMasterLink,
} from './journal';
import { settleOldAnswer } from './old-master';
import { adoptAnswer } from './state-on-child';

/** Stores the next batch and cuts what it holds off the journal, in one transaction. */
export function* storeNextBatch( task: Task ): Work< StoredBatch | null > {
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

/** Sends the batch that is under way; false when it was not taken. */
export function* sendBatch( task: Task ): Work< boolean > {
	const { store } = task;
	// Number and epoch are of one view.
	const link = masterLink( store );
	const batch = link.in_flight;
	if ( batch === null ) {
		return true;
	}
	const given = yield* ask( task, eventCall( store, link, batch ) );
	return yield* settle( task, batch, given, link.health.protocol );
}

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

function* settle(
	task: Task,
	batch: StoredBatch,
	given: Answer,
	protocol: number
): Work< boolean > {
	const { store } = task;
	const { core } = store.algorithm;
	const kind = core.classifyAnswer(
		given.status,
		given.code,
		given.isAuthentic
	);
	const event = given.reply?.route === 'event' ? given.reply.event : null;
	const effect = core.effectOfAnswer(
		{
			kind,
			isTaken: event?.ok ?? false,
			hasAck: ( event?.ack ?? null ) !== null,
			protocol,
		},
		task.onces.has( 'epoch' )
	);
	if (
		effect === 'adopt' &&
		event !== null &&
		( yield* adoptAnswer( task, batch, event ) )
	) {
		return true;
	}
	if ( effect === 'settle_old' ) {
		yield* settleOldAnswer( task, batch );
		return true;
	}
	if ( effect === 'open_epoch' ) {
		task.onces.add( 'epoch' );
		yield* openEpoch( task, batch.event_id );
		return true;
	}
	const failed = core.failureOfAnswer( kind, effect === 'adopt', {
		status: given.status,
		code: given.code,
		message: '',
	} );
	yield* updateMasterLink( task, 'note the failure', ( link ) => ( {
		...link,
		...( effect === 'adopt' ? {} : underWayAfterFailure( store, link ) ),
		health: healthAfterFailedCall( store, link.health, {
			...given,
			status: failed.status,
			code: failed.code,
		} ),
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

/** As plugin/includes/Sync/Epochs does it. */
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
