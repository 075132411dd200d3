/**
 * Outbound, as plugin/includes/Transport/{LinkFailures,HandshakePing} do it: answers become the link's health.
 */
import type { LinkHealth } from '../../core/contract/stored';
import { ERRORS } from '../../core/contract/errors';
import type { Answer } from '../world/message';
import { failure } from '../world/message';
import type { Store } from '../world/store';

/** An answer, where it counts as one of the peer. */
export const believed = (
	store: Store,
	protocol: number,
	given: Answer
): Answer =>
	store.algorithm.core.isBelieved(
		given.status,
		protocol,
		given.isAuthentic,
		given.isAuthentic
	) || given.status === 0
		? given
		: failure( 0, ERRORS.answer_signature );

/** The health after an attempt that failed. */
export function healthAfterFailedCall(
	store: Store,
	health: LinkHealth,
	given: Answer
): LinkHealth {
	const { core } = store.algorithm;
	const kind = core.classifyAnswer(
		given.status,
		given.code,
		given.isAuthentic
	);
	store.world.count( `answer ${ given.status } ${ given.code }`.trim() );
	return core.healthAfterFailure(
		health,
		store.now(),
		kind === 'ok' ? 'retry' : kind,
		given.code,
		`HTTP ${ given.status }`,
		( store.world.nextId() * 37 ) % 1000,
		0
	);
}

/** The health after a ping. */
export function healthAfterPing(
	store: Store,
	health: LinkHealth,
	given: Answer,
	isAllSaid: boolean
): LinkHealth {
	return given.status === 200 && given.reply?.route === 'ping'
		? store.algorithm.core.healthAfterPing(
				health,
				store.algorithm.core.protocolOfPing(
					given.reply.ping.protocol ?? 1,
					given.isAuthentic
				),
				isAllSaid,
				store.now()
		  )
		: healthAfterFailedCall( store, health, given );
}
