<?php

/**
 * What can be set on a product, and which values it takes.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait Setters
{
    public function set_name($name)
    {
        $this->set_prop('name', (string) $name);
    }

    public function set_slug($slug)
    {
        $this->set_prop('slug', (string) $slug);
    }

    public function set_status($status)
    {
        $this->set_prop('status', $status);
    }

    public function set_featured($featured)
    {
        $this->set_prop('featured', wc_string_to_bool($featured));
    }

    public function set_catalog_visibility($catalog_visibility)
    {
        $this->set_prop('catalog_visibility', (string) $catalog_visibility);
    }

    public function set_description($description)
    {
        $this->set_prop('description', (string) $description);
    }

    public function set_short_description($short_description)
    {
        $this->set_prop('short_description', (string) $short_description);
    }

    public function set_global_unique_id($global_unique_id)
    {
        $this->set_prop('global_unique_id', (string) $global_unique_id);
    }

    public function set_price($price)
    {
        $this->set_prop('price', wc_format_decimal($price));
    }

    public function set_regular_price($regular_price)
    {
        $this->set_prop('regular_price', wc_format_decimal($regular_price));
    }

    public function set_sale_price($sale_price)
    {
        $this->set_prop('sale_price', wc_format_decimal($sale_price));
    }

    public function set_total_sales($total_sales)
    {
        $this->set_prop('total_sales', absint($total_sales));
    }

    public function set_tax_status($tax_status)
    {
        $this->set_prop('tax_status', (string) $tax_status);
    }

    public function set_tax_class($tax_class)
    {
        $this->set_prop('tax_class', (string) $tax_class);
    }

    public function set_manage_stock($manage_stock)
    {
        $this->set_prop('manage_stock', wc_string_to_bool($manage_stock));
    }

    public function set_stock_quantity($stock_quantity)
    {
        $this->set_prop('stock_quantity', $stock_quantity !== '' && $stock_quantity !== null ? wc_stock_amount($stock_quantity) : null);
    }

    public function set_low_stock_amount($low_stock_amount)
    {
        $this->set_prop('low_stock_amount', $low_stock_amount === '' ? '' : wc_stock_amount($low_stock_amount));
    }

    public function set_sold_individually($sold_individually)
    {
        $this->set_prop('sold_individually', wc_string_to_bool($sold_individually));
    }

    public function set_parent_id($parent_id)
    {
        $this->set_prop('parent_id', absint($parent_id));
    }

    public function set_reviews_allowed($reviews_allowed)
    {
        $this->set_prop('reviews_allowed', wc_string_to_bool($reviews_allowed));
    }

    public function set_default_attributes($default_attributes)
    {
        $this->set_prop('default_attributes', array_filter((array) $default_attributes));
    }

    public function set_menu_order($menu_order)
    {
        $this->set_prop('menu_order', (int) $menu_order);
    }

    public function set_virtual($virtual)
    {
        $this->set_prop('virtual', wc_string_to_bool($virtual));
    }

    public function set_downloadable($downloadable)
    {
        $this->set_prop('downloadable', wc_string_to_bool($downloadable));
    }

    public function set_image_id($image_id)
    {
        $this->set_prop('image_id', $image_id);
    }

    public function set_category_ids($category_ids)
    {
        $this->set_prop('category_ids', array_unique(array_map('intval', (array) $category_ids)));
    }

    public function set_date_created($date = null)
    {
        $this->set_date_prop('date_created', $date);
    }

    public function set_date_modified($date = null)
    {
        $this->set_date_prop('date_modified', $date);
    }

    public function set_sku($sku)
    {
        $sku = (string) $sku;
        if ($this->get_object_read() && $sku !== '' && !wc_product_has_unique_sku($this->get_id(), $sku)) {
            $this->error('product_invalid_sku', 'Invalid or duplicated SKU.', 400, ['resource_id' => wc_get_product_id_by_sku($sku)]);
        }
        $this->set_prop('sku', $sku);
    }

    public function set_stock_status($status = 'instock')
    {
        $this->set_prop('stock_status', isset(wc_get_product_stock_status_options()[$status]) ? $status : 'instock');
    }

    public function set_backorders($backorders)
    {
        $this->set_prop('backorders', isset(wc_get_product_backorder_options()[$backorders]) ? $backorders : 'no');
    }

    public function set_attributes($raw_attributes)
    {
        $attributes = [];
        foreach ((array) $raw_attributes as $attribute) {
            if ($attribute instanceof \WC_Product_Attribute) {
                $attributes[sanitize_title($attribute->get_name())] = $attribute;
            }
        }
        $this->set_prop('attributes', $attributes);
    }
}
