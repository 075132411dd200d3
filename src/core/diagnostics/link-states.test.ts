import { newHealth } from '../sync/retry';
import { linkState } from './link-states';

const WORKING = { ...newHealth(), protocol: 2, last_success: 1000 };

test( 'a link that has carried everything is in step, one with something left is catching up', () => {
	expect( linkState( WORKING, 0, true, false ) ).toBe( 'in_step' );
	expect( linkState( WORKING, 3, true, false ) ).toBe( 'catching_up' );
	expect( linkState( { ...WORKING, failures: 1 }, 0, true, false ) ).toBe(
		'catching_up'
	);
} );

test( 'a store that has only heard of its peer is connected all the same', () => {
	expect(
		linkState( { ...newHealth(), last_inbound: 1000 }, 0, true, false )
	).toBe( 'in_step' );
	expect( linkState( newHealth(), 0, true, false ) ).toBe( 'never' );
	expect( linkState( { ...newHealth(), failures: 4 }, 9, true, false ) ).toBe(
		'never'
	);
} );

test( 'what no waiting will heal is said before anything else that the link does', () => {
	const refused = {
		...newHealth(),
		failures: 1,
		attention: 'kss_auth_failed',
	};
	expect( linkState( refused, 2, true, false ) ).toBe( 'attention' );
} );

test( 'what a person has decided comes first', () => {
	const refused = { ...WORKING, failures: 1, attention: 'kss_auth_failed' };
	expect( linkState( refused, 2, true, true ) ).toBe( 'paused' );
	expect( linkState( refused, 2, false, true ) ).toBe( 'disabled' );
} );
