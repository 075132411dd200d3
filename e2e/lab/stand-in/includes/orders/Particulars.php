<?php

/**
 * Who ordered, how it is paid, and where the order can be seen.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

defined('ABSPATH') || exit;

trait Particulars
{
    public function get_customer_id($context = 'view')
    {
        return $this->get_prop('customer_id', $context);
    }

    public function get_order_key($context = 'view')
    {
        return $this->get_prop('order_key', $context);
    }

    public function get_payment_method($context = 'view')
    {
        return $this->get_prop('payment_method', $context);
    }

    public function get_payment_method_title($context = 'view')
    {
        return $this->get_prop('payment_method_title', $context);
    }

    public function get_transaction_id($context = 'view')
    {
        return $this->get_prop('transaction_id', $context);
    }

    public function get_customer_note($context = 'view')
    {
        return $this->get_prop('customer_note', $context);
    }

    public function get_created_via($context = 'view')
    {
        return $this->get_prop('created_via', $context);
    }

    public function get_cart_hash($context = 'view')
    {
        return $this->get_prop('cart_hash', $context);
    }

    public function get_customer_ip_address($context = 'view')
    {
        return $this->get_prop('customer_ip_address', $context);
    }

    public function get_customer_user_agent($context = 'view')
    {
        return $this->get_prop('customer_user_agent', $context);
    }

    public function get_date_paid($context = 'view')
    {
        return $this->get_prop('date_paid', $context);
    }

    public function get_date_completed($context = 'view')
    {
        return $this->get_prop('date_completed', $context);
    }

    public function get_version($context = 'view')
    {
        return $this->get_prop('version', $context);
    }

    public function set_order_key($value)
    {
        $this->set_prop('order_key', (string) $value);
    }

    public function set_payment_method_title($value)
    {
        $this->set_prop('payment_method_title', (string) $value);
    }

    public function set_transaction_id($value)
    {
        $this->set_prop('transaction_id', (string) $value);
    }

    public function set_customer_note($value)
    {
        $this->set_prop('customer_note', (string) $value);
    }

    public function set_created_via($value)
    {
        $this->set_prop('created_via', (string) $value);
    }

    public function set_cart_hash($value)
    {
        $this->set_prop('cart_hash', (string) $value);
    }

    public function set_customer_ip_address($value)
    {
        $this->set_prop('customer_ip_address', (string) $value);
    }

    public function set_customer_user_agent($value)
    {
        $this->set_prop('customer_user_agent', (string) $value);
    }

    public function set_version($value)
    {
        $this->set_prop('version', (string) $value);
    }

    public function set_customer_id($value)
    {
        $this->set_prop('customer_id', absint($value));
    }

    public function set_date_paid($date = null)
    {
        $this->set_date_prop('date_paid', $date);
    }

    public function set_date_completed($date = null)
    {
        $this->set_date_prop('date_completed', $date);
    }

    /**
     * @param object|string $payment_method A gateway, or its id.
     */
    public function set_payment_method($payment_method = '')
    {
        if (is_object($payment_method)) {
            $this->set_payment_method($payment_method->id);
            $this->set_payment_method_title($payment_method->get_title());
        } else {
            $this->set_prop('payment_method', (string) $payment_method);
        }
    }

    public function get_address($address_type = 'billing')
    {
        return apply_filters('woocommerce_get_order_address', (array) $this->get_prop($address_type, 'edit'), $address_type, $this);
    }

    public function set_address($address, $address_type = 'billing')
    {
        $this->set_prop($address_type, array_merge((array) $this->get_prop($address_type, 'edit'), wc_clean((array) $address)));
    }

    public function set_billing($address)
    {
        $this->set_address($address, 'billing');
    }

    public function set_shipping($address)
    {
        $this->set_address($address, 'shipping');
    }

    public function get_billing_email($context = 'view')
    {
        return (string) ($this->get_address('billing')['email'] ?? '');
    }

    public function get_billing_first_name($context = 'view')
    {
        return (string) ($this->get_address('billing')['first_name'] ?? '');
    }

    public function get_formatted_billing_full_name()
    {
        $address = $this->get_address('billing');
        return trim(($address['first_name'] ?? '') . ' ' . ($address['last_name'] ?? ''));
    }

    public function get_order_number()
    {
        return (string) apply_filters('woocommerce_order_number', $this->get_id(), $this);
    }

    public function get_user_id($context = 'view')
    {
        return $this->get_customer_id($context);
    }

    public function get_checkout_payment_url($on_checkout = false)
    {
        $url = wc_get_endpoint_url('order-pay', (string) $this->get_id(), wc_get_checkout_url());
        return apply_filters('woocommerce_get_checkout_payment_url', add_query_arg(['pay_for_order' => 'true', 'key' => $this->get_order_key()], $url), $this);
    }

    public function get_checkout_order_received_url()
    {
        $url = wc_get_endpoint_url('order-received', (string) $this->get_id(), wc_get_checkout_url());
        return apply_filters('woocommerce_get_checkout_order_received_url', add_query_arg('key', $this->get_order_key(), $url), $this);
    }

    public function get_edit_order_url()
    {
        return admin_url('admin.php?page=wc-orders&action=edit&id=' . $this->get_id());
    }

    public function key_is_valid($key)
    {
        return hash_equals((string) $this->get_order_key(), (string) $key);
    }
}
