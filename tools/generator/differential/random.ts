/**
 * Differential test: random numbers that are the same in every run with the same seed.
 */

/** A generator of pseudo-random integers (xorshift, 32 bits). */
export class Random {
	#state: number;

	/**
	 * @param seed Any integer but 0.
	 */
	constructor( seed: number ) {
		this.#state = seed | 0 || 1;
	}

	/**
	 * An integer from 0 to below a limit.
	 *
	 * @param limit At most 2^31.
	 */
	below( limit: number ): number {
		let x = this.#state;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		this.#state = x;
		return ( x >>> 0 ) % limit;
	}

	/**
	 * Whether something that happens once in so many times happens now.
	 *
	 * @param times How many.
	 */
	once( times: number ): boolean {
		return this.below( times ) === 0;
	}

	/**
	 * One of a list.
	 *
	 * @param list Not empty.
	 */
	pick< T >( list: readonly T[] ): T {
		const item = list[ this.below( list.length ) ];
		if ( item === undefined ) {
			throw new Error( 'Nothing to pick from' );
		}
		return item;
	}
}
