<?php

/**
 * One action: a hook that is to be fired with arguments.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_Action
{
    /** @var string */
    protected $hook = '';

    /** @var array<array-key, mixed> */
    protected $args = [];

    /** @var ActionScheduler_Schedule */
    protected $schedule;

    /** @var string */
    protected $group = '';

    /** @var int */
    protected $priority = 10;

    public function __construct($hook, array $args = [], ?ActionScheduler_Schedule $schedule = null, $group = '')
    {
        $this->hook = $hook;
        $this->args = $args;
        $this->schedule = $schedule ?? new ActionScheduler_Schedule(null);
        $this->group = $group;
    }

    public function execute()
    {
        if (!has_action($this->hook)) {
            throw new Exception(sprintf('Nobody listens to %s.', $this->hook));
        }
        do_action_ref_array($this->hook, array_values($this->args));
    }

    public function get_hook()
    {
        return $this->hook;
    }

    public function get_schedule()
    {
        return $this->schedule;
    }

    public function get_args()
    {
        return $this->args;
    }

    public function get_group()
    {
        return $this->group;
    }

    public function is_finished()
    {
        return false;
    }

    public function set_priority($priority)
    {
        $this->priority = max(0, min(255, (int) $priority));
    }

    public function get_priority()
    {
        return $this->priority;
    }
}
