<?php

/**
 * Finds actions by hook, arguments, group, status, date and claim.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Scheduler;

defined('ABSPATH') || exit;

trait FindsActions
{
    public function query_actions($query = [], $query_type = 'select')
    {
        global $wpdb;
        $query += ['hook' => '', 'args' => null, 'date' => null, 'date_compare' => '<=', 'modified' => null, 'modified_compare' => '<=', 'group' => '', 'status' => '', 'claimed' => null, 'per_page' => 5, 'offset' => 0, 'orderby' => 'date', 'order' => 'ASC'];
        $where = ['1 = 1'];
        $values = [];
        foreach (['group' => 'g.slug', 'hook' => 'a.hook'] as $key => $column) {
            if (!empty($query[$key])) {
                $where[] = "{$column} = %s";
                $values[] = $query[$key];
            }
        }
        if ($query['args'] !== null) {
            $where[] = 'a.args = %s';
            $values[] = $this->indexed((string) wp_json_encode($query['args']));
        }
        if (!empty($query['status'])) {
            $where[] = 'a.status IN (' . implode(', ', array_fill(0, count((array) $query['status']), '%s')) . ')';
            $values = [...$values, ...array_values((array) $query['status'])];
        }
        foreach (['date' => 'scheduled_date_gmt', 'modified' => 'last_attempt_gmt'] as $key => $column) {
            if ($query[$key] instanceof \DateTime) {
                $compare = in_array($query["{$key}_compare"], ['!=', '>', '>=', '<', '<=', '='], true) ? $query["{$key}_compare"] : '=';
                $where[] = "a.{$column} {$compare} %s";
                $values[] = gmdate('Y-m-d H:i:s', $query[$key]->getTimestamp());
            }
        }
        if ($query['claimed'] !== null) {
            $where[] = is_bool($query['claimed']) ? 'a.claim_id ' . ($query['claimed'] ? '<>' : '=') . ' 0' : 'a.claim_id = ' . (int) $query['claimed'];
        }
        $from = "FROM {$wpdb->prefix}actionscheduler_actions a LEFT JOIN {$wpdb->prefix}actionscheduler_groups g ON g.group_id = a.group_id WHERE " . implode(' AND ', $where);
        if ($query_type === 'count') {
            $sql = "SELECT COUNT(a.action_id) {$from}";
            return $wpdb->get_var($values === [] ? $sql : $wpdb->prepare($sql, $values));
        }
        $column = ['hook' => 'a.hook', 'group' => 'g.slug', 'modified' => 'a.last_attempt_gmt', 'none' => '', 'action_id' => 'a.action_id'][$query['orderby']] ?? 'a.scheduled_date_gmt';
        $order = strtoupper((string) $query['order']) === 'DESC' ? 'DESC' : 'ASC';
        $sql = "SELECT a.action_id {$from}" . ($column === '' ? '' : " ORDER BY {$column} {$order}, a.action_id {$order}");
        if ($query['per_page'] > 0) {
            $sql .= ' LIMIT ' . (int) $query['per_page'] . ' OFFSET ' . (int) $query['offset'];
        }
        return $wpdb->get_col($values === [] ? $sql : $wpdb->prepare($sql, $values));
    }

    public function action_counts()
    {
        global $wpdb;
        $rows = $wpdb->get_results("SELECT status, COUNT(*) AS n FROM {$wpdb->prefix}actionscheduler_actions GROUP BY status", ARRAY_A);
        return array_column($rows, 'n', 'status');
    }
}
