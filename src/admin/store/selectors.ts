/**
 * Admin: questions about the state.
 */
import type {
	AdminSettings,
	ConnectionTestAnswer,
} from '../../core/contract/admin';
import type { Failure } from '../api/settings';
import type { Message, Part, RevealedSecret, State } from './state';

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

/**
 * Why the last save of a part failed.
 *
 * @param state The state.
 * @param part  The part.
 * @return Null when it did not, or while another attempt runs.
 */
export function getFailure( state: State, part: Part ): Failure | null {
	return state.failures[ part ] ?? null;
}

export function getMessages( state: State ): readonly Message[] {
	return state.messages;
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
export function getTest(
	state: State,
	storeId: string
): ConnectionTestAnswer | null {
	return state.tests[ storeId ] ?? null;
}

export function isTesting( state: State, storeId: string ): boolean {
	return state.tests[ storeId ] === null;
}
