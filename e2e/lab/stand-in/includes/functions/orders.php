<?php

/**
 * Orders, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function wc_get_order_statuses()
{
    return apply_filters('wc_order_statuses', [
        'wc-pending' => 'Pending payment',
        'wc-processing' => 'Processing',
        'wc-on-hold' => 'On hold',
        'wc-completed' => 'Completed',
        'wc-cancelled' => 'Cancelled',
        'wc-refunded' => 'Refunded',
        'wc-failed' => 'Failed',
        'wc-checkout-draft' => 'Draft',
    ]);
}

function wc_is_order_status($maybe_status)
{
    return isset(wc_get_order_statuses()[$maybe_status]);
}

function wc_get_order_status_name($status)
{
    return wc_get_order_statuses()['wc-' . preg_replace('/^wc-/', '', (string) $status)] ?? (string) $status;
}

function wc_get_is_paid_statuses()
{
    return apply_filters('woocommerce_order_is_paid_statuses', ['processing', 'completed']);
}

function wc_get_order($the_order = false)
{
    if ($the_order instanceof WC_Abstract_Order) {
        $id = $the_order->get_id();
    } else {
        $id = is_object($the_order) ? (int) ($the_order->ID ?? $the_order->id ?? 0) : (int) $the_order;
    }
    $type = $id > 0 ? WC_Data_Store::load('order')->get_order_type($id) : '';
    try {
        return $type === 'shop_order' ? new WC_Order($id) : ($type === 'shop_order_refund' ? new WC_Order_Refund($id) : false);
    } catch (Exception $error) {
        return false;
    }
}

function wc_get_orders($args)
{
    return WC_Data_Store::load('order')->query($args);
}

function wc_get_order_id_by_order_key($order_key)
{
    return WC_Data_Store::load('order')->get_order_id_by_order_key($order_key);
}

function wc_create_order($args = [])
{
    try {
        $order = new WC_Order($args['order_id'] ?? 0);
        foreach (['parent' => 'parent_id', 'status' => 'status', 'customer_note' => 'customer_note', 'customer_id' => 'customer_id', 'created_via' => 'created_via', 'cart_hash' => 'cart_hash'] as $arg => $prop) {
            if (isset($args[$arg])) {
                $order->{"set_{$prop}"}($args[$arg]);
            }
        }
        if (!$order->get_id()) {
            $order->set_currency(get_woocommerce_currency());
            $order->set_customer_ip_address($_SERVER['REMOTE_ADDR'] ?? '');
        }
        $order->save();
        return $order;
    } catch (Exception $error) {
        return new WP_Error('error', $error->getMessage());
    }
}

function wc_create_refund($args = [])
{
    $args = wp_parse_args($args, ['amount' => 0, 'reason' => null, 'order_id' => 0, 'refund_id' => 0, 'line_items' => [], 'refund_payment' => false, 'restock_items' => false]);
    $order = wc_get_order($args['order_id']);
    if (!$order instanceof WC_Order) {
        return new WP_Error('error', 'Invalid order ID.');
    }
    $remaining = (float) $order->get_remaining_refund_amount();
    if ($args['amount'] < 0 || $args['amount'] > $remaining) {
        return new WP_Error('error', 'Invalid refund amount.');
    }
    $refund = new WC_Order_Refund((int) $args['refund_id']);
    $refund->set_currency($order->get_currency());
    $refund->set_amount($args['amount']);
    $refund->set_parent_id($order->get_id());
    $refund->set_refunded_by(get_current_user_id() ?: 1);
    $refund->set_reason((string) $args['reason']);
    foreach ($order->get_items() as $id => $item) {
        $line = $args['line_items'][$id] ?? [];
        if (empty($line['qty']) && empty($line['refund_total'])) {
            continue;
        }
        $back = new WC_Order_Item_Product($item);
        $back->set_quantity(-1 * ($line['qty'] ?? 0));
        $back->set_total(-1 * (float) ($line['refund_total'] ?? 0));
        $back->set_subtotal(-1 * (float) ($line['refund_total'] ?? 0));
        $back->add_meta_data('_refunded_item_id', $id, true);
        $refund->add_item($back);
    }
    $refund->set_total(-1 * (float) $args['amount']);
    do_action('woocommerce_create_refund', $refund, $args);
    $refund->save();
    if ($args['restock_items']) {
        wc_restock_refunded_items($order, $args['line_items']);
    }
    if (apply_filters('woocommerce_order_is_partially_refunded', $remaining - $args['amount'] > 0, $order->get_id(), $refund->get_id())) {
        do_action('woocommerce_order_partially_refunded', $order->get_id(), $refund->get_id());
    } else {
        do_action('woocommerce_order_fully_refunded', $order->get_id(), $refund->get_id());
        wc_get_order($order->get_id())->update_status('refunded');
    }
    do_action('woocommerce_refund_created', $refund->get_id(), $args);
    do_action('woocommerce_order_refunded', $order->get_id(), $refund->get_id());
    return $refund;
}
