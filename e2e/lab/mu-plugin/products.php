<?php

/**
 * Reads and changes stock and places orders through WooCommerce's own API, as a person would.
 * Enters: a SKU. Leaves: what WooCommerce says about it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

use WC_Product;

defined('ABSPATH') || exit;

final class Products
{
    public static function bySku(string $sku): ?WC_Product
    {
        $product = wc_get_product(wc_get_product_id_by_sku($sku));
        return $product instanceof WC_Product ? $product : null;
    }

    /** @return array<string, mixed> */
    public static function stock(WC_Product $product): array
    {
        return [
            'sku' => $product->get_sku(),
            'product_id' => $product->get_id(),
            'quantity' => $product->get_stock_quantity(),
            'status' => $product->get_stock_status(),
            'backorders' => $product->get_backorders(),
            'low_stock_amount' => $product->get_low_stock_amount(),
            'manage_stock' => $product->get_manage_stock(),
        ];
    }

    public static function setQuantity(WC_Product $product, float $quantity): void
    {
        if ($product->get_manage_stock() === false) {
            $product->set_manage_stock(true);
        }
        $product->set_stock_quantity($quantity);
        $product->save();
    }

    /** @return array<string, mixed> */
    public static function order(WC_Product $product, float $quantity): array
    {
        $started = microtime(true);
        $order = wc_create_order(['status' => 'pending', 'created_via' => 'lab']);
        $order->add_product($product, $quantity);
        $order->set_address([
            'first_name' => 'Ada',
            'last_name' => 'Shopper',
            'address_1' => '1 High Street',
            'city' => 'London',
            'postcode' => 'SW1A 1AA',
            'country' => 'GB',
            'email' => 'shopper@example.com',
        ], 'billing');
        // Not cash on delivery, whose paid orders WooCommerce takes for delivered and completes.
        $order->set_payment_method('bacs');
        $order->calculate_totals();
        $order->payment_complete();
        return [
            'order_id' => $order->get_id(),
            'ms' => round((microtime(true) - $started) * 1000, 1),
            'quantity_left' => wc_get_product($product->get_id())->get_stock_quantity(),
        ];
    }
}
