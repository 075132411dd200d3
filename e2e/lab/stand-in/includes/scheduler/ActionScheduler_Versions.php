<?php

/**
 * Which Action Scheduler runs, where several plugins bring one.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_Versions
{
    private static ?ActionScheduler_Versions $instance = null;

    public static function instance()
    {
        return self::$instance ??= new self();
    }

    public function latest_version()
    {
        return '3.9.3-stand-in';
    }
}
