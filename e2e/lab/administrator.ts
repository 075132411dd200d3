/**
 * Logs an administrator in without a browser. Enters: a store. Leaves: the cookies that wp-admin wants to see.
 */
import type { Store } from './types.ts';

/**
 * The cookies of whoever has just logged in.
 *
 * @param store Where.
 * @return One each, without its attributes.
 */
export async function administratorCookies(
	store: Store
): Promise< string[] > {
	const login = await fetch( `${ store.url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: store.adminUser,
			pwd: store.adminPassword,
			testcookie: '1',
		} ),
	} );
	if ( login.status !== 302 ) {
		throw new Error(
			`${ store.name }: the log-in answered ${ login.status }`
		);
	}
	return login.headers
		.getSetCookie()
		.map( ( cookie ) => cookie.split( ';' )[ 0 ]! );
}
