/**
 * Admin: how an action speaks with the plugin. Enters: a request, and what its answer means; leaves: both in the state. Not actions
 * themselves: the store registers whatever actions.ts exports.
 */
import type { AdminSettings } from '../../core/contract/admin';
import * as calls from '../api/calls';
import type { Answers, Reads, Requests } from '../api/calls';
import type { Action, Part } from './state';

export type Thunk< Result = void > = ( tools: Tools ) => Promise< Result >;

/** The part of what the data registry hands to a thunk that the ones here use. */
export interface Tools {
	dispatch: ( action: Action ) => unknown;
	select: {
		getSettings: () => AdminSettings | null;
	};
}

/**
 * Sends a request; what came of it goes into the state.
 *
 * @param name    Which action.
 * @param request Its request.
 * @param part    Where it is seen that it runs, and why it failed.
 * @param text    What to say when it is done; empty for nothing.
 * @param take    Makes an action of the answer.
 */
export function act< Name extends keyof Requests >(
	name: Name,
	request: Requests[ Name ],
	part: Part,
	text: string,
	take: ( answer: Answers[ Name ], dispatch: Tools[ 'dispatch' ] ) => Action
): Thunk< boolean > {
	return async ( tools ) => {
		const { dispatch } = tools;
		dispatch( { type: 'SAVE_STARTED', part } );
		try {
			dispatch(
				take( await sendFresh( tools, name, request ), dispatch )
			);
			dispatch( { type: 'SAVE_SUCCEEDED', part, text } );
			return true;
		} catch ( thrown ) {
			dispatch( {
				type: 'SAVE_FAILED',
				part,
				failure: calls.failureOf( thrown ),
			} );
			return false;
		}
	};
}

/**
 * Sends with the settings at hand. Where their nonces are too old, reads new ones and sends once more; where someone else has
 * changed them, reads them and leaves it to the person. What was typed is kept.
 *
 * @param tools The registry's.
 * @param name  Which action.
 * @param body  Its request.
 */
export async function sendFresh< Name extends keyof Requests >(
	tools: Tools,
	name: Name,
	body: Requests[ Name ]
): Promise< Answers[ Name ] > {
	const settings = tools.select.getSettings();
	try {
		if ( settings === null ) {
			throw new Error( 'Nothing is sent before the settings are read.' );
		}
		return await calls.send( name, body, settings );
	} catch ( thrown ) {
		const failure = calls.failureOf( thrown );
		const isStale = calls.isStaleNonce( failure );
		if ( ! isStale && ! calls.isChangedMeanwhile( failure ) ) {
			throw thrown;
		}
		const answer = await calls.read( 'settings' );
		tools.dispatch( received( 'settings', answer ) );
		if ( ! isStale || settings === null ) {
			throw thrown;
		}
		// Fresh nonces are no leave to overwrite what the person has not seen.
		return calls.send( name, body, {
			...answer.settings,
			revision: settings.revision,
		} );
	}
}

export function received< Name extends keyof Reads >(
	name: Name,
	answer: Reads[ Name ]
): Action {
	return { type: 'READ_RECEIVED', name, answer } as Action;
}
