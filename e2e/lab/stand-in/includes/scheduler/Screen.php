<?php

/**
 * Tools, Scheduled Actions: what waits, what ran, what failed.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Scheduler;

use ActionScheduler;

defined('ABSPATH') || exit;

final class Screen
{
    private const ROWS = 50;

    public static function addMenu(): void
    {
        add_management_page('Scheduled Actions', 'Scheduled Actions', 'manage_options', 'action-scheduler', [self::class, 'show']);
    }

    public static function show(): void
    {
        $store = ActionScheduler::store();
        $status = isset($_GET['status']) ? sanitize_key(wp_unslash($_GET['status'])) : '';
        if (isset($_GET['run']) && check_admin_referer('run-action')) {
            ActionScheduler::runner()->process_action(absint($_GET['run']), 'Admin List Table');
        }
        echo '<div class="wrap"><h1>Scheduled Actions</h1><ul class="subsubsub">';
        foreach ($store->action_counts() as $one => $count) {
            echo '<li><a href="' . esc_url(admin_url("tools.php?page=action-scheduler&status={$one}")) . '">' . esc_html($store->get_status_labels()[$one] ?? $one) . '</a> (' . (int) $count . ') </li>';
        }
        echo '</ul><table class="wp-list-table widefat striped"><thead><tr><th>Hook</th><th>Status</th><th>Arguments</th><th>Group</th><th>Recurrence</th><th>Scheduled Date</th><th></th></tr></thead><tbody>';
        foreach ($store->query_actions(['status' => $status, 'per_page' => self::ROWS, 'order' => 'DESC']) as $id) {
            $action = $store->fetch_action($id);
            $now = $store->get_status($id);
            $seconds = $action->get_schedule()->get_recurrence();
            $run = wp_nonce_url(admin_url("tools.php?page=action-scheduler&run={$id}"), 'run-action');
            echo '<tr><td>' . esc_html($action->get_hook()) . '</td><td>' . esc_html($store->get_status_labels()[$now] ?? $now) . '</td><td><code>' . esc_html((string) wp_json_encode($action->get_args())) . '</code></td><td>' .
                esc_html($action->get_group()) . '</td><td>' . esc_html($seconds > 0 ? "Every {$seconds} seconds" : 'Non-repeating') . '</td><td>' . esc_html($store->get_date($id)->format('Y-m-d H:i:s O')) . '</td><td>' .
                ($now === 'pending' ? '<a href="' . esc_url($run) . '">Run</a>' : '') . '</td></tr>';
        }
        echo '</tbody></table></div>';
    }
}
