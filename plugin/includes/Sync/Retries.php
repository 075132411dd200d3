<?php
/**
 * Sync: the durable net beneath the wake-up. One recurring action looks for what was left behind, one single action a
 * link waits for its next attempt; none carries a payload, so Action Scheduler's limit on arguments never matters.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Pushing;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\V1\UnsentByVersion1;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class Retries
{
    private const SWEEP_SECONDS = 300;

    private const LEAST_SECONDS = 5;

    /**
     * Schedules the next attempt of each failing link for which something waits, once. A link that failed and has nothing left to
     * send is asked how it is by the look-around.
     */
    public static function schedule(): void
    {
        $master = Settings::master();
        if ($master !== null) {
            $link = Links::master($master['store_id']);
            $waits = $link['in_flight'] !== null || $link['contact'] !== null || !ChangeJournal::isEmpty();
            self::scheduleOnce(Names::ACTIONS['retry_send_to_master'], [], $waits ? self::nextAttempt($link['health']) : 0);
        }
        foreach (Settings::children() as $child) {
            $link = Links::child($child['id']);
            $waits = Pushing::isBehind($link, Counter::version());
            self::scheduleOnce(Names::ACTIONS['retry_push_to_store'], [$child['id']], $waits ? self::nextAttempt($link['health']) : 0);
        }
    }

    /**
     * When to try again, 0 for never. Not at once, even where that time has come: Action Scheduler runs what is due until nothing is,
     * and an attempt that another process keeps from its link would come again and again.
     *
     * @param LinkHealth $health
     */
    private static function nextAttempt(array $health): int
    {
        return $health['failures'] > 0 ? max($health['next_attempt'], time() + self::LEAST_SECONDS) : 0;
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
