<?php

/**
 * Runs what is due, in batches, until nothing is or the time is over.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_QueueRunner
{
    const WP_CRON_HOOK = 'action_scheduler_run_queue';
    const WP_CRON_SCHEDULE = 'every_minute';

    private static ?ActionScheduler_QueueRunner $runner = null;

    public static function instance()
    {
        return self::$runner ??= new self();
    }

    public function init()
    {
        add_filter('cron_schedules', static fn($schedules) => $schedules + [self::WP_CRON_SCHEDULE => ['interval' => MINUTE_IN_SECONDS, 'display' => 'Every minute']]);
        if (!wp_next_scheduled(self::WP_CRON_HOOK, ['WP Cron'])) {
            wp_schedule_event(time(), self::WP_CRON_SCHEDULE, self::WP_CRON_HOOK, ['WP Cron']);
        }
        add_action(self::WP_CRON_HOOK, [$this, 'run']);
    }

    public function run($context = 'WP Cron')
    {
        wc_set_time_limit(30);
        do_action('action_scheduler_before_process_queue');
        $limit = absint(apply_filters('action_scheduler_queue_runner_time_limit', 30));
        (new ActionScheduler_QueueCleaner())->clean(10 * $limit);
        $done = 0;
        if (ActionScheduler::store()->get_claim_count() < apply_filters('action_scheduler_queue_runner_concurrent_batches', 1)) {
            $until = microtime(true) + $limit;
            do {
                $inBatch = $this->batch((int) apply_filters('action_scheduler_queue_runner_batch_size', 25), $context, $until);
                $done += $inBatch;
            } while ($inBatch > 0 && microtime(true) < $until);
        }
        do_action('action_scheduler_after_process_queue');
        return $done;
    }

    public function process_action($action_id, $context = '')
    {
        $store = ActionScheduler::store();
        $action = null;
        try {
            do_action('action_scheduler_before_execute', $action_id, $context);
            if ($store->get_status($action_id) !== ActionScheduler_Store::STATUS_PENDING) {
                do_action('action_scheduler_execution_ignored', $action_id, $context);
                return;
            }
            $action = $store->fetch_action($action_id);
            $store->log_execution($action_id);
            $store->log($action_id, "action started via {$context}");
            $action->execute();
            do_action('action_scheduler_after_execute', $action_id, $action, $context);
            $store->mark_complete($action_id);
            $store->log($action_id, 'action complete');
        } catch (Throwable $error) {
            $store->mark_failure($action_id);
            $store->log($action_id, 'action failed: ' . $error->getMessage());
            do_action('action_scheduler_failed_execution', $action_id, new Exception($error->getMessage(), 0, $error), $context);
        }
        $next = $action === null ? null : $action->get_schedule()->get_next(as_get_datetime_object());
        if ($next !== null) {
            $again = new ActionScheduler_Action($action->get_hook(), $action->get_args(), new ActionScheduler_Schedule($next, $action->get_schedule()->get_recurrence()), $action->get_group());
            $store->save_action($again);
        }
    }

    private function batch(int $size, string $context, float $until): int
    {
        $store = ActionScheduler::store();
        $claim = $store->stake_claim($size);
        $done = 0;
        foreach ($claim->get_actions() as $id) {
            // Somebody may have taken this runner for dead.
            if ($store->get_claim_id($id) !== $claim->get_id()) {
                break;
            }
            $this->process_action($id, $context);
            $done++;
            if (microtime(true) >= $until) {
                break;
            }
        }
        $store->release_claim($claim);
        wp_cache_flush_runtime();
        return $done;
    }
}
