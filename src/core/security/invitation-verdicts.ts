/**
 * Security: what a connection code still opens. It takes one store in; that store may repeat its answer as long as nothing was changed by hand
 * since; and it takes the place of a Child only where an administrator made it for that Child.
 */
import { ERRORS } from '../contract/errors';
import {
	PAIRING_ERRORS,
	type InvitedChild,
	type Invitation,
} from '../contract/pairing';
import { find } from '../runtime/list';

/** `join`: it is taken in. `repeat`: it is in already, and nothing is written. `refuse`: why not, as an error code. */
export interface InvitationVerdict {
	verdict: 'join' | 'repeat' | 'refuse';
	/** Empty unless refused. */
	code: string;
}

/**
 * What comes of a store's answer to an invitation.
 *
 * @param invitation The one that is open; the answer was signed with its secret.
 * @param children   The Master's list.
 * @param ownId      The Master's id.
 * @param storeId    Of the store that answers.
 * @param url        Its address, as it would be stored.
 */
export function invitationVerdict(
	invitation: Invitation,
	children: readonly InvitedChild[],
	ownId: string,
	storeId: string,
	url: string
): InvitationVerdict {
	const known = find( children, ( child ) => child.id === storeId );
	if ( invitation.used_by !== '' ) {
		const isRepeat =
			invitation.used_by === storeId &&
			known !== null &&
			known.enabled &&
			known.url === url &&
			known.secret === invitation.secret;
		return isRepeat
			? { verdict: 'repeat', code: '' }
			: refused( ERRORS.auth_failed );
	}
	if ( storeId === ownId ) {
		return refused( PAIRING_ERRORS.same_store );
	}
	const madeFor = invitation.for ?? '';
	if ( madeFor !== '' && madeFor !== storeId ) {
		return refused( PAIRING_ERRORS.other_child );
	}
	if ( madeFor !== '' && known === null ) {
		return refused( ERRORS.auth_failed );
	}
	if ( madeFor === '' && known !== null ) {
		return refused( PAIRING_ERRORS.child_exists );
	}
	return children.some(
		( child ) => child.id !== storeId && child.url === url
	)
		? refused( PAIRING_ERRORS.address_taken )
		: { verdict: 'join', code: '' };
}

/**
 * Whether a change of the Master's list by hand ends an invitation: it is about the Child that has used it, or that it was made for.
 *
 * @param invitation The one that is open.
 * @param before     The list.
 * @param after      The list now.
 */
export function isInvitationOver(
	invitation: Invitation,
	before: readonly InvitedChild[],
	after: readonly InvitedChild[]
): boolean {
	const id =
		invitation.used_by !== '' ? invitation.used_by : invitation.for ?? '';
	const was = find( before, ( child ) => child.id === id );
	const is = find( after, ( child ) => child.id === id );
	if ( was === null || is === null ) {
		return was !== null || is !== null;
	}
	return (
		was.enabled !== is.enabled ||
		was.url !== is.url ||
		was.secret !== is.secret
	);
}

function refused( code: string ): InvitationVerdict {
	return { verdict: 'refuse', code };
}
