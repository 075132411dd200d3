<?php

/**
 * The cart in the shopper's session.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Cart;

defined('ABSPATH') || exit;

trait KeptCart
{
    public function get_cart_from_session()
    {
        foreach ((array) (WC()->session->get('cart') ?? []) as $key => $item) {
            $product = wc_get_product($item['variation_id'] ?: $item['product_id']);
            if ($product && $product->exists() && $item['quantity'] > 0 && $product->get_status() !== 'trash') {
                $this->cart_contents[$key] = apply_filters('woocommerce_get_cart_item_from_session', ['data' => $product] + $item, $item, $key);
            }
        }
        do_action('woocommerce_cart_loaded_from_session', $this);
    }

    public function get_cart_for_session()
    {
        return array_map(static fn($item) => array_diff_key($item, ['data' => 1]), $this->get_cart());
    }

    private function keep(): void
    {
        WC()->session?->set('cart', $this->get_cart_for_session());
        do_action('woocommerce_set_cart_cookies', !$this->is_empty());
        do_action('woocommerce_cart_updated');
    }

    private function forget(): void
    {
        WC()->session?->set('cart', []);
    }
}
