<?php

/**
 * Brings WooCommerce to the state a shop has after its owner has gone through the set-up: it can sell.
 * Enters: a WordPress request (as administrator) with WooCommerce active. Leaves: options, pages, shipping, payment.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

use WC_Install;
use WC_Shipping_Zone;
use WC_Shipping_Zones;

require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// WooCommerce was switched on without its activation hook: this is what the hook does.
WC_Install::install();

$options = [
    'woocommerce_store_address' => '1 High Street',
    'woocommerce_store_city' => 'London',
    'woocommerce_default_country' => 'GB',
    'woocommerce_store_postcode' => 'SW1A 1AA',
    'woocommerce_currency' => 'GBP',
    'woocommerce_calc_taxes' => 'no',
    'woocommerce_manage_stock' => 'yes',
    'woocommerce_hold_stock_minutes' => '60',
    'woocommerce_notify_low_stock_amount' => '2',
    'woocommerce_notify_no_stock_amount' => '0',
    'woocommerce_enable_guest_checkout' => 'yes',
    'woocommerce_enable_checkout_login_reminder' => 'no',
    'woocommerce_coming_soon' => 'no',
    'woocommerce_store_pages_only' => 'no',
    'woocommerce_private_link' => 'no',
    'woocommerce_allow_tracking' => 'no',
    'woocommerce_show_marketplace_suggestions' => 'no',
    'woocommerce_task_list_hidden' => 'yes',
    'woocommerce_extended_task_list_hidden' => 'yes',
    'woocommerce_task_list_welcome_modal_dismissed' => 'yes',
    'woocommerce_onboarding_profile' => ['skipped' => true, 'completed' => true],
    'woocommerce_admin_install_timestamp' => time() - YEAR_IN_SECONDS,
    'woocommerce_custom_orders_table_enabled' => 'yes',
    'woocommerce_custom_orders_table_data_sync_enabled' => 'no',
    'woocommerce_cod_settings' => [
        'enabled' => 'yes',
        'title' => 'Cash on delivery',
        'description' => 'Pay with cash upon delivery.',
        'instructions' => '',
        'enable_for_methods' => [],
        'enable_for_virtual' => 'yes',
    ],
];
foreach ($options as $name => $value) {
    update_option($name, $value);
}
delete_transient('_wc_activation_redirect');

WC_Install::create_pages();
if (!get_page_by_path('classic-checkout')) {
    wp_insert_post([
        'post_type' => 'page',
        'post_status' => 'publish',
        'post_name' => 'classic-checkout',
        'post_title' => 'Classic checkout',
        'post_content' => '<!-- wp:shortcode -->[woocommerce_checkout]<!-- /wp:shortcode -->',
    ]);
}

// The stand-in delivers everything for nothing, and has no zones.
if (class_exists(WC_Shipping_Zones::class) && WC_Shipping_Zones::get_zones() === []) {
    $zone = new WC_Shipping_Zone();
    $zone->set_zone_name('Everywhere');
    $zone->add_location('GB', 'country');
    $zone->save();
    $zone->add_shipping_method('free_shipping');
    $flat = $zone->add_shipping_method('flat_rate');
    update_option('woocommerce_flat_rate_' . $flat . '_settings', [
        'title' => 'Flat rate',
        'tax_status' => 'none',
        'cost' => '5.00',
    ]);
}

// Screens that greet a new administrator.
update_user_meta(1, 'show_welcome_panel', 0);
update_user_meta(1, 'woocommerce_admin_task_list_tracked_started_tasks', '{}');

flush_rewrite_rules();

return [
    'woocommerce' => WC()->version,
    'pages' => array_map('wc_get_page_id', ['shop', 'cart', 'checkout', 'myaccount']),
];
