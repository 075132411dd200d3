<?php

/**
 * What can be asked of a product. In the context `view` through WooCommerce's filters, in `edit` as it stands.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait Getters
{
    public function get_name($context = 'view')
    {
        return $this->get_prop('name', $context);
    }

    public function get_slug($context = 'view')
    {
        return $this->get_prop('slug', $context);
    }

    public function get_date_created($context = 'view')
    {
        return $this->get_prop('date_created', $context);
    }

    public function get_date_modified($context = 'view')
    {
        return $this->get_prop('date_modified', $context);
    }

    public function get_status($context = 'view')
    {
        return $this->get_prop('status', $context);
    }

    public function get_featured($context = 'view')
    {
        return $this->get_prop('featured', $context);
    }

    public function get_catalog_visibility($context = 'view')
    {
        return $this->get_prop('catalog_visibility', $context);
    }

    public function get_description($context = 'view')
    {
        return $this->get_prop('description', $context);
    }

    public function get_short_description($context = 'view')
    {
        return $this->get_prop('short_description', $context);
    }

    public function get_sku($context = 'view')
    {
        return $this->get_prop('sku', $context);
    }

    public function get_global_unique_id($context = 'view')
    {
        return $this->get_prop('global_unique_id', $context);
    }

    public function get_price($context = 'view')
    {
        return $this->get_prop('price', $context);
    }

    public function get_regular_price($context = 'view')
    {
        return $this->get_prop('regular_price', $context);
    }

    public function get_sale_price($context = 'view')
    {
        return $this->get_prop('sale_price', $context);
    }

    public function get_total_sales($context = 'view')
    {
        return $this->get_prop('total_sales', $context);
    }

    public function get_tax_status($context = 'view')
    {
        return $this->get_prop('tax_status', $context);
    }

    public function get_tax_class($context = 'view')
    {
        return $this->get_prop('tax_class', $context);
    }

    public function get_manage_stock($context = 'view')
    {
        return $this->get_prop('manage_stock', $context);
    }

    public function get_stock_quantity($context = 'view')
    {
        return $this->get_prop('stock_quantity', $context);
    }

    public function get_stock_status($context = 'view')
    {
        return $this->get_prop('stock_status', $context);
    }

    public function get_backorders($context = 'view')
    {
        return $this->get_prop('backorders', $context);
    }

    public function get_low_stock_amount($context = 'view')
    {
        return $this->get_prop('low_stock_amount', $context);
    }

    public function get_sold_individually($context = 'view')
    {
        return $this->get_prop('sold_individually', $context);
    }

    public function get_parent_id($context = 'view')
    {
        return $this->get_prop('parent_id', $context);
    }

    public function get_reviews_allowed($context = 'view')
    {
        return $this->get_prop('reviews_allowed', $context);
    }

    public function get_attributes($context = 'view')
    {
        return $this->get_prop('attributes', $context);
    }

    public function get_default_attributes($context = 'view')
    {
        return $this->get_prop('default_attributes', $context);
    }

    public function get_menu_order($context = 'view')
    {
        return $this->get_prop('menu_order', $context);
    }

    public function get_virtual($context = 'view')
    {
        return $this->get_prop('virtual', $context);
    }

    public function get_downloadable($context = 'view')
    {
        return $this->get_prop('downloadable', $context);
    }

    public function get_image_id($context = 'view')
    {
        return $this->get_prop('image_id', $context);
    }

    public function get_category_ids($context = 'view')
    {
        return $this->get_prop('category_ids', $context);
    }
}
