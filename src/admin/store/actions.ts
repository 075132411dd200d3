/**
 * Admin: what a person can make the screen do. Each action calls the plugin and leaves what came of it in the state.
 */
import * as calls from '../api/calls';
import type { Reads, Requests } from '../api/calls';
import { act, received, sendFresh, type Thunk } from './act';
import type { Action, Part } from './state';

/**
 * Reads something, for the first time or again. What was read before stays until the answer is there.
 *
 * @param name What.
 */
export function read( name: keyof Reads ): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'READ_STARTED', name } );
		try {
			dispatch( received( name, await calls.read( name ) ) );
		} catch ( thrown ) {
			dispatch( {
				type: 'READ_FAILED',
				name,
				failure: calls.failureOf( thrown ),
			} );
		}
	};
}

/**
 * Saves name and role, or exclusions and the rules of the checkout.
 *
 * @param request What shall be; what it leaves out stays.
 * @param part    Where its errors are shown.
 * @param text    What to say when it is done.
 */
export function saveConfig(
	request: Requests[ 'config' ],
	part: Part,
	text: string
): Thunk< boolean > {
	return save( 'config', request, part, text );
}

/**
 * Saves the Master of this Child.
 *
 * @param request What shall be.
 * @param text    What to say when it is done.
 */
export function saveConnection(
	request: Requests[ 'connection' ],
	text: string
): Thunk< boolean > {
	return save( 'connection', request, 'connection', text );
}

/**
 * Adds, changes or removes a Child.
 *
 * @param request What shall be.
 * @param part    Where its errors are shown.
 * @param text    What to say when it is done.
 */
export function saveChild(
	request: Requests[ 'children' ],
	part: Part,
	text: string
): Thunk< boolean > {
	return save( 'children', request, part, text );
}

/**
 * Asks a peer whether it hears us.
 *
 * @param storeId A Child's id, '' for the Master.
 */
export function testConnection( storeId: string ): Thunk {
	return async ( tools ) => {
		const { dispatch } = tools;
		dispatch( { type: 'TEST_STARTED', storeId } );
		try {
			const result = await sendFresh( tools, 'test_connection', {
				store_id: storeId === '' ? null : storeId,
			} );
			dispatch( { type: 'TEST_FINISHED', storeId, result } );
		} catch ( thrown ) {
			const { code, message, cause, advice } = calls.failureOf( thrown );
			dispatch( {
				type: 'TEST_FINISHED',
				storeId,
				result: {
					ok: false,
					code,
					message,
					peer: null,
					clock_offset: 0,
					summary: cause === '' ? message : cause,
					advice,
				},
			} );
		}
	};
}

export function dismissFailure( part: Part ): Action {
	return { type: 'FAILURE_DISMISSED', part };
}

/**
 * What was wrong with a field is no longer said once it is changed.
 *
 * @param part  The form.
 * @param field The field.
 */
export function changeField( part: Part, field: string ): Action {
	return { type: 'FIELD_CHANGED', part, field };
}

export function hideSecret(): Action {
	return { type: 'SECRET_HIDDEN' };
}

export function dismissMessage( id: number ): Action {
	return { type: 'MESSAGE_DISMISSED', id };
}

/**
 * Asks the Master for a connection code.
 *
 * @param childId The Child that it is to renew; empty for a store that is not there yet.
 */
export function invite( childId: string = '' ): Thunk< boolean > {
	return act(
		'invite',
		childId === '' ? {} : { for: childId },
		'invite',
		'',
		( answer ) => ( { type: 'INVITED', answer } )
	);
}

export function hideInvitation(): Action {
	return { type: 'INVITED', answer: null };
}

/**
 * Connects this store to the Master whose code it is.
 *
 * @param request The code, and whether it may be without encryption.
 * @param text    What to say when it is done.
 */
export function connect(
	request: Requests[ 'connect' ],
	text: string
): Thunk< boolean > {
	return act( 'connect', request, 'connect', text, ( answer, dispatch ) => {
		dispatch( { type: 'TEST_FORGOTTEN', storeId: '' } );
		return received( 'settings', answer );
	} );
}

/**
 * Starts, cancels or resumes a reconcile.
 *
 * @param request Which of them.
 */
export function reconcile(
	request: Requests[ 'reconcile' ]
): Thunk< boolean > {
	return act( 'reconcile', request, 'reconcile', '', ( answer ) =>
		received( 'reconcile_progress', answer )
	);
}

/**
 * Compares the stores.
 *
 * @param skus Which products; empty for all.
 */
export function audit( skus: readonly string[] ): Thunk< boolean > {
	return act( 'audit', { skus }, 'audit', '', ( answer ) =>
		received( 'last_audit', answer )
	);
}

/**
 * Pushes products to every Child, whatever it has.
 *
 * @param skus Which.
 */
export function pushSkus( skus: readonly string[] ): Thunk< boolean > {
	return act( 'manual_sync', { skus }, 'manual_sync', '', ( answer ) => ( {
		type: 'PUSHED',
		answer,
	} ) );
}

/**
 * Clears a list, or retries or gives up what waits for a store.
 *
 * @param request Which of them.
 * @param text    What to say when it is done.
 */
export function changeLogs(
	request: Requests[ 'logs_action' ],
	text: string
): Thunk< boolean > {
	return act( 'logs_action', request, 'logs', text, ( answer ) =>
		received( 'logs', answer )
	);
}

function save< Name extends 'config' | 'connection' | 'children' >(
	name: Name,
	request: Requests[ Name ],
	part: Part,
	text: string
): Thunk< boolean > {
	return act( name, request, part, text, ( answer, dispatch ) => {
		if ( name !== 'config' ) {
			// What was tested is not what is stored any more.
			dispatch( {
				type: 'TEST_FORGOTTEN',
				storeId: 'id' in request ? request.id : '',
			} );
		}
		if ( answer.generated_secret !== null && 'id' in request ) {
			dispatch( {
				type: 'SECRET_REVEALED',
				revealed: {
					childId: request.new_id ?? request.id,
					secret: answer.generated_secret,
				},
			} );
		}
		return received( 'settings', answer );
	} );
}
