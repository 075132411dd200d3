/**
 * Admin: a number as the language of the page writes it.
 */

/** One digit after the point, even when that is 0. */
export const ONE_DECIMAL: Intl.NumberFormatOptions = {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
};

export const numberInWords = (
	value: number,
	format: Intl.NumberFormatOptions = {}
): string =>
	value.toLocaleString( document.documentElement.lang || undefined, format );
