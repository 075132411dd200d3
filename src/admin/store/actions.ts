/**
 * Admin: what a person can make the screen do. Each action calls the plugin and leaves what came of it in the state.
 */
import { __ } from '@wordpress/i18n';
import type { Requests } from '../api/settings';
import { failureOf, isStaleNonce, readSettings, send } from '../api/settings';
import type { Action, Part, State } from './state';

/** What the data registry hands to a thunk. */
export interface Tools {
	dispatch: ( action: Action ) => unknown;
	select: ( question: ( state: State ) => unknown ) => unknown;
	registry?: unknown;
}

type Thunk< Result = void > = ( tools: Thunked ) => Promise< Result >;

/** The part of the registry that the thunks here use. */
export interface Thunked {
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
 * Saves role, name, checkout validation and exclusions.
 *
 * @param request What shall be.
 */
export function saveConfig( request: Requests[ 'config' ] ): Thunk< boolean > {
	return save(
		'config',
		'config',
		request,
		__( 'Settings saved.', 'kitgenix-stock-sync-for-woocommerce' )
	);
}

/**
 * Saves the Master of this Child.
 *
 * @param request What shall be.
 */
export function saveConnection(
	request: Requests[ 'connection' ]
): Thunk< boolean > {
	return save(
		'connection',
		'connection',
		request,
		__( 'Connection saved.', 'kitgenix-stock-sync-for-woocommerce' )
	);
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
	return save( 'children', part, request, text );
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
				result: { ok: false, code, message, peer: null },
			} );
		}
	};
}

export function clearErrors( part: Part ): Action {
	return { type: 'ERRORS_CLEARED', part };
}

export function hideSecret(): Action {
	return { type: 'SECRET_HIDDEN' };
}

export function dismissMessage(): Action {
	return { type: 'MESSAGE_DISMISSED' };
}

function save< Name extends 'config' | 'connection' | 'children' >(
	name: Name,
	part: Part,
	request: Requests[ Name ],
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
			// What was tested is not what is stored any more.
			dispatch( { type: 'TESTS_FORGOTTEN' } );
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
	tools: Thunked,
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
