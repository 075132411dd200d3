<?php
/**
 * Admin: notices that stay until a person has decided, each with its buttons; they work without JavaScript. Enters:
 * admin_notices; leaves: HTML.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Operations\PendingDecision;

defined('ABSPATH') || exit;

final class DecisionNotices
{
    /**
     * admin_notices.
     */
    public static function show(): void
    {
        if (!current_user_can(Names::PLUGIN['capability'])) {
            return;
        }
        if (Settings::isPaused()) {
            self::moved();
        } elseif (Settings::children() !== [] && Counter::isWaiting()) {
            self::restored();
        }
    }

    private static function moved(): void
    {
        self::open('moved');
        self::form('moved', ['choice' => 'moved'], __('This shop has moved here', 'kitgenix-stock-sync-for-woocommerce'));
        self::form('moved', ['choice' => 'copy'], __('This is a copy', 'kitgenix-stock-sync-for-woocommerce'));
        echo '</div>';
    }

    private static function restored(): void
    {
        self::open('restored');
        self::form('restored', ['choice' => 'keep'], __('Keep this store’s numbers', 'kitgenix-stock-sync-for-woocommerce'));
        foreach (Settings::children() as $child) {
            self::form('restored', ['choice' => 'take', 'child' => $child['id']], sprintf(
                /* translators: %s: name of a Child store. */
                __('Take the numbers that “%s” holds', 'kitgenix-stock-sync-for-woocommerce'),
                $child['name'] !== '' ? $child['name'] : $child['url']
            ));
        }
        echo '</div>';
    }

    /**
     * @param 'moved'|'restored' $kind
     */
    private static function open(string $kind): void
    {
        [$title, $text] = [PendingDecision::title($kind), PendingDecision::meaning($kind)];
        echo '<div class="notice notice-error kitgenix-stock-sync-decision"><p><strong>' . esc_html($title) . '</strong></p><p>' . esc_html($text) . '</p>';
    }

    /**
     * One button.
     *
     * @param key-of<Names::ADMIN_POSTS> $post
     * @param array<string, string>      $fields
     */
    private static function form(string $post, array $fields, string $label): void
    {
        echo '<form method="post" action="' . esc_url(admin_url('admin-post.php')) . '" style="display:inline-block;margin:0 8px 12px 0">';
        wp_nonce_field(Names::NONCES['tools']);
        foreach (['action' => Names::ADMIN_POSTS[$post]] + $fields as $name => $value) {
            echo '<input type="hidden" name="' . esc_attr($name) . '" value="' . esc_attr($value) . '">';
        }
        echo '<button type="submit" class="button">' . esc_html($label) . '</button></form>';
    }
}
