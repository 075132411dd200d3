/**
 * Client: what this store says to the Master. Enters: the state, and a question or what waits; leaves: answers, and the state after them. A
 * batch is stored before it is sent, and goes again under the same number until it is answered.
 */
import { randomUUID } from 'node:crypto';
import { ERRORS } from '../core/contract/errors';
import { PLUGIN } from '../core/contract/names';
import type { ItemError } from '../core/contract/payloads';
import type { StoredBatch } from '../core/contract/stored';
import { eventAnswer } from '../core/contract/validators.generated';
import { wireItem } from '../core/sync/batch';
import { classifyAnswer } from '../core/sync/answers';
import { linkAfterSequenceRefusal } from '../core/sync/link-transitions';
import { healthAfterFailure } from '../core/sync/retry';
import {
	effectOfAnswer,
	failureOfAnswer,
	nextSendingStep,
	takenAfter,
	type SendingStep,
	type SendingView,
} from '../core/sync/sending';
import { adoptAnswer } from './adoption';
import { call, seconds, type Answer } from './signed-http';
import {
	hasWork,
	withBatch,
	type ClientState,
	type MasterConnection,
} from './state';

/** What became of what was to be sent. */
export interface Delivery {
	/** Whether the Master has everything. If not it is stored, and goes with the next `flush()`. */
	isDelivered: boolean;
	/** Error code of what went wrong, '' for nothing. */
	code: string;
	message: string;
	/** What the Master did not take: it stays here, and is not sent again until the Master knows the product. */
	refused: readonly ItemError[];
}

/** What the Master, or this client, says no with. */
export class ClientError extends Error {
	override readonly name = 'ClientError';

	constructor(
		readonly code: string,
		message: string,
		readonly status = 0
	) {
		super( message );
	}
}

export class Outbound {
	/** Whether this run has begun a new epoch. */
	#hasOpenedEpoch = false;

	constructor(
		private readonly read: () => ClientState,
		private readonly keep: ( state: ClientState ) => void
	) {}

	/** Asks the Master; an answer that is none, or a refusal, is an error. */
	async ask( route: string, payload: object ): Promise< Answer > {
		const { store_id: own } = this.read();
		const answer = await call(
			masterOf( this.read() ),
			own,
			route,
			payload
		);
		if ( answer.status !== 200 ) {
			throw errorOf( answer );
		}
		return answer;
	}

	/** Sends one batch after the other until nothing is left, or the Master does not take one. */
	async sendAll( isHurried: boolean ): Promise< Delivery > {
		const refused: ItemError[] = [];
		let taken: readonly SendingStep[] = [];
		this.#hasOpenedEpoch = false;
		for ( let hurries = isHurried; ;  ) {
			const step = nextSendingStep(
				viewOfSending( this.read(), taken, hurries )
			);
			taken = takenAfter( taken, step );
			if ( step === 'walk' || step === 'store' ) {
				this.keep( withBatch( this.read(), randomUUID(), seconds() ) );
			} else if ( step === 'send' ) {
				hurries = false;
				const batch = this.read().link.in_flight!;
				const answer = await this.#sendBatch( batch );
				const failed = this.#settle( batch, answer, refused );
				if ( failed !== null ) {
					return { isDelivered: false, ...failed, refused };
				}
			} else {
				return { ...deliveryAtRest( this.read() ), refused };
			}
		}
	}

	#sendBatch( batch: StoredBatch ): Promise< Answer > {
		const { link } = this.read();
		return call( masterOf( this.read() ), this.read().store_id, 'event', {
			event_type: 'stock_state',
			origin: 'child_local',
			context: 'stock_set',
			time: batch.created,
			event_id: batch.event_id,
			epoch: link.epoch,
			seq: batch.seq,
			generation: link.generation,
			seen: link.seen ?? 0,
			mark: link.mark ?? '',
			items: batch.items.map( wireItem ),
			release: batch.release ?? [],
		} );
	}

	/** Takes the answer in; what went wrong, null when the next batch may go. */
	#settle(
		batch: StoredBatch,
		answer: Answer,
		refused: ItemError[]
	): { code: string; message: string } | null {
		const kind = classifyAnswer(
			answer.status,
			answer.code,
			answer.isAuthentic
		);
		const parsed = eventAnswer( answer.body );
		const event = parsed.ok ? parsed.value : null;
		const effect = effectOfAnswer(
			{
				kind,
				isTaken: event?.ok ?? false,
				hasAck: ( event?.ack ?? null ) !== null,
				protocol: PLUGIN.protocol,
			},
			this.#hasOpenedEpoch
		);
		if ( effect === 'adopt' && event !== null ) {
			const after = adoptAnswer( this.read(), batch, event, seconds() );
			if ( after !== null ) {
				refused.push( ...( event.errors ?? [] ) );
				this.keep( after );
				return null;
			}
		}
		if ( effect === 'open_epoch' ) {
			this.#hasOpenedEpoch = true;
			this.keep( {
				...this.read(),
				link: linkAfterSequenceRefusal(
					this.read().link,
					batch.event_id,
					randomUUID()
				),
			} );
			return null;
		}
		const failed = failureOfAnswer( kind, effect === 'adopt', answer );
		const { link } = this.read();
		const failure = classifyAnswer(
			failed.status,
			failed.code,
			answer.isAuthentic
		);
		this.keep( {
			...this.read(),
			link: {
				...link,
				health: healthAfterFailure(
					link.health,
					seconds(),
					failure === 'ok' ? 'retry' : failure,
					failed.code,
					failed.message,
					Math.floor( Math.random() * 1000 ),
					answer.retryAfter
				),
			},
		} );
		return { code: failed.code, message: failed.message };
	}
}

/** This store as the core asks for it. It speaks one version, so nobody need be greeted; what is in a hurry does not wait for its turn. */
function viewOfSending(
	state: ClientState,
	taken: readonly SendingStep[],
	isHurried: boolean
): SendingView {
	const { health } = state.link;
	return {
		link: {
			...state.link,
			health: {
				...health,
				protocol: PLUGIN.protocol,
				next_attempt: isHurried ? 0 : health.next_attempt,
			},
		},
		hasChanges: hasWork( state ),
		// They go with the next batch, or end by themselves.
		hasReleases: false,
		hasUnsent: false,
		taken,
		now: seconds(),
	};
}

/** What became of it when nothing may be sent for now. */
function deliveryAtRest( state: ClientState ): Omit< Delivery, 'refused' > {
	return hasWork( state )
		? {
				isDelivered: false,
				code: state.link.health.attention || ERRORS.busy,
				message: state.link.health.last_error,
		  }
		: { isDelivered: true, code: '', message: '' };
}

function masterOf( { master }: ClientState ): MasterConnection {
	if ( master === null ) {
		throw new ClientError(
			ERRORS.not_configured,
			'This store is not connected.'
		);
	}
	return master;
}

export const errorOf = ( { code, message, status }: Answer ): ClientError =>
	new ClientError( code === '' ? ERRORS.bad_answer : code, message, status );
