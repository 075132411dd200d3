/**
 * Outbound, Master, as plugin/includes/Sync/{PushToChildren,NextPush} do it: each Child is sent the current state of what changed
 * after its cursor. Success moves the cursor, failure moves nothing.
 */
import type { StateItem } from '../../core/contract/payloads';
import type { StoredChildLink, StoredCounter } from '../../core/contract/stored';
import type { PushPage } from '../../core/sync/push-pages';
import type { PushAnswer, PushingStep } from '../../core/sync/pushing';
import type { Answer, Call } from '../world/message';
import { send } from '../world/network';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, nextAnswer, transaction } from '../world/task';
import { takeRefusal, takeReport } from './child-reports';
import { believed, healthAfterFailedCall, healthAfterPing } from './health';
import { childLink, releaseLease, takeLease, updateChildLink } from './journal';
import { rememberPushed } from './old-child';
import {
	counterOf,
	counterView,
	dirtyProduct,
	publish,
	publishLocks,
	stateItemOf,
} from './publisher';

interface Push {
	ids: readonly number[];
	items: readonly StateItem[];
	page: PushPage;
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
		if ( nextStep( store, child ) === 'stop' ) {
			continue;
		}
		if ( takeLease( task, child ) === null ) {
			continue;
		}
		// Another process may have brought everything while it held the lease.
		const step = nextStep( store, child );
		const push = step === 'push' ? yield* planOf( task, child ) : null;
		if ( step === 'stop' || ( step === 'push' && push === null ) ) {
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
	const { core } = task.store.algorithm;
	yield* updateChildLink( task, child, 'note the greeting', ( link ) => ( {
		...link,
		health: healthAfterPing(
			task.store,
			link.health,
			given,
			! core.isBehind( link, counterOf( task.store ).version )
		),
	} ) );
	return childLink( task.store, child ).health.protocol !== 0;
}

const nextStep = ( store: Store, child: string ): PushingStep =>
	store.algorithm.core.nextPushingStep(
		childLink( store, child ),
		counterOf( store ).version,
		store.now()
	);

function* planOf( task: Task, child: string ): Work< Push | null > {
	const { store } = task;
	const link = childLink( store, child );
	const limit = store.limits.pushItems;
	let page = store.world.nextPage( link, limit );
	if ( page.walk !== null ) {
		const ids = store.db.idsAfter( page.walk.after, limit );
		yield* publishChanged( task, ids );
		page = store.algorithm.core.pageOfWalk(
			page.walk,
			page.cursor,
			ids,
			limit
		);
	}
	return page.kind === 'none'
		? null
		: yield* snapshot( task, child, link, page );
}

/** States and acknowledgement in one consistent view. */
function* snapshot(
	task: Task,
	child: string,
	planned: StoredChildLink,
	page: PushPage
): Work< Push | null > {
	const { store } = task;
	yield* boundary( task, `is about to read a push for ${ child }` );
	if ( childLink( store, child ).claim !== null ) {
		return null;
	}
	const { protocol } = childLink( store, child ).health;
	const items: StateItem[] = [];
	const sent: number[] = [];
	for ( const row of store.read( page.productIds ) ) {
		if (
			store.algorithm.core.isPushed(
				row.shadow,
				store.isSynced( row ),
				protocol
			)
		) {
			items.push( stateItemOf( store, row ) );
			sent.push( row.id );
		}
	}
	const { core } = store.algorithm;
	if ( core.mayHoldRemovals( page, items.length, protocol ) ) {
		const gone = core.removalsInPush(
			store.db.tombstones,
			page,
			items.map( ( { sku } ) => sku ),
			planned.cursor,
			store.limits.pushItems
		);
		items.push( ...gone.map( core.removalItem ) );
	}
	if ( ! store.algorithm.habits.readsPushAtOnce ) {
		yield* boundary( task, 'has read the states, not the acknowledgement' );
	}
	return {
		ids: sent,
		items,
		page,
		planned,
		link: childLink( store, child ),
		counter: counterOf( store ),
		eventId: `master#${ store.world.nextId() }`,
	};
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
				context: push.page.walk === null ? 'stock_set' : 'reconcile',
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

/** Takes in what a Child answered, as the core decides. */
function* settle(
	task: Task,
	child: string,
	push: Push,
	given: Answer
): Work< boolean > {
	const { store } = task;
	const { core } = store.algorithm;
	const understood: PushAnswer = {
		status: given.status,
		code: given.code,
		isAuthentic: given.isAuthentic,
		isTaken: given.reply?.route === 'event' && given.reply.event.ok,
		hasReport: given.report !== undefined,
	};
	if ( given.report !== undefined && core.isGenerationRefused( understood ) ) {
		yield* takeRefusal( task, child, given.report );
	}
	const overtaken = `overtaken ${ child }`;
	const effect = core.effectOfPushAnswer(
		understood,
		childLink( store, child ).claim !== null,
		task.onces.has( overtaken )
	);
	if ( effect === 'settle' ) {
		task.onces.delete( overtaken );
		yield* delivered( task, child, push );
	} else if ( effect === 'again' ) {
		task.onces.add( overtaken );
	} else if ( effect === 'fail' ) {
		const { status } = core.failureOfPush( understood, {
			status: given.status,
			code: given.code,
			message: '',
		} );
		yield* updateChildLink( task, child, 'note the failure', ( link ) => ( {
			...link,
			health: healthAfterFailedCall( store, link.health, {
				...given,
				status,
			} ),
		} ) );
	}
	return effect === 'settle' || effect === 'again';
}

function* delivered( task: Task, child: string, push: Push ): Work< void > {
	const { store } = task;
	yield* updateChildLink(
		task,
		child,
		'settle the push',
		( link ) =>
			store.algorithm.core.linkAfterDelivery(
				link,
				push.planned,
				push.page,
				push.counter,
				push.eventId,
				false,
				store.now()
			),
		() => {
			if ( push.link.health.protocol === 1 ) {
				rememberPushed( store, child, push.ids, push.items );
			}
		}
	);
}
