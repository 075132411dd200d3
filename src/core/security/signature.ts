/**
 * Security: what is signed and when a request is fresh. The key and the HMAC-SHA256 itself belong to the platform.
 */
import { absolute } from '../runtime/number';
import { integerFromText, isDigits } from '../runtime/text';

/**
 * The text that is signed: `timestamp "\n" nonce "\n" body`, as 1.0.2 does. Answers are signed over the request's nonce.
 *
 * @param timestamp Unix seconds as decimal text.
 * @param nonce     16 or more characters, drawn for each request.
 * @param body      The raw body, byte for byte.
 */
export function canonicalString(
	timestamp: string,
	nonce: string,
	body: string
): string {
	return `${ timestamp }\n${ nonce }\n${ body }`;
}

/**
 * How far a timestamp is from now in seconds, null when it is not one.
 *
 * @param timestamp The header's text.
 * @param now       Unix seconds.
 */
export function timestampSkew( timestamp: string, now: number ): number | null {
	if ( ! isDigits( timestamp ) ) {
		return null;
	}
	const sent = integerFromText( timestamp );
	return sent === null ? null : absolute( now - sent );
}

/**
 * Whether a body was made for this store and this route. Version 1 says neither, and passes.
 *
 * @param to      The body's `to`, null when absent.
 * @param route   The body's `route`, null when absent.
 * @param storeId This store's id.
 * @param served  The route that is served.
 */
export function isMeantForUs(
	to: string | null,
	route: string | null,
	storeId: string,
	served: string
): boolean {
	return (
		( to === null || to === storeId ) &&
		( route === null || route === served )
	);
}
