<?php
/**
 * Admin: notices that stay until a person has decided, each with its buttons, which work without JavaScript, and
 * what they do. Enters: admin_notices and admin-post.php; leaves: HTML, and what Operations made of the choice.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Connections\Decisions;
use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\AdminPage;
use Kitgenix\StockSync\Platform\Refused;

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
        match (PendingDecision::kind()) {
            'moved' => self::moved(),
            'restored' => self::restored(),
            default => null,
        };
    }

    /**
     * admin_post_{moved}.
     */
    public static function onMovedPost(): void
    {
        self::serve([Decisions::class, 'moved']);
    }

    /**
     * admin_post_{restored}.
     */
    public static function onRestoredPost(): void
    {
        self::serve([Decisions::class, 'restored']);
    }

    /**
     * @param callable(mixed): mixed $decide
     */
    private static function serve(callable $decide): void
    {
        if (!current_user_can(Names::PLUGIN['capability'])) {
            wp_die(esc_html__('You may not manage this shop’s stock synchronisation.', 'kitgenix-stock-sync-for-woocommerce'), '', ['response' => 403]);
        }
        check_admin_referer(Names::NONCES['tools']);
        try {
            $decide(wp_unslash($_POST));
        } catch (Refused $refusal) {
            wp_die(esc_html($refusal->getMessage()), '', ['response' => absint($refusal->status), 'back_link' => true]);
        }
        wp_safe_redirect(wp_get_referer() ?: AdminPage::url());
        exit();
    }

    private static function moved(): void
    {
        self::open('moved');
        foreach (['moved', 'copy'] as $choice) {
            self::form('moved', ['choice' => $choice], PendingDecision::label($choice));
        }
        echo '</div>';
    }

    private static function restored(): void
    {
        self::open('restored');
        self::form('restored', ['choice' => 'keep'], PendingDecision::label('keep'));
        foreach (PendingDecision::heldChildren() as $child) {
            self::form('restored', ['choice' => 'take', 'child' => $child['id']], PendingDecision::label('take', PendingDecision::name($child)));
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
