/**
 * Inbound, Master, as plugin/includes/Sync/V1/OldChild does it: absolute quantities of a Child that speaks version 1 become
 * differences against what it was last known to show.
 */
import { STORABLE } from '../../core/catalogue/storable';
import type { EventRequest, StateItem } from '../../core/contract/payloads';
import type { StoredOldItem } from '../../core/contract/stored';
import { microFromJson } from '../../core/runtime/number';
import { writeChange } from '../world/database';
import type { Answer } from '../world/message';
import { accepted } from '../world/message';
import type { Store, View } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { childLink } from './journal';
import { knownItems } from './known-items';
import { counterView, publish, publishLocks } from './publisher';

const EVENTS = 100;

const NOTHING = { items: [], events: [] };

/** Applies an event; one that arrives again changes nothing. */
export function* receiveOldEvent(
	task: Task,
	child: string,
	event: EventRequest
): Work< { answer: Answer; wakes: boolean } > {
	const { store } = task;
	const published = yield* transaction(
		task,
		[ ...publishLocks( store ), `link ${ child }` ],
		() => apply( store, child, event ),
		'apply an event of version 1'
	);
	return {
		answer: accepted( store.algorithm.core.answerToPush( null, null ) ),
		wakes: published.length > 0,
	};
}

function apply(
	store: Store,
	child: string,
	event: EventRequest
): () => readonly View[] {
	const { core } = store.algorithm;
	const remembered = store.db.oldChildren.get( child ) ?? NOTHING;
	const eventId = event.event_id ?? '';
	if ( remembered.events.includes( eventId ) ) {
		return () => [];
	}
	const read = counterView( store );
	const plan: { view: View; delta: number }[] = [];
	const news: StoredOldItem[] = [];
	const off: number[] = [];
	for ( const { view, item } of knownItems( store, event.items ?? [] ).known ) {
		if ( view.state.quantity === null || item.stock_quantity === null ) {
			continue;
		}
		const change = core.changeFromOldChild(
			view.id,
			microFromJson( item.stock_quantity ),
			event.time ?? 0,
			core.knownOfOldChild( remembered.items, view.id ),
			view.state.quantity
		);
		const planned = { ...core.noChange(), add: change.delta };
		if (
			core.refusalOfChange( planned, view.state, STORABLE.statuses ) !==
			''
		) {
			off.push( view.id );
			continue;
		}
		plan.push( { view, delta: change.delta } );
		if ( change.known !== null ) {
			news.push( change.known );
		}
		if ( change.isOff ) {
			off.push( view.id );
		}
	}
	return () => {
		const after = plan.map( ( { view, delta } ) => {
			const product = store.db.row( view.id )!;
			writeChange( product, { ...core.noChange(), add: delta }, null );
			return delta === 0 ? view : { ...product };
		} );
		const published = publish( store, after, off, read );
		store.db.oldChildren.set( child, {
			items: core.rememberedOfOldChild( remembered.items, news ),
			events: [ ...remembered.events, eventId ].slice( -EVENTS ),
		} );
		const link = childLink( store, child );
		store.db.childLinks.set( child, {
			...link,
			health: { ...link.health, last_inbound: store.now(), protocol: 1 },
		} );
		return published;
	};
}

/** What a Child of version 1 shows after a push: its next absolute quantity is a difference against it. */
export function rememberPushed(
	store: Store,
	child: string,
	ids: readonly number[],
	items: readonly StateItem[]
): void {
	const { core } = store.algorithm;
	const remembered = store.db.oldChildren.get( child ) ?? NOTHING;
	const news: StoredOldItem[] = [];
	items.forEach( ( item, index ) => {
		const id = ids[ index ]!;
		if ( item.stock_quantity !== null ) {
			news.push( {
				product_id: id,
				quantity: microFromJson( item.stock_quantity ),
				time: core.knownOfOldChild( remembered.items, id )?.time ?? 0,
				sku: item.sku,
			} );
		}
	} );
	store.db.oldChildren.set( child, {
		items: core.rememberedOfOldChild( remembered.items, news ),
		events: remembered.events,
	} );
}
