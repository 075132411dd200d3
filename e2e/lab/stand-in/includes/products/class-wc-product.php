<?php

/**
 * A product: its props and what follows from them. Reading and writing is its data store's; how stock behaves is in StockRules.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Products\Getters;
use Kitgenix\StockSync\StandIn\Products\Setters;
use Kitgenix\StockSync\StandIn\Products\StockRules;

defined('ABSPATH') || exit;

class WC_Product extends WC_Data
{
    use Getters;
    use Setters;
    use StockRules;

    /** @var string */
    protected $object_type = 'product';

    /** @var string */
    protected $post_type = 'product';

    /** @var array<string, mixed> */
    protected $data = [
        'name' => '', 'slug' => '', 'date_created' => null, 'date_modified' => null, 'status' => false, 'featured' => false,
        'catalog_visibility' => 'visible', 'description' => '', 'short_description' => '', 'sku' => '', 'global_unique_id' => '', 'price' => '',
        'regular_price' => '', 'sale_price' => '', 'total_sales' => '0', 'tax_status' => 'taxable', 'tax_class' => '', 'manage_stock' => false,
        'stock_quantity' => null, 'stock_status' => 'instock', 'backorders' => 'no', 'low_stock_amount' => '', 'sold_individually' => false,
        'parent_id' => 0, 'reviews_allowed' => true, 'attributes' => [], 'default_attributes' => [], 'menu_order' => 0, 'virtual' => false,
        'downloadable' => false, 'image_id' => '', 'category_ids' => [],
    ];

    public function __construct($product = 0)
    {
        parent::__construct($product);
        $this->data_store = WC_Data_Store::load('product' . (in_array($this->get_type(), ['simple'], true) ? '' : '-' . $this->get_type()));
        $id = $product instanceof self ? $product->get_id() : (is_object($product) ? (int) ($product->ID ?? 0) : (int) $product);
        if ($id > 0) {
            $this->set_id($id);
            $this->data_store->read($this);
        } else {
            $this->set_object_read(true);
        }
    }

    public function get_type()
    {
        return 'simple';
    }

    public function is_type($type)
    {
        return is_array($type) ? in_array($this->get_type(), $type, true) : $this->get_type() === $type;
    }

    public function exists()
    {
        return $this->get_id() > 0;
    }

    public function save()
    {
        $this->validate_props();
        do_action("woocommerce_before_{$this->object_type}_object_save", $this, $this->data_store);
        $state = $this->before_data_store_save_or_update();
        if ($this->get_id()) {
            $this->data_store->update($this);
        } else {
            $this->data_store->create($this);
        }
        $this->after_data_store_save_or_update($state);
        do_action("woocommerce_after_{$this->object_type}_object_save", $this, $this->data_store);
        return $this->get_id();
    }

    protected function before_data_store_save_or_update()
    {
        return null;
    }

    protected function after_data_store_save_or_update($state)
    {
        if ($this->get_parent_id()) {
            wc_deferred_product_sync($this->get_parent_id());
        }
    }

    public function delete($force_delete = false)
    {
        $parent = $this->get_parent_id();
        $deleted = parent::delete($force_delete);
        if ($deleted && $parent) {
            wc_deferred_product_sync($parent);
        }
        return $deleted;
    }

    public function is_purchasable()
    {
        $may = $this->exists() && ($this->get_status() === 'publish' || current_user_can('edit_post', $this->get_id())) && $this->get_price() !== '';
        return apply_filters('woocommerce_is_purchasable', $may, $this);
    }

    public function is_visible()
    {
        $visible = $this->get_status() === 'publish' && in_array($this->get_catalog_visibility(), ['visible', 'catalog', 'search'], true);
        if (get_option('woocommerce_hide_out_of_stock_items') === 'yes' && !$this->is_in_stock()) {
            $visible = false;
        }
        return apply_filters('woocommerce_product_is_visible', $visible, $this->get_id());
    }

    public function is_on_sale($context = 'view')
    {
        return $this->get_sale_price($context) !== '' && (float) $this->get_regular_price($context) > (float) $this->get_sale_price($context);
    }

    public function is_virtual()
    {
        return apply_filters('woocommerce_is_virtual', $this->get_virtual() === true, $this);
    }

    public function is_downloadable()
    {
        return apply_filters('woocommerce_is_downloadable', $this->get_downloadable() === true, $this);
    }

    public function needs_shipping()
    {
        return apply_filters('woocommerce_product_needs_shipping', !$this->is_virtual(), $this);
    }

    public function is_sold_individually()
    {
        return apply_filters('woocommerce_is_sold_individually', $this->get_sold_individually() === true, $this);
    }

    public function has_child()
    {
        return $this->get_children() !== [];
    }

    public function get_children()
    {
        return [];
    }

    public function get_permalink()
    {
        return get_permalink($this->get_id());
    }

    public function get_title()
    {
        return apply_filters('woocommerce_product_title', $this->get_name(), $this);
    }

    public function get_formatted_name()
    {
        return sprintf('%2$s (%1$s)', $this->get_sku() !== '' ? $this->get_sku() : '#' . $this->get_id(), $this->get_name());
    }

    public function get_price_html($deprecated = '')
    {
        return apply_filters('woocommerce_get_price_html', $this->get_price() === '' ? '' : wc_price($this->get_price()), $this);
    }
}
