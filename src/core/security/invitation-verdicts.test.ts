/**
 * Tests: what a connection code still opens.
 */
import { ERRORS } from '../contract/errors';
import { PAIRING_ERRORS, type InvitedChild } from '../contract/pairing';
import { invitationVerdict, isInvitationOver } from './invitation-verdicts';

const OPEN = { id: 'i', secret: 's', expires: 1, used_by: '', for: null };
const CHILD: InvitedChild = {
	id: 'a',
	url: 'https://a.example',
	secret: 's',
	enabled: true,
};

const verdict = (
	invitation: object,
	children: readonly InvitedChild[],
	id = 'a',
	url = CHILD.url
) => {
	const said = invitationVerdict(
		{ ...OPEN, ...invitation },
		children,
		'own',
		id,
		url
	);
	return said.code || said.verdict;
};

it( 'takes in one store that is not there yet', () => {
	expect( verdict( {}, [] ) ).toBe( 'join' );
	expect( verdict( {}, [ { ...CHILD, id: 'b', url: '' } ] ) ).toBe( 'join' );
	expect( verdict( {}, [], 'own' ) ).toBe( PAIRING_ERRORS.same_store );
	expect( verdict( {}, [ CHILD ], 'b' ) ).toBe(
		PAIRING_ERRORS.address_taken
	);
	expect( verdict( {}, [ CHILD ] ) ).toBe( PAIRING_ERRORS.child_exists );
	expect( verdict( {}, [ CHILD ], 'a', 'https://thief.example' ) ).toBe(
		PAIRING_ERRORS.child_exists
	);
} );

it( 'lets that store repeat its answer while everything is as it was left', () => {
	const used = { used_by: 'a' };
	expect( verdict( used, [ CHILD ] ) ).toBe( 'repeat' );
	for ( const children of [
		[],
		[ { ...CHILD, enabled: false } ],
		[ { ...CHILD, secret: 'by hand' } ],
		[ { ...CHILD, url: 'https://by-hand.example' } ],
	] ) {
		expect( verdict( used, children ) ).toBe( ERRORS.auth_failed );
	}
	expect( verdict( used, [ CHILD ], 'b', 'https://b.example' ) ).toBe(
		ERRORS.auth_failed
	);
	expect( verdict( used, [ CHILD ], 'a', 'https://b.example' ) ).toBe(
		ERRORS.auth_failed
	);
} );

it( 'renews a Child where it was made for that one, and nothing else', () => {
	const made = { for: 'a' };
	expect( verdict( made, [ CHILD ], 'a', 'https://new.example' ) ).toBe(
		'join'
	);
	expect( verdict( made, [ CHILD ], 'b', 'https://b.example' ) ).toBe(
		PAIRING_ERRORS.other_child
	);
	expect( verdict( made, [] ) ).toBe( ERRORS.auth_failed );
	expect(
		verdict(
			made,
			[ CHILD, { ...CHILD, id: 'b', url: 'https://b.example' } ],
			'a',
			'https://b.example'
		)
	).toBe( PAIRING_ERRORS.address_taken );
} );

it( 'is over once the Child that it is about was changed by hand', () => {
	const others = [ { ...CHILD, id: 'b', url: 'https://b.example' } ];
	for ( const about of [ { used_by: 'a' }, { for: 'a' } ] ) {
		const over = ( after: readonly InvitedChild[] ) =>
			isInvitationOver( { ...OPEN, ...about }, [ CHILD ], after );
		expect( over( [ CHILD, ...others ] ) ).toBe( false );
		expect( over( others ) ).toBe( true );
		expect( over( [ { ...CHILD, enabled: false } ] ) ).toBe( true );
		expect( over( [ { ...CHILD, secret: 't' } ] ) ).toBe( true );
		expect( over( [ { ...CHILD, url: '' } ] ) ).toBe( true );
	}
	expect( isInvitationOver( OPEN, [ CHILD ], [] ) ).toBe( false );
} );
