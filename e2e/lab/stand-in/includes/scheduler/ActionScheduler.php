<?php

/**
 * Action Scheduler as others reach it: its store, its runner, and whether it is ready.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Scheduler\AsyncRunner;
use Kitgenix\StockSync\StandIn\Scheduler\Screen;

defined('ABSPATH') || exit;

abstract class ActionScheduler
{
    private static bool $isReady = false;

    /**
     * plugins_loaded.
     */
    public static function boot(): void
    {
        do_action('action_scheduler_pre_init');
        $ready = static function (): void {
            self::$isReady = true;
            self::runner()->init();
            do_action('action_scheduler_init');
        };
        did_action('init') ? $ready() : add_action('init', $ready, 1);
        AsyncRunner::register();
        add_action('admin_menu', [Screen::class, 'addMenu']);
    }

    public static function store()
    {
        return ActionScheduler_Store::instance();
    }

    public static function runner()
    {
        return ActionScheduler_QueueRunner::instance();
    }

    public static function is_initialized($function_name = null)
    {
        if (!self::$isReady && !empty($function_name)) {
            _doing_it_wrong(esc_html($function_name), 'Action Scheduler is not ready before init.', '3.1.6');
        }
        return self::$isReady;
    }

    /**
     * Stores an action. One that cannot be stored is an error in the log and the id 0, as in Action Scheduler's own factory.
     */
    public static function create(int $time, int $seconds, $hook, $args, $group, $unique, $priority): int
    {
        $action = new ActionScheduler_Action($hook, (array) $args, new ActionScheduler_Schedule(as_get_datetime_object($time), $seconds), $group);
        $action->set_priority($priority);
        try {
            return $unique ? self::store()->save_unique_action($action) : self::store()->save_action($action);
        } catch (Exception $error) {
            error_log(sprintf('Caught exception while enqueuing action "%1$s": %2$s', $hook, $error->getMessage()));
            return 0;
        }
    }
}
