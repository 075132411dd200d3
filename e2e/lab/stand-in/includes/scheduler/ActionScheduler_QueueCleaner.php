<?php

/**
 * Removes what is long over, and frees what a runner held that was killed.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_QueueCleaner
{
    private const BATCH = 20;

    public function clean($time_limit = 300)
    {
        $store = ActionScheduler_Store::instance();
        foreach ($this->olderThan((int) apply_filters('action_scheduler_retention_period', MONTH_IN_SECONDS), ['status' => [ActionScheduler_Store::STATUS_COMPLETE, ActionScheduler_Store::STATUS_CANCELED]]) as $id) {
            $store->delete_action($id);
        }
        foreach ($this->olderThan((int) apply_filters('action_scheduler_timeout_period', $time_limit), ['status' => ActionScheduler_Store::STATUS_PENDING, 'claimed' => true]) as $id) {
            $store->unclaim_action($id);
            do_action('action_scheduler_reset_action', $id);
        }
        $limit = (int) apply_filters('action_scheduler_failure_period', $time_limit);
        foreach ($this->olderThan($limit, ['status' => ActionScheduler_Store::STATUS_RUNNING]) as $id) {
            $store->mark_failure($id);
            $store->log($id, "action marked as failed after {$limit} seconds");
            do_action('action_scheduler_failed_action', $id, $limit);
        }
    }

    /**
     * @param array<string, mixed> $query
     * @return list<string>
     */
    private function olderThan(int $seconds, array $query): array
    {
        $cutoff = as_get_datetime_object(time() - $seconds);
        return ActionScheduler_Store::instance()->query_actions($query + ['modified' => $cutoff, 'per_page' => self::BATCH, 'orderby' => 'none']);
    }
}
