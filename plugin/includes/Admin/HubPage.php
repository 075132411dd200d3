<?php
/**
 * Admin: the page of the Kitgenix menu, which shows the family of plugins. It is printed from what this site knows by itself, so that
 * it is there at once and without the internet; figures of the plugin directory are fetched by the browser when the page is open.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Hub;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\AdminPage;
use Kitgenix\StockSync\Platform\AdminRoute;

defined('ABSPATH') || exit;

final class HubPage
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        AdminRoute::register(Hub::HUB_ROUTES['hub'], static fn(): \WP_REST_Response => AdminRoute::answer(['plugins' => PluginDirectory::figures()]));
    }

    /**
     * The page.
     */
    public static function render(): void
    {
        echo '<div class="wrap kss-hub"><h1>Kitgenix</h1><hr class="wp-header-end"><p>' .
            esc_html__('Plugins for shops, each useful alone.', 'kitgenix-stock-sync-for-woocommerce') . '</p><ul class="kss-hub__cards">';
        $installed = self::installed();
        foreach (self::family() as $slug => [$name, $about]) {
            self::card($slug, $name, $about, $installed[$slug] ?? '');
        }
        echo '</ul></div>';
    }

    /**
     * Our plugins in the directory: name, and what it is for.
     *
     * @return array<string, array{string, string}> By slug.
     */
    private static function family(): array
    {
        return [
            Names::PLUGIN['slug'] => ['Stock Sync', __('Keeps the stock of several WooCommerce stores in step.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-multistore-sync-for-woocommerce' => ['MultiStore Sync', __('Carries products, prices and pictures from one WooCommerce store to others.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-order-tracking-for-woocommerce' => ['Order Tracking', __('Lets customers follow the parcels of their orders.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-pdf-invoicing-for-woocommerce' => ['PDF Invoicing', __('Makes invoices and packing slips of orders.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-custom-tabs-for-woocommerce' => ['Custom Tabs', __('Adds tabs of your own to product pages.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-captcha-for-cloudflare-turnstile' => ['CAPTCHA for Cloudflare Turnstile', __('Keeps robots out of forms and checkouts.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-document-manager' => ['Document Manager', __('Gives documents addresses that stay when the file is replaced.', 'kitgenix-stock-sync-for-woocommerce')],
            'kitgenix-affiliate-link-manager' => ['Affiliate Link Manager', __('Keeps affiliate links short and counts their clicks.', 'kitgenix-stock-sync-for-woocommerce')],
        ];
    }

    /**
     * @param string $file The plugin's file where it is installed, empty where it is not.
     */
    private static function card(string $slug, string $name, string $about, string $file): void
    {
        $isActive = $file !== '' && is_plugin_active($file);
        if ($isActive) {
            $state = _x('Active', 'state of a plugin', 'kitgenix-stock-sync-for-woocommerce');
        } else {
            $state = $file !== ''
                ? _x('Installed, not active', 'state of a plugin', 'kitgenix-stock-sync-for-woocommerce')
                : _x('Not installed', 'state of a plugin', 'kitgenix-stock-sync-for-woocommerce');
        }
        echo '<li class="card" data-plugin="' . esc_attr($slug) . '"><h2>' . esc_html($name) . '</h2><p>' . esc_html($about) . '</p>';
        // The figures come later, and may never: the place is empty until then.
        echo '<p><strong>' . esc_html($state) . '</strong> <span class="kss-hub__figures"></span></p><p>';
        foreach (self::links($slug, $file, $isActive) as $url => $text) {
            echo '<a href="' . esc_url($url) . '">' . esc_html($text) . '<span class="screen-reader-text"> ' . esc_html($name) . '</span></a> ';
        }
        echo '</p></li>';
    }

    /**
     * @return array<string, string> Text by address.
     */
    private static function links(string $slug, string $file, bool $isActive): array
    {
        $links = [];
        if ($slug === Names::PLUGIN['slug']) {
            $links[AdminPage::url()] = __('Open', 'kitgenix-stock-sync-for-woocommerce');
        } elseif ($file === '' && current_user_can('install_plugins')) {
            $links[wp_nonce_url(self_admin_url('update.php?action=install-plugin&plugin=' . $slug), 'install-plugin_' . $slug)] = __('Install', 'kitgenix-stock-sync-for-woocommerce');
        } elseif ($file !== '' && !$isActive && current_user_can('activate_plugin', $file)) {
            $links[wp_nonce_url(self_admin_url('plugins.php?action=activate&plugin=' . rawurlencode($file)), 'activate-plugin_' . $file)] = __('Activate', 'kitgenix-stock-sync-for-woocommerce');
        }
        return $links + [
            "https://wordpress.org/plugins/{$slug}/" => __('Details', 'kitgenix-stock-sync-for-woocommerce'),
            "https://wordpress.org/support/plugin/{$slug}/reviews/" => __('Reviews', 'kitgenix-stock-sync-for-woocommerce'),
            "https://wordpress.org/support/plugin/{$slug}/" => __('Support', 'kitgenix-stock-sync-for-woocommerce'),
        ];
    }

    /**
     * @return array<string, string> File by slug.
     */
    private static function installed(): array
    {
        require_once ABSPATH . 'wp-admin/includes/plugin.php'; // @phpstan-ignore requireOnce.fileNotFound (WordPress has it)
        $files = [];
        foreach (array_keys(get_plugins()) as $file) {
            $files[dirname((string) $file)] = (string) $file;
        }
        return $files;
    }
}
