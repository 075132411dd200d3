<?php
/**
 * Outbound: the durable net beneath the wake-up. One recurring action looks for what was left behind, one single action a
 * link waits for its next attempt; none carries a payload, so Action Scheduler's limit on arguments never matters.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Journal\Lease;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

final class Retries
{
    private const SWEEP_SECONDS = 300;

    /**
     * Schedules the next attempt of each failing link, once.
     */
    public static function schedule(): void
    {
        $master = Settings::master();
        if ($master !== null) {
            $health = Links::master($master['store_id'])['health'];
            self::scheduleOnce(Names::ACTIONS['retry_send_to_master'], [], $health['failures'] > 0 ? $health['next_attempt'] : 0);
        }
        foreach (Settings::children() as $child) {
            $health = Links::child($child['id'])['health'];
            self::scheduleOnce(Names::ACTIONS['retry_push_to_store'], [$child['id']], $health['failures'] > 0 ? $health['next_attempt'] : 0);
        }
    }

    /**
     * Keeps the recurring look-around scheduled. On admin pages, where one more query does not matter.
     */
    public static function keepSweeping(): void
    {
        if (
            function_exists('as_schedule_recurring_action') &&
            !as_has_scheduled_action(Names::ACTIONS['process_event'], [], Names::PLUGIN['action_group'])
        ) {
            as_schedule_recurring_action(
                time() + self::SWEEP_SECONDS,
                self::SWEEP_SECONDS,
                Names::ACTIONS['process_event'],
                [],
                Names::PLUGIN['action_group'],
                true
            );
        }
    }

    /**
     * Removes everything that is scheduled, on deactivation.
     */
    public static function cancelAll(): void
    {
        if (function_exists('as_unschedule_all_actions')) {
            as_unschedule_all_actions('', [], Names::PLUGIN['action_group']);
        }
    }

    /**
     * Removes the attempts that wait for a Child that was removed.
     */
    public static function cancel(string $childId): void
    {
        if (function_exists('as_unschedule_all_actions')) {
            as_unschedule_all_actions(Names::ACTIONS['retry_push_to_store'], [$childId], Names::PLUGIN['action_group']);
        }
        Lease::forget(self::lease($childId));
    }

    /**
     * Whatever action is due, including those that 1.0.2 left behind with old payloads: the drain sends what is true now.
     */
    public static function onAction(mixed $payload = null, mixed $attempt = null): void
    {
        Drain::run();
        if (is_array($payload)) {
            UnsentByVersion1::keep($payload, $attempt);
        }
    }

    /**
     * Schedules an action, unless one waits already.
     *
     * @param list<string> $args A Child's id, or nothing.
     * @param int          $time Unix seconds; 0 schedules nothing.
     */
    public static function scheduleOnce(string $hook, array $args, int $time): void
    {
        if ($time === 0 || !function_exists('as_schedule_single_action')) {
            return;
        }
        // Two processes that both find none must not schedule two.
        $lease = Lease::take(self::lease($args[0] ?? $hook));
        if ($lease === null) {
            return;
        }
        // Pending ones only: the retry that is running now has just failed, and must not stand in the way of the next.
        $pending = as_get_scheduled_actions(
            [
                'hook' => $hook,
                'args' => $args,
                'group' => Names::PLUGIN['action_group'],
                'status' => \ActionScheduler_Store::STATUS_PENDING,
                'per_page' => 1,
            ],
            'ids'
        );
        if ($pending === [] && $lease->renew()) {
            as_schedule_single_action($time, $hook, $args, Names::PLUGIN['action_group']);
        }
        $lease->release();
    }

    private static function lease(string $childId): string
    {
        return 'attempt ' . $childId;
    }
}
