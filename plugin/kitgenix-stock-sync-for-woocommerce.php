<?php
/**
 * Plugin Name:          Kitgenix Stock Sync for WooCommerce
 * Description:          Keeps the stock of several WooCommerce stores in step: one Master, any number of Children, no sale lost.
 * Version:              3.0.0
 * Requires at least:    6.0
 * Requires PHP:         8.1
 * Requires Plugins:     woocommerce
 * WC requires at least: 9.3
 * WC tested up to:      10.9
 * Author:               Kitgenix
 * Author URI:           https://kitgenix.com
 * License:              GPL-3.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-3.0.html
 * Text Domain:          kitgenix-stock-sync-for-woocommerce
 * Domain Path:          /languages
 *
 * This file stays readable for every PHP that WordPress runs on: it decides whether the plugin can work here, and says so
 * when it cannot. Everything else begins in includes/Plugin.php.
 *
 * @package Kitgenix\StockSync
 */

defined('ABSPATH') || exit;

define('KITGENIX_STOCK_SYNC_VERSION', '3.0.0');
define('KITGENIX_STOCK_SYNC_FILE', __FILE__);
define('KITGENIX_STOCK_SYNC_MINIMUM_PHP', '8.1');
define('KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS', '6.0');

if (
    version_compare(PHP_VERSION, KITGENIX_STOCK_SYNC_MINIMUM_PHP, '<') ||
    version_compare(get_bloginfo('version'), KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS, '<')
) {
    add_action('admin_notices', function () {
        if (!current_user_can('activate_plugins')) {
            return;
        }
        echo '<div class="notice notice-error"><p>' .
            esc_html(
                sprintf(
                    /* translators: 1: needed PHP version, 2: needed WordPress version, 3: PHP version here, 4: WordPress version here */
                    __('Kitgenix Stock Sync for WooCommerce needs PHP %1$s and WordPress %2$s or newer. This site runs PHP %3$s and WordPress %4$s, so the plugin does nothing.', 'kitgenix-stock-sync-for-woocommerce'),
                    KITGENIX_STOCK_SYNC_MINIMUM_PHP,
                    KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS,
                    PHP_VERSION,
                    get_bloginfo('version')
                )
            ) .
            '</p></div>';
    });
    return;
}

require_once __DIR__ . '/includes/autoload.php';
\Kitgenix\StockSync\Plugin::boot();
