/**
 * Ratios of what was measured in pairs, and quantiles. Enters: milliseconds. Leaves: median, quartiles or any other share.
 */

export interface Pair {
	a: number;
	b: number;
}

export function ratioOf( pairs: readonly Pair[] ) {
	const ratios = pairs.map( ( { a, b } ) => a / b );
	return {
		low: quantile( ratios, 0.25 ),
		middle: median( ratios ),
		high: quantile( ratios, 0.75 ),
	};
}

export function median( values: readonly number[] ): number {
	return quantile( values, 0.5 );
}

/** The value below which this share of the values lies, between two values in proportion. */
export function quantile( values: readonly number[], share: number ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const at = ( sorted.length - 1 ) * share;
	const below = sorted[ Math.floor( at ) ] ?? NaN;
	const above = sorted[ Math.ceil( at ) ] ?? NaN;
	return below + ( above - below ) * ( at - Math.floor( at ) );
}
