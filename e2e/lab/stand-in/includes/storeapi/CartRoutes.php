<?php

/**
 * What a shopper does with the cart.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use WP_REST_Request;
use WP_REST_Response;

defined('ABSPATH') || exit;

final class CartRoutes
{
    public static function show(WP_REST_Request $request): WP_REST_Response
    {
        return new WP_REST_Response(CartView::of(WC()->cart));
    }

    public static function add(WP_REST_Request $request): WP_REST_Response
    {
        $cart = WC()->cart;
        $product = wc_get_product(absint($request['id']));
        $quantity = wc_stock_amount($request['quantity'] ?? 1);
        if (!$product || $product->get_status() === 'trash') {
            throw Refused::because('woocommerce_rest_cart_invalid_product', sprintf('Product with ID "%d" was not found and cannot be added to the cart.', absint($request['id'])));
        }
        CartRules::mayAdd($product, (float) $quantity, (float) ($cart->get_cart_item_quantities()[$product->get_stock_managed_by_id()] ?? 0));
        if ($cart->add_to_cart($product->get_id(), $quantity) === false) {
            $message = wp_strip_all_tags(wc_get_notices('error')[0]['notice'] ?? 'It cannot be added to the cart.');
            wc_clear_notices();
            throw Refused::because('woocommerce_rest_cart_invalid_product', $message);
        }
        return new WP_REST_Response(CartView::of($cart), 201);
    }

    public static function update(WP_REST_Request $request): WP_REST_Response
    {
        $line = WC()->cart->get_cart_item((string) $request['key']);
        if ($line === []) {
            throw Refused::because('woocommerce_rest_cart_invalid_key', 'Cart item does not exist.', 409);
        }
        $quantity = wc_stock_amount($request['quantity'] ?? 0);
        CartRules::mayAdd($line['data'], (float) $quantity, (float) WC()->cart->get_cart_item_quantities()[$line['data']->get_stock_managed_by_id()] - (float) $line['quantity']);
        WC()->cart->set_quantity($line['key'], $quantity);
        return self::show($request);
    }

    public static function remove(WP_REST_Request $request): WP_REST_Response
    {
        if (!WC()->cart->remove_cart_item((string) $request['key'])) {
            throw Refused::because('woocommerce_rest_cart_invalid_key', 'Cart item no longer exists or is invalid.', 409);
        }
        return self::show($request);
    }

    public static function extend(WP_REST_Request $request): WP_REST_Response
    {
        $update = Extensions::update((string) $request['namespace']);
        if ($update === null) {
            throw Refused::because('woocommerce_rest_cart_extensions_error', sprintf('There is no callback for the namespace %s.', sanitize_text_field((string) $request['namespace'])));
        }
        $update((array) $request['data']);
        WC()->cart->calculate_totals();
        return self::show($request);
    }
}
