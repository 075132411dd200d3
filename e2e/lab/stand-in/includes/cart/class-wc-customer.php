<?php

/**
 * The shopper's particulars, as far as the checkout fills them in again.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Customer
{
    private int $id;

    public function __construct($data = 0, $is_session = false)
    {
        $this->id = (int) $data;
    }

    public function get_id()
    {
        return $this->id;
    }

    public function get_email()
    {
        return (string) (get_userdata($this->id)->user_email ?? '');
    }
}
