<?php

/**
 * Says on every screen what this is.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

defined('ABSPATH') || exit;

final class Notice
{
    private const TEXT = 'Stand-in, not WooCommerce';

    public static function register(): void
    {
        add_action('wp_footer', [self::class, 'showOnPage']);
        add_action('admin_footer', [self::class, 'showInAdmin']);
        add_filter('admin_footer_text', static fn() => esc_html(self::TEXT . ': the shop of this site is a small plugin that only tests and demonstrations use.'));
        add_action('admin_bar_menu', static function ($bar): void {
            $bar->add_node(['id' => 'stand-in', 'title' => esc_html(self::TEXT), 'href' => admin_url('plugins.php')]);
        }, 999);
    }

    /**
     * wp_footer.
     */
    public static function showOnPage(): void
    {
        echo '<p role="note" style="position:fixed;right:0;bottom:0;margin:0;padding:4px 10px;background:#1e1e1e;color:#fff;font:12px/1.5 sans-serif;z-index:9999;pointer-events:none">' . esc_html(self::TEXT) . '</p>';
    }

    /**
     * admin_footer: where the admin bar is hidden, the words are in the page all the same.
     */
    public static function showInAdmin(): void
    {
        if (!is_admin_bar_showing()) {
            self::showOnPage();
        }
    }
}
