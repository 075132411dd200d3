/**
 * Inbound, Child, as plugin/includes/Inbound/StateOnChild does it: the Master's state is adopted, from a push or from the
 * answer to our own batch, by the same code and in one transaction under the link's lock.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import { ERRORS } from '../../core/contract/errors';
import type {
	Ack,
	EventAnswer,
	EventItem,
	EventRequest,
	GenerationReport,
	ItemError,
} from '../../core/contract/payloads';
import type { StoredBatch, StoredMasterLink } from '../../core/contract/stored';
import type { StockChange } from '../../core/sync/adopt';
import { writeChange } from '../world/database';
import type { Answer } from '../world/network';
import { failure } from '../world/network';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { appendJournal, masterLink, updateMasterLink } from './journal';
import { adoptPushOfOldMaster } from './old-master';

/** Adopts a push; `wakes` says whether the drain runs after the response. */
export function* receiveState(
	task: Task,
	event: EventRequest
): Work< { answer: Answer; wakes: boolean } > {
	const { store } = task;
	const link = masterLink( store );
	const origin: Origin = {
		generation: event.generation ?? '',
		counter: event.counter,
		mark: event.mark ?? '',
		told: event.told,
		toldMark: event.told_mark ?? '',
		supersedes: event.supersedes ?? [],
	};
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
			health: { ...now.health, last_inbound: store.now() },
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

/** Where states come from. */
interface Origin {
	generation: string;
	counter: number | null;
	mark: string;
	told: number | null;
	toldMark: string;
	supersedes: readonly string[];
}

/** What this Child was told. */
export const reportOf = ( link: StoredMasterLink ): GenerationReport => ( {
	generation: link.generation,
	seen: link.seen ?? 0,
	mark: link.mark ?? '',
} );

const verdictOn = ( store: Store, link: StoredMasterLink, origin: Origin ) =>
	store.algorithm.core.verdictOnGeneration(
		link,
		origin.generation,
		origin.told,
		origin.toldMark,
		origin.supersedes
	);

export const accepted = (
	generation: string | null,
	errors: readonly ItemError[]
): Answer => ( {
	status: 200,
	code: '',
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
		{
			generation: answer.generation ?? '',
			counter: answer.counter,
			mark: answer.mark ?? '',
			told: null,
			toldMark: '',
			supersedes: answer.supersedes ?? [],
		},
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
			store.world.refuse(
				product,
				core.shadowAfterRefusal(
					item,
					error.code,
					product.state,
					product.shadow
				)
			);
			if ( product.shadow.refusedSku === null ) {
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

/**
 * The adoption.
 *
 * @param task   The process.
 * @param items  States.
 * @param ack    The last batch that they contain.
 * @param origin Null from a Master of version 1.
 * @param finish What else changes in the link, with the commit.
 * @return Items that have no product here; null when the Master's counter is not the one that is followed.
 */
export function* adoptStates(
	task: Task,
	items: readonly EventItem[],
	ack: Ack | null,
	origin: Origin | null,
	finish: ( link: StoredMasterLink ) => StoredMasterLink
): Work< readonly ItemError[] | null > {
	const { store } = task;
	const { core, habits } = store.algorithm;
	const errors = items
		.filter( ( item ) => store.db.find( core, item ) === null )
		.map( ( item ) => ( { sku: item.sku, code: ERRORS.unknown_sku } ) );
	const isAdopted = yield* transaction(
		task,
		[ 'link master' ],
		() => {
			const link = inGeneration( store, origin );
			if ( link === null ) {
				return () => false;
			}
			const plan = planOf( store, link, items, ack );
			return () => {
				for ( const { view, change, shadow, gid } of plan.adopted ) {
					const product = store.db.products.get( view.id )!;
					writeChange(
						product,
						change,
						habits.writesRelative ? null : view.stock
					);
					store.world.setShadow( store, product, shadow );
					product.gid = gid === '' ? product.gid : gid;
				}
				renameWaiting( store );
				appendJournal(
					store,
					plan.adopted
						.filter( ( { view } ) => view.shadow?.refusedSku )
						.map( ( { view } ) => view.id )
				);
				const batch = link.in_flight;
				const isClosed =
					batch !== null &&
					( plan.settled.length > 0 ||
						( batch.items.length === 0 &&
							core.isAcknowledged( link.epoch, batch, ack ) ) );
				store.db.masterLink = finish( {
					...link,
					in_flight: isClosed
						? core.settleProducts( batch, plan.settled )
						: batch,
				} );
				return true;
			};
		},
		'adopt'
	);
	return isAdopted ? errors : null;
}

/** The link in the generation of what is adopted; null when that is not to be adopted. */
function inGeneration(
	store: Store,
	origin: Origin | null
): StoredMasterLink | null {
	const link = masterLink( store );
	if ( origin === null ) {
		return link;
	}
	const verdict = verdictOn( store, link, origin );
	return verdict === 'follows' || verdict === 'takes_over'
		? store.algorithm.core.linkInGeneration(
				link,
				origin.generation,
				origin.counter ?? 0,
				origin.mark,
				store.now()
		  )
		: null;
}

interface Adopted {
	view: View;
	gid: string;
	change: StockChange;
	shadow: Shadow;
}

/** The merge, product by product. */
function planOf(
	store: Store,
	link: StoredMasterLink,
	items: readonly EventItem[],
	ack: Ack | null
): { adopted: readonly Adopted[]; settled: readonly number[] } {
	const { core } = store.algorithm;
	const adopted: Adopted[] = [];
	const settled: number[] = [];
	const batch = link.in_flight;
	const seen = new Set< number >();
	for ( const item of items ) {
		const product = store.db.find( core, item );
		if (
			product === null ||
			seen.has( product.id ) ||
			! store.isSynced( product )
		) {
			continue;
		}
		const { shadow } = product;
		const underWay = core.unsettledItem( batch, product.id );
		const adoption = core.adopt(
			item.version ?? ( shadow?.version ?? 0 ) + 1,
			core.stateFromItem( item ),
			product.state,
			shadow,
			underWay,
			batch !== null &&
				underWay !== null &&
				core.containsItem( link.epoch, batch, ack, underWay )
		);
		if ( adoption.adopts && adoption.shadow !== null ) {
			seen.add( product.id );
			adopted.push( {
				view: viewOf( product ),
				change: adoption.change,
				gid: item.gid ?? '',
				shadow: core.shadowWithSku(
					item.version === null
						? core.withoutVersion( adoption.shadow )
						: adoption.shadow,
					shadow,
					product.name,
					item.sku
				),
			} );
			if ( adoption.settles ) {
				store.world.onSettle(
					store,
					product.sku,
					batch?.event_id ?? '',
					item.version ?? Infinity
				);
				settled.push( product.id );
			}
		}
	}
	return { adopted, settled };
}

/** Products take over the SKUs that the Master has given them, as far as they are free. */
export function renameWaiting( store: Store ): void {
	const products = [ ...store.db.products.values() ];
	const wanted = products.flatMap( ( { id, shadow } ) =>
		shadow?.wantedSku ? [ { productId: id, sku: shadow.wantedSku } ] : []
	);
	if ( wanted.length === 0 ) {
		return;
	}
	const holders = products.map( ( { id, name } ) => ( {
		productId: id,
		sku: name,
	} ) );
	for ( const { productId, sku } of store.algorithm.core.possibleRenames(
		wanted,
		holders
	) ) {
		const product = store.db.products.get( productId )!;
		product.name = sku;
		product.shadow = { ...product.shadow!, wantedSku: null };
		store.world.count( 'renamed' );
	}
}
