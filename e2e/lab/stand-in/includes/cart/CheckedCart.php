<?php

/**
 * What stands against a cart on this store: as something is added, and again before it is ordered.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Cart;

use Exception;

defined('ABSPATH') || exit;

trait CheckedCart
{
    /**
     * @param float $inCart Of the same stock.
     * @throws Exception What a shopper is told.
     */
    private function mayBeAdded($product, $quantity, float $inCart, bool $isThere): void
    {
        if ($product->is_sold_individually() && ($isThere || $quantity > 1)) {
            throw new Exception(sprintf('You cannot add another "%s" to your cart.', $product->get_name()));
        }
        if (!$product->is_purchasable()) {
            throw new Exception('Sorry, this product cannot be purchased.');
        }
        if (!$product->is_in_stock()) {
            throw new Exception(sprintf('You cannot add "%s" to the cart because the product is out of stock.', $product->get_name()));
        }
        if (!$product->has_enough_stock($quantity + $inCart)) {
            throw new Exception(sprintf('You cannot add that amount of "%1$s" to the cart because there is not enough stock (%2$s remaining).', $product->get_name(), $product->get_stock_quantity()));
        }
    }

    /**
     * woocommerce_check_cart_items: notices for what cannot be ordered any more.
     */
    public function check_cart_items()
    {
        $problem = $this->stockProblem();
        if ($problem !== '') {
            wc_add_notice($problem, 'error');
        }
        return $problem === '';
    }

    private function stockProblem(): string
    {
        $wanted = $this->get_cart_item_quantities();
        $waiting = WC()->session ? absint(WC()->session->get('order_awaiting_payment') ?: WC()->session->get('store_api_draft_order')) : 0;
        foreach ($this->get_cart() as $item) {
            $product = $item['data'];
            if (!$product->is_purchasable()) {
                return sprintf('"%s" cannot be purchased any more.', $product->get_name());
            }
            if (!$product->is_in_stock()) {
                return sprintf('Sorry, "%s" is not in stock. Please edit your cart and try again.', $product->get_name());
            }
            if (!$product->managing_stock() || $product->backorders_allowed()) {
                continue;
            }
            $left = $product->get_stock_quantity() - wc_get_held_stock_quantity($product, $waiting);
            if ($left < $wanted[$product->get_stock_managed_by_id()]) {
                return sprintf('Sorry, there is not enough "%1$s" in stock for your order (%2$s available).', $product->get_name(), $left);
            }
        }
        return '';
    }
}
