/**
 * Scenario: what a store does that was taken over. It sends whatever a signature can be put under, and answers in the same way; somebody between
 * the others, who knows no secret, answers in their place. What must hold meanwhile is in hostile-check.ts.
 */
import { ERRORS } from '../../core/contract/errors';
import {
	eventAnswer,
	eventRequest,
	pingRequest,
} from '../../core/contract/validators.generated';
import type { Answer, Body, Request } from '../world/message';
import { failure } from '../world/message';
import { answer, send } from '../world/network';
import type { Store } from '../world/store';
import { nextAnswer } from '../world/task';
import type { World } from '../world/world';
import { Malice } from './malice';
import type { Step } from './step';

/** Draws what is done from a step; the same step in the same world does the same. */
const maliceOf = ( world: World, step: Step ): Malice =>
	new Malice(
		world,
		step.amount * 65537 + step.product * 257 + world.nextId()
	);

/** The hostile store sends something to somebody, signed. */
export function attack( world: World, step: Step ): void {
	const { hostile } = world;
	if ( hostile === null ) {
		return;
	}
	const malice = maliceOf( world, step );
	const victims = hostile.isMaster
		? world.stores.slice( 1 )
		: [ world.master ];
	const to = malice.random.pick( victims ).id;
	const body = bodyOf( malice, hostile );
	world.count( body === null ? 'attack refused' : 'attack let in' );
	if ( body === null ) {
		return;
	}
	world.start( hostile, 'attack', function* ( task ) {
		send( task, [ { to, body } ] );
		yield* nextAnswer( task );
	} );
	const sent = world.mail[ world.mail.length - 1 ];
	if ( sent !== undefined && malice.random.chance( 0.7 ) ) {
		world.deliver( sent );
	}
}

/** A body that the receiver's validator lets through; null for one that it refuses. */
function bodyOf( malice: Malice, hostile: Store ): Body | null {
	const { validates } = malice.world.algorithm.habits;
	if ( malice.random.chance( 0.25 ) ) {
		const held = pingRequest( malice.report() );
		return held.ok
			? {
					route: 'ping',
					held: {
						generation: held.value.generation ?? '',
						seen: held.value.seen ?? 0,
						mark: held.value.mark ?? '',
					},
			  }
			: null;
	}
	const json = malice.event( hostile );
	const event = eventRequest( json );
	if ( event.ok ) {
		return { route: 'event', event: event.value };
	}
	return validates ? null : { route: 'event', event: json as never };
}

/** What the hostile store answers to whoever asks it. */
export function hostileAnswer( world: World, request: Request ): void {
	const malice = new Malice( world, request.id * 31 + world.time );
	answer( world, request, malice.answer( request ) );
}

/** Somebody in between keeps or delivers a request of two honest stores, and answers it without a signature. */
export function lie( world: World, step: Step ): void {
	const malice = maliceOf( world, step );
	const { random } = malice;
	const asked = world.mail.filter(
		( message ): message is Request =>
			message.kind === 'request' &&
			! world.isHostile( message.to ) &&
			! world.isHostile( message.from )
	);
	const request = asked[ step.amount % Math.max( 1, asked.length ) ];
	if ( request === undefined ) {
		return;
	}
	if ( random.chance( 0.5 ) ) {
		world.deliver( request );
	} else {
		world.remove( request );
	}
	for ( const message of world.mail.filter(
		( each ) => each.kind === 'answer' && each.request === request
	) ) {
		world.remove( message );
	}
	world.count( 'lie' );
	world.handOver( request, lieTo( malice, request ) );
}

/** The best that somebody can say who reads everything and can sign nothing. */
function lieTo( malice: Malice, request: Request ): Answer {
	const said = malice.random.chance( 0.5 )
		? failure( 409, ERRORS.sequence )
		: malice.answer( request );
	const { body } = request;
	const fits =
		body.route === 'event' && body.event.epoch !== null
			? eventAnswer( {
					ok: true,
					processed: true,
					generation: body.event.generation,
					ack: {
						epoch: body.event.epoch,
						seq: body.event.seq,
						event_id: body.event.event_id,
						refused: null,
						push: null,
					},
					items: [],
			  } )
			: null;
	return {
		...said,
		...( fits?.ok && malice.random.chance( 0.5 )
			? {
					status: 200,
					code: '',
					reply: { route: 'event' as const, event: fits.value },
			  }
			: {} ),
		isAuthentic: false,
	};
}
