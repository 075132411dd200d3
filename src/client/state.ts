/**
 * Client: what a Child remembers, as one value. Every step makes a new one, which is stored whole before anything is sent.
 */
import { maskedState } from '../core/catalogue/selection';
import { newShadow, type Shadow } from '../core/catalogue/shadows';
import {
	isInRange,
	isSameState,
	type ProductState,
} from '../core/catalogue/state';
import { LIMITS } from '../core/contract/routes';
import type { StoredBatch, StoredMasterLink } from '../core/contract/stored';
import { batchItems, type Candidate } from '../core/sync/batch';
import { newMasterLink } from '../core/sync/link-transitions';

/** Where the Master is, and what requests are signed with. */
export interface MasterConnection {
	url: string;
	store_id: string;
	secret: string;
}

/** One product. Quantities are millionths of a unit. */
export interface Product {
	id: number;
	sku: string;
	/** Empty before the Master has named one. */
	gid: string;
	/** What this store has now. */
	state: ProductState;
	/** What was agreed on with the Master, null before. */
	shadow: Shadow | null;
}

/** All that a kill must not lose. */
export interface ClientState {
	/** Of this shape. */
	format: 1;
	store_id: string;
	master: MasterConnection | null;
	link: StoredMasterLink;
	products: readonly Product[];
	/** Reservations whose units were sold: they end with the next batch. */
	releases: readonly string[];
	/** Receipts that were counted, newest last. */
	receipts: readonly string[];
}

/** Keeps the state. `save` is done when it returns, whatever happens to the process then; it replaces all that was there. */
export interface StateStore {
	/** Null when nothing was ever saved; an error when it cannot be read. */
	load: () => ClientState | null;
	save: ( state: ClientState ) => void;
}

/** Receipts remembered: far more than are repeated after a crash. */
const RECEIPTS = 1000;

/** Of a product that the Master has not told about: it is counted from nothing, and the answer brings the number. */
const UNTOLD: ProductState = {
	manageStock: 'yes',
	quantity: 0,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
};

export function newState( storeId: string, epoch: string ): ClientState {
	return {
		format: 1,
		store_id: storeId,
		master: null,
		link: newMasterLink( epoch ),
		products: [],
		releases: [],
		receipts: [],
	};
}

export const productOf = ( state: ClientState, sku: string ): Product | null =>
	state.products.find( ( product ) => product.sku === sku ) ?? null;

/** What one sale, or a delivery, does here. */
export interface Change {
	sku: string;
	/** Millionths of a unit to add: negative for a sale. */
	delta: number;
	/** Names what happened, so that it counts once however often it is said; '' when it is said once. */
	receipt: string;
	/** The reservation that ends with it, '' for none. */
	reservation: string;
}

/**
 * The state after changes of this store's own, all of them or, where the receipt was counted already, none.
 *
 * @param state   Before.
 * @param changes What happened.
 */
export function withChanges(
	state: ClientState,
	changes: readonly Change[]
): ClientState {
	let after = state;
	for ( const change of changes ) {
		if (
			change.receipt === '' ||
			! state.receipts.includes( change.receipt )
		) {
			after = withChange( after, change );
		}
	}
	return after;
}

function withChange( state: ClientState, change: Change ): ClientState {
	const known = productOf( state, change.sku );
	const before = known ?? {
		id: nextId( state.products ),
		sku: change.sku,
		gid: '',
		state: UNTOLD,
		shadow: newShadow( UNTOLD ),
	};
	if ( before.state.quantity === null ) {
		throw new RangeError(
			`${ change.sku } counts no stock on the Master.`
		);
	}
	const quantity = before.state.quantity + change.delta;
	if ( ! isInRange( quantity ) ) {
		throw new RangeError( `${ change.sku } would be out of range.` );
	}
	const product = {
		...before,
		state: { ...before.state, quantity },
		// Another number may be taken where the one before was not.
		shadow: before.shadow && { ...before.shadow, problem: '' },
	};
	return {
		...state,
		products:
			known === null
				? [ ...state.products, product ]
				: replaced( state.products, [ product ] ),
		receipts:
			change.receipt === '' || state.receipts.includes( change.receipt )
				? state.receipts
				: [ ...state.receipts, change.receipt ].slice( -RECEIPTS ),
		releases:
			change.reservation === '' ||
			state.releases.includes( change.reservation )
				? state.releases
				: [ ...state.releases, change.reservation ],
	};
}

/**
 * The state with a batch under way, if there is anything to say. It is to be saved before it is sent.
 *
 * @param state   Before.
 * @param eventId Random id, for a batch that is made.
 * @param now     Unix seconds.
 */
export function withBatch(
	state: ClientState,
	eventId: string,
	now: number
): ClientState {
	const { link } = state;
	if ( link.in_flight !== null ) {
		return state;
	}
	const isAskingForAll = link.contact !== null;
	const all = isAskingForAll
		? []
		: batchItems( candidates( state.products ), true );
	const items = all.slice( 0, LIMITS.batch_items );
	if ( items.length === 0 && ! isAskingForAll ) {
		return state;
	}
	const isLast = ! isAskingForAll && all.length === items.length;
	const batch: StoredBatch = {
		seq: link.seq + 1,
		event_id: eventId,
		created: now,
		items,
		release: isLast ? state.releases.slice( 0, LIMITS.items ) : null,
	};
	return {
		...state,
		releases: isLast
			? state.releases.slice( LIMITS.items )
			: state.releases,
		link: { ...link, seq: batch.seq, in_flight: batch, contact: null },
	};
}

/** Whether there is something for the Master. */
export const hasWork = ( { link, products }: ClientState ): boolean =>
	link.in_flight !== null ||
	link.contact !== null ||
	batchItems( candidates( products ), true ).length > 0;

/** What was not taken, here or there, waits for another change or another state of the Master. */
const candidates = ( products: readonly Product[] ) =>
	products
		.filter( ( { shadow } ) => shadow === null || shadow.problem === '' )
		.map( candidate );

const candidate = ( product: Product ): Candidate => ( {
	productId: product.id,
	sku: product.sku,
	gid: product.gid,
	local: sharedState( product ),
	shadow: product.shadow,
} );

/** What of a product is shared: the Master may keep fields of it to itself. */
export const sharedState = ( { state, shadow }: Product ): ProductState =>
	maskedState( state, shadow, shadow?.keptOutByMaster ?? [] );

const nextId = ( products: readonly Product[] ): number =>
	products.reduce( ( most, { id } ) => Math.max( most, id ), 0 ) + 1;

/** Products with some of them as they are now. */
const replaced = (
	products: readonly Product[],
	changed: readonly Product[]
): readonly Product[] => {
	const byId = new Map( changed.map( ( one ) => [ one.id, one ] ) );
	return products.map( ( one ) => byId.get( one.id ) ?? one );
};

/** The products that differ between two states, as the later one has them. */
export const changedProducts = (
	before: ClientState,
	after: ClientState
): readonly Product[] => {
	const known = new Map( before.products.map( ( one ) => [ one.id, one ] ) );
	return after.products.filter( ( product ) => {
		const old = known.get( product.id );
		return (
			old === undefined ||
			old.sku !== product.sku ||
			! isSameState( old.state, product.state )
		);
	} );
};
