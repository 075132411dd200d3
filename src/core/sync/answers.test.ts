import {
	classifyAnswer,
	isBelieved,
	isOwnStatus,
	protocolOfPing,
} from './answers';

test( 'an answer that nobody signed opens no epoch and is never final', () => {
	expect( classifyAnswer( 409, 'kss_sequence', true ) ).toBe( 'new_epoch' );
	expect( classifyAnswer( 409, 'kss_sequence', false ) ).toBe( 'refused' );
	expect( classifyAnswer( 403, 'kss_not_master', true ) ).toBe( 'attention' );
	expect( classifyAnswer( 403, 'kss_not_master', false ) ).toBe( 'refused' );
	expect( classifyAnswer( 503, 'kss_restored', false ) ).toBe( 'retry' );
} );

test( 'what a peer that signs has not signed is not its answer', () => {
	expect( isBelieved( 200, 2, true, true ) ).toBe( true );
	expect( isBelieved( 200, 2, false, false ) ).toBe( false );
	expect( isBelieved( 200, 1, true, false ) ).toBe( false );
	expect( isBelieved( 200, 0, false, false ) ).toBe( true );
	expect( isBelieved( 401, 2, false, false ) ).toBe( true );
} );

test( 'a signed answer under a status that it does not name is nobody’s refusal', () => {
	expect( isOwnStatus( 200, 0, true ) ).toBe( true );
	expect( isOwnStatus( 404, 0, true ) ).toBe( false );
	expect( isOwnStatus( 409, 409, true ) ).toBe( true );
	expect( isOwnStatus( 409, 409, false ) ).toBe( false );
} );

test( 'an unsigned answer to a ping is one of version 1, whatever it says', () => {
	expect( protocolOfPing( 2, true ) ).toBe( 2 );
	expect( protocolOfPing( 2, false ) ).toBe( 1 );
	expect( protocolOfPing( 7, true ) ).toBe( 2 );
} );
