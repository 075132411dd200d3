<?php
/**
 * Plugin Name: Stand-in, not WooCommerce
 * Description: The part of WooCommerce's and Action Scheduler's public API that Kitgenix Stock Sync and its tests use, for machines where WooCommerce itself cannot be had. Not for a shop.
 * Version: 10.9.1-stand-in
 * Author: Kitgenix
 * License: GPL-3.0-or-later
 * Text Domain: kitgenix-stand-in
 * Requires at least: 6.2
 * Requires PHP: 8.0
 *
 * This file is installed as woocommerce/woocommerce.php. It names what WooCommerce names (functions, classes, hooks, tables, options,
 * meta) and behaves alike where somebody can see it; none of its code is WooCommerce's. Version is that of the WooCommerce whose
 * behaviour it follows.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

if (class_exists('WooCommerce', false)) {
    return;
}

define('WC_PLUGIN_FILE', __FILE__);
define('WC_ABSPATH', __DIR__ . '/');
define('WC_PLUGIN_BASENAME', plugin_basename(__FILE__));
define('WC_VERSION', '10.9.1-stand-in');
define('WOOCOMMERCE_VERSION', WC_VERSION);
define('WC_ROUNDING_PRECISION', 6);
define('WC_SESSION_CACHE_GROUP', 'wc_session_id');

require_once __DIR__ . '/includes/autoload.php';
foreach (['core', 'products', 'stock', 'orders', 'cart', 'pages', 'scheduler', 'store-api', 'templates'] as $part) {
    require_once __DIR__ . "/includes/functions/{$part}.php";
}

/**
 * The shop.
 *
 * @return WooCommerce
 */
function WC()
{
    return WooCommerce::instance();
}

register_activation_hook(__FILE__, ['WC_Install', 'install']);
$GLOBALS['woocommerce'] = WC();
