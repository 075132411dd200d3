/**
 * Reads `wp-env.json`, the description of a store that the lab shares with `npx wp-env start`.
 * Enters: the file. Leaves: the versions it pins, if any, and the constants for wp-config.php.
 */
import { readFileSync } from 'node:fs';

export interface WpEnv {
	wordpress: string | null;
	woocommerce: string | null;
	constants: Record< string, string | number | boolean | null >;
}

export function readWpEnv(): WpEnv {
	const file = new URL( '../../wp-env.json', import.meta.url );
	const json = JSON.parse( readFileSync( file, 'utf8' ) ) as {
		core?: string | null;
		plugins?: string[];
		config?: WpEnv[ 'constants' ];
	};
	return {
		wordpress: versionIn( json.core ?? '' ),
		woocommerce: versionIn(
			json.plugins?.find( ( plugin ) =>
				/\/woocommerce[.\w-]*\.zip$/.test( plugin )
			) ?? ''
		),
		constants: json.config ?? {},
	};
}

/** `…/wordpress-7.1.zip`, `…/woocommerce.10.9.1.zip` or `WordPress/WordPress#7.1`; a link to the newest pins nothing. */
function versionIn( address: string ): string | null {
	return address.match( /[-.#](\d+(?:\.\d+)+)(?:\.zip)?$/ )?.[ 1 ] ?? null;
}
