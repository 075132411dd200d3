<?php

/**
 * When an action is due, and how long after that again.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_Schedule
{
    /** @var DateTime|null */
    private $date;

    /** @var int */
    private $seconds;

    public function __construct(?DateTime $date, int $seconds = 0)
    {
        $this->date = $date;
        $this->seconds = $seconds;
    }

    public function get_date()
    {
        return $this->date;
    }

    public function get_recurrence()
    {
        return $this->seconds;
    }

    public function is_recurring()
    {
        return $this->seconds > 0;
    }

    public function get_next(DateTime $after)
    {
        return $this->is_recurring() ? as_get_datetime_object($after->getTimestamp() + $this->seconds) : null;
    }
}
