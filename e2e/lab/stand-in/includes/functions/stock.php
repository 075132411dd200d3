<?php

/**
 * Stock, under WooCommerce's names: the one way in which a quantity changes, and what orders do to it.
 */

declare(strict_types=1);

use Automattic\WooCommerce\Checkout\Helpers\ReserveStock;
use Kitgenix\StockSync\StandIn\Stock\OrderStock;

defined('ABSPATH') || exit;

function wc_update_product_stock($product, $stock_quantity = null, $operation = 'set', $updating = false)
{
    $product = $product instanceof WC_Product ? $product : wc_get_product($product);
    if (!$product) {
        return false;
    }
    if ($stock_quantity === null || !$product->managing_stock()) {
        return $product->get_stock_quantity();
    }
    $id = $product->get_stock_managed_by_id();
    $counting = $id === $product->get_id() ? $product : wc_get_product($id);
    $kind = $counting->is_type('variation') ? 'variation' : 'product';
    $store = WC_Data_Store::load('product');
    do_action("woocommerce_{$kind}_before_set_stock", $counting);
    $store->read_stock_quantity($counting, $store->update_product_stock($id, $stock_quantity, $operation));
    if (!$updating) {
        $counting->save();
    }
    do_action("woocommerce_{$kind}_set_stock", $counting);
    return $counting->get_stock_quantity();
}

function wc_update_product_stock_status($product_id, $status)
{
    $product = wc_get_product($product_id);
    if ($product) {
        $product->set_stock_status($status);
        $product->save();
    }
}

function wc_get_low_stock_amount(WC_Product $product)
{
    $amount = $product->get_low_stock_amount();
    if ($amount === '' && $product->is_type('variation')) {
        $parent = wc_get_product($product->get_parent_id());
        $amount = $parent ? $parent->get_low_stock_amount() : '';
    }
    return (int) ($amount === '' ? get_option('woocommerce_notify_low_stock_amount', 2) : $amount);
}

function wc_maybe_reduce_stock_levels($order_id)
{
    $order = wc_get_order($order_id);
    if (!$order) {
        return;
    }
    $store = $order->get_data_store();
    if (apply_filters('woocommerce_payment_complete_reduce_order_stock', !$store->get_stock_reduced($order_id), $order_id)) {
        wc_reduce_stock_levels($order);
        $store->set_stock_reduced($order_id, true);
    }
}

function wc_maybe_increase_stock_levels($order_id)
{
    $order = wc_get_order($order_id);
    if ($order && $order->get_data_store()->get_stock_reduced($order_id)) {
        wc_increase_stock_levels($order);
        $order->get_data_store()->set_stock_reduced($order_id, false);
    }
}

function wc_reduce_stock_levels($order_id)
{
    $order = $order_id instanceof WC_Order ? $order_id : wc_get_order($order_id);
    if ($order && get_option('woocommerce_manage_stock') === 'yes' && apply_filters('woocommerce_can_reduce_order_stock', true, $order)) {
        OrderStock::take($order);
    }
}

function wc_increase_stock_levels($order_id)
{
    $order = $order_id instanceof WC_Order ? $order_id : wc_get_order($order_id);
    if ($order && get_option('woocommerce_manage_stock') === 'yes' && apply_filters('woocommerce_can_restore_order_stock', true, $order)) {
        OrderStock::giveBack($order);
    }
}

function wc_trigger_stock_change_notifications($order, $changes)
{
    OrderStock::tell($order, $changes);
}

function wc_restock_refunded_items($order, $refunded_line_items)
{
    if (apply_filters('woocommerce_can_restock_refunded_items', true, $order, $refunded_line_items)) {
        OrderStock::restock($order, $refunded_line_items);
    }
}

function wc_get_held_stock_quantity(WC_Product $product, $exclude_order_id = 0)
{
    return wc_holds_stock() ? (new ReserveStock())->get_reserved_stock($product, $exclude_order_id) : 0;
}

function wc_reserve_stock_for_order($order)
{
    $order = $order instanceof WC_Order ? $order : wc_get_order($order);
    if ($order && wc_holds_stock()) {
        (new ReserveStock())->reserve_stock_for_order($order);
    }
}

function wc_release_stock_for_order($order)
{
    $order = $order instanceof WC_Order ? $order : wc_get_order($order);
    if ($order && wc_holds_stock()) {
        (new ReserveStock())->release_stock_for_order($order);
    }
}

/**
 * Whether stock is held while somebody pays. Our own; WooCommerce asks the same filter in each place.
 */
function wc_holds_stock(): bool
{
    return (bool) apply_filters('woocommerce_hold_stock_for_checkout', wc_string_to_bool(get_option('woocommerce_manage_stock', 'yes')));
}

foreach (['payment_complete', 'order_status_completed', 'order_status_processing', 'order_status_on-hold'] as $hook) {
    add_action("woocommerce_{$hook}", 'wc_maybe_reduce_stock_levels');
    add_action("woocommerce_{$hook}", 'wc_release_stock_for_order', 11);
}
foreach (['cancelled', 'pending'] as $status) {
    add_action("woocommerce_order_status_{$status}", 'wc_maybe_increase_stock_levels');
}
add_action('woocommerce_order_status_cancelled', 'wc_release_stock_for_order', 11);
add_action('woocommerce_checkout_order_created', 'wc_reserve_stock_for_order');
add_action('woocommerce_checkout_order_exception', 'wc_release_stock_for_order');
