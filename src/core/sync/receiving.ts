/**
 * Sync, both roles: what a message of the peer does here. Enters: the message, and what is remembered of the peer; leaves: the verdict, what is
 * remembered afterwards, and the answer. Whoever drives it reads and writes products in one transaction, and decides nothing.
 */
import type { Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { ERRORS } from '../contract/errors';
import type {
	EventAnswer,
	EventRequest,
	ItemError,
	StateItem,
} from '../contract/payloads';
import type {
	StoredBatch,
	StoredBatchItem,
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { at, find } from '../runtime/list';
import type { BatchVerdict } from './apply';
import { ackOf, linkAfterBatch, verdictOnBatch } from './apply';
import { shadowAfterRefusal, shadowWithItem } from './batch';
import { cursorAfterAnswer } from './change-log';
import { linkAfterTelling } from './generation';
import { linkAfterState } from './links';
import { healthAfterHearing, healthAfterSuccess } from './retry';

/** What becomes of a Child's batch: see `BatchVerdict`; `held`: an administrator must decide first. */
export type EventVerdict = BatchVerdict | 'held';

/**
 * What becomes of a Child's batch.
 *
 * @param link  What the Master remembers of the Child, after the report of the batch was taken in.
 * @param event The batch, with epoch and number.
 */
export function verdictOnEvent(
	link: StoredChildLink,
	event: EventRequest
): EventVerdict {
	return link.claim === null
		? verdictOnBatch(
				link,
				event.epoch ?? '',
				event.seq ?? 0,
				event.event_id ?? ''
		  )
		: 'held';
}

/**
 * Whether a batch is applied now. One that is not changes no product.
 *
 * @param verdict On it.
 */
export function isApplied( verdict: EventVerdict ): boolean {
	return verdict === 'apply' || verdict === 'open';
}

/**
 * Why a batch is refused; '' where it is not.
 *
 * @param verdict On it.
 */
export function refusalOfVerdict( verdict: EventVerdict ): string {
	if ( verdict === 'held' ) {
		return ERRORS.restored;
	}
	return verdict === 'out_of_sequence' ? ERRORS.sequence : '';
}

/** An item of a batch, as it was looked up. */
export interface FoundItem {
	sku: string;
	/** Its product here, 0 for none. */
	productId: number;
	/** Why it is not taken, '' where it is. */
	code: string;
}

/**
 * The items of a batch with the reason why each is not taken. Of two for one product the first counts.
 *
 * @param items As they were looked up.
 */
export function takenItems(
	items: readonly FoundItem[]
): readonly FoundItem[] {
	const taken: FoundItem[] = [];
	const ids: number[] = [];
	for ( const item of items ) {
		const productId = item.productId;
		const isSecond = item.code === '' && ids.includes( productId );
		if ( item.code === '' ) {
			ids.push( productId );
		}
		taken.push( {
			sku: item.sku,
			productId,
			code: isSecond ? ERRORS.duplicate_sku : item.code,
		} );
	}
	return taken;
}

/**
 * The Master's link to a Child whose batch was applied: the number counts, and what the answer says was told.
 *
 * @param link    What the Master remembers of the Child.
 * @param verdict `apply` or `open`.
 * @param event   The batch.
 * @param before  The counter before it was published.
 * @param told    The counter after it.
 * @param refused Items that were not applied.
 * @param now     Unix seconds.
 */
export function linkAfterEvent(
	link: StoredChildLink,
	verdict: EventVerdict,
	event: EventRequest,
	before: StoredCounter,
	told: StoredCounter,
	refused: readonly ItemError[],
	now: number
): StoredChildLink {
	const applied = linkAfterBatch(
		link,
		verdict === 'open' ? 'open' : 'apply',
		event.epoch ?? '',
		event.seq ?? 0,
		event.event_id ?? '',
		before.version,
		( event.items ?? [] ).length === 0,
		refused
	);
	const heard = healthAfterHearing( applied.health, now );
	return linkAfterTelling(
		{
			...applied,
			cursor: cursorAfterAnswer(
				applied.cursor,
				before.version,
				told.version
			),
			health: {
				...heard,
				protocol: 2,
				// One that asks for everything is there, whatever happened to earlier pushes.
				next_attempt: applied.walk === null ? heard.next_attempt : 0,
			},
		},
		told.version,
		told.mark ?? ''
	);
}

/**
 * What of a batch was not refused in the batch before: whoever was told of it need not be told again.
 *
 * @param link   What the Master remembered of the Child before.
 * @param errors Items that were not applied.
 */
export function newErrors(
	link: StoredChildLink,
	errors: readonly ItemError[]
): readonly ItemError[] {
	const known = link.refused ?? [];
	return errors.filter(
		( error ) =>
			! known.some(
				( other ) =>
					other.sku === error.sku && other.code === error.code
			)
	);
}

/**
 * The answer to a batch that was applied, now or before.
 *
 * @param link    What the Master remembers of the Child, after it.
 * @param counter Whose generation it was applied in.
 * @param told    The counter that the Child is told.
 * @param items   Its products as they are now.
 */
export function answerToBatch(
	link: StoredChildLink,
	counter: StoredCounter,
	told: StoredCounter,
	items: readonly StateItem[]
): EventAnswer {
	return {
		ok: true,
		processed: true,
		generation: counter.generation,
		ack: ackOf( link ),
		items,
		// What was refused then is refused again, even where the product is known by now: its difference was not applied.
		errors: link.refused ?? [],
		counter: told.version,
		mark: told.mark,
		supersedes: counter.supersedes,
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
