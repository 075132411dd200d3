/**
 * Admin: what is read as soon as a component asks for it.
 */
import type { Reads } from '../api/calls';
import type { Tools } from './act';
import { read } from './actions';
import type { State } from './state';

export const getSettingsRead = resolverOf( 'settings' );
export const getOverview = resolverOf( 'overview' );
export const getLogs = resolverOf( 'logs' );
export const getReconcile = resolverOf( 'reconcile_progress' );
export const getStatus = resolverOf( 'status' );
export const getAudit = resolverOf( 'last_audit' );

/**
 * Reads what nobody has read yet.
 *
 * @param name What.
 */
function resolverOf( name: keyof Reads ) {
	return Object.assign(
		() =>
			( tools: Tools ): Promise< void > =>
				read( name )( tools ),
		{
			isFulfilled: ( state: State ): boolean =>
				Boolean(
					state.reads[ name ]?.answer ?? state.reads[ name ]?.failure
				),
		}
	);
}
