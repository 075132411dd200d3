/**
 * Simulator: random numbers that are the same in every run with the same seed.
 */
export class Random {
	#state: number;

	/**
	 * @param seed Any integer.
	 */
	constructor( seed: number ) {
		this.#state = seed | 0;
	}

	/** From 0 to below 1 (mulberry32: neighbouring seeds have nothing in common). */
	next(): number {
		this.#state = ( this.#state + 0x6d2b79f5 ) | 0;
		let x = this.#state;
		x = Math.imul( x ^ ( x >>> 15 ), x | 1 );
		x ^= x + Math.imul( x ^ ( x >>> 7 ), x | 61 );
		return ( ( x ^ ( x >>> 14 ) ) >>> 0 ) / 4294967296;
	}

	/** An integer from 0 to below a limit. */
	below( limit: number ): number {
		return Math.floor( this.next() * limit );
	}

	/** Whether something of this probability happens now. */
	chance( probability: number ): boolean {
		return this.next() < probability;
	}

	/** One of a list, which is not empty. */
	pick< T >( list: readonly T[] ): T {
		const item = list[ this.below( list.length ) ];
		if ( item === undefined ) {
			throw new Error( 'Nothing to pick from' );
		}
		return item;
	}
}
