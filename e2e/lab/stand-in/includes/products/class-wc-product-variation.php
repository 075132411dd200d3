<?php

/**
 * One variation of a variable product. What it has none of it takes from its parent: the SKU that is shown, and stock where the parent
 * counts it.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Variation extends WC_Product
{
    /** @var string */
    protected $post_type = 'product_variation';

    /** @var array<string, mixed> */
    protected $parent_data = ['title' => '', 'sku' => '', 'manage_stock' => false, 'backorders' => 'no', 'stock_quantity' => null, 'status' => ''];

    public function get_type()
    {
        return 'variation';
    }

    protected function get_hook_prefix()
    {
        return 'woocommerce_product_variation_get_';
    }

    public function get_parent_data()
    {
        return $this->parent_data;
    }

    public function set_parent_data($parent_data)
    {
        $this->parent_data = array_replace($this->parent_data, (array) $parent_data);
    }

    public function get_stock_managed_by_id()
    {
        return $this->get_manage_stock() === 'parent' ? $this->get_parent_id() : $this->get_id();
    }

    public function get_sku($context = 'view')
    {
        $sku = $this->get_prop('sku', $context);
        return $context === 'view' && empty($sku) ? apply_filters($this->get_hook_prefix() . 'sku', $this->parent_data['sku'], $this) : $sku;
    }

    public function get_manage_stock($context = 'view')
    {
        $manages = $this->get_prop('manage_stock', $context);
        return $context === 'view' && $manages === false && wc_string_to_bool($this->parent_data['manage_stock']) ? 'parent' : $manages;
    }

    public function get_stock_quantity($context = 'view')
    {
        $quantity = $this->get_prop('stock_quantity', $context);
        return $context === 'view' && $this->get_manage_stock() === 'parent'
            ? apply_filters($this->get_hook_prefix() . 'stock_quantity', $this->parent_data['stock_quantity'], $this)
            : $quantity;
    }

    public function get_backorders($context = 'view')
    {
        $backorders = $this->get_prop('backorders', $context);
        return $context === 'view' && $this->get_manage_stock() === 'parent'
            ? apply_filters($this->get_hook_prefix() . 'backorders', $this->parent_data['backorders'], $this)
            : $backorders;
    }

    public function get_catalog_visibility($context = 'view')
    {
        return apply_filters($this->get_hook_prefix() . 'catalog_visibility', $this->parent_data['catalog_visibility'] ?? 'visible', $this);
    }

    public function get_title()
    {
        return apply_filters('woocommerce_product_title', $this->parent_data['title'], $this);
    }

    public function get_permalink($item_object = null)
    {
        return add_query_arg(array_map('rawurlencode', $this->get_variation_attributes()), (string) get_permalink($this->get_parent_id()));
    }

    /**
     * Chosen options by attribute.
     *
     * @param bool $with_prefix As a form names them.
     */
    public function get_variation_attributes($with_prefix = true)
    {
        $attributes = [];
        foreach ($this->get_attributes() as $name => $value) {
            $attributes[($with_prefix ? 'attribute_' : '') . $name] = $value;
        }
        return $attributes;
    }

    public function set_attributes($raw_attributes)
    {
        $attributes = [];
        foreach ((array) $raw_attributes as $name => $value) {
            $attributes[sanitize_title(preg_replace('/^attribute_/', '', (string) $name))] = (string) $value;
        }
        $this->set_prop('attributes', $attributes);
    }

    public function is_purchasable()
    {
        $parent = $this->parent_data['status'] === 'publish' || current_user_can('edit_post', $this->get_parent_id());
        return apply_filters('woocommerce_variation_is_purchasable', $this->get_status() === 'publish' && $parent && parent::is_purchasable(), $this);
    }
}
