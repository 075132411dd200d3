<?php

/**
 * A way to pay.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

abstract class WC_Payment_Gateway
{
    /** @var string */
    public $id = '';

    /** @var string */
    public $title = '';

    /** @var string */
    public $description = '';

    public function get_title()
    {
        return apply_filters('woocommerce_gateway_title', $this->title, $this->id);
    }

    public function get_description()
    {
        return $this->description;
    }

    public function is_available()
    {
        return (get_option("woocommerce_{$this->id}_settings")['enabled'] ?? 'no') === 'yes';
    }

    public function validate_fields()
    {
        return true;
    }

    public function get_return_url($order = null)
    {
        return $order ? $order->get_checkout_order_received_url() : wc_get_checkout_url();
    }

    abstract public function process_payment($order_id);
}
