/**
 * Admin: what the screen knows, and how each action changes it. Pure; the calls to the plugin stand in actions.ts.
 */
import type { ConnectionTestAnswer } from '../../core/contract/admin';
import type { InviteAnswer } from '../../core/contract/pairing';
import type { ManualSyncAnswer } from '../../core/contract/tools';
import type { Failure, Reads } from '../api/calls';

/** What is sent on its own, and fails on its own. A Child's form is `child`; its list's switches are `children`. */
export type Part =
	| 'store'
	| 'rules'
	| 'connection'
	| 'child'
	| 'children'
	| 'invite'
	| 'connect'
	| 'reconcile'
	| 'audit'
	| 'manual_sync'
	| 'logs';

/** Something that was read from the plugin. The last answer stays while it is read again, and when that fails. */
export interface Read< Answer > {
	answer: Answer | null;
	isReading: boolean;
	/** Why the last attempt failed. */
	failure: Failure | null;
}

/** Everything that can be read; what nobody has asked for yet is not in it. */
export type ReadStates = Readonly< {
	[ Name in keyof Reads ]?: Read< Reads[ Name ] >;
} >;

/** A secret that was just generated, to be copied once. */
export interface RevealedSecret {
	childId: string;
	secret: string;
}

/** What was done, said once. The id tells two with the same text apart. */
export interface Message {
	id: number;
	text: string;
}

export interface State {
	reads: ReadStates;
	/** The code that was just given out, to be copied once. */
	invitation: InviteAnswer | null;
	/** What became of the SKUs that were pushed by hand last. */
	pushed: ManualSyncAnswer | null;
	saving: readonly Part[];
	failures: Readonly< Partial< Record< Part, Failure > > >;
	messages: readonly Message[];
	lastMessage: number;
	revealed: RevealedSecret | null;
	/** By store id, the Master's test under ''. A test that runs is null. */
	tests: Readonly< Record< string, ConnectionTestAnswer | null > >;
}

type Received = {
	[ Name in keyof Reads ]: {
		type: 'READ_RECEIVED';
		name: Name;
		answer: Reads[ Name ];
	};
}[ keyof Reads ];

export type Action =
	| { type: 'READ_STARTED'; name: keyof Reads }
	| { type: 'READ_FAILED'; name: keyof Reads; failure: Failure }
	| Received
	| { type: 'PUSHED'; answer: ManualSyncAnswer }
	| { type: 'INVITED'; answer: InviteAnswer | null }
	| { type: 'SAVE_STARTED'; part: Part }
	| { type: 'SAVE_SUCCEEDED'; part: Part; text: string }
	| { type: 'SAVE_FAILED'; part: Part; failure: Failure }
	| { type: 'FAILURE_DISMISSED'; part: Part }
	| { type: 'FIELD_CHANGED'; part: Part; field: string }
	| { type: 'SECRET_REVEALED'; revealed: RevealedSecret }
	| { type: 'SECRET_HIDDEN' }
	| { type: 'MESSAGE_DISMISSED'; id: number }
	| { type: 'TEST_STARTED'; storeId: string }
	| { type: 'TEST_FINISHED'; storeId: string; result: ConnectionTestAnswer }
	| { type: 'TEST_FORGOTTEN'; storeId: string };

/** What nobody has asked for. */
export const NOTHING_READ: Read< never > = {
	answer: null,
	isReading: false,
	failure: null,
};

export const INITIAL: State = {
	reads: {},
	invitation: null,
	pushed: null,
	saving: [],
	failures: {},
	messages: [],
	lastMessage: 0,
	revealed: null,
	tests: {},
};

/**
 * The state after an action.
 *
 * @param state  Before.
 * @param action What happened.
 */
export function reducer( state: State = INITIAL, action: Action ): State {
	switch ( action.type ) {
		case 'READ_STARTED':
			return withRead( state, action.name, { isReading: true } );
		case 'READ_FAILED':
			return withRead( state, action.name, {
				isReading: false,
				failure: action.failure,
			} );
		case 'READ_RECEIVED':
			return withRead( state, action.name, {
				answer: action.answer,
				isReading: false,
				failure: null,
			} );
		case 'INVITED':
			return { ...state, invitation: action.answer };
		case 'PUSHED':
			return { ...state, pushed: action.answer };
		case 'SAVE_STARTED':
			return {
				...state,
				saving: [ ...state.saving, action.part ],
				failures: without( state.failures, action.part ),
			};
		case 'SAVE_SUCCEEDED':
			return {
				...state,
				saving: state.saving.filter( ( part ) => part !== action.part ),
				...( action.text === ''
					? {}
					: {
							messages: [
								...state.messages,
								{
									id: state.lastMessage + 1,
									text: action.text,
								},
							],
							lastMessage: state.lastMessage + 1,
					  } ),
			};
		case 'SAVE_FAILED':
			return {
				...state,
				saving: state.saving.filter( ( part ) => part !== action.part ),
				failures: {
					...state.failures,
					[ action.part ]: action.failure,
				},
			};
		case 'FAILURE_DISMISSED':
			return {
				...state,
				failures: without( state.failures, action.part ),
			};
		case 'FIELD_CHANGED':
			return {
				...state,
				failures: withoutField(
					state.failures,
					action.part,
					action.field
				),
			};
		case 'SECRET_REVEALED':
			return { ...state, revealed: action.revealed };
		case 'SECRET_HIDDEN':
			return { ...state, revealed: null };
		case 'MESSAGE_DISMISSED':
			return {
				...state,
				messages: state.messages.filter(
					( { id } ) => id !== action.id
				),
			};
		case 'TEST_STARTED':
			return {
				...state,
				tests: { ...state.tests, [ action.storeId ]: null },
			};
		case 'TEST_FINISHED':
			return {
				...state,
				tests: { ...state.tests, [ action.storeId ]: action.result },
			};
		case 'TEST_FORGOTTEN':
			return { ...state, tests: without( state.tests, action.storeId ) };
	}
	// WordPress's data registry sends actions of its own.
	return state;
}

function withRead(
	state: State,
	name: keyof Reads,
	change: Partial< Read< Reads[ keyof Reads ] > >
): State {
	const before = state.reads[ name ] ?? NOTHING_READ;
	return {
		...state,
		reads: { ...state.reads, [ name ]: { ...before, ...change } },
	};
}

/**
 * A failure is over once the last field that it named was changed.
 *
 * @param failures By part.
 * @param part     The form.
 * @param field    The field that was changed.
 */
function withoutField(
	failures: State[ 'failures' ],
	part: Part,
	field: string
): State[ 'failures' ] {
	const failure = failures[ part ];
	if ( failure?.fields[ field ] === undefined ) {
		return failures;
	}
	const fields = without( failure.fields, field );
	return Object.keys( fields ).length === 0
		? without( failures, part )
		: { ...failures, [ part ]: { ...failure, fields } };
}

function without< Row extends object >( row: Row, key: string ): Row {
	return Object.fromEntries(
		Object.entries( row ).filter( ( [ name ] ) => name !== key )
	) as Row;
}
