/**
 * Inbound, Master, as plugin/includes/Inbound/EventOnMaster does it: a Child's numbered batch is applied, numbered and
 * published in one transaction, so that it counts exactly once however often it arrives.
 */
import { STORABLE } from '../../core/catalogue/storable';
import { ERRORS } from '../../core/contract/errors';
import type {
	Ack,
	EventItem,
	EventRequest,
	ItemError,
} from '../../core/contract/payloads';
import type { StoredChildLink, StoredCounter } from '../../core/contract/stored';
import { jsonFromMicro, microFromJson } from '../../core/runtime/number';
import type { BatchVerdict } from '../../core/sync/apply';
import { writeChange } from '../world/database';
import type { Answer } from '../world/network';
import { failure } from '../world/network';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { childLink } from './journal';
import { receiveOldEvent } from './old-child';
import { heldAnswer, takeReport } from './child-reports';
import { counterOf, counterView, publish, publishLocks } from './publisher';
import { stateItemOf } from './push-to-children';

interface Applied {
	verdict: BatchVerdict | 'held';
	views: readonly View[];
	errors: readonly ItemError[];
	ack: Ack;
	counter: StoredCounter;
	/** What the answer tells the Child that was given out; null where the link does not remember it. */
	told: StoredCounter | null;
	/** Writes the link, in the same transaction. */
	commitLink: () => void;
}

/** Applies a batch, or repeats the answer to one that was applied before. */
export function* receiveEvent(
	task: Task,
	child: string,
	event: EventRequest
): Work< { answer: Answer; wakes: boolean } > {
	const { store } = task;
	counterOf( store );
	childLink( store, child );
	if ( event.epoch === null ) {
		return yield* receiveOldEvent( task, child, event );
	}
	yield* takeReport( task, child, event );
	const locks = [ ...publishLocks( store ), `link ${ child }` ];
	let commitLink = () => {};
	const applied = yield* transaction(
		task,
		locks,
		() => {
			const commit = apply( store, child, event );
			return () => {
				const done = commit();
				commitLink = done.commitLink;
				if ( store.algorithm.habits.appliesAtOnce ) {
					commitLink();
				}
				return done;
			};
		},
		`apply ${ event.epoch }/${ event.seq }`
	);
	if ( ! store.algorithm.habits.appliesAtOnce ) {
		yield* transaction( task, locks, () => commitLink, 'note the number' );
	}
	store.world.count( `batch ${ applied.verdict }` );
	if ( applied.verdict === 'held' ) {
		return { answer: heldAnswer(), wakes: false };
	}
	if ( applied.verdict === 'out_of_sequence' ) {
		return { answer: failure( 409, ERRORS.sequence ), wakes: false };
	}
	return {
		answer: {
			status: 200,
			code: '',
			isAuthentic: true,
			reply: {
				route: 'event',
				event: {
					ok: true,
					processed: true,
					generation: applied.counter.generation,
					ack: applied.ack,
					items: applied.views
						.filter( ( view ) => view.shadow !== null )
						.map( ( view ) => stateItemOf( store, view ) ),
					errors: applied.errors,
					counter: applied.told?.version ?? null,
					mark: applied.told?.mark ?? null,
					supersedes: applied.counter.supersedes,
				},
			},
		},
		wakes: applied.verdict !== 'repeat',
	};
}

