/**
 * Tests: rows as a file.
 */
import { toCsv } from './csv';

it( 'quotes what would break a row, and nothing else', () => {
	expect(
		toCsv( [ 'SKU', 'Text' ], [ [ 'A-1', 'one, "two"\nthree' ] ] )
	).toBe( '\uFEFFSKU,Text\r\nA-1,"one, ""two""\nthree"\r\n' );
} );

it( 'lets no cell become a formula, and leaves numbers alone', () => {
	expect(
		toCsv(
			[ 'a' ],
			[ [ '=1+1' ], [ '@SUM(A1)' ], [ '-A' ], [ '-3' ], [ '-3.5' ] ]
		)
	).toBe( "\uFEFFa\r\n'=1+1\r\n'@SUM(A1)\r\n'-A\r\n-3\r\n-3.5\r\n" );
} );
