<?php

/**
 * The cart. Keeping it in the session is in KeptCart, what stands against it in CheckedCart.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Cart\CheckedCart;
use Kitgenix\StockSync\StandIn\Cart\KeptCart;

defined('ABSPATH') || exit;

class WC_Cart
{
    use CheckedCart;
    use KeptCart;

    /** @var array<string, array<string, mixed>> */
    public $cart_contents = [];

    /** @var array<string, array<string, mixed>> */
    public $removed_cart_contents = [];

    public function __construct()
    {
        add_action('woocommerce_check_cart_items', [$this, 'check_cart_items'], 1);
    }

    public function get_cart()
    {
        return array_filter((array) $this->cart_contents);
    }

    public function get_cart_contents()
    {
        return apply_filters('woocommerce_get_cart_contents', (array) $this->cart_contents);
    }

    public function is_empty()
    {
        return $this->get_cart() === [];
    }

    public function get_cart_item($item_key)
    {
        return $this->cart_contents[$item_key] ?? [];
    }

    public function get_cart_contents_count()
    {
        return apply_filters('woocommerce_cart_contents_count', array_sum(array_column($this->get_cart(), 'quantity')));
    }

    /**
     * How much of each stock is wanted.
     *
     * @return array<int, int|float>
     */
    public function get_cart_item_quantities()
    {
        $quantities = [];
        foreach ($this->get_cart() as $item) {
            $id = $item['data']->get_stock_managed_by_id();
            $quantities[$id] = ($quantities[$id] ?? 0) + $item['quantity'];
        }
        return $quantities;
    }

    public function get_cart_hash()
    {
        $lines = array_map(static fn($item) => array_diff_key($item, ['data' => 1]), $this->get_cart());
        return apply_filters('woocommerce_cart_hash', $lines === [] ? '' : md5((string) wp_json_encode($lines) . $this->get_total('edit')), $lines);
    }

    public function generate_cart_id($product_id, $variation_id = 0, $variation = [], $cart_item_data = [])
    {
        return apply_filters('woocommerce_cart_id', md5((string) wp_json_encode([$product_id, $variation_id, $variation, $cart_item_data])), $product_id, $variation_id, $variation, $cart_item_data);
    }

    public function add_to_cart($product_id = 0, $quantity = 1, $variation_id = 0, $variation = [], $cart_item_data = [])
    {
        try {
            $product = wc_get_product($variation_id ?: $product_id);
            if (!$product || $quantity <= 0 || $product->get_status() === 'trash') {
                return false;
            }
            $variation_id = $product->is_type('variation') ? $product->get_id() : 0;
            $product_id = $variation_id ? $product->get_parent_id() : $product->get_id();
            $variation = $variation_id ? $product->get_variation_attributes() : [];
            $cart_item_data = (array) apply_filters('woocommerce_add_cart_item_data', $cart_item_data, $product_id, $variation_id, $quantity);
            $key = $this->generate_cart_id($product_id, $variation_id, $variation, $cart_item_data);
            $this->mayBeAdded($product, $quantity, (float) ($this->get_cart_item_quantities()[$product->get_stock_managed_by_id()] ?? 0), isset($this->cart_contents[$key]));
            if (isset($this->cart_contents[$key])) {
                $this->cart_contents[$key]['quantity'] += $quantity;
            } else {
                $this->cart_contents[$key] = apply_filters('woocommerce_add_cart_item', array_merge($cart_item_data, [
                    'key' => $key, 'product_id' => $product_id, 'variation_id' => $variation_id, 'variation' => $variation, 'quantity' => $quantity, 'data' => $product,
                ]), $key);
            }
            do_action('woocommerce_add_to_cart', $key, $product_id, $quantity, $variation_id, $variation, $cart_item_data);
            $this->calculate_totals();
            return $key;
        } catch (Exception $error) {
            if ($error->getMessage() !== '') {
                wc_add_notice($error->getMessage(), 'error');
            }
            return false;
        }
    }

    public function set_quantity($cart_item_key, $quantity = 1, $refresh_totals = true)
    {
        if (!isset($this->cart_contents[$cart_item_key])) {
            return false;
        }
        if ($quantity <= 0) {
            return $this->remove_cart_item($cart_item_key);
        }
        $before = $this->cart_contents[$cart_item_key]['quantity'];
        $this->cart_contents[$cart_item_key]['quantity'] = $quantity;
        do_action('woocommerce_after_cart_item_quantity_update', $cart_item_key, $quantity, $before, $this);
        if ($refresh_totals) {
            $this->calculate_totals();
        }
        return true;
    }

    public function remove_cart_item($cart_item_key)
    {
        if (!isset($this->cart_contents[$cart_item_key])) {
            return false;
        }
        do_action('woocommerce_remove_cart_item', $cart_item_key, $this);
        unset($this->cart_contents[$cart_item_key]);
        do_action('woocommerce_cart_item_removed', $cart_item_key, $this);
        $this->calculate_totals();
        return true;
    }

    public function empty_cart($clear_persistent_cart = true)
    {
        do_action('woocommerce_before_cart_emptied', $clear_persistent_cart);
        $this->cart_contents = [];
        $this->forget();
        do_action('woocommerce_cart_emptied', $clear_persistent_cart);
    }

    public function calculate_totals()
    {
        do_action('woocommerce_before_calculate_totals', $this);
        foreach ($this->cart_contents as $key => $item) {
            $total = (float) $item['data']->get_price() * (float) $item['quantity'];
            $this->cart_contents[$key]['line_subtotal'] = $total;
            $this->cart_contents[$key]['line_total'] = $total;
        }
        do_action('woocommerce_after_calculate_totals', $this);
        $this->keep();
    }

    public function get_total($context = 'view')
    {
        $total = array_sum(array_column($this->get_cart(), 'line_total'));
        return $context === 'view' ? apply_filters('woocommerce_cart_total', wc_price($total)) : $total;
    }

    public function needs_payment()
    {
        return apply_filters('woocommerce_cart_needs_payment', $this->get_total('edit') > 0, $this);
    }

    /**
     * There is nothing to choose: what is sold here is delivered for nothing.
     */
    public function needs_shipping()
    {
        return apply_filters('woocommerce_cart_needs_shipping', false);
    }
}