function apply(
	store: Store,
	child: string,
	event: EventRequest
): () => Applied {
	const { core, habits } = store.algorithm;
	const link = childLink( store, child );
	const read = counterView( store );
	const { counter } = read;
	const epoch = event.epoch ?? '';
	const seq = event.seq ?? 0;
	const eventId = event.event_id ?? '';
	const items = event.items ?? [];
	const verdict =
		link.claim === null
			? core.verdictOnBatch( link, epoch, seq, eventId )
			: 'held';
	const { known, errors } = knownItems( store, items );
	const refused: ItemError[] = [ ...errors ];
	if ( verdict !== 'apply' && verdict !== 'open' ) {
		const views = known.map( ( { view } ) => view );
		const ack = core.ackOf( link );
		const before = link.refused ?? [];
		const told = verdict === 'repeat' ? counter : null;
		return () => ( {
			verdict,
			views,
			errors: before,
			ack,
			counter,
			told,
			commitLink: () => {
				if ( told !== null ) {
					store.db.childLinks.set(
						child,
						core.linkAfterTelling(
							link,
							told.version,
							told.mark ?? ''
						)
					);
				}
			},
		} );
	}
	const changes = known.flatMap( ( { view, item } ) => {
		const change = core.planApply( view.state, item );
		const code = core.refusalOfChange(
			change,
			view.state,
			STORABLE.statuses
		);
		if ( code !== '' ) {
			refused.push( { sku: item.sku, code } );
			return [];
		}
		const delta = microFromJson( item.delta ?? jsonFromMicro( 0 ) );
		return [ { view, changed: item.changed ?? [], delta, change } ];
	} );
	return () => {
		const after = changes.map( ( { view, changed, delta, change } ) => {
			const product = store.db.products.get( view.id )!;
			store.world.rules.onApply( child, view.sku, eventId, delta );
			if ( store.world.isHostile( child ) ) {
				store.world.rules.onHostile( view.sku, changed, change.add );
			}
			writeChange(
				product,
				change,
				habits.writesRelative ? null : view.stock
			);
			return afterWrite( view, product, change.add !== 0 || change.set !== null );
		} );
		const views = publish(
			store,
			after,
			after.map( ( { id } ) => id ),
			read
		);
		for ( const view of views ) {
			store.world.rules.onApplied( child, view.sku, view.shadow?.version ?? 0 );
		}
		const now = core.linkAfterBatch(
			link,
			verdict,
			epoch,
			seq,
			eventId,
			counter.version,
			items.length === 0,
			refused
		);
		const told = counterOf( store );
		const heard = core.healthAfterHearing( now.health, store.now() );
		const saved: StoredChildLink = {
			...core.linkAfterTelling( now, told.version, told.mark ?? '' ),
			cursor: core.cursorAfterAnswer(
				now.cursor,
				counter.version,
				told.version
			),
			health: {
				...heard,
				protocol: 2,
				next_attempt: now.walk === null ? heard.next_attempt : 0,
			},
		};
		return {
			verdict,
			views,
			errors: refused,
			ack: core.ackOf( saved ),
			counter,
			told,
			commitLink: () => {
				store.db.childLinks.set( child, saved );
			},
		};
	};
}

/**
 * A product as the transaction reads it again after its writes: meta rows that it has written show what is there now, the
 * others still what its view of the database shows (MySQL, repeatable read).
 */
function afterWrite( view: View, now: View, hasWrittenStock: boolean ): View {
	const isCounted = now.state.quantity !== null;
	return {
		...now,
		state:
			hasWrittenStock || ! isCounted || view.state.quantity === null
				? now.state
				: { ...now.state, quantity: view.state.quantity },
		shadow: view.shadow,
	};
}

/** The products that items speak of, and an error for each item that has none here. */
export function knownItems(
	store: Store,
	items: readonly EventItem[]
): {
	known: readonly { view: View; item: EventItem }[];
	errors: readonly ItemError[];
} {
	const known: { view: View; item: EventItem }[] = [];
	const errors: ItemError[] = [];
	const seen = new Set< number >();
	for ( const item of items ) {
		const product = store.db.find( store.algorithm.core, item );
		if ( product === null ) {
			errors.push( {
				sku: item.sku,
				code: store.algorithm.core.isNameableSku( item.sku )
					? ERRORS.unknown_sku
					: ERRORS.bad_sku,
			} );
		} else if ( ! store.isSynced( product ) ) {
			errors.push( { sku: item.sku, code: ERRORS.excluded } );
		} else if ( seen.has( product.id ) ) {
			errors.push( { sku: item.sku, code: ERRORS.duplicate_sku } );
		} else {
			seen.add( product.id );
			known.push( { view: viewOf( product ), item } );
		}
	}
	return { known, errors };
}
