<?php

/**
 * Actions in their tables. Finding them is in FindsActions, taking them for a runner in ClaimsActions.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Scheduler\ClaimsActions;
use Kitgenix\StockSync\StandIn\Scheduler\FindsActions;

defined('ABSPATH') || exit;

class ActionScheduler_DBStore extends ActionScheduler_Store
{
    use ClaimsActions;
    use FindsActions;

    /** Of a JSON text, in bytes. */
    private const MOST_ARGS = 8000;

    /** What fits into the indexed column; more is stored beside it, and found by its hash. */
    private const INDEXED = 191;

    public function save_action(ActionScheduler_Action $action, ?DateTime $scheduled_date = null)
    {
        global $wpdb;
        $wpdb->insert($wpdb->prefix . 'actionscheduler_actions', $this->row($action, $scheduled_date));
        return $this->noteCreated((int) $wpdb->insert_id);
    }

    /**
     * Stores it unless one of the same hook and group waits or runs.
     */
    public function save_unique_action(ActionScheduler_Action $action, ?DateTime $scheduled_date = null)
    {
        global $wpdb;
        $row = array_filter($this->row($action, $scheduled_date), static fn($value) => $value !== null);
        $columns = implode(', ', array_keys($row));
        $values = implode(', ', array_fill(0, count($row), '%s'));
        $table = $wpdb->prefix . 'actionscheduler_actions';
        $rows = $wpdb->query($wpdb->prepare(
            "INSERT INTO {$table} ({$columns}) SELECT {$values} FROM DUAL
            WHERE NOT EXISTS (SELECT a.action_id FROM {$table} a WHERE a.status IN ('pending', 'in-progress') AND a.hook = %s AND a.group_id = %d)",
            [...array_values($row), $row['hook'], $row['group_id']]
        ));
        return $rows ? $this->noteCreated((int) $wpdb->insert_id) : 0;
    }

    public function fetch_action($action_id)
    {
        global $wpdb;
        $row = $wpdb->get_row($wpdb->prepare(
            "SELECT a.*, g.slug FROM {$wpdb->prefix}actionscheduler_actions a LEFT JOIN {$wpdb->prefix}actionscheduler_groups g ON g.group_id = a.group_id WHERE a.action_id = %d",
            $action_id
        ));
        if (!$row) {
            return new ActionScheduler_FinishedAction('');
        }
        $class = $row->status === self::STATUS_PENDING ? ActionScheduler_Action::class : ActionScheduler_FinishedAction::class;
        $schedule = new ActionScheduler_Schedule(as_get_datetime_object($row->scheduled_date_gmt), (int) $row->schedule);
        $action = new $class($row->hook, (array) json_decode($row->extended_args ?? $row->args, true), $schedule, (string) $row->slug);
        $action->set_priority($row->priority);
        return $action;
    }

    public function get_date($action_id)
    {
        global $wpdb;
        $row = $wpdb->get_row($wpdb->prepare("SELECT status, scheduled_date_gmt, last_attempt_gmt FROM {$wpdb->prefix}actionscheduler_actions WHERE action_id = %d", $action_id));
        if (!$row) {
            throw new InvalidArgumentException(sprintf('There is no action %s.', $action_id));
        }
        return as_get_datetime_object($row->status === self::STATUS_PENDING ? $row->scheduled_date_gmt : $row->last_attempt_gmt);
    }

    public function get_status($action_id)
    {
        global $wpdb;
        return (string) $wpdb->get_var($wpdb->prepare("SELECT status FROM {$wpdb->prefix}actionscheduler_actions WHERE action_id = %d", $action_id));
    }

    public function cancel_action($action_id)
    {
        $this->change($action_id, ['status' => self::STATUS_CANCELED]);
        $this->log($action_id, 'action canceled');
        do_action('action_scheduler_canceled_action', $action_id);
    }

    public function delete_action($action_id)
    {
        global $wpdb;
        $wpdb->delete($wpdb->prefix . 'actionscheduler_actions', ['action_id' => $action_id]);
        $wpdb->delete($wpdb->prefix . 'actionscheduler_logs', ['action_id' => $action_id]);
        do_action('action_scheduler_deleted_action', $action_id);
    }

    public function log_execution($action_id)
    {
        global $wpdb;
        $wpdb->query($wpdb->prepare(
            "UPDATE {$wpdb->prefix}actionscheduler_actions SET attempts = attempts + 1, status = %s, last_attempt_gmt = %s, last_attempt_local = %s WHERE action_id = %d",
            self::STATUS_RUNNING,
            current_time('mysql', true),
            current_time('mysql'),
            $action_id
        ));
    }

    public function mark_complete($action_id)
    {
        $this->change($action_id, ['status' => self::STATUS_COMPLETE, 'last_attempt_gmt' => current_time('mysql', true), 'last_attempt_local' => current_time('mysql')]);
        do_action('action_scheduler_completed_action', $action_id);
    }

    public function mark_failure($action_id)
    {
        $this->change($action_id, ['status' => self::STATUS_FAILED]);
    }

    /**
     * A line in an action's history.
     */
    public function log($action_id, string $message): void
    {
        global $wpdb;
        $wpdb->insert($wpdb->prefix . 'actionscheduler_logs', ['action_id' => $action_id, 'message' => $message, 'log_date_gmt' => current_time('mysql', true), 'log_date_local' => current_time('mysql')]);
    }

    /**
     * @param array<string, mixed> $values
     */
    private function change($id, array $values): void
    {
        global $wpdb;
        $wpdb->update($wpdb->prefix . 'actionscheduler_actions', $values, ['action_id' => $id]);
    }

    private function noteCreated(int $id): int
    {
        $this->log($id, 'action created');
        do_action('action_scheduler_stored_action', $id);
        return $id;
    }

    /**
     * @return array<string, mixed>
     */
    private function row(ActionScheduler_Action $action, ?DateTime $date): array
    {
        $args = (string) wp_json_encode($action->get_args());
        if (strlen($args) > self::MOST_ARGS) {
            throw new InvalidArgumentException(sprintf('ActionScheduler_Action::$args too long: more than %d characters when encoded as JSON.', self::MOST_ARGS));
        }
        $due = ($date ?? $action->get_schedule()->get_date())->format('Y-m-d H:i:s');
        return [
            'hook' => $action->get_hook(),
            'status' => self::STATUS_PENDING,
            'scheduled_date_gmt' => $due,
            'scheduled_date_local' => get_date_from_gmt($due),
            'priority' => $action->get_priority(),
            'args' => $this->indexed($args),
            'extended_args' => strlen($args) > self::INDEXED ? $args : null,
            'schedule' => (string) $action->get_schedule()->get_recurrence(),
            'group_id' => $this->groupId($action->get_group()),
        ];
    }

    private function indexed(string $args): string
    {
        return strlen($args) > self::INDEXED ? md5($args) : $args;
    }

    private function groupId(string $slug): int
    {
        global $wpdb;
        if ($slug === '') {
            return 0;
        }
        $table = $wpdb->prefix . 'actionscheduler_groups';
        $id = $wpdb->get_var($wpdb->prepare("SELECT group_id FROM {$table} WHERE slug = %s ORDER BY group_id LIMIT 1", $slug));
        if (!$id) {
            $wpdb->insert($table, ['slug' => $slug]);
            $id = $wpdb->insert_id;
        }
        return (int) $id;
    }
}
