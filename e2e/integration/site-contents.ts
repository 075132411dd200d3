/**
 * What a site holds of ours and of others, before and after an uninstall: names that are ours, names that only look like it, PHP that
 * puts them there, and PHP that looks.
 */
import type { Store } from '../lab/index.ts';

export const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

export const GID = `_${ PREFIX }gid`;

export const SHADOW = `_${ PREFIX }shadow`;

/** Names that are not ours, however much they look like it. `_` is any character to SQL's LIKE. */
export const FOREIGN = [
	'kss_settings',
	'_transient_kss_nonce_of_another',
	'_transient_timeout_kss_nonce_of_another',
	'kitgenix_settings',
	`${ PREFIX }of_another_plugin`,
	`x${ PREFIX }link_1`,
	`${ PREFIX.replaceAll( '_', '-' ) }link_1`,
	`_transient_${ PREFIX.replaceAll( '_', 'x' ) }seen_1`,
	'_transient_kitgenix_hub_of_another',
];

/** Transients as 1.0.2 leaves them, and the hub's. */
export const OURS = [
	`_transient_${ PREFIX }kss_seen_1`,
	`_transient_${ PREFIX }kss_audit_result_1`,
	`_transient_timeout_${ PREFIX }kss_old_sku_without_its_value`,
	'_transient_kitgenix_hub_wporg_active_installs_v1',
	'_transient_timeout_kitgenix_hub_wporg_active_installs_v1',
	'_transient_kitgenix_hub_wporg_ratings_v1',
	'_transient_timeout_kitgenix_hub_wporg_ratings_v1',
];

export interface Contents {
	options: string[];
	gids: number;
	shadows: number;
	actions: number;
}

/** Runs PHP with `$input`; answers what it returns. */
export async function php< T >(
	store: Store,
	code: string,
	input: unknown = null
): Promise< T > {
	const json = JSON.stringify( input ).replace( /[\\']/g, '\\$&' );
	return JSON.parse(
		await store.php(
			`$input = json_decode('${ json }', true); return wp_json_encode((static function () use ($input) { global $wpdb; ${ code } })());`
		)
	) as T;
}

/** What a site holds. In PHP, so that a test can look before and after within one request: nothing else happens between. */
export const LOOK = `$look = static function () use ($wpdb) {
	$count = static fn(string $key): int => (int) $wpdb->get_var($wpdb->prepare("SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key = %s", $key));
	$actions = $wpdb->prefix . 'actionscheduler_actions';
	return [
		'options' => $wpdb->get_col("SELECT option_name FROM $wpdb->options ORDER BY option_name"),
		'gids' => $count('${ GID }'),
		'shadows' => $count('${ SHADOW }'),
		'actions' => $wpdb->get_var("SHOW TABLES LIKE '$actions'") ? (int) $wpdb->get_var("SELECT COUNT(*) FROM $actions WHERE hook LIKE 'kitgenix%'") : 0,
	];
};`;

/** In one transaction: SQLite waits for the disk once and not for each row. */
export const PUT = `$put = static function (array $names) use ($wpdb) {
	$wpdb->query('START TRANSACTION');
	foreach ($names as $name) {
		$wpdb->query($wpdb->prepare("INSERT INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, '9999999999', 'no')", $name));
	}
	$wpdb->query('COMMIT');
};`;
