/**
 * Client: the Master's states are adopted, from a push or from the answer to a batch, by the same code. Enters: the state of this store and
 * what was heard; leaves: the state after it. What was sold here and the Master has not seen stays on top.
 */
import { isRemovalOf, shadowWithSku } from '../core/catalogue/identity';
import { eventItemFromState, stateFromItem } from '../core/catalogue/items';
import type {
	Ack,
	EventAnswer,
	EventItem,
	EventRequest,
	ItemError,
} from '../core/contract/payloads';
import type { StoredBatch, StoredMasterLink } from '../core/contract/stored';
import {
	STORABLE,
	isNameableSku,
	isStorableSku,
	storableGid,
} from '../core/catalogue/storable';
import { ERRORS } from '../core/contract/errors';
import { shadowAfterRemoval } from '../core/sync/adopt';
import { adoptSelected } from '../core/sync/adopt-selected';
import {
	containsItem,
	isAcknowledged,
	settleProducts,
	unsettledItem,
} from '../core/sync/batch';
import { linkInGeneration, verdictOnGeneration } from '../core/sync/generation';
import {
	originOfAnswer,
	originOfPush,
	type Origin,
} from '../core/sync/state-origin';
import {
	isUnderWay,
	linkAfterAdoptedPush,
	linkAfterAnswer,
} from '../core/sync/receive-push';
import { Catalogue } from './catalogue';
import { changedState, closed, renamed } from './products';
import type { ClientState, Product } from './state';

/**
 * Adopts a push.
 *
 * @param state Before.
 * @param event Its body.
 * @param now   Unix seconds.
 * @return Null when the Master counts anew and no administrator has said so: nothing is adopted.
 */
export function adoptPush(
	state: ClientState,
	event: EventRequest,
	now: number
): ClientState | null {
	const after = adoptStates(
		state,
		event.items ?? [],
		event.ack,
		originOfPush( event ),
		now
	);
	if ( after === null ) {
		return null;
	}
	return { ...after, link: linkAfterAdoptedPush( after.link, event, now ) };
}

/**
 * Adopts the answer to a batch, which says all there is to say of it: what it refused stays here.
 *
 * @param state  Before.
 * @param batch  The batch.
 * @param answer To it.
 * @param now    Unix seconds.
 * @return Null as with a push.
 */
export function adoptAnswer(
	state: ClientState,
	batch: StoredBatch,
	answer: EventAnswer,
	now: number
): ClientState | null {
	const after = adoptStates(
		state,
		( answer.items ?? [] ).map( eventItemFromState ),
		answer.ack,
		originOfAnswer( answer ),
		now
	);
	if ( after === null ) {
		return null;
	}
	const underWay = after.link.in_flight;
	return {
		...after,
		products:
			underWay !== null && isUnderWay( after.link, batch.event_id )
				? closed( after.products, underWay, answer )
				: after.products,
		link: linkAfterAnswer( after.link, batch.event_id, now ),
	};
}

/**
 * The items of a push that were not taken.
 *
 * @param state After it.
 * @param items Of it.
 */
export function errorsOf(
	state: ClientState,
	items: readonly EventItem[]
): readonly ItemError[] {
	const catalogue = new Catalogue( state.products );
	return items.flatMap( ( item ) => {
		const { sku } = item;
		const shadow = catalogue.find( item )?.shadow ?? null;
		const isRefusedName =
			shadow?.wantedSku === sku && ! isStorableSku( sku, sku );
		const code =
			! isNameableSku( sku ) || isRefusedName
				? ERRORS.bad_sku
				: shadow?.problem ?? '';
		return code === '' ? [] : [ { sku, code } ];
	} );
}

function adoptStates(
	state: ClientState,
	items: readonly EventItem[],
	ack: Ack | null,
	origin: Origin,
	now: number
): ClientState | null {
	const verdict = verdictOnGeneration(
		state.link,
		origin.generation,
		origin.told,
		origin.toldMark,
		origin.supersedes
	);
	if ( verdict === 'behind' || verdict === 'refuses' ) {
		return null;
	}
	const link = linkInGeneration(
		state.link,
		origin.generation,
		origin.counter,
		origin.mark,
		now
	);
	const catalogue = new Catalogue( state.products );
	const settled: number[] = [];
	const seen = new Set< number >();
	// A SKU that a living product has is not gone, whatever else had it.
	const isRemoval = ( item: EventItem ) => item.deleted === true;
	const living = items.filter( ( item ) => ! isRemoval( item ) );
	for ( const item of [ ...living, ...items.filter( isRemoval ) ] ) {
		const product = catalogue.find( item );
		const adopted =
			product === null || seen.has( product.id )
				? null
				: adoptOne( link, product, item, ack, settled );
		if ( adopted !== null ) {
			seen.add( adopted.id );
			catalogue.put( adopted );
		}
	}
	const batch = link.in_flight;
	const isClosed =
		batch !== null &&
		( settled.length > 0 ||
			( batch.items.length === 0 &&
				isAcknowledged( link.epoch, batch, ack ) ) );
	return {
		...state,
		products: renamed( catalogue.products() ),
		link: {
			...link,
			in_flight: isClosed ? settleProducts( batch, settled ) : batch,
		},
	};
}

/** The product after one state, null when that is older than what is held. */
function adoptOne(
	link: StoredMasterLink,
	product: Product,
	item: EventItem,
	ack: Ack | null,
	settled: number[]
): Product | null {
	if ( item.deleted === true ) {
		const shadow = isRemovalOf( item.gid, product.gid )
			? shadowAfterRemoval(
					item.version ?? 0,
					product.state,
					product.shadow,
					product.sku
			  )
			: null;
		return shadow === null ? null : { ...product, shadow };
	}
	const batch = link.in_flight;
	const underWay = unsettledItem( batch, product.id );
	const adoption = adoptSelected(
		item.version ?? 0,
		stateFromItem( item ),
		item.without ?? [],
		product.state,
		product.shadow,
		[],
		underWay,
		batch !== null &&
			underWay !== null &&
			containsItem( link.epoch, batch, ack, underWay ),
		STORABLE.statuses
	);
	if ( adoption.code !== '' && adoption.shadow !== null ) {
		return { ...product, shadow: adoption.shadow };
	}
	if ( ! adoption.adopts || adoption.shadow === null ) {
		return null;
	}
	if ( adoption.settles ) {
		settled.push( product.id );
	}
	return {
		...product,
		gid: storableGid( item.gid ?? '' ) || product.gid,
		state: changedState( product.state, adoption.change ),
		shadow: shadowWithSku(
			adoption.shadow,
			product.shadow,
			product.sku,
			item.sku
		),
	};
}
