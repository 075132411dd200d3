<?php

/**
 * Action Scheduler, under its own names: work that is done later, once or again and again.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function as_enqueue_async_action($hook, $args = [], $group = '', $unique = false, $priority = 10)
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return 0;
    }
    $given = apply_filters('pre_as_enqueue_async_action', null, $hook, $args, $group, $priority, $unique);
    return $given === null ? ActionScheduler::create(time(), 0, $hook, $args, $group, $unique, $priority) : (int) $given;
}

function as_schedule_single_action($timestamp, $hook, $args = [], $group = '', $unique = false, $priority = 10)
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return 0;
    }
    $given = apply_filters('pre_as_schedule_single_action', null, $timestamp, $hook, $args, $group, $priority, $unique);
    return $given === null ? ActionScheduler::create((int) $timestamp, 0, $hook, $args, $group, $unique, $priority) : (int) $given;
}

function as_schedule_recurring_action($timestamp, $interval_in_seconds, $hook, $args = [], $group = '', $unique = false, $priority = 10)
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return 0;
    }
    $interval = (int) $interval_in_seconds;
    if (!is_numeric($interval_in_seconds) || $interval < 1) {
        _doing_it_wrong(__FUNCTION__, 'An interval is a number of seconds.', '3.6.0');
        return 0;
    }
    $given = apply_filters('pre_as_schedule_recurring_action', null, $timestamp, $interval, $hook, $args, $group, $priority, $unique);
    return $given === null ? ActionScheduler::create((int) $timestamp, $interval, $hook, $args, $group, $unique, $priority) : (int) $given;
}

function as_unschedule_action($hook, $args = [], $group = '')
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return 0;
    }
    $query = ['hook' => $hook, 'status' => ActionScheduler_Store::STATUS_PENDING, 'orderby' => 'date', 'order' => 'ASC', 'group' => $group];
    $id = ActionScheduler::store()->query_action(is_array($args) ? $query + ['args' => $args] : $query);
    if ($id) {
        ActionScheduler::store()->cancel_action($id);
    }
    return $id;
}

function as_unschedule_all_actions($hook, $args = [], $group = '')
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return;
    }
    if (empty($args) && !empty($hook) && empty($group)) {
        ActionScheduler::store()->cancel_actions_by_hook($hook);
        return;
    }
    if (empty($args) && empty($hook) && !empty($group)) {
        ActionScheduler::store()->cancel_actions_by_group($group);
        return;
    }
    while (!empty(as_unschedule_action($hook, $args, $group))) {
        continue;
    }
}

function as_next_scheduled_action($hook, $args = null, $group = '')
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return false;
    }
    $query = ['hook' => $hook, 'orderby' => 'date', 'order' => 'ASC', 'group' => $group] + (is_array($args) ? ['args' => $args] : []);
    $store = ActionScheduler::store();
    if ($store->query_action($query + ['status' => ActionScheduler_Store::STATUS_RUNNING])) {
        return true;
    }
    $id = $store->query_action($query + ['status' => ActionScheduler_Store::STATUS_PENDING]);
    return $id ? $store->get_date($id)->getTimestamp() : false;
}

function as_has_scheduled_action($hook, $args = null, $group = '')
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return false;
    }
    $query = ['hook' => $hook, 'status' => [ActionScheduler_Store::STATUS_RUNNING, ActionScheduler_Store::STATUS_PENDING], 'group' => $group, 'orderby' => 'none'];
    return ActionScheduler::store()->query_action($args === null ? $query : $query + ['args' => $args]) !== null;
}

function as_get_scheduled_actions($args = [], $return_format = OBJECT)
{
    if (!ActionScheduler::is_initialized(__FUNCTION__)) {
        return [];
    }
    foreach (['date', 'modified'] as $key) {
        if (isset($args[$key])) {
            $args[$key] = as_get_datetime_object($args[$key]);
        }
    }
    $ids = ActionScheduler::store()->query_actions($args);
    if ($return_format === 'ids' || $return_format === 'int') {
        return $ids;
    }
    $actions = [];
    foreach ($ids as $id) {
        $action = ActionScheduler::store()->fetch_action($id);
        $actions[$id] = $return_format === ARRAY_A ? get_object_vars($action) : $action;
    }
    return $actions;
}

function as_get_datetime_object($date_string = null, $timezone = 'UTC')
{
    if ($date_string instanceof DateTimeInterface) {
        return new ActionScheduler_DateTime($date_string->format('Y-m-d H:i:s'), new DateTimeZone($timezone));
    }
    return new ActionScheduler_DateTime(is_numeric($date_string) ? '@' . $date_string : ($date_string ?? 'now'), new DateTimeZone($timezone));
}
