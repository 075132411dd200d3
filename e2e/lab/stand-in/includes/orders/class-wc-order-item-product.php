<?php

/**
 * A line that sells a product.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Order_Item_Product extends WC_Order_Item
{
    /** @var array<string, mixed> */
    protected $extra_data = ['product_id' => 0, 'variation_id' => 0, 'quantity' => 1, 'subtotal' => 0, 'total' => 0];

    public function get_type()
    {
        return 'line_item';
    }

    public function get_product_id($context = 'view')
    {
        return $this->get_prop('product_id', $context);
    }

    public function set_product_id($value)
    {
        $this->set_prop('product_id', absint($value));
    }

    public function get_variation_id($context = 'view')
    {
        return $this->get_prop('variation_id', $context);
    }

    public function set_variation_id($value)
    {
        $this->set_prop('variation_id', absint($value));
    }

    public function get_quantity($context = 'view')
    {
        return $this->get_prop('quantity', $context);
    }

    public function set_quantity($value)
    {
        $this->set_prop('quantity', wc_stock_amount($value));
    }

    public function get_subtotal($context = 'view')
    {
        return $this->get_prop('subtotal', $context);
    }

    public function set_subtotal($value)
    {
        $this->set_prop('subtotal', wc_format_decimal($value));
    }

    public function get_total($context = 'view')
    {
        return $this->get_prop('total', $context);
    }

    public function set_total($value)
    {
        $this->set_prop('total', wc_format_decimal($value));
    }

    public function set_product($product)
    {
        $isVariation = $product->is_type('variation');
        $this->set_product_id($isVariation ? $product->get_parent_id() : $product->get_id());
        $this->set_variation_id($isVariation ? $product->get_id() : 0);
        $this->set_name($product->get_name());
    }

    public function get_product()
    {
        $product = wc_get_product($this->get_variation_id() ?: $this->get_product_id());
        return apply_filters('woocommerce_order_item_product', $product, $this);
    }
}
