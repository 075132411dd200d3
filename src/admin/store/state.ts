/**
 * Admin: what the screen knows, and how each action changes it. Pure; the calls to the plugin stand in actions.ts.
 */
import type { AdminSettings } from '../../core/contract/admin';
import type { Failure, FieldErrors, TestResult } from '../api/settings';

/** The parts of the screen that are saved on their own. A Child's form is `child`; its list's switches are `children`. */
export type Part = 'config' | 'connection' | 'child' | 'children';

/** A secret that was just generated, to be copied once. */
export interface RevealedSecret {
	childId: string;
	secret: string;
}

/** One message above the screen. */
export interface Message {
	status: 'success' | 'error';
	text: string;
}

export interface State {
	phase: 'loading' | 'ready' | 'failed';
	/** Why loading failed; empty otherwise. */
	loadError: string;
	settings: AdminSettings | null;
	saving: readonly Part[];
	errors: Readonly< Partial< Record< Part, FieldErrors > > >;
	message: Message | null;
	revealed: RevealedSecret | null;
	/** By store id, the Master's test under ''. A test that runs is null. */
	tests: Readonly< Record< string, TestResult | null > >;
}

export type Action =
	| { type: 'LOAD_STARTED' }
	| { type: 'LOAD_FAILED'; failure: Failure }
	| { type: 'SETTINGS_RECEIVED'; settings: AdminSettings }
	| { type: 'SAVE_STARTED'; part: Part }
	| { type: 'SAVE_SUCCEEDED'; part: Part; text: string }
	| { type: 'SAVE_FAILED'; part: Part; failure: Failure }
	| { type: 'ERRORS_CLEARED'; part: Part }
	| { type: 'SECRET_REVEALED'; revealed: RevealedSecret }
	| { type: 'SECRET_HIDDEN' }
	| { type: 'MESSAGE_DISMISSED' }
	| { type: 'TEST_STARTED'; storeId: string }
	| { type: 'TEST_FINISHED'; storeId: string; result: TestResult }
	| { type: 'TESTS_FORGOTTEN' };

export const INITIAL: State = {
	phase: 'loading',
	loadError: '',
	settings: null,
	saving: [],
	errors: {},
	message: null,
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
		case 'LOAD_STARTED':
			return { ...state, phase: 'loading', loadError: '' };
		case 'LOAD_FAILED':
			return {
				...state,
				phase: 'failed',
				loadError: action.failure.message,
			};
		case 'SETTINGS_RECEIVED':
			return { ...state, phase: 'ready', settings: action.settings };
		case 'SAVE_STARTED':
			return {
				...state,
				saving: [ ...state.saving, action.part ],
				errors: { ...state.errors, [ action.part ]: {} },
				message: null,
			};
		case 'SAVE_SUCCEEDED':
			return {
				...state,
				saving: state.saving.filter( ( part ) => part !== action.part ),
				message: { status: 'success', text: action.text },
			};
		case 'SAVE_FAILED':
			return {
				...state,
				saving: state.saving.filter( ( part ) => part !== action.part ),
				errors: {
					...state.errors,
					[ action.part ]: action.failure.fields,
				},
				message: { status: 'error', text: action.failure.message },
			};
		case 'ERRORS_CLEARED':
			return {
				...state,
				errors: { ...state.errors, [ action.part ]: {} },
			};
		case 'SECRET_REVEALED':
			return { ...state, revealed: action.revealed };
		case 'SECRET_HIDDEN':
			return { ...state, revealed: null };
		case 'MESSAGE_DISMISSED':
			return { ...state, message: null };
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
		case 'TESTS_FORGOTTEN':
			return { ...state, tests: {} };
	}
	// WordPress's data registry sends actions of its own.
	return state;
}
