/**
 * Outbound, Master, as plugin/includes/Outbound/{PushToChildren,NextPush} do it: each Child is sent the current state of what changed
 * after its cursor. Success moves the cursor, failure moves nothing.
 */
import type { StateItem } from '../../core/contract/payloads';
import { ERRORS } from '../../core/contract/errors';
import type {
	CatalogueWalk,
	StoredChildLink,
	StoredCounter,
} from '../../core/contract/stored';
import type { Answer, Call } from '../world/network';
import { send } from '../world/network';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, nextAnswer, transaction } from '../world/task';
import { takeReport } from './child-reports';
import { believed, healthAfterFailedCall, healthAfterPing } from './health';
import { childLink, releaseLease, takeLease, updateChildLink } from './journal';
import { rememberPushed } from './old-child';
import {
	counterOf,
	counterView,
	dirtyProduct,
	publish,
	publishLocks,
} from './publisher';

interface Push {
	ids: readonly number[];
	items: readonly StateItem[];
	cursor: number;
	walk: CatalogueWalk | null;
	/** The link on which the push was decided, and the one in whose view it was read. */
	planned: StoredChildLink;
	link: StoredChildLink;
	counter: StoredCounter;
	eventId: string;
}

/** One push to every Child that lacks something and can be reached, side by side; true when any was delivered. */
export function* pushRound( task: Task ): Work< boolean > {
	const { store } = task;
	const calls: Call[] = [];
	const pushes: { child: string; push: Push | null }[] = [];
	for ( const child of store.world.childIds( store ) ) {
		const isBehind = lacksSomething( store, child );
		if ( ! isBehind && ! isToBeAsked( store, child ) ) {
			continue;
		}
		if ( takeLease( task, child ) === null ) {
			continue;
		}
		const isKnown = childLink( store, child ).health.protocol !== 0;
		const push =
			isKnown && isBehind ? yield* planOf( task, child ) : null;
		if ( isKnown && isBehind && push === null ) {
			releaseLease( task, child );
			continue;
		}
		calls.push(
			push === null
				? { to: child, body: { route: 'ping', held: null } }
				: call( store, child, push )
		);
		pushes.push( { child, push } );
	}
	send( task, calls );
	let isDelivered = false;
	for ( let i = 0; i < calls.length; i++ ) {
		const given = yield* nextAnswer( task );
		const { child, push } = pushes[ given.index ]!;
		const { protocol } = childLink( store, child ).health;
		const answer = believed( store, protocol, given.answer );
		isDelivered =
			( push === null
				? yield* greeted( task, child, answer )
				: yield* settle( task, child, push, answer ) ) || isDelivered;
		releaseLease( task, child );
	}
	return isDelivered;
}

function* greeted( task: Task, child: string, given: Answer ): Work< boolean > {
	if ( given.isAuthentic && given.reply?.route === 'ping' ) {
		yield* takeReport( task, child, given.reply.ping );
	}
	yield* updateChildLink( task, child, 'note the greeting', ( link ) => ( {
		...link,
		health: healthAfterPing(
			task.store,
			link.health,
			given,
			! isBehind( task.store, link )
		),
	} ) );
	return childLink( task.store, child ).health.protocol !== 0;
}

function lacksSomething( store: Store, child: string ): boolean {
	const link = childLink( store, child );
	return (
		link.claim === null &&
		store.algorithm.core.isDue( link.health, store.now() ) &&
		isBehind( store, link )
	);
}

function isToBeAsked( store: Store, child: string ): boolean {
	const { core } = store.algorithm;
	const { claim, health } = childLink( store, child );
	return (
		claim === null &&
		core.isDue( health, store.now() ) &&
		core.isToBeAsked( health, false, store.now() )
	);
}

const isBehind = ( store: Store, link: StoredChildLink ): boolean =>
	link.walk !== null || link.cursor < counterOf( store ).version;

function* planOf( task: Task, child: string ): Work< Push | null > {
	const { store } = task;
	const link = childLink( store, child );
	const { version } = counterOf( store );
	const limit = store.limits.pushItems;
	if ( link.walk === null ) {
		const plan = store.world.planPush( version, link.cursor, limit );
		if ( plan.kind === 'none' ) {
			return null;
		}
		if ( plan.kind === 'changes' ) {
			return yield* snapshot(
				task,
				child,
				link,
				plan.productIds,
				plan.cursor,
				null
			);
		}
	}
	const walk = link.walk ?? { after: 0, target: version };
	const ids = store.db.idsAfter( walk.after, limit );
	yield* publishChanged( task, ids );
	const isLast = ids.length < limit;
	return yield* snapshot(
		task,
		child,
		link,
		ids,
		isLast ? Math.max( link.cursor, walk.target ) : link.cursor,
		isLast
			? null
			: { after: ids[ ids.length - 1 ] ?? 0, target: walk.target }
	);
}

