<?php

/**
 * Installation: tables, terms, capabilities, pages. What WooCommerce does when it is activated.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Install\Tables;
use Kitgenix\StockSync\StandIn\Products\PostTypes;

defined('ABSPATH') || exit;

class WC_Install
{
    private const DEFAULTS = [
        'woocommerce_manage_stock' => 'yes',
        'woocommerce_hold_stock_minutes' => '60',
        'woocommerce_notify_low_stock_amount' => '2',
        'woocommerce_notify_no_stock_amount' => '0',
        'woocommerce_stock_format' => '',
        'woocommerce_currency' => 'GBP',
        'woocommerce_hide_out_of_stock_items' => 'no',
        'woocommerce_custom_orders_table_enabled' => 'yes',
    ];

    public static function install()
    {
        Tables::create();
        PostTypes::register();
        PostTypes::createTerms();
        self::create_roles();
        foreach (self::DEFAULTS as $name => $value) {
            add_option($name, $value);
        }
        update_option('woocommerce_version', WC_VERSION);
        update_option('woocommerce_schema_version', '920');
        flush_rewrite_rules();
        do_action('woocommerce_installed');
    }

    public static function create_roles()
    {
        add_role('customer', 'Customer', ['read' => true]);
        add_role('shop_manager', 'Shop manager', get_role('editor')->capabilities ?? ['read' => true]);
        foreach (['administrator', 'shop_manager'] as $name) {
            $role = get_role($name);
            foreach (['manage_woocommerce', 'view_woocommerce_reports', ...PostTypes::capabilities()] as $capability) {
                $role?->add_cap($capability);
            }
        }
    }

    public static function create_pages()
    {
        $pages = [
            'shop' => ['shop', 'Shop', ''],
            'cart' => ['cart', 'Cart', '<!-- wp:woocommerce/cart /-->'],
            'checkout' => ['checkout', 'Checkout', '<!-- wp:woocommerce/checkout /-->'],
            'myaccount' => ['my-account', 'My account', ''],
        ];
        foreach ($pages as $key => [$slug, $title, $content]) {
            if ((int) get_option("woocommerce_{$key}_page_id") > 0) {
                continue;
            }
            $id = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_name' => $slug, 'post_title' => $title, 'post_content' => $content]);
            update_option("woocommerce_{$key}_page_id", $id);
        }
        flush_rewrite_rules();
    }
}
