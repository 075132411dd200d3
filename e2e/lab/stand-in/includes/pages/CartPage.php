<?php

/**
 * The cart as a page.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

defined('ABSPATH') || exit;

final class CartPage
{
    public static function html(): string
    {
        $cart = WC()->cart;
        if ($cart === null) {
            return '';
        }
        $cart->calculate_totals();
        if (!$cart->is_empty()) {
            do_action('woocommerce_check_cart_items');
        }
        $html = '<div class="woocommerce">' . wc_print_notices(true);
        if ($cart->is_empty()) {
            return $html . Shop::emptyCart() . '</div>';
        }
        return $html . '<form class="woocommerce-cart-form" method="post" action="' . esc_url(wc_get_cart_url()) . '"><table class="shop_table cart"><thead><tr><th>Product</th><th>Price</th><th>Quantity</th><th>Subtotal</th><th></th></tr></thead><tbody>' .
            implode('', array_map([self::class, 'row'], $cart->get_cart())) .
            '</tbody></table><button type="submit" class="button" name="update_cart" value="1">Update cart</button>' . wp_nonce_field('woocommerce-cart', 'woocommerce-cart-nonce', true, false) .
            '</form><p>Total: <strong>' . $cart->get_total() . '</strong></p><p><a class="checkout-button button" href="' . esc_url(wc_get_checkout_url()) . '">Proceed to checkout</a></p></div>';
    }

    /**
     * What plugins show beside a line.
     *
     * @param array<string, mixed> $line
     */
    public static function data(array $line): string
    {
        $html = '';
        foreach ((array) apply_filters('woocommerce_get_item_data', [], $line) as $one) {
            $html .= '<dt>' . esc_html($one['key'] ?? $one['name'] ?? '') . ':</dt><dd>' . wp_kses_post($one['display'] ?? $one['value'] ?? '') . '</dd>';
        }
        return $html === '' ? '' : '<dl class="variation">' . $html . '</dl>';
    }

    /**
     * @param array<string, mixed> $line
     */
    private static function row(array $line): string
    {
        $product = $line['data'];
        $remove = wp_nonce_url(add_query_arg('remove_item', $line['key'], wc_get_cart_url()), 'woocommerce-cart');
        return '<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-name"><a href="' . esc_url($product->get_permalink()) . '">' . esc_html($product->get_name()) . '</a>' . self::data($line) .
            '</td><td>' . wc_price($product->get_price()) . '</td><td><label class="screen-reader-text" for="qty-' . esc_attr($line['key']) . '">Quantity of ' . esc_html($product->get_name()) .
            '</label><input type="number" min="0" step="any" id="qty-' . esc_attr($line['key']) . '" name="cart[' . esc_attr($line['key']) . '][qty]" value="' . esc_attr((string) $line['quantity']) .
            '"></td><td>' . wc_price($line['line_subtotal'] ?? 0) . '</td><td><a class="remove" href="' . esc_url($remove) . '" aria-label="' . esc_attr(sprintf('Remove %s from cart', $product->get_name())) . '">Remove</a></td></tr>';
    }
}
