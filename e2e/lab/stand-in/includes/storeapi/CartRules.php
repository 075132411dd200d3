<?php

/**
 * What stands against a cart or one of its lines, as the Store API judges: what other orders hold counts as gone.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use WC_Cart;
use WC_Product;
use WP_Error;

defined('ABSPATH') || exit;

final class CartRules
{
    /**
     * Before something is added.
     */
    public static function mayAdd(WC_Product $product, float $quantity, float $inCart): void
    {
        if (!$product->is_purchasable()) {
            throw Refused::because('woocommerce_rest_product_not_purchasable', sprintf('"%s" is not available for purchase.', $product->get_name()));
        }
        if (!$product->is_in_stock()) {
            throw Refused::because('woocommerce_rest_product_out_of_stock', sprintf('You cannot add "%s" to the cart because the product is out of stock.', $product->get_name()));
        }
        if ($product->managing_stock() && !$product->backorders_allowed() && $quantity + $inCart > self::left($product)) {
            throw Refused::because('woocommerce_rest_product_partially_out_of_stock', sprintf('You cannot add that amount of "%s" to the cart because there is not enough stock.', $product->get_name()));
        }
        do_action('woocommerce_store_api_validate_add_to_cart', $product, ['quantity' => $quantity]);
    }

    /**
     * Before a cart is ordered, and whenever it is shown.
     */
    public static function check(WC_Cart $cart): void
    {
        $stock = new WP_Error();
        $wanted = $cart->get_cart_item_quantities();
        foreach ($cart->get_cart() as $line) {
            self::line($stock, $line, $wanted);
        }
        if ($stock->has_errors()) {
            throw new Refused($stock, 409);
        }
        $errors = new WP_Error();
        do_action('woocommerce_store_api_cart_errors', $errors, $cart);
        if ($errors->has_errors()) {
            throw new Refused($errors, 409);
        }
        self::notices($cart);
    }

    /**
     * @param array<string, mixed>  $line
     * @param array<int, int|float> $wanted By the product that counts the stock.
     */
    private static function line(WP_Error $errors, array $line, array $wanted): void
    {
        $product = $line['data'];
        $name = $product->get_name();
        if (!$product->is_purchasable()) {
            $errors->add('woocommerce_rest_product_not_purchasable', sprintf('%s cannot be purchased. Please remove it from your cart.', $name));
        } elseif (!$product->is_in_stock()) {
            $errors->add('woocommerce_rest_product_out_of_stock', sprintf('%s is out of stock and cannot be purchased. Please remove it from your cart.', $name));
        } elseif ($line['quantity'] > 1 && $product->is_sold_individually()) {
            $errors->add('woocommerce_rest_product_too_many_in_cart', sprintf('There are too many %s in the cart. Only 1 can be purchased.', $name));
        } elseif ($product->managing_stock() && !$product->backorders_allowed() && self::left($product) < $wanted[$product->get_stock_managed_by_id()]) {
            $errors->add('woocommerce_rest_product_partially_out_of_stock', sprintf('There is not enough %s in stock. Please reduce the quantity in your cart.', $name));
        }
        do_action('woocommerce_store_api_validate_cart_item', $product, $line);
    }

    /**
     * What plugins say with notices, as they do on pages.
     */
    private static function notices(WC_Cart $cart): void
    {
        $before = WC()->session->get('wc_notices');
        remove_action('woocommerce_check_cart_items', [$cart, 'check_cart_items'], 1);
        wc_clear_notices();
        do_action('woocommerce_check_cart_items');
        add_action('woocommerce_check_cart_items', [$cart, 'check_cart_items'], 1);
        $errors = new WP_Error();
        foreach (wc_get_notices('error') as $notice) {
            $errors->add('woocommerce_rest_cart_item_error', wp_strip_all_tags($notice['notice']));
        }
        WC()->session->set('wc_notices', $before);
        if ($errors->has_errors()) {
            throw new Refused($errors, 409);
        }
    }

    private static function left(WC_Product $product): float
    {
        return (float) $product->get_stock_quantity() - wc_get_held_stock_quantity($product, absint(WC()->session->get('store_api_draft_order')));
    }
}
