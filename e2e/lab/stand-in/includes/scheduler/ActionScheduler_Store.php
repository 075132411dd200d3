<?php

/**
 * What can be asked of wherever actions are kept.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

abstract class ActionScheduler_Store
{
    const STATUS_COMPLETE = 'complete';
    const STATUS_PENDING = 'pending';
    const STATUS_RUNNING = 'in-progress';
    const STATUS_FAILED = 'failed';
    const STATUS_CANCELED = 'canceled';

    private static ?ActionScheduler_Store $store = null;

    public static function instance()
    {
        return self::$store ??= new ActionScheduler_DBStore();
    }

    abstract public function save_action(ActionScheduler_Action $action, ?DateTime $scheduled_date = null);

    abstract public function fetch_action($action_id);

    abstract public function query_actions($query = [], $query_type = 'select');

    abstract public function cancel_action($action_id);

    abstract public function get_date($action_id);

    public function query_action($query)
    {
        $ids = $this->query_actions(['per_page' => 1, 'offset' => 0] + $query);
        return empty($ids) ? null : (int) $ids[0];
    }

    public function find_action($hook, $params = [])
    {
        return $this->query_action(['hook' => $hook, 'status' => self::STATUS_PENDING] + $params);
    }

    public function has_pending_actions_due()
    {
        return !empty($this->query_actions(['per_page' => 1, 'date' => as_get_datetime_object(), 'status' => self::STATUS_PENDING, 'orderby' => 'none']));
    }

    public function cancel_actions_by_hook($hook)
    {
        $this->cancelAll(['hook' => $hook]);
    }

    public function cancel_actions_by_group($group)
    {
        $this->cancelAll(['group' => $group]);
    }

    public function get_status_labels()
    {
        return [
            self::STATUS_COMPLETE => 'Complete',
            self::STATUS_PENDING => 'Pending',
            self::STATUS_RUNNING => 'In-progress',
            self::STATUS_FAILED => 'Failed',
            self::STATUS_CANCELED => 'Canceled',
        ];
    }

    /**
     * @param array<string, string> $query
     */
    private function cancelAll(array $query): void
    {
        while ($ids = $this->query_actions($query + ['status' => self::STATUS_PENDING, 'per_page' => 1000, 'orderby' => 'none'])) {
            array_map([$this, 'cancel_action'], $ids);
        }
    }
}
