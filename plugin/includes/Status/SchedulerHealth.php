<?php
/**
 * Status: tells whether cron and Action Scheduler still run. Enters: what is scheduled for us; leaves: how long the oldest
 * action that is due has been waiting. Sending after the response goes on without them; retries and the sweep do not.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Retry;

defined('ABSPATH') || exit;

final class SchedulerHealth
{
    /**
     * Since when the oldest of our actions should have run. Costs a query, so it is for an administrator's screens.
     *
     * @return int Seconds, 0 when none is due.
     */
    public static function seconds(): int
    {
        $oldest = self::oldest(['date' => as_get_datetime_object(), 'date_compare' => '<=']);
        return $oldest === 0 ? 0 : max(0, time() - $oldest);
    }

    /**
     * When the next of our actions is due, Unix seconds; 0 when none waits.
     */
    public static function next(): int
    {
        return self::oldest([]);
    }

    /**
     * @param array<string, mixed> $query Which of our actions that wait.
     * @return int When the oldest of them is due, Unix seconds; 0 when there is none.
     */
    private static function oldest(array $query): int
    {
        $ids = as_get_scheduled_actions(
            $query + [
                'group' => Names::PLUGIN['action_group'],
                'status' => \ActionScheduler_Store::STATUS_PENDING,
                'orderby' => 'date',
                'order' => 'ASC',
                'per_page' => 1,
            ],
            'ids'
        );
        $oldest = is_array($ids) ? reset($ids) : false;
        $store = \ActionScheduler::store();
        if (!is_scalar($oldest) || $oldest === false || !$store instanceof \ActionScheduler_Store) {
            return 0;
        }
        $date = $store->get_date((string) $oldest);
        return $date instanceof \DateTimeInterface ? $date->getTimestamp() : 0;
    }

    /**
     * Whether that is so long that nobody runs what is scheduled.
     */
    public static function isRunnerDead(): bool
    {
        return Retry::isRunnerDead(self::seconds());
    }

    /**
     * What to say of it, and what to do.
     *
     * @param int $seconds For which the oldest due action has waited.
     */
    public static function message(int $seconds): string
    {
        $minutes = (int) round($seconds / 60);
        return sprintf(
            /* translators: %d: a number of minutes */
            _n(
                'Scheduled work has been waiting for %d minute: this site’s cron does not run. Sales cross all the same; retries and reconciles are late. Ask your host to call wp-cron.php every minute.',
                'Scheduled work has been waiting for %d minutes: this site’s cron does not run. Sales cross all the same; retries and reconciles are late. Ask your host to call wp-cron.php every minute.',
                $minutes,
                'kitgenix-stock-sync-for-woocommerce'
            ),
            $minutes
        );
    }
}
