<?php

/**
 * Settings: what of stock can be chosen, and the e-mails that plugins bring.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

defined('ABSPATH') || exit;

final class SettingsScreen
{
    private const OPTIONS = [
        'woocommerce_manage_stock' => 'Enable stock management (yes or no)',
        'woocommerce_hold_stock_minutes' => 'Hold stock (minutes)',
        'woocommerce_notify_low_stock_amount' => 'Low stock threshold',
        'woocommerce_notify_no_stock_amount' => 'Out of stock threshold',
        'woocommerce_hide_out_of_stock_items' => 'Hide out of stock items (yes or no)',
        'woocommerce_currency' => 'Currency',
    ];

    public static function show(): void
    {
        $isSaved = isset($_POST['save']) && check_admin_referer('woocommerce-settings');
        $tab = sanitize_key($_GET['tab'] ?? 'products');
        echo '<div class="wrap"><h1>Settings</h1><nav class="nav-tab-wrapper">';
        foreach (['products' => 'Products', 'email' => 'Emails'] as $name => $label) {
            echo '<a class="nav-tab' . ($tab === $name ? ' nav-tab-active' : '') . '" href="' . esc_url(admin_url("admin.php?page=wc-settings&tab={$name}")) . '">' . esc_html($label) . '</a>';
        }
        echo '</nav>';
        $tab === 'email' ? self::emails($isSaved) : self::options($isSaved);
        echo '</div>';
    }

    private static function options(bool $isSaved): void
    {
        self::begin();
        echo '<table class="form-table">';
        foreach (self::OPTIONS as $name => $label) {
            if ($isSaved && isset($_POST[$name])) {
                update_option($name, sanitize_text_field(wp_unslash($_POST[$name])));
            }
            echo '<tr><th><label for="' . esc_attr($name) . '">' . esc_html($label) . '</label></th><td><input id="' . esc_attr($name) . '" name="' . esc_attr($name) . '" value="' . esc_attr((string) get_option($name)) . '"></td></tr>';
        }
        echo '</table>';
        self::end($isSaved);
    }

    private static function emails(bool $isSaved): void
    {
        $section = sanitize_text_field(wp_unslash($_GET['section'] ?? ''));
        foreach (WC()->mailer()->get_emails() as $class => $email) {
            $name = sanitize_title((string) $class);
            if ($section === $name || $section === strtolower((string) $class)) {
                if ($isSaved) {
                    do_action('woocommerce_update_options_email_' . $email->id);
                }
                self::begin();
                echo '<h2>' . esc_html($email->get_title()) . '</h2><p>' . esc_html($email->get_description()) . '</p>';
                $email->admin_options();
                self::end($isSaved);
                return;
            }
            if ($section === '') {
                echo '<p><a href="' . esc_url(admin_url('admin.php?page=wc-settings&tab=email&section=' . rawurlencode($name))) . '">' . esc_html($email->get_title()) . '</a>: ' . esc_html($email->get_recipient()) . ', ' . ($email->is_enabled() ? 'enabled' : 'disabled') . '</p>';
            }
        }
    }

    private static function begin(): void
    {
        echo '<form method="post">';
        wp_nonce_field('woocommerce-settings');
    }

    private static function end(bool $isSaved): void
    {
        echo '<p class="submit"><button class="button-primary woocommerce-save-button" name="save" value="1">Save changes</button></p></form>' . ($isSaved ? '<div id="message" class="updated inline"><p>Your settings have been saved.</p></div>' : '');
    }
}
