/**
 * Inbound, Child, as plugin/includes/Inbound/StateOnChild does it: the Master's state is adopted, from a push or from the
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
import type { Answer } from '../world/network';
import { failure } from '../world/network';
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
	if ( link.contact !== null ) {
		if ( verdictOn( store, link, origin ) === 'takes_over' ) {
			yield* updateMasterLink( task, 'hurry', ( now ) => ( {
				...now,
				health: { ...now.health, next_attempt: 0 },
			} ) );
		}
		return { answer: failure( 503, ERRORS.busy ), wakes: true };
	}
	if ( event.generation === null && link.health.protocol < 2 ) {
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
		( now ) => ( {
			...store.algorithm.core.linkAfterState(
				now,
				event.ack,
				event.event_id ?? ''
			),
			health: store.algorithm.core.healthAfterHearing(
				now.health,
				store.now()
			),
		} )
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
		answer: accepted( origin.generation, errors ),
		wakes:
			after.contact !== null ||
			after.generation !== link.generation ||
			store.db.journal !== '',
	};
}

export const accepted = (
	generation: string | null,
	errors: readonly ItemError[]
): Answer => ( {
	status: 200,
	code: '',
	isAuthentic: true,
	reply: {
		route: 'event',
		event: {
			ok: true,
			processed: true,
			generation,
			ack: null,
			items: null,
			errors,
			counter: null,
			mark: null,
			supersedes: null,
		},
	},
} );

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
			const health = {
				...core.healthAfterSuccess( link.health, store.now() ),
				protocol: 2,
			};
			if (
				link.in_flight === null ||
				link.in_flight.event_id !== batch.event_id
			) {
				return { ...link, health };
			}
			closeBatch( store, link.in_flight, errors );
			return { ...link, health, in_flight: null };
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
	const { core } = store.algorithm;
	const refused = core.refusedProducts( batch, errors );
	for ( const item of batch.items ) {
		const product = store.db.products.get( item.product_id );
		const error = errors.find( ( each ) => each.sku === item.sku );
		if ( error !== undefined && ! item.settled && product?.shadow ) {
			store.world.rules.refuse(
				product,
				core.shadowAfterRefusal(
					item,
					error.code,
					product.state,
					product.shadow
				)
			);
			if (
				product.shadow.refusedSku === null &&
				product.shadow.problem === ''
			) {
				appendJournal( store, [ product.id ] );
			}
		}
	}
	for ( const item of core.itemsWithoutState( batch, refused ) ) {
		const product = store.db.products.get( item.product_id );
		if ( product?.shadow ) {
			product.shadow = core.shadowWithItem( product.shadow, item );
		}
	}
}
