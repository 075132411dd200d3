/**
 * Runtime: arithmetic that gives the same integers in TypeScript and in PHP. Integers stay within ±9,007,199,254,740,991;
 * quantities with decimals travel as JSON numbers and are counted here in millionths. The PHP twin is
 * `Generated\Runtime\Number`.
 */

declare const brand: unique symbol;

/** A number as JSON has it: whole or with decimals, PHP's int or float. Only these helpers turn it into an integer. */
export type JsonNumber = number & { readonly [ brand ]: 'JsonNumber' };

/** Millionths in a unit. */
const MICRO = 1000000;

/** Largest quantity in millionths: a thousand million units. */
const MICRO_LIMIT = 1000000000000000;

/**
 * Whole quotient, cut towards zero.
 *
 * @param a Dividend.
 * @param b Divisor; zero is an error.
 */
export function quotient( a: number, b: number ): number {
	if ( b === 0 ) {
		throw new RangeError( 'Division by zero' );
	}
	return Math.trunc( a / b ) + 0;
}

/**
 * What the whole quotient leaves, with the sign of the dividend.
 *
 * @param a Dividend.
 * @param b Divisor; zero is an error.
 */
export function remainder( a: number, b: number ): number {
	if ( b === 0 ) {
		throw new RangeError( 'Modulo by zero' );
	}
	return ( a % b ) + 0;
}

/**
 * The smaller of two.
 *
 * @param a One integer.
 * @param b Another.
 */
export function minimum( a: number, b: number ): number {
	return a < b ? a : b;
}

/**
 * The larger of two.
 *
 * @param a One integer.
 * @param b Another.
 */
export function maximum( a: number, b: number ): number {
	return a > b ? a : b;
}

/**
 * The integer without its sign.
 *
 * @param a An integer.
 */
export function absolute( a: number ): number {
	return Math.abs( a );
}

/**
 * A small integer multiplied with itself. The caller keeps the result within range; a negative exponent counts as 0.
 *
 * @param base     An integer.
 * @param exponent How often.
 */
export function power( base: number, exponent: number ): number {
	let product = 1;
	for ( let i = 0; i < exponent; i++ ) {
		product *= base;
	}
	return product + 0;
}

/**
 * A quantity in millionths, rounded to the nearest (halves up) and kept within a thousand million units.
 *
 * @param n Units, as JSON has them.
 */
export function microFromJson( n: JsonNumber ): number {
	const micro = Math.floor( n * MICRO + 0.5 );
	return Math.max( -MICRO_LIMIT, Math.min( MICRO_LIMIT, micro ) ) + 0;
}

/**
 * Units as JSON has them: whole where they are whole.
 *
 * @param micro Millionths.
 */
export function jsonFromMicro( micro: number ): JsonNumber {
	return ( micro / MICRO + 0 ) as JsonNumber;
}

/**
 * A quantity in millionths from decimal text such as `7` or `-2.5`; null when it is not one. An exponent is refused;
 * beyond six decimals halves round away from zero; what is beyond a thousand million units is kept at that.
 *
 * @param text Decimal text, without white space.
 */
export function microFromText( text: string ): number | null {
	const match = /^(-?)([0-9]*)(?:\.([0-9]*))?$/.exec( text );
	const digits = match?.[ 2 ] ?? '';
	const decimals = match?.[ 3 ] ?? '';
	if ( match === null || digits + decimals === '' ) {
		return null;
	}
	const units = digits.replace( /^0+/, '' );
	if ( units.length > 9 ) {
		return match[ 1 ] === '-' ? -MICRO_LIMIT : MICRO_LIMIT;
	}
	const micro =
		Number( units + decimals.slice( 0, 6 ).padEnd( 6, '0' ) ) +
		( decimals.charAt( 6 ) >= '5' ? 1 : 0 );
	return ( match[ 1 ] === '-' ? -micro : micro ) + 0;
}

/**
 * Decimal text such as `7` or `-2.5`, without trailing zeros.
 *
 * @param micro Millionths.
 */
export function textFromMicro( micro: number ): string {
	const size = Math.abs( micro );
	const decimals = String( size % MICRO )
		.padStart( 6, '0' )
		.replace( /0+$/, '' );
	const units = String( Math.trunc( size / MICRO ) );
	return ( micro < 0 ? '-' : '' ) + units + ( decimals && `.${ decimals }` );
}
