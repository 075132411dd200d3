/**
 * What a check of the selftest says is so, at once or in the end.
 */

/** Waits for something that must happen. The limit is only there so that a broken lab ends. */
export async function until(
	happened: () => Promise< boolean >
): Promise< void > {
	const giveUp = Date.now() + 120_000;
	while ( ! ( await happened() ) ) {
		if ( Date.now() > giveUp ) {
			throw new Error( 'it never happened' );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
}

export function expect( actual: unknown, expected: unknown ): void {
	const [ is, should ] = [
		JSON.stringify( actual ),
		JSON.stringify( expected ),
	];
	if ( is !== should ) {
		throw new Error( `${ is } instead of ${ should }` );
	}
}
