<?php
/**
 * Uninstall: WordPress runs this file when an administrator deletes the plugin, after it was deactivated. Enters: nothing;
 * leaves: each site of the installation without our settings, transients, rows and shadows. Product GIDs, Action Scheduler's
 * records and WooCommerce's logs stay, as documented, and so does every name that does not begin with our own prefix.
 *
 * It stays readable for every PHP, and stands alone: a plugin that could not run here must still be removable. So names are
 * written out; a test compares them with the contract.
 *
 * @package Kitgenix\StockSync
 */

defined('WP_UNINSTALL_PLUGIN') || exit;

/**
 * Deletes option rows whose names begin so, in pages; a shop may have thousands of remembered nonces. One statement a page,
 * because delete_option() would take several for each; the object cache is told of each.
 *
 * @param string $prefix Beginning of the names, not a pattern.
 * @return void
 */
function kitgenix_stock_sync_uninstall_rows($prefix)
{
    /** @var wpdb $wpdb */
    global $wpdb;
    do {
        /** @var list<string> $names */
        // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- Options by the beginning of their names: WordPress has no other way.
        $names = $wpdb->get_col(
            // @phpstan-ignore argument.type (not literal only because the table's name stands in it)
            $wpdb->prepare("SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s LIMIT 500", $wpdb->esc_like($prefix) . '%')
        );
        if (!$names) {
            return;
        }
        $places = implode(',', array_fill(0, count($names), '%s'));
        // @phpstan-ignore argument.type, argument.type (likewise, and placeholders)
        $deleted = $wpdb->query($wpdb->prepare("DELETE FROM {$wpdb->options} WHERE option_name IN ({$places})", $names)); // phpcs:ignore WordPress.DB
        foreach ($names as $name) {
            wp_cache_delete($name, 'options');
        }
        // A database that refuses to delete must not keep the administrator waiting for ever.
    } while ($deleted);
}

/**
 * Units that this store holds for checkouts on others, and the numbers that orders have of units which are held for them. They stand in
 * WooCommerce's tables, which may be gone.
 *
 * @return void
 */
function kitgenix_stock_sync_uninstall_reservations()
{
    /** @var wpdb $wpdb */
    global $wpdb;
    delete_post_meta_by_key('_kitgenix_stock_sync_for_woocommerce_reservation');
    $hidden = $wpdb->suppress_errors(true);
    // Ours begin at 2^62, far above the ids of orders.
    $wpdb->query("DELETE FROM {$wpdb->prefix}wc_reserved_stock WHERE order_id >= 4611686018427387904"); // phpcs:ignore WordPress.DB
    $wpdb->query("DELETE FROM {$wpdb->prefix}wc_orders_meta WHERE meta_key = '_kitgenix_stock_sync_for_woocommerce_reservation'"); // phpcs:ignore WordPress.DB
    $wpdb->suppress_errors($hidden);
}

/**
 * Cleans the current site.
 *
 * @return void
 */
function kitgenix_stock_sync_uninstall_site()
{
    // The settings, and what 3.0 keeps beside them: journal, counter, change log, tombstones, the last reconcile, the last day,
    // reservations that were over, since when connections fail, refused requests, and the settings of both e-mails.
    foreach (array('settings', 'journal', 'counter', 'changes', 'tombstones', 'reconcile', 'history', 'releases', 'shopper_reservations', 'outages', 'refusals', 'email_failed', 'email_recovered') as $name) {
        delete_option('kitgenix_stock_sync_for_woocommerce_' . $name);
    }
    // One row for each peer.
    foreach (array('link_', 'old_child_', 'lease_') as $prefix) {
        kitgenix_stock_sync_uninstall_rows('kitgenix_stock_sync_for_woocommerce_' . $prefix);
    }
    // What both sides last agreed on; without the rows above it means nothing.
    delete_post_meta_by_key('_kitgenix_stock_sync_for_woocommerce_shadow');

    kitgenix_stock_sync_uninstall_reservations();

    // By name first: with an object cache, transients are not in the table. Those that end in a hash expire there by themselves.
    delete_transient('kitgenix_stock_sync_for_woocommerce_do_activation_redirect');
    delete_transient('kitgenix_hub_wporg_active_installs_v1');
    delete_transient('kitgenix_hub_wporg_ratings_v1');
    kitgenix_stock_sync_uninstall_rows('_transient_kitgenix_stock_sync_for_woocommerce_');
    kitgenix_stock_sync_uninstall_rows('_transient_timeout_kitgenix_stock_sync_for_woocommerce_');
    wp_cache_delete('alloptions', 'options');
    wp_cache_delete('notoptions', 'options');
}

/**
 * Cleans every site of every network, in pages: WordPress answers 100 sites unless it is asked for more.
 *
 * @return void
 */
function kitgenix_stock_sync_uninstall_networks()
{
    for ($offset = 0;; $offset += 100) {
        /** @var list<int> $sites */
        $sites = get_sites(array('fields' => 'ids', 'number' => 100, 'offset' => $offset, 'orderby' => 'id'));
        if (!$sites) {
            break;
        }
        foreach ($sites as $site) {
            switch_to_blog($site);
            kitgenix_stock_sync_uninstall_site();
            restore_current_blog();
        }
    }
    /** @var list<int> $networks */
    $networks = get_networks(array('fields' => 'ids', 'number' => ''));
    foreach ($networks as $network) {
        delete_network_option($network, 'kitgenix_stock_sync_for_woocommerce_settings');
    }
}

if (is_multisite()) {
    kitgenix_stock_sync_uninstall_networks();
} else {
    kitgenix_stock_sync_uninstall_site();
    delete_site_option('kitgenix_stock_sync_for_woocommerce_settings');
}
