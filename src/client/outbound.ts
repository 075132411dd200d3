/**
 * Client: what this store says to the Master. Enters: the state, and a question or what waits; leaves: answers, and the state after them. A
 * batch is stored before it is sent, and goes again under the same number until it is answered.
 */
import { randomUUID } from 'node:crypto';
import { ERRORS } from '../core/contract/errors';
import type { ItemError } from '../core/contract/payloads';
import type { StoredBatch } from '../core/contract/stored';
import { eventAnswer } from '../core/contract/validators.generated';
import { wireItem } from '../core/sync/batch';
import { linkAfterSequenceRefusal } from '../core/sync/links';
import { classifyAnswer, healthAfterFailure, isDue } from '../core/sync/retry';
import { adoptAnswer } from './adoption';
import { call, type Answer } from './signed-http';
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
		for ( let hurries = isHurried; ; hurries = false ) {
			const { link } = this.read();
			if ( ! hasWork( this.read() ) ) {
				return { isDelivered: true, code: '', message: '', refused };
			}
			const now = seconds();
			if ( ! hurries && ! isDue( link.health, now ) ) {
				return {
					isDelivered: false,
					code: link.health.attention || ERRORS.busy,
					message: link.health.last_error,
					refused,
				};
			}
			this.keep( withBatch( this.read(), randomUUID(), now ) );
			const batch = this.read().link.in_flight!;
			const answer = await this.#sendBatch( batch );
			const failed = this.#settle( batch, answer, refused );
			if ( failed !== null ) {
				return { isDelivered: false, ...failed, refused };
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
		const kind = classifyAnswer( answer.status, answer.code );
		const parsed = eventAnswer( answer.body );
		let { code, message } = answer;
		if ( kind === 'ok' && parsed.ok && parsed.value.ack !== null ) {
			const after = adoptAnswer(
				this.read(),
				batch,
				parsed.value,
				seconds()
			);
			if ( after !== null ) {
				refused.push( ...( parsed.value.errors ?? [] ) );
				this.keep( after );
				return null;
			}
			code = ERRORS.generation;
			message = 'The Master counts anew, perhaps after a restore.';
		} else if ( kind === 'new_epoch' && answer.isAuthentic ) {
			this.keep( {
				...this.read(),
				link: linkAfterSequenceRefusal(
					this.read().link,
					batch.event_id,
					randomUUID()
				),
			} );
			return null;
		} else if ( kind === 'ok' ) {
			code = ERRORS.bad_answer;
			message = 'The answer has no acknowledgement.';
		}
		const { link } = this.read();
		const isForAPerson = kind === 'attention' || code === ERRORS.generation;
		this.keep( {
			...this.read(),
			link: {
				...link,
				health: healthAfterFailure(
					link.health,
					seconds(),
					isForAPerson ? 'attention' : 'retry',
					code,
					message,
					Math.floor( Math.random() * 1000 ),
					answer.retryAfter
				),
			},
		} );
		return { code, message };
	}
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

const seconds = () => Math.floor( Date.now() / 1000 );

export const errorOf = ( { code, message, status }: Answer ): ClientError =>
	new ClientError( code === '' ? ERRORS.bad_answer : code, message, status );
