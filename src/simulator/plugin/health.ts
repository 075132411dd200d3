/**
 * Outbound, as plugin/includes/Outbound/{LinkFailures,Greeting} do it: answers become the link's health.
 */
import type { LinkHealth } from '../../core/contract/stored';
import type { Answer } from '../world/network';
import type { Store } from '../world/store';

/** The health after an attempt that failed. */
export function healthAfterFailedCall(
	store: Store,
	health: LinkHealth,
	given: Answer
): LinkHealth {
	const { core } = store.algorithm;
	const kind = core.classifyAnswer( given.status, given.code );
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
				given.reply.ping.protocol ?? 1,
				isAllSaid,
				store.now()
		  )
		: healthAfterFailedCall( store, health, given );
}
