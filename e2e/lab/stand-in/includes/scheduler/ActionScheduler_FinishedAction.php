<?php

/**
 * An action that is over.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_FinishedAction extends ActionScheduler_Action
{
    public function execute()
    {
    }

    public function is_finished()
    {
        return true;
    }
}