/** States and acknowledgement in one consistent view. */
function* snapshot(
	task: Task,
	child: string,
	planned: StoredChildLink,
	ids: readonly number[],
	cursor: number,
	walk: CatalogueWalk | null
): Work< Push | null > {
	const { store } = task;
	yield* boundary( task, `is about to read a push for ${ child }` );
	if ( childLink( store, child ).claim !== null ) {
		return null;
	}
	const { protocol } = childLink( store, child ).health;
	const items: StateItem[] = [];
	const sent: number[] = [];
	for ( const row of store.read( ids ) ) {
		if (
			row.shadow !== null &&
			store.isSynced( row ) &&
			( protocol !== 1 ||
				store.algorithm.core.isSafeForOldChild( row.shadow.state ) )
		) {
			items.push( stateItemOf( store, row ) );
			sent.push( row.id );
		}
	}
	if ( ! store.algorithm.habits.readsPushAtOnce ) {
		yield* boundary( task, 'has read the states, not the acknowledgement' );
	}
	return {
		ids: sent,
		items,
		cursor,
		walk,
		planned,
		link: childLink( store, child ),
		counter: counterOf( store ),
		eventId: `master#${ store.world.nextId() }`,
	};
}

/** A published product as it is sent. */
export function stateItemOf( store: Store, view: View ): StateItem {
	return store.algorithm.core.stateItem(
		view.name,
		view.gid,
		view.shadow ?? store.algorithm.core.newShadow( view.state ),
		view.stockStatus
	);
}

function* publishChanged( task: Task, ids: readonly number[] ): Work< void > {
	const { store } = task;
	const isUnpublished = ( row: View ) =>
		store.isSynced( row ) &&
		! store.algorithm.core.isPublished( dirtyProduct( row, false ) );
	if ( ! store.read( ids ).some( isUnpublished ) ) {
		return;
	}
	yield* transaction(
		task,
		publishLocks( store ),
		() => {
			const views = store.read( ids ).map( viewOf );
			const read = counterView( store );
			return () => publish( store, views, [], read );
		},
		'publish a page of the walk'
	);
}

function call( store: Store, child: string, push: Push ): Call {
	return {
		to: child,
		body: {
			route: 'event',
			event: {
				event_type: 'stock_state',
				origin: 'master_authoritative',
				context: push.walk === null ? 'stock_set' : 'reconcile',
				time: store.now(),
				event_id: push.eventId,
				generation: push.counter.generation,
				counter: push.counter.version,
				supersedes: push.counter.supersedes,
				mark: push.counter.mark,
				told: push.link.told,
				told_mark: push.link.told_mark,
				seen: null,
				ack: store.algorithm.core.ackOf( push.link ),
				items: push.items.map( store.algorithm.core.eventItemFromState ),
				to: child,
				route: 'event',
				epoch: null,
				seq: null,
				release: null,
			},
		},
	};
}

function* settle(
	task: Task,
	child: string,
	push: Push,
	given: Answer
): Work< boolean > {
	const { store } = task;
	const { core, habits } = store.algorithm;
	const isDelivered =
		given.status >= 200 &&
		given.status < 300 &&
		given.reply?.route === 'event' &&
		given.reply.event.ok;
	if (
		given.isAuthentic &&
		given.code === ERRORS.generation &&
		given.report !== undefined
	) {
		const { generation, seen, mark } = given.report;
		yield* takeReport( task, child, given.report );
		const isHeld = childLink( store, child ).claim !== null;
		if ( ! isHeld && counterOf( store ).generation === generation ) {
			yield* updateChildLink( task, child, 'note what it was told', ( link ) =>
				core.linkAfterTelling( link, seen, mark )
			);
		}
		if ( isHeld ) {
			return false;
		}
		// Overtaken by a newer answer: planned anew at once, but once.
		if (
			! habits.asksAgainOnce ||
			! task.onces.has( `overtaken ${ child }` )
		) {
			task.onces.add( `overtaken ${ child }` );
			return true;
		}
		given = { ...given, status: 0 };
	}
	if ( isDelivered ) {
		task.onces.delete( `overtaken ${ child }` );
	}
	yield* updateChildLink( task, child, 'settle the push', ( link ) => {
		if ( ! isDelivered && habits.movesCursorOnSuccessOnly ) {
			const health = healthAfterFailedCall( store, link.health, given );
			return { ...link, health };
		}
		const health = core.healthAfterSuccess( link.health, store.now() );
		return {
			...core.linkAfterPush(
				core.linkAfterTelling(
					link,
					push.counter.version,
					push.counter.mark ?? ''
				),
				push.planned,
				push.eventId,
				push.cursor,
				push.walk
			),
			health,
		};
	}, () => {
		if ( isDelivered && push.link.health.protocol === 1 ) {
			rememberPushed( store, child, push.ids, push.items );
		}
	} );
	return isDelivered;
}
