<?php

/**
 * A product with variations. It may count their stock; where it does not, its status is what its variations have.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Variable extends WC_Product
{
    /** @var list<int>|null */
    protected $children = null;

    public function get_type()
    {
        return 'variable';
    }

    public function get_children($visible_only = '')
    {
        return $this->children ??= $this->data_store->read_children($this)['all'];
    }

    public function get_visible_children()
    {
        return $this->data_store->read_children($this)['visible'];
    }

    public function set_children($children)
    {
        $this->children = array_map('intval', (array) $children);
    }

    public function get_variation_attributes()
    {
        $attributes = [];
        foreach ($this->get_attributes() as $attribute) {
            if ($attribute->get_variation()) {
                $attributes[$attribute->get_name()] = $attribute->get_options();
            }
        }
        return $attributes;
    }

    public function is_purchasable()
    {
        return apply_filters('woocommerce_is_purchasable', $this->exists() && ($this->get_status() === 'publish' || current_user_can('edit_post', $this->get_id())), $this);
    }

    public function child_is_in_stock()
    {
        return $this->data_store->child_has_stock_status($this, 'instock');
    }

    public function child_is_on_backorder()
    {
        return $this->data_store->child_has_stock_status($this, 'onbackorder');
    }

    public function validate_props()
    {
        parent::validate_props();
        if (!$this->get_manage_stock()) {
            $this->data_store->sync_stock_status($this);
        }
    }

    protected function before_data_store_save_or_update()
    {
        return ['previous_name' => $this->data['name'], 'new_name' => $this->get_name('edit')];
    }

    protected function after_data_store_save_or_update($state)
    {
        $this->data_store->sync_variation_names($this, $state['previous_name'], $state['new_name']);
        $this->data_store->sync_managed_variation_stock_status($this);
    }

    public static function sync($product, $save = true)
    {
        $product = $product instanceof WC_Product ? $product : wc_get_product($product);
        if ($product instanceof WC_Product_Variable) {
            $store = WC_Data_Store::load('product-variable');
            $product->children = null;
            $store->sync_price($product);
            $store->sync_stock_status($product);
            do_action('woocommerce_variable_product_sync_data', $product);
            if ($save) {
                $product->save();
            }
        }
        return $product;
    }
}
