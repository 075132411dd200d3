/**
 * Catalogue: what a SKU is and which ones a shop keeps out of the sync. A SKU is compared byte by byte after trimming,
 * as the published 1.0.2 does; lists come from a text area (comma or new line) or from the option.
 */
import { distinctText } from '../runtime/list';
import { replaceAll, splitOn, trimmed } from '../runtime/text';

/**
 * SKUs of a text area: separated by commas or new lines, trimmed, without empty ones and repeats. `0` is a SKU.
 *
 * @param text What a person typed.
 */
export function skusFromText( text: string ): readonly string[] {
	const lines = replaceAll( replaceAll( text, '\r', '\n' ), ',', '\n' );
	return distinctText(
		splitOn( lines, '\n' )
			.map( ( line ) => trimmed( line ) )
			.filter( ( sku ) => sku !== '' )
	);
}

/**
 * Whether a SKU takes part in the sync: it has one, and the shop does not exclude it.
 *
 * @param sku        The product's own SKU.
 * @param exclusions The shop's list.
 */
export function isIncluded(
	sku: string,
	exclusions: readonly string[]
): boolean {
	const name = trimmed( sku );
	return name !== '' && ! exclusions.includes( name );
}
