/**
 * Admin: what a person can make the screen do. Each action calls the plugin and leaves what came of it in the state.
 */
import type { Requests } from '../api/settings';
import { failureOf, isStaleNonce, readSettings, send } from '../api/settings';
import type { Action, Part, State } from './state';

type Thunk< Result = void > = ( tools: Tools ) => Promise< Result >;

/** The part of what the data registry hands to a thunk that the ones here use. */
export interface Tools {
	dispatch: ( action: Action ) => unknown;
	select: {
		getSettings: () => State[ 'settings' ];
	};
}

/**
 * Reads the settings, at first and after a failure.
 */
export function load(): Thunk {
	return async ( { dispatch } ) => {
		dispatch( { type: 'LOAD_STARTED' } );
		try {
			const { settings } = await readSettings();
			dispatch( { type: 'SETTINGS_RECEIVED', settings } );
		} catch ( thrown ) {
			dispatch( { type: 'LOAD_FAILED', failure: failureOf( thrown ) } );
		}
	};
}

/**
 * Saves name and role, or checkout validation and exclusions.
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
			const { code, message } = failureOf( thrown );
			dispatch( {
				type: 'TEST_FINISHED',
				storeId,
				result: {
					ok: false,
					code,
					message,
					peer: null,
					clock_offset: 0,
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

function save< Name extends 'config' | 'connection' | 'children' >(
	name: Name,
	request: Requests[ Name ],
	part: Part,
	text: string
): Thunk< boolean > {
	return async ( tools ) => {
		const { dispatch } = tools;
		dispatch( { type: 'SAVE_STARTED', part } );
		try {
			const answer = await sendFresh( tools, name, request );
			dispatch( {
				type: 'SETTINGS_RECEIVED',
				settings: answer.settings,
			} );
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
			dispatch( { type: 'SAVE_SUCCEEDED', part, text } );
			return true;
		} catch ( thrown ) {
			dispatch( {
				type: 'SAVE_FAILED',
				part,
				failure: failureOf( thrown ),
			} );
			return false;
		}
	};
}

/**
 * Sends with the nonces at hand; where they are too old, reads new ones and sends once more. What the person typed is kept.
 *
 * @param tools The registry's.
 * @param name  Which action.
 * @param body  Its request.
 */
async function sendFresh< Name extends keyof Requests >(
	tools: Tools,
	name: Name,
	body: Requests[ Name ]
) {
	const settings = tools.select.getSettings();
	try {
		if ( settings === null ) {
			throw new Error( 'Nothing is sent before the settings are read.' );
		}
		return await send( name, body, settings.nonces );
	} catch ( thrown ) {
		if ( ! isStaleNonce( failureOf( thrown ) ) ) {
			throw thrown;
		}
		const answer = await readSettings();
		tools.dispatch( {
			type: 'SETTINGS_RECEIVED',
			settings: answer.settings,
		} );
		return send( name, body, answer.settings.nonces );
	}
}
