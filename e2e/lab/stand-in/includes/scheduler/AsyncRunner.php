<?php

/**
 * Runs what is due without cron: an administrator's page asks the site itself to, once a minute at most.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Scheduler;

use ActionScheduler;

defined('ABSPATH') || exit;

final class AsyncRunner
{
    private const ACTION = 'as_async_request_queue_runner';

    private const LOCK = 'action_scheduler_lock_async-request-runner';

    public static function register(): void
    {
        add_action('shutdown', [self::class, 'dispatch']);
        foreach (['wp_ajax_', 'wp_ajax_nopriv_'] as $kind) {
            add_action($kind . self::ACTION, [self::class, 'handle']);
        }
    }

    public static function dispatch(): void
    {
        if (!is_admin() || !ActionScheduler::is_initialized() || time() < (int) get_option(self::LOCK, 0)) {
            return;
        }
        update_option(self::LOCK, (string) (time() + MINUTE_IN_SECONDS), false);
        if (apply_filters('action_scheduler_allow_async_request_runner', ActionScheduler::store()->has_pending_actions_due() && ActionScheduler::store()->get_claim_count() === 0)) {
            $url = add_query_arg(['action' => self::ACTION, 'nonce' => wp_create_nonce(self::ACTION)], admin_url('admin-ajax.php'));
            wp_remote_post($url, ['timeout' => 0.01, 'blocking' => false, 'cookies' => $_COOKIE, 'sslverify' => false]);
        }
    }

    public static function handle(): void
    {
        check_ajax_referer(self::ACTION, 'nonce');
        ActionScheduler::runner()->run('Async Request');
        wp_die();
    }
}
