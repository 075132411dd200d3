/**
 * Sync: where a peer's routes are. Enters: the peer's address, and what it answered; leaves: the address of a route, and whether the
 * other form of it is worth a try. A store with plain permalinks has no `/wp-json/`: its server knows no such page, or WordPress shows
 * another one there.
 */
import { ERRORS } from '../contract/errors';
import { NAMESPACE } from '../contract/routes';
import { startsWith } from '../runtime/text';

/**
 * `path` is `/wp-json/…`: what version 1 uses, and what firewalls leave open. `query` is `/index.php?rest_route=…`, which every
 * WordPress answers, and which is what WordPress itself uses where permalinks are plain.
 */
export type AddressForm = 'path' | 'query';

/**
 * The address of a route.
 *
 * @param url   The peer's address, without a slash at the end.
 * @param route Of ROUTES; empty for the namespace itself.
 * @param form  Which form of it.
 */
export function routeAddress(
	url: string,
	route: string,
	form: AddressForm
): string {
	const path = route === '' ? NAMESPACE : `${ NAMESPACE }/${ route }`;
	return form === 'query'
		? `${ url }/index.php?rest_route=/${ path }`
		: `${ url }/wp-json/${ path }`;
}

/**
 * Whether an answer is one of our own routes', of whatever version.
 *
 * @param status HTTP status; 0 when there was no answer, or none that can be used.
 * @param code   The answer's error code, '' when it has none.
 */
export function isFromRoute( status: number, code: string ): boolean {
	if ( status >= 200 && status < 300 ) {
		return true;
	}
	return (
		status > 0 && code !== ERRORS.bad_answer && startsWith( code, 'kss_' )
	);
}

/**
 * The form in which to ask once more after an answer; null when that would be of no use. Every route may be asked twice: batches are
 * numbered, reservations have keys, and the rest only reads. Whoever turns us away at `/wp-json/` means it, so only a page where
 * there should be none counts there. The other form was found by us, and gives way to the usual one whatever is said at it.
 *
 * @param form   The form that was asked.
 * @param status HTTP status; 0 when there was no answer, or one of 2xx that is not JSON.
 * @param code   Error code; `kss_bad_answer` for what is not JSON.
 */
export function otherForm(
	form: AddressForm,
	status: number,
	code: string
): AddressForm | null {
	if ( code === ERRORS.unreachable || isFromRoute( status, code ) ) {
		return null;
	}
	if ( form === 'query' ) {
		return 'path';
	}
	const isNoRoute =
		status === 0 ||
		( status >= 300 && status < 400 ) ||
		status === 404 ||
		status === 405 ||
		status === 410;
	return code === ERRORS.bad_answer && isNoRoute ? 'query' : null;
}

/**
 * Whether what was said at the second form is the answer. Where it is but another page, what was said first tells more.
 *
 * @param code Error code of the second answer.
 */
export function isBetterAnswer( code: string ): boolean {
	return code !== ERRORS.bad_answer;
}
