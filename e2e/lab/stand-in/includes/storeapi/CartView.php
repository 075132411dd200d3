<?php

/**
 * The cart as the Store API shows it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use WC_Cart;

defined('ABSPATH') || exit;

final class CartView
{
    /**
     * @return array<string, mixed>
     */
    public static function of(WC_Cart $cart): array
    {
        $total = $cart->get_total('edit');
        return [
            'items' => array_map([self::class, 'item'], array_values($cart->get_cart())),
            'coupons' => [],
            'fees' => [],
            'totals' => ['total_items' => self::money($total), 'total_price' => self::money($total)] + self::currency(),
            'shipping_address' => (object) [],
            'billing_address' => (object) [],
            'needs_payment' => $cart->needs_payment(),
            'needs_shipping' => $cart->needs_shipping(),
            'payment_requirements' => ['products'],
            'has_calculated_shipping' => false,
            'shipping_rates' => [],
            'items_count' => $cart->get_cart_contents_count(),
            'items_weight' => 0,
            'cross_sells' => [],
            'errors' => self::errors($cart),
            'payment_methods' => array_keys(WC()->payment_gateways()->get_available_payment_gateways()),
            'extensions' => Extensions::of('cart'),
        ];
    }

    /**
     * @param array<string, mixed> $line
     * @return array<string, mixed>
     */
    private static function item(array $line): array
    {
        $product = $line['data'];
        $left = $product->managing_stock() && !$product->backorders_allowed() ? $product->get_stock_quantity() : null;
        return [
            'key' => $line['key'],
            'id' => $product->get_id(),
            'type' => $product->get_type(),
            'quantity' => $line['quantity'],
            'quantity_limits' => ['minimum' => 1, 'maximum' => $product->is_sold_individually() ? 1 : $left ?? 9999, 'multiple_of' => 1, 'editable' => !$product->is_sold_individually()],
            'name' => $product->get_title(),
            'sku' => $product->get_sku(),
            'low_stock_remaining' => $left !== null && $left <= wc_get_low_stock_amount($product) ? max($left, 0) : null,
            'backorders_allowed' => (bool) $product->backorders_allowed(),
            'sold_individually' => (bool) $product->is_sold_individually(),
            'permalink' => $product->get_permalink(),
            'images' => [],
            'variation' => [],
            'item_data' => array_values((array) apply_filters('woocommerce_get_item_data', [], $line)),
            'prices' => ['price' => self::money($product->get_price())] + self::currency(),
            'totals' => ['line_subtotal' => self::money($line['line_subtotal'] ?? 0), 'line_total' => self::money($line['line_total'] ?? 0)] + self::currency(),
            'extensions' => Extensions::of('cart-item', [$line]),
        ];
    }

    /**
     * @return list<array{code: string, message: string}>
     */
    private static function errors(WC_Cart $cart): array
    {
        try {
            if (!$cart->is_empty()) {
                CartRules::check($cart);
            }
            return [];
        } catch (Refused $refused) {
            $errors = $refused->errors();
        }
        return array_map(static fn($code): array => ['code' => (string) $code, 'message' => $errors->get_error_message($code)], $errors->get_error_codes());
    }

    /**
     * Whole pence, as the Store API has it.
     */
    public static function money($amount): string
    {
        return (string) (int) round((float) $amount * 10 ** wc_get_price_decimals());
    }

    /**
     * @return array<string, mixed>
     */
    public static function currency(): array
    {
        return ['currency_code' => get_woocommerce_currency(), 'currency_symbol' => get_woocommerce_currency_symbol(), 'currency_minor_unit' => wc_get_price_decimals()];
    }
}
