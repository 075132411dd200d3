<?php

/**
 * What of an order was given back.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Order_Refund extends WC_Abstract_Order
{
    /** @var array<string, mixed> */
    protected $data = ['parent_id' => 0, 'status' => '', 'currency' => '', 'date_created' => null, 'date_modified' => null, 'total' => '0', 'amount' => '', 'reason' => '', 'refunded_by' => 0];

    public function get_type()
    {
        return 'shop_order_refund';
    }

    public function get_status($context = 'view')
    {
        return 'completed';
    }

    public function get_amount($context = 'view')
    {
        return $this->get_prop('amount', $context);
    }

    public function set_amount($value)
    {
        $this->set_prop('amount', wc_format_decimal($value));
    }

    public function get_reason($context = 'view')
    {
        return $this->get_prop('reason', $context);
    }

    public function set_reason($value)
    {
        $this->set_prop('reason', (string) $value);
    }

    public function get_refunded_by($context = 'view')
    {
        return $this->get_prop('refunded_by', $context);
    }

    public function set_refunded_by($value)
    {
        $this->set_prop('refunded_by', absint($value));
    }
}
