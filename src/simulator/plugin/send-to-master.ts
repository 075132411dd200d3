/**
 * Outbound, Child, as plugin/includes/Sync/SendToMaster does it: what comes next the core decides; here it is carried out.
 */
import type { StoredMasterLink } from '../../core/contract/stored';
import type { SendingStep, SendingView } from '../../core/sync/sending';
import type { Call } from '../world/message';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary, transaction } from '../world/task';
import { ask } from './ask';
import { sendBatch, storeNextBatch } from './batch-to-master';
import { walkContact } from './first-contact';
import { reportOf } from './followed-generation';
import { healthAfterPing } from './health';
import {
	masterLink,
	releaseLease,
	renewLease,
	takeLease,
	updateMasterLink,
} from './journal';
import { adoptCurrentOfOldMaster } from './old-master';

/** Sends until the journal is empty or the Master cannot be reached. */
export function* sendToMaster( task: Task ): Work< void > {
	const { store } = task;
	task.onces.delete( 'epoch' );
	do {
		masterLink( store );
		if ( takeLease( task, 'master' ) === null ) {
			return;
		}
		yield* boundary( task, 'holds the lease' );
		yield* compact( task );
		yield* takeSteps( task );
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

/** One step after the other, as the core decides. */
function* takeSteps( task: Task ): Work< void > {
	const { store } = task;
	const { core } = store.algorithm;
	let taken: readonly SendingStep[] = [];
	for ( let isMore = true; isMore;  ) {
		if ( taken.length === 0 && ! renewLease( task, 'master' ) ) {
			return;
		}
		const step = core.nextSendingStep( viewOfSending( store, taken ) );
		taken = core.takenAfter( taken, step );
		isMore = yield* carryOut( task, step );
	}
}

/** This store as the core asks for it. */
const viewOfSending = (
	store: Store,
	taken: readonly SendingStep[]
): SendingView => ( {
	link: masterLink( store ),
	hasChanges: store.db.journal !== '',
	hasReleases: false,
	hasUnsent: false,
	taken,
	now: store.now(),
} );

/** Whether there may be another. */
function* carryOut( task: Task, step: SendingStep ): Work< boolean > {
	switch ( step ) {
		case 'walk':
			yield* walkContact( task );
			return true;
		case 'adopt_old':
			yield* adoptCurrentOfOldMaster( task );
			return true;
		case 'store':
			yield* storeNextBatch( task );
			return true;
		case 'ask':
			yield* askWhereWeStand( task );
			return true;
		case 'greet':
			yield* greet( task );
			return true;
		case 'send':
			return yield* sendBatch( task );
		default:
			return false;
	}
}

/** Asks the Master which version it speaks. */
function* greet( task: Task ): Work< void > {
	const { store } = task;
	const given = yield* ask( task, pingCall( masterLink( store ) ) );
	yield* updateMasterLink( task, 'note the greeting', ( now ) => ( {
		...now,
		health: healthAfterPing( store, now.health, given, false ),
	} ) );
}

/** Asks the Master where it thinks that this store stands. */
function* askWhereWeStand( task: Task ): Work< void > {
	const { store } = task;
	const asked = masterLink( store );
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
}

/** A ping says what this Child holds. */
const pingCall = ( link: StoredMasterLink ): Call => ( {
	to: 'master',
	body: { route: 'ping', held: reportOf( link ) },
} );

const isWorkWaiting = ( store: Store ): boolean =>
	store.algorithm.core.isSomethingToSend( viewOfSending( store, [] ) );
