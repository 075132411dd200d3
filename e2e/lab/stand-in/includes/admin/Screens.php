<?php

/**
 * The shop in wp-admin: its menu, and the list and editor of products.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

defined('ABSPATH') || exit;

final class Screens
{
    public static function register(): void
    {
        new \WC_Admin_Post_Types();
        ProductList::register();
        ProductEditor::register();
        add_action('admin_menu', [self::class, 'addMenu'], 9);
        add_action('admin_enqueue_scripts', [self::class, 'enqueue']);
    }

    /**
     * admin_menu.
     */
    public static function addMenu(): void
    {
        add_menu_page('WooCommerce (stand-in)', 'WooCommerce (stand-in)', 'edit_products', 'woocommerce', null, 'dashicons-store', '55.5');
        $pages = [
            'wc-orders' => ['Orders', [OrderScreen::class, 'show'], 'edit_products'],
            'wc-settings' => ['Settings', [SettingsScreen::class, 'show'], 'manage_woocommerce'],
            'wc-status' => ['Status', [StatusScreen::class, 'show'], 'manage_woocommerce'],
        ];
        foreach ($pages as $slug => [$title, $show, $capability]) {
            add_submenu_page('woocommerce', $title, $title, $capability, $slug, $show);
        }
        remove_submenu_page('woocommerce', 'woocommerce');
    }

    /**
     * admin_enqueue_scripts: under the handle on which plugins hang their rules.
     */
    public static function enqueue(): void
    {
        wp_register_style('woocommerce_admin_styles', WC()->plugin_url() . '/assets/admin.css', [], WC_VERSION);
        $screen = get_current_screen();
        if ($screen !== null && in_array($screen->post_type, ['product'], true)) {
            wp_enqueue_style('woocommerce_admin_styles');
            wp_enqueue_script('woocommerce_admin', WC()->plugin_url() . '/assets/admin.js', [], WC_VERSION, true);
        }
    }
}
