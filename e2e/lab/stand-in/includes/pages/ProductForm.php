<?php

/**
 * How a product gets into the cart.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

use WC_Product;

defined('ABSPATH') || exit;

final class ProductForm
{
    public static function html(WC_Product $product): string
    {
        $choice = $product->is_type('variable') ? self::choice($product) : '';
        $stock = $choice === '' ? wc_get_stock_html($product) : '';
        if (!$product->is_purchasable() || !$product->is_in_stock()) {
            return $stock;
        }
        $most = $product->is_sold_individually() ? 1 : ($product->managing_stock() && !$product->backorders_allowed() ? $product->get_stock_quantity() : '');
        return $stock . '<form class="cart" method="post" action="' . esc_url($product->get_permalink()) . '">' . $choice .
            '<label class="screen-reader-text" for="quantity">Quantity</label><input type="number" id="quantity" name="quantity" value="1" min="1" max="' . esc_attr((string) $most) . '" step="any"> ' .
            '<button type="submit" name="add-to-cart" value="' . esc_attr((string) $product->get_id()) . '" class="single_add_to_cart_button button alt">Add to cart</button></form>';
    }

    /**
     * In the shop: into the cart at once, or to where the shopper chooses a variation.
     */
    public static function button(WC_Product $product): string
    {
        if (!$product->is_purchasable() || !$product->is_in_stock()) {
            return '';
        }
        [$url, $text] = $product->is_type('variable')
            ? [$product->get_permalink(), 'Select options']
            : [add_query_arg('add-to-cart', $product->get_id(), wc_get_page_permalink('shop')), 'Add to cart'];
        return '<a class="button" href="' . esc_url($url) . '" aria-label="' . esc_attr("{$text}: {$product->get_name()}") . '" rel="nofollow">' . esc_html($text) . '</a>';
    }

    private static function choice(WC_Product $product): string
    {
        $options = '';
        foreach ($product->get_children() as $id) {
            $variation = wc_get_product($id);
            if ($variation) {
                $options .= '<option value="' . esc_attr((string) $id) . '"' . ($variation->is_in_stock() ? '' : ' disabled') . '>' . esc_html(wc_get_formatted_variation($variation, true) . ': ' . $variation->get_availability()['availability']) . '</option>';
            }
        }
        return '<label for="variation_id">Variation</label> <select id="variation_id" name="variation_id">' . $options . '</select> ';
    }
}
