/**
 * Inbound, Child, as plugin/includes/Sync/StateOnChild does it: the Master's state is adopted, from a push or from the
 * answer to our own batch, by the same code and in one transaction under the link's lock.
 */
import { ERRORS } from '../../core/contract/errors';
import type {
	EventAnswer,
	EventRequest,
	ItemError,
} from '../../core/contract/payloads';
import type { StoredBatch } from '../../core/contract/stored';
import { originOfAnswer, originOfPush } from '../../core/sync/state-origin';
import type { Answer } from '../world/message';
import { accepted, failure } from '../world/message';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { adoptStates } from './adoption';
import { reportOf, verdictOn } from './followed-generation';
import { appendJournal, masterLink, updateMasterLink } from './journal';
import { adoptPushOfOldMaster } from './old-master';

/** Adopts a push; `wakes` says whether the drain runs after the response. */
export function* receiveState(
	task: Task,
	event: EventRequest
): Work< { answer: Answer; wakes: boolean } > {
	const { store } = task;
	const link = masterLink( store );
	const origin = originOfPush( event );
	const { core } = store.algorithm;
	const verdict = core.verdictOnPush( link, event );
	if ( verdict === 'wait' ) {
		if ( verdictOn( store, link, origin ) === 'takes_over' ) {
			yield* updateMasterLink( task, 'hurry', ( now ) => ( {
				...now,
				health: { ...now.health, next_attempt: 0 },
			} ) );
		}
		return { answer: failure( 503, ERRORS.busy ), wakes: true };
	}
	if ( verdict === 'old' ) {
		return {
			answer: yield* adoptPushOfOldMaster( task, event ),
			wakes: false,
		};
	}
	const errors = yield* adoptStates(
		task,
		event.items ?? [],
		event.ack,
		origin,
		( now ) => core.linkAfterAdoptedPush( now, event, store.now() )
	);
	const after = masterLink( store );
	if ( errors === null ) {
		return {
			answer: {
				...failure( 409, ERRORS.generation ),
				report: reportOf( after ),
			},
			wakes: false,
		};
	}
	return {
		answer: accepted( core.answerToPush( origin.generation, errors ) ),
		// What was adopted may be something that is to be sent again.
		wakes: core.wakesAfterPush( link, after ) || store.db.journal !== '',
	};
}

/** Adopts the answer to a batch: its states are taken over, refused items are settled as refused; false when it is of another generation. */
export function* adoptAnswer(
	task: Task,
	batch: StoredBatch,
	answer: EventAnswer
): Work< boolean > {
	const { store } = task;
	const { core } = store.algorithm;
	const errors = answer.errors ?? [];
	const adopted = yield* adoptStates(
		task,
		( answer.items ?? [] ).map( core.eventItemFromState ),
		answer.ack,
		originOfAnswer( answer ),
		( link ) => {
			if ( core.isUnderWay( link, batch.event_id ) ) {
				closeBatch( store, link.in_flight!, errors );
			}
			return core.linkAfterAnswer( link, batch.event_id, store.now() );
		}
	);
	return adopted !== null;
}

/** The answer says all there is to say of a batch: what it refused stays here, what it holds no state of was applied. */
function closeBatch(
	store: Store,
	batch: StoredBatch,
	errors: readonly ItemError[]
): void {
	const products = batch.items.map(
		( item ) => store.db.products.get( item.product_id ) ?? null
	);
	for ( const each of store.algorithm.core.closedProducts(
		batch,
		errors,
		products
	) ) {
		const product = store.db.products.get( each.productId )!;
		if ( each.isRefused ) {
			store.world.rules.refuse( product, each.shadow );
		} else {
			product.shadow = each.shadow;
		}
		if ( each.goesAgain ) {
			appendJournal( store, [ product.id ] );
		}
	}
}
