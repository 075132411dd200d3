/**
 * docs/protocol-vectors.json is what src/core answers. Its PHP twin, plugin/tests/unit/Generated/ProtocolVectorsTest.php, asks the generated PHP.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases';
import { ANSWERS } from './sections';

const VECTORS = JSON.parse(
	readFileSync( join( process.cwd(), 'docs/protocol-vectors.json' ), 'utf8' )
) as Record< string, { name: string; input: unknown; expect: unknown }[] >;

test( 'each section has an answer, and each answer a section', () => {
	expect( Object.keys( VECTORS ) ).toEqual( Object.keys( ANSWERS ) );
	expect( Object.keys( CASES ) ).toEqual( Object.keys( ANSWERS ) );
} );

describe.each( Object.entries( VECTORS ) )( '%s', ( section, cases ) => {
	test.each( cases.map( ( one ) => [ one.name, one ] as const ) )(
		'%s',
		( _name, { input, expect: expected } ) => {
			expect( ANSWERS[ section ]!( input as never ) ).toEqual( expected );
		}
	);
} );

test( 'the signature is that of RFC 2104, whoever computes it', () => {
	const { expect: answer } = VECTORS.signatures!.find(
		( { name } ) => name === 'an empty object'
	)!;
	// echo -n '1767225600\n5f0e…\n{}' | openssl dgst -sha256 -hmac 'a-secret-of-32-characters-or-more'
	expect( answer ).toMatchObject( {
		signature:
			'56b5f2a07dca065c1176cf6e9d85d412dd03cb3738b4744e094c073814416d07',
	} );
} );
