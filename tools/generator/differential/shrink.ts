/**
 * Differential test: a difference made small. A vector goes in; vectors that are one step simpler come out, to be tried.
 */

/**
 * Simpler vectors: a list with an entry less, an integer nearer to zero. The types stay as they are.
 *
 * @param vector A list of arguments as JSON.
 */
export function simpler( vector: string ): readonly string[] {
	const values = JSON.parse( vector ) as unknown[];
	return values
		.flatMap( ( value, i ) =>
			steps( value ).map( ( step ) => values.with( i, step ) )
		)
		.map( ( each ) => JSON.stringify( each ) )
		.filter( ( each ) => each.length < vector.length || each < vector )
		.slice( 0, 200 );
}

function steps( value: unknown ): readonly unknown[] {
	if ( typeof value === 'number' ) {
		return value === 0 ? [] : [ 0, 1, Math.trunc( value / 10 ) ];
	}
	if ( Array.isArray( value ) ) {
		return [
			...value.map( ( _, i ) => value.toSpliced( i, 1 ) ),
			...value.flatMap( ( item, i ) =>
				steps( item ).map( ( step ) => value.with( i, step ) )
			),
		];
	}
	if ( typeof value === 'object' && value !== null ) {
		return Object.entries( value ).flatMap( ( [ key, item ] ) =>
			steps( item ).map( ( step ) => ( { ...value, [ key ]: step } ) )
		);
	}
	return [];
}
