<?php

/**
 * The ways to pay here.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Payment_Gateways
{
    private static ?WC_Payment_Gateways $instance = null;

    public static function instance()
    {
        return self::$instance ??= new self();
    }

    public function payment_gateways()
    {
        $gateways = [];
        foreach (apply_filters('woocommerce_payment_gateways', ['WC_Gateway_COD']) as $class) {
            $gateway = is_object($class) ? $class : new $class();
            $gateways[$gateway->id] = $gateway;
        }
        return $gateways;
    }

    public function get_available_payment_gateways()
    {
        return (array) apply_filters('woocommerce_available_payment_gateways', array_filter($this->payment_gateways(), static fn($gateway) => $gateway->is_available()));
    }
}
