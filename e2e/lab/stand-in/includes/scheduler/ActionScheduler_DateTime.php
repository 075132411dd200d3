<?php

/**
 * A moment of Action Scheduler's.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_DateTime extends DateTime
{
}
