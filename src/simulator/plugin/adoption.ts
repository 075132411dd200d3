/**
 * Inbound, Child, as plugin/includes/Sync/Adoption does it: states of the Master become stock, shadows and SKUs in one
 * transaction under the link's lock.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import type { StockChange } from '../../core/catalogue/stock-changes';
import { STORABLE } from '../../core/catalogue/storable';
import { ERRORS } from '../../core/contract/errors';
import type { Ack, EventItem, ItemError } from '../../core/contract/payloads';
import type { StoredMasterLink } from '../../core/contract/stored';
import type { Origin } from '../../core/sync/state-origin';
import type { Product } from '../world/database';
import { writeChange } from '../world/database';
import type { Store, View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { inGeneration } from './followed-generation';
import { appendJournal } from './journal';

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
	const errors: ItemError[] = items
		.filter( ( item ) => store.db.find( core, item ) === null )
		.map( ( { sku } ) => ( {
			sku,
			code: core.isNameableSku( sku )
				? ERRORS.unknown_sku
				: ERRORS.bad_sku,
		} ) );
	const isAdopted = yield* transaction(
		task,
		[ 'link master' ],
		() => {
			const link = inGeneration( store, origin );
			if ( link === null ) {
				return () => false;
			}
			const plan = planOf( store, link, items, ack );
			errors.push( ...plan.refused.map( ( { error } ) => error ) );
			return () => {
				for ( const { id, shadow } of plan.refused ) {
					store.db.products.get( id )!.shadow = shadow;
				}
				for ( const { view, change, shadow, gid } of plan.adopted ) {
					const product = store.db.products.get( view.id )!;
					writeChange(
						product,
						change,
						habits.writesRelative ? null : view.stock
					);
					store.world.rules.setShadow( store, product, shadow );
					product.gid = gid === '' ? product.gid : gid;
				}
				for ( const { product, shadow } of plan.removed ) {
					store.world.rules.setShadow( store, product, shadow );
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

/** A product whose state is not taken, and why. */
interface RefusedState {
	id: number;
	shadow: Shadow;
	error: ItemError;
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
): {
	adopted: readonly Adopted[];
	settled: readonly number[];
	refused: readonly RefusedState[];
	removed: readonly { product: Product; shadow: Shadow }[];
} {
	const { core } = store.algorithm;
	const adopted: Adopted[] = [];
	const settled: number[] = [];
	const refused: RefusedState[] = [];
	const removed: { product: Product; shadow: Shadow }[] = [];
	const batch = link.in_flight;
	const seen = new Set< number >();
	// A SKU that a living product has is not gone, whatever else had it.
	const isRemoval = ( item: EventItem ) => item.deleted === true;
	const living = items.filter( ( item ) => ! isRemoval( item ) );
	for ( const item of [ ...living, ...items.filter( isRemoval ) ] ) {
		const product = store.db.find( core, item );
		if (
			product === null ||
			seen.has( product.id ) ||
			! store.isSynced( product )
		) {
			continue;
		}
		const { shadow } = product;
		if ( isRemoval( item ) ) {
			const left = core.isRemovalOf( item.gid, product.gid )
				? core.shadowAfterRemoval(
						item.version ?? 0,
						product.state,
						shadow,
						product.name
				  )
				: null;
			if ( left !== null ) {
				seen.add( product.id );
				removed.push( { product, shadow: left } );
			}
			continue;
		}
		const underWay = core.unsettledItem( batch, product.id );
		const remote = core.stateFromItem( item );
		const adoption = core.adopt(
			item.version ?? ( shadow?.version ?? 0 ) + 1,
			remote,
			product.state,
			shadow,
			underWay,
			batch !== null &&
				underWay !== null &&
				core.containsItem( link.epoch, batch, ack, underWay )
		);
		const code = adoption.adopts
			? core.refusalOfState(
					remote,
					adoption.change,
					product.state,
					STORABLE.statuses
			  )
			: '';
		if ( code !== '' ) {
			seen.add( product.id );
			refused.push( {
				id: product.id,
				shadow: core.shadowWithProblem( shadow, product.state, code ),
				error: { sku: item.sku, code },
			} );
		} else if ( adoption.adopts && adoption.shadow !== null ) {
			seen.add( product.id );
			adopted.push( {
				view: viewOf( product ),
				change: adoption.change,
				gid: core.storableGid( item.gid ?? '' ),
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
				store.world.rules.onSettle(
					store,
					product.sku,
					batch?.event_id ?? '',
					item.version ?? Infinity
				);
				settled.push( product.id );
			}
		}
	}
	return { adopted, settled, refused, removed };
}

/** Products take over the SKUs that the Master has given them, as far as they are free. */
export function renameWaiting( store: Store ): void {
	const products = [ ...store.db.products.values() ];
	const wanted = products.flatMap( ( { id, shadow } ) =>
		shadow?.wantedSku &&
		store.algorithm.core.isStorableSku( shadow.wantedSku, shadow.wantedSku )
			? [ { productId: id, sku: shadow.wantedSku } ]
			: []
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
