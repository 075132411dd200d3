/**
 * Rest, as Authentication and PeerRoutes do it: a request is refused, or handed to who answers it. Enters: a request of a peer;
 * leaves: the answer, sent before the drain that it may wake.
 */
import { ERRORS } from '../../core/contract/errors';
import type { EventItem } from '../../core/contract/payloads';
import { LIMITS } from '../../core/contract/routes';
import type { Answer, Request } from '../world/message';
import { failure } from '../world/message';
import { answer } from '../world/network';
import { serveOld } from '../world/old-store';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import { boundary } from '../world/task';
import { drain } from './drain';
import { takeReport } from './child-reports';
import { receiveEvent } from './event-on-master';
import { childLink } from './journal';
import { counterOf, stateItemOf } from './publisher';
import { receiveState } from './state-on-child';

/** The process that serves a request. */
export function* serve( task: Task, request: Request ): Work< void > {
	const { store } = task;
	const refusal = refusalOf( store, request );
	if ( refusal !== null ) {
		answer( store.world, request, refusal );
		return;
	}
	yield* boundary( task, 'has let the request in' );
	if ( store.version === 1 ) {
		yield* serveOld( task, request );
		return;
	}
	const { body } = request;
	if ( body.route === 'held' ) {
		answer( store.world, request, heldOf( store, body.skus ) );
		return;
	}
	if ( body.route !== 'event' ) {
		if ( body.route === 'ping' && body.held !== null ) {
			yield* takeReport( task, request.from, body.held );
		}
		answer( store.world, request, pong( store, request.from ) );
		return;
	}
	const served = store.isMaster
		? yield* receiveEvent( task, request.from, body.event )
		: yield* receiveState( task, body.event );
	answer( store.world, request, served.answer );
	yield* boundary( task, 'has answered' );
	if ( served.wakes ) {
		yield* drain( task );
	}
}

/** Who is not let in. */
export function refusalOf( store: Store, request: Request ): Answer | null {
	const isKnown = ! store.isMaster || store.world.childIds( store ).includes( request.from );
	const skew = store.algorithm.core.timestampSkew(
		String( request.timestamp ),
		store.now()
	);
	if ( ! isKnown || skew === null || skew > LIMITS.skew_seconds ) {
		return failure( 401, ERRORS.auth_failed );
	}
	// Copies are let in: the memory of nonces is a cache, which a shop may flush at any time.
	return null;
}

/** What a Child has agreed on with its Master. */
function heldOf( store: Store, skus: readonly string[] ): Answer {
	const items: EventItem[] = [];
	for ( const sku of skus ) {
		const product = store.db.bySku( sku );
		if ( product?.shadow && product.shadow.version > 0 ) {
			items.push(
				store.algorithm.core.eventItemFromState(
					stateItemOf( store, product )
				)
			);
		}
	}
	return {
		status: 200,
		code: '',
		isAuthentic: true,
		reply: { route: 'held', items },
	};
}

function pong( store: Store, from: string ): Answer {
	const counter = store.isMaster ? counterOf( store ) : null;
	const link = store.db.masterLink;
	const known = counter === null ? null : childLink( store, from );
	return {
		status: 200,
		code: '',
		isAuthentic: true,
		reply: {
			route: 'ping',
			ping: {
				ok: true,
				store_id: store.id,
				store_name: store.id,
				role: store.isMaster ? 'master' : 'child',
				time: store.now(),
				protocol: 2,
				plugin_version: '',
				woocommerce_version: '',
				wordpress_version: '',
				generation: counter?.generation ?? link?.generation ?? '',
				seen: counter === null ? link?.seen ?? 0 : null,
				mark: counter === null ? link?.mark ?? '' : null,
				restored: known !== null && known.claim !== null,
				ack:
					known !== null && known.claim === null
						? store.algorithm.core.ackOf( known )
						: null,
			},
		},
	};
}
