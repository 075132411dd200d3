/**
 * Admin: questions about the state.
 */
import type {
	AdminSettings,
	ConnectionTestAnswer,
} from '../../core/contract/admin';
import type { InviteAnswer } from '../../core/contract/pairing';
import type { ManualSyncAnswer } from '../../core/contract/tools';
import type { Failure, Reads } from '../api/calls';
import {
	NOTHING_READ,
	type Message,
	type Part,
	type Read,
	type RevealedSecret,
	type State,
} from './state';

/*
 * What the plugin knows is read when it is asked for first: resolvers.ts.
 */

export const getSettingsRead = ( state: State ) => readOf( state, 'settings' );

export const getOverview = ( state: State ) => readOf( state, 'overview' );

export const getLogs = ( state: State ) => readOf( state, 'logs' );

export const getReconcile = ( state: State ) =>
	readOf( state, 'reconcile_progress' );

export const getStatus = ( state: State ) => readOf( state, 'status' );

/** Asked only when a person wants to know. */
export const getLoopback = ( state: State ) => readOf( state, 'loopback' );

export const getAudit = ( state: State ) => readOf( state, 'last_audit' );

function readOf< Name extends keyof Reads >(
	state: State,
	name: Name
): Read< Reads[ Name ] > {
	// The state holds each answer under its own name.
	return ( state.reads[ name ] ?? NOTHING_READ ) as Read< Reads[ Name ] >;
}

/**
 * The settings; null until they were read.
 *
 * @param state The state.
 */
export function getSettings( state: State ): AdminSettings | null {
	return state.reads.settings?.answer?.settings ?? null;
}

export function getInvitation( state: State ): InviteAnswer | null {
	return state.invitation;
}

export function getPushed( state: State ): ManualSyncAnswer | null {
	return state.pushed;
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
