<?php

/**
 * Status: the files of the shop's log, and versions.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

defined('ABSPATH') || exit;

final class StatusScreen
{
    private const MOST_BYTES = 200000;

    public static function show(): void
    {
        $files = glob(\WC_Logger::folder() . '/*.log') ?: [];
        $chosen = sanitize_file_name(wp_unslash($_GET['log_file'] ?? ''));
        echo '<div class="wrap"><h1>Status</h1><p>' . esc_html(WC_VERSION) . ', PHP ' . esc_html(PHP_VERSION) . ', WordPress ' . esc_html(get_bloginfo('version')) . '</p>';
        do_action('woocommerce_system_status_report');
        echo '<h2>Logs</h2><ul>';
        foreach (array_map('basename', $files) as $file) {
            echo '<li><a href="' . esc_url(admin_url('admin.php?page=wc-status&tab=logs&log_file=' . rawurlencode($file))) . '">' . esc_html($file) . '</a></li>';
        }
        echo '</ul>';
        if (in_array(\WC_Logger::folder() . '/' . $chosen, $files, true)) {
            echo '<pre>' . esc_html((string) file_get_contents(\WC_Logger::folder() . '/' . $chosen, false, null, 0, self::MOST_BYTES)) . '</pre>';
        }
        echo '</div>';
    }
}
