/**
 * Sync, Child: what a push does here, and what the answer to a batch does. Enters: the message, and what is remembered of the Master; leaves: the
 * verdict, what is remembered afterwards, and the answer. Whoever drives it adopts states in one transaction, and decides nothing.
 */
import type { Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import type {
	EventAnswer,
	EventRequest,
	ItemError,
} from '../contract/payloads';
import type {
	StoredBatch,
	StoredBatchItem,
	StoredMasterLink,
} from '../contract/stored';
import { at, find } from '../runtime/list';
import { shadowAfterRefusal, shadowWithItem } from './batch';
import { linkAfterState } from './link-transitions';
import { healthAfterHearing, healthAfterSuccess } from './retry';

/**
 * What becomes of a push. `wait`: every product is to have a base first. `old`: it is of version 1, and so is the Master as far as is known
 * here. `adopt`: its states are taken over.
 *
 * @param link  What the Child remembers of its Master.
 * @param event The push.
 */
export function verdictOnPush(
	link: StoredMasterLink,
	event: EventRequest
): 'wait' | 'old' | 'adopt' {
	if ( link.contact !== null ) {
		return 'wait';
	}
	return event.generation === null && link.health.protocol < 2
		? 'old'
		: 'adopt';
}

/**
 * A Child's link after a push whose states were adopted.
 *
 * @param link  What the Child remembers of its Master, after that.
 * @param event The push.
 * @param now   Unix seconds.
 */
export function linkAfterAdoptedPush(
	link: StoredMasterLink,
	event: EventRequest,
	now: number
): StoredMasterLink {
	return linkAfterState(
		{ ...link, health: healthAfterHearing( link.health, now ) },
		event.ack,
		event.event_id ?? ''
	);
}

/**
 * Whether a Child has something to say after a push: the Master thinks that it has what it has not, as after a restored backup here; or it goes
 * on after its own; or it is back.
 *
 * @param before The link before.
 * @param after  And after.
 */
export function wakesAfterPush(
	before: StoredMasterLink,
	after: StoredMasterLink
): boolean {
	return (
		after.contact !== null ||
		after.generation !== before.generation ||
		before.health.failures > 0
	);
}

/**
 * Whether a batch is still the one that is under way.
 *
 * @param link    What the Child remembers of its Master.
 * @param eventId Of the batch.
 */
export function isUnderWay( link: StoredMasterLink, eventId: string ): boolean {
	return link.in_flight !== null && link.in_flight.event_id === eventId;
}

/**
 * A Child's link after the answer to a batch whose states were adopted.
 *
 * @param link    What the Child remembers of its Master, after that.
 * @param eventId Of the batch.
 * @param now     Unix seconds.
 */
export function linkAfterAnswer(
	link: StoredMasterLink,
	eventId: string,
	now: number
): StoredMasterLink {
	return {
		...link,
		in_flight: isUnderWay( link, eventId ) ? null : link.in_flight,
		health: { ...healthAfterSuccess( link.health, now ), protocol: 2 },
	};
}

/** A product of a batch as a Child holds it. */
export interface BatchProduct {
	state: ProductState;
	/** What was agreed on, null for nothing. */
	shadow: Shadow | null;
}

/** What is held of a product once its batch is closed. */
export interface ClosedProduct {
	productId: number;
	shadow: Shadow;
	/** Whether the Master refused it; else it was applied. */
	isRefused: boolean;
	/** Whether it is to be sent again: the Master knows by now what it refused. */
	goesAgain: boolean;
}

/**
 * What an answer says of products of which it holds no state: what was refused stays here, everything else was applied.
 *
 * @param batch    The batch, after the answer's states were adopted.
 * @param errors   Of the answer.
 * @param products Of the batch, one for each item in its order; null for one that is not here.
 */
export function closedProducts(
	batch: StoredBatch,
	errors: readonly ItemError[],
	products: readonly ( BatchProduct | null )[]
): readonly ClosedProduct[] {
	const closed: ClosedProduct[] = [];
	let index = 0;
	for ( const item of batch.items ) {
		const product = at( products, index );
		index = index + 1;
		const shadow = product === null ? null : product.shadow;
		if ( product !== null && shadow !== null && ! item.settled ) {
			closed.push(
				closedProduct(
					item,
					find( errors, ( each ) => each.sku === item.sku ),
					product.state,
					shadow
				)
			);
		}
	}
	return closed;
}

/**
 * One of them.
 *
 * @param item   Its item of the batch.
 * @param error  Why it was refused, null where it was applied.
 * @param local  Its state now.
 * @param shadow What was agreed on.
 */
function closedProduct(
	item: StoredBatchItem,
	error: ItemError | null,
	local: ProductState,
	shadow: Shadow
): ClosedProduct {
	if ( error === null ) {
		return {
			productId: item.product_id,
			shadow: shadowWithItem( shadow, item ),
			isRefused: false,
			goesAgain: false,
		};
	}
	const after = shadowAfterRefusal( item, error.code, local, shadow );
	return {
		productId: item.product_id,
		shadow: after,
		isRefused: true,
		// With a problem it is sent again by the sweep, or with the next change: at once it would be refused at once.
		goesAgain: after.refusedSku === null && after.problem === '',
	};
}

/**
 * The answer to a push, and to whatever version 1 sends.
 *
 * @param generation That the Child follows; null for version 1.
 * @param errors     Items that were not taken; null for none that the peer could read.
 */
export function answerToPush(
	generation: string | null,
	errors: readonly ItemError[] | null
): EventAnswer {
	return {
		ok: true,
		processed: true,
		generation,
		ack: null,
		items: null,
		errors,
		counter: null,
		mark: null,
		supersedes: null,
	};
}
