<?php

/**
 * Units that are held while an order waits for its payment. One statement looks whether there are enough and takes them, so that of
 * two who want the last one gets it.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Checkout\Helpers;

use Automattic\WooCommerce\Utilities\OrderUtil;

defined('ABSPATH') || exit;

final class ReserveStock
{
    private const ATTEMPTS = 3;

    public function get_reserved_stock($product, $exclude_order_id = 0)
    {
        global $wpdb;
        return wc_stock_amount($wpdb->get_var($this->query($product->get_stock_managed_by_id(), $exclude_order_id)));
    }

    public function reserve_stock_for_order($order, $minutes = 0)
    {
        $minutes = (int) apply_filters('woocommerce_order_hold_stock_minutes', $minutes ?: (int) get_option('woocommerce_hold_stock_minutes', 60), $order);
        if ($minutes === 0) {
            return;
        }
        try {
            $wanted = $this->wanted($order);
            // Always in the same order: two carts with the same products must not wait for each other.
            ksort($wanted);
            foreach ($wanted as $id => $quantity) {
                $this->hold($id, $quantity, $order, $minutes);
            }
        } catch (ReserveStockException $error) {
            $this->release_stock_for_order($order);
            throw $error;
        }
        if ($wanted !== []) {
            $order->add_order_note("Stock is held for {$minutes} minutes.");
        }
    }

    public function release_stock_for_order($order)
    {
        global $wpdb;
        $wpdb->delete($wpdb->wc_reserved_stock, ['order_id' => $order->get_id()]);
    }

    /**
     * @return array<int, int|float> By the product that counts the stock.
     */
    private function wanted($order): array
    {
        $wanted = [];
        foreach ($order->get_items() as $item) {
            $product = $item->is_type('line_item') && $item->get_quantity() > 0 ? $item->get_product() : false;
            if (!$product) {
                continue;
            }
            if (!$product->is_in_stock()) {
                throw new ReserveStockException('woocommerce_product_out_of_stock', sprintf('&quot;%s&quot; is out of stock and cannot be purchased.', $product->get_name()), 403);
            }
            if ($product->managing_stock() && !$product->backorders_allowed()) {
                $id = $product->get_stock_managed_by_id();
                $wanted[$id] = ($wanted[$id] ?? 0) + apply_filters('woocommerce_order_item_quantity', $item->get_quantity(), $order, $item);
            }
        }
        return $wanted;
    }

    private function hold($id, $quantity, $order, int $minutes): void
    {
        global $wpdb;
        $stock = \WC_Data_Store::load('product')->get_query_for_stock($id);
        $reserved = $this->query($id, $order->get_id());
        $sql = $wpdb->prepare(
            "INSERT INTO {$wpdb->wc_reserved_stock} (`order_id`, `product_id`, `stock_quantity`, `timestamp`, `expires`)
            SELECT %d, %d, %f, NOW(), DATE_ADD(NOW(), INTERVAL %d MINUTE) FROM DUAL
            WHERE ({$stock} FOR UPDATE) - ({$reserved} FOR UPDATE) >= %f
            ON DUPLICATE KEY UPDATE `expires` = VALUES(`expires`), `stock_quantity` = VALUES(`stock_quantity`)",
            $order->get_id(),
            $id,
            $quantity,
            $minutes,
            $quantity
        );
        $attempt = 0;
        do {
            $rows = $wpdb->query($sql);
        } while ($rows === false && ++$attempt < self::ATTEMPTS);
        if (!$rows) {
            $product = wc_get_product($id);
            throw new ReserveStockException('woocommerce_product_not_enough_stock', sprintf('There is not enough of %s in stock for this order.', $product ? $product->get_name() : "#{$id}"), 403);
        }
    }

    private function query($id, $exclude)
    {
        global $wpdb;
        [$join, $status] = OrderUtil::custom_orders_table_usage_is_enabled()
            ? ["{$wpdb->prefix}wc_orders o ON o.id = held.`order_id`", 'o.status']
            : ["{$wpdb->posts} o ON o.ID = held.`order_id`", 'o.post_status'];
        $query = $wpdb->prepare(
            "SELECT COALESCE(SUM(held.`stock_quantity`), 0) FROM {$wpdb->wc_reserved_stock} held LEFT JOIN {$join}
            WHERE {$status} IN ('wc-checkout-draft', 'wc-pending') AND held.`expires` > NOW() AND held.`product_id` = %d AND held.`order_id` <> %d",
            $id,
            $exclude
        );
        return apply_filters('woocommerce_query_for_reserved_stock', $query, $id, $exclude);
    }
}
