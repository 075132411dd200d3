import { isIncluded, skusFromText } from './sku';

describe( 'SKU lists', () => {
	test( 'commas and every kind of new line separate, white space and repeats go', () => {
		expect( skusFromText( ' A-1 ,B\r\nC\rD\n\nA-1,' ) ).toEqual( [
			'A-1',
			'B',
			'C',
			'D',
		] );
	} );

	test( '0 is a SKU', () => {
		expect( skusFromText( '0' ) ).toEqual( [ '0' ] );
		expect( isIncluded( '0', [] ) ).toBe( true );
		expect( isIncluded( '0', [ '0' ] ) ).toBe( false );
	} );

	test( 'exclusion is exact in case, and a product without a SKU never takes part', () => {
		expect( isIncluded( 'abc', [ 'ABC' ] ) ).toBe( true );
		expect( isIncluded( ' ABC ', [ 'ABC' ] ) ).toBe( false );
		expect( isIncluded( '  ', [] ) ).toBe( false );
	} );
} );
