<?php

/**
 * Cash on delivery: the order goes on at once.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Gateway_COD extends WC_Payment_Gateway
{
    public function __construct()
    {
        $this->id = 'cod';
        $this->title = (string) (get_option('woocommerce_cod_settings')['title'] ?? 'Cash on delivery');
        $this->description = (string) (get_option('woocommerce_cod_settings')['description'] ?? '');
    }

    public function process_payment($order_id)
    {
        $order = wc_get_order($order_id);
        if ($order->get_total() > 0) {
            $order->update_status(apply_filters('woocommerce_cod_process_payment_order_status', 'processing', $order), 'Payment to be made upon delivery.');
        } else {
            $order->payment_complete();
        }
        WC()->cart?->empty_cart();
        return ['result' => 'success', 'redirect' => $this->get_return_url($order)];
    }
}
