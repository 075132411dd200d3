/**
 * Admin: questions about the state.
 */
import type { AdminSettings } from '../../core/contract/admin';
import type { FieldErrors, TestResult } from '../api/settings';
import type { Message, Part, RevealedSecret, State } from './state';

const NO_ERRORS: FieldErrors = {};

export function getPhase( state: State ): State[ 'phase' ] {
	return state.phase;
}

export function getLoadError( state: State ): string {
	return state.loadError;
}

export function getSettings( state: State ): AdminSettings | null {
	return state.settings;
}

export function isSaving( state: State, part: Part ): boolean {
	return state.saving.includes( part );
}

export function getErrors( state: State, part: Part ): FieldErrors {
	return state.errors[ part ] ?? NO_ERRORS;
}

export function getMessage( state: State ): Message | null {
	return state.message;
}

export function getRevealedSecret( state: State ): RevealedSecret | null {
	return state.revealed;
}

/**
 * What the last test of a peer found.
 *
 * @param state   The state.
 * @param storeId A Child's id, '' for the Master.
 * @return Null when there was none, or while one runs.
 */
export function getTest( state: State, storeId: string ): TestResult | null {
	return state.tests[ storeId ] ?? null;
}

export function isTesting( state: State, storeId: string ): boolean {
	return state.tests[ storeId ] === null;
}
