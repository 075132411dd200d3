/**
 * Inbound, Master, as plugin/includes/Sync/EventOnMaster does it: a Child's numbered batch is applied, numbered and
 * published in one transaction, so that it counts exactly once however often it arrives.
 */
import { STORABLE } from '../../core/catalogue/storable';
import { ERRORS } from '../../core/contract/errors';
import type { EventRequest, ItemError } from '../../core/contract/payloads';
import type { StoredChildLink, StoredCounter } from '../../core/contract/stored';
import { jsonFromMicro, microFromJson } from '../../core/runtime/number';
import type { EventVerdict } from '../../core/sync/receive-batch';
import { writeChange } from '../world/database';
import type { Answer } from '../world/message';
import { accepted, failure } from '../world/message';
import type { Store, View } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { childLink } from './journal';
import { receiveOldEvent } from './old-child';
import { heldAnswer, takeReport } from './child-reports';
import { knownItems } from './known-items';
import {
	counterOf,
	counterView,
	publish,
	publishLocks,
	stateItemOf,
} from './publisher';

interface Applied {
	verdict: EventVerdict;
	views: readonly View[];
	/** What is remembered of the Child, after the batch. */
	link: StoredChildLink;
	counter: StoredCounter;
	/** What the answer tells the Child that was given out. */
	told: StoredCounter;
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
	const remember = ( { verdict, link }: Applied ) => {
		if ( verdict === 'repeat' || store.algorithm.core.isApplied( verdict ) ) {
			store.db.childLinks.set( child, link );
		}
	};
	const applied = yield* transaction(
		task,
		locks,
		() => {
			const commit = apply( store, child, event );
			return () => {
				const done = commit();
				if ( store.algorithm.habits.appliesAtOnce ) {
					remember( done );
				}
				return done;
			};
		},
		`apply ${ event.epoch }/${ event.seq }`
	);
	if ( ! store.algorithm.habits.appliesAtOnce ) {
		yield* transaction(
			task,
			locks,
			() => () => remember( applied ),
			'note the number'
		);
	}
	store.world.count( `batch ${ applied.verdict }` );
	const { core } = store.algorithm;
	const refusal = core.refusalOfVerdict( applied.verdict );
	if ( refusal !== '' ) {
		return {
			answer:
				refusal === ERRORS.sequence
					? failure( 409, refusal )
					: heldAnswer(),
			wakes: false,
		};
	}
	return {
		answer: accepted(
			core.answerToBatch(
				applied.link,
				applied.counter,
				applied.told,
				applied.views
					.filter( ( view ) => view.shadow !== null )
					.map( ( view ) => stateItemOf( store, view ) )
			)
		),
		wakes: core.isApplied( applied.verdict ),
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
	const eventId = event.event_id ?? '';
	const verdict = core.verdictOnEvent( link, event );
	const { known, errors } = knownItems( store, event.items ?? [] );
	const refused: ItemError[] = [ ...errors ];
	if ( ! core.isApplied( verdict ) ) {
		const views = known.map( ( { view } ) => view );
		const told = core.linkAfterTelling(
			link,
			counter.version,
			counter.mark ?? ''
		);
		return () => ( { verdict, views, link: told, counter, told: counter } );
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
			const product = store.db.row( view.id )!;
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
		const told = counterOf( store );
		return {
			verdict,
			views,
			link: core.linkAfterEvent(
				link,
				verdict,
				event,
				counter,
				told,
				refused,
				store.now()
			),
			counter,
			told,
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
