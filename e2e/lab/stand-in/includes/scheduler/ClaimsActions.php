<?php

/**
 * Takes actions for one runner, so that no other runs them too, and gives back what a runner left that was killed.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Scheduler;

use ActionScheduler_ActionClaim;
use DateTime;

defined('ABSPATH') || exit;

trait ClaimsActions
{
    public function stake_claim($max_actions = 10, ?DateTime $before_date = null, $hooks = [], $group = '')
    {
        global $wpdb;
        $table = $wpdb->prefix . 'actionscheduler_actions';
        $wpdb->insert($wpdb->prefix . 'actionscheduler_claims', ['date_created_gmt' => current_time('mysql', true)]);
        $claim = (int) $wpdb->insert_id;
        $due = $wpdb->get_col($wpdb->prepare(
            "SELECT action_id FROM {$table} WHERE claim_id = 0 AND status = %s AND scheduled_date_gmt <= %s ORDER BY priority ASC, attempts ASC, scheduled_date_gmt ASC, action_id ASC LIMIT %d",
            self::STATUS_PENDING,
            gmdate('Y-m-d H:i:s', $before_date === null ? time() : $before_date->getTimestamp()),
            $max_actions
        ));
        if ($due !== []) {
            // Whoever is second changes nothing.
            $wpdb->query($wpdb->prepare(
                "UPDATE {$table} SET claim_id = %d, last_attempt_gmt = %s, last_attempt_local = %s WHERE claim_id = 0 AND status = %s AND action_id IN (" . implode(',', array_map('intval', $due)) . ')',
                $claim,
                current_time('mysql', true),
                current_time('mysql'),
                self::STATUS_PENDING
            ));
        }
        return new ActionScheduler_ActionClaim($claim, $this->find_actions_by_claim_id($claim));
    }

    public function find_actions_by_claim_id($claim_id)
    {
        global $wpdb;
        return array_map('intval', $wpdb->get_col($wpdb->prepare("SELECT action_id FROM {$wpdb->prefix}actionscheduler_actions WHERE claim_id = %d ORDER BY priority ASC, attempts ASC, scheduled_date_gmt ASC, action_id ASC", $claim_id)));
    }

    public function get_claim_count()
    {
        global $wpdb;
        return (int) $wpdb->get_var("SELECT COUNT(DISTINCT claim_id) FROM {$wpdb->prefix}actionscheduler_actions WHERE claim_id <> 0 AND status IN ('pending', 'in-progress')");
    }

    public function get_claim_id($action_id)
    {
        global $wpdb;
        return (int) $wpdb->get_var($wpdb->prepare("SELECT claim_id FROM {$wpdb->prefix}actionscheduler_actions WHERE action_id = %d", $action_id));
    }

    public function release_claim(ActionScheduler_ActionClaim $claim)
    {
        global $wpdb;
        $wpdb->update($wpdb->prefix . 'actionscheduler_actions', ['claim_id' => 0], ['claim_id' => $claim->get_id()]);
        $wpdb->delete($wpdb->prefix . 'actionscheduler_claims', ['claim_id' => $claim->get_id()]);
    }

    public function unclaim_action($action_id)
    {
        $this->change($action_id, ['claim_id' => 0]);
    }
}
