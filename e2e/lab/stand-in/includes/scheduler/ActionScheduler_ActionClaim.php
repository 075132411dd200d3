<?php

/**
 * Actions that one runner has taken, so that no other does.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class ActionScheduler_ActionClaim
{
    private $id;

    private $action_ids;

    public function __construct($id, array $action_ids)
    {
        $this->id = $id;
        $this->action_ids = $action_ids;
    }

    public function get_id()
    {
        return $this->id;
    }

    public function get_actions()
    {
        return $this->action_ids;
    }
}
