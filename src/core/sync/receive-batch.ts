/**
 * Sync, Master: what a Child's numbered batch does here. Enters: the batch, and what is remembered of the Child; leaves: the verdict, what is
 * remembered afterwards, and the answer. Whoever drives it reads and writes products in one transaction, and decides nothing.
 */
import { ERRORS } from '../contract/errors';
import type {
	EventAnswer,
	EventRequest,
	ItemError,
	StateItem,
} from '../contract/payloads';
import type { StoredChildLink, StoredCounter } from '../contract/stored';
import type { BatchVerdict } from './apply';
import { ackOf, linkAfterBatch, verdictOnBatch } from './apply';
import { cursorAfterAnswer } from './change-log';
import { linkAfterTelling } from './generation';
import { healthAfterHearing } from './retry';

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
