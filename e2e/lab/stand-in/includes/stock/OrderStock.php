<?php

/**
 * What an order does to stock: takes it once for each line, gives it back once, says so in its notes and to whoever listens.
 * Enters: an order. Leaves: quantities, the meta `_reduced_stock` of its lines, WooCommerce's hooks in WooCommerce's order.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Stock;

use WC_Order;

defined('ABSPATH') || exit;

final class OrderStock
{
    public static function take(WC_Order $order): void
    {
        $changes = [];
        foreach ($order->get_items() as $item) {
            $product = $item->is_type('line_item') ? $item->get_product() : false;
            if (!$product || $item->get_meta('_reduced_stock', true) || !$product->managing_stock()) {
                continue;
            }
            $quantity = apply_filters('woocommerce_order_item_quantity', $item->get_quantity(), $order, $item);
            $left = wc_update_product_stock($product, $quantity, 'decrease');
            if (is_wp_error($left)) {
                $order->add_order_note("Stock of {$product->get_name()} could not be reduced.");
                continue;
            }
            $item->add_meta_data('_reduced_stock', $quantity, true);
            $item->save();
            $change = ['product' => $product, 'from' => $left + $quantity, 'to' => $left];
            $changes[] = $change;
            do_action('woocommerce_reduce_order_item_stock', $item, $change, $order);
        }
        self::tell($order, $changes);
        do_action('woocommerce_reduce_order_stock', $order);
    }

    public static function giveBack(WC_Order $order): void
    {
        $changes = [];
        foreach ($order->get_items() as $item) {
            $product = $item->is_type('line_item') ? $item->get_product() : false;
            $taken = $item->get_meta('_reduced_stock', true);
            if (!$product || !$taken || !$product->managing_stock()) {
                continue;
            }
            $now = wc_update_product_stock($product, $taken, 'increase');
            if (is_wp_error($now)) {
                $order->add_order_note("Stock of {$product->get_name()} could not be restored.");
                continue;
            }
            $item->delete_meta_data('_reduced_stock');
            $item->save();
            $changes[] = "{$product->get_name()} (" . ($now - $taken) . "&rarr;{$now})";
            do_action('woocommerce_restore_order_item_stock', $item, $now, $now - $taken, $order);
        }
        if ($changes !== []) {
            $order->add_order_note('Stock levels increased: ' . implode(', ', $changes));
        }
        do_action('woocommerce_restore_order_stock', $order);
    }

    /**
     * @param list<array{product: \WC_Product, from: int|float, to: int|float}> $changes
     */
    public static function tell(WC_Order $order, array $changes): void
    {
        if ($changes === []) {
            return;
        }
        $notes = [];
        $none = absint(get_option('woocommerce_notify_no_stock_amount', 0));
        foreach ($changes as ['product' => $product, 'from' => $from, 'to' => $to]) {
            $notes[] = "{$product->get_name()} ({$from}&rarr;{$to})";
            $fresh = wc_get_product($product->get_id());
            if ($to <= $none) {
                do_action('woocommerce_no_stock', $fresh);
            } elseif ($to <= absint(wc_get_low_stock_amount($fresh))) {
                do_action('woocommerce_low_stock', $fresh);
            }
            if ($to < 0) {
                do_action('woocommerce_product_on_backorder', ['product' => $fresh, 'order_id' => $order->get_id(), 'quantity' => abs($from - $to)]);
            }
        }
        $order->add_order_note('Stock levels reduced: ' . implode(', ', $notes));
    }

    /**
     * Units of a refund that go back on the shelf.
     *
     * @param array<int, array<string, mixed>> $lines By order item.
     */
    public static function restock(WC_Order $order, array $lines): void
    {
        foreach ($order->get_items() as $id => $item) {
            $quantity = $lines[$id]['qty'] ?? 0;
            $taken = $item->get_meta('_reduced_stock', true);
            $product = $item->get_product();
            if (!$quantity || !$taken || !$product || !$product->managing_stock()) {
                continue;
            }
            $before = $product->get_stock_quantity();
            $now = wc_update_product_stock($product, $quantity, 'increase');
            $item->update_meta_data('_reduced_stock', $taken - $quantity);
            $item->update_meta_data('_restock_refunded_items', $quantity + (int) $item->get_meta('_restock_refunded_items', true));
            $note = "Stock of item #{$product->get_id()} went from {$before} up to {$now}.";
            $order->add_order_note(apply_filters('woocommerce_refund_restock_note', $note, $before, $now, $order, $product));
            $item->save();
            do_action('woocommerce_restock_refunded_item', $product->get_id(), $before, $now, $order, $product);
        }
    }
}
