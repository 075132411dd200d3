<?php

/**
 * A product's props as post meta and terms, and the hooks that tell which of them were written.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

use WC_Product_Attribute;

defined('ABSPATH') || exit;

trait PropsInMeta
{
    use RowsOfMeta;

    /** @var array<string, string> */
    private static array $props = [
        '_sku' => 'sku', '_global_unique_id' => 'global_unique_id', '_regular_price' => 'regular_price', '_sale_price' => 'sale_price',
        'total_sales' => 'total_sales', '_tax_status' => 'tax_status', '_tax_class' => 'tax_class', '_manage_stock' => 'manage_stock',
        '_backorders' => 'backorders', '_low_stock_amount' => 'low_stock_amount', '_sold_individually' => 'sold_individually',
        '_default_attributes' => 'default_attributes', '_virtual' => 'virtual', '_downloadable' => 'downloadable', '_thumbnail_id' => 'image_id',
        '_stock' => 'stock_quantity', '_stock_status' => 'stock_status',
    ];

    /** @var list<string> Of the save that goes on. */
    protected $updated_props = [];

    protected function readProps($product): void
    {
        $meta = get_post_meta($product->get_id());
        $props = [];
        foreach (self::$props + ['_price' => 'price'] as $key => $prop) {
            $props[$prop] = maybe_unserialize($meta[$key][0] ?? '');
        }
        $product->set_props($props);
        $attributes = [];
        foreach ((array) maybe_unserialize($meta['_product_attributes'][0] ?? []) as $stored) {
            if (is_array($stored)) {
                $attribute = new WC_Product_Attribute();
                $attribute->set_name($stored['name'] ?? '');
                $attribute->set_options(array_map('trim', explode('|', (string) ($stored['value'] ?? ''))));
                $attribute->set_visible($stored['is_visible'] ?? 0);
                $attribute->set_variation($stored['is_variation'] ?? 0);
                $attributes[] = $attribute;
            }
        }
        if ($attributes !== []) {
            $product->set_attributes($attributes);
        }
    }

    /**
     * Writes what was changed, and what has no row yet.
     */
    protected function writeProps($product, bool $isNew): void
    {
        $id = $product->get_id();
        $changed = $product->get_changes();
        foreach (self::$props as $key => $prop) {
            if (!$isNew && !array_key_exists($prop, $changed) && metadata_exists('post', $id, $key)) {
                continue;
            }
            $value = $product->{"get_{$prop}"}('edit');
            if ($prop === 'stock_quantity') {
                do_action($product->is_type('variation') ? 'woocommerce_variation_before_set_stock' : 'woocommerce_product_before_set_stock', $product);
            }
            if (is_bool($value)) {
                $value = wc_bool_to_string($value);
            }
            $isEmpty = $value === '' || $value === [];
            $updated = $isEmpty && $key !== '_tax_class' ? delete_post_meta($id, $key) : update_post_meta($id, $key, wp_slash($value));
            if ($updated) {
                $this->updated_props[] = $prop;
            }
        }
        $this->writeAttributes($product, $isNew || array_key_exists('attributes', $changed));
    }

    protected function writeAttributes($product, bool $isChanged): void
    {
        if ($isChanged && !$product->is_type('variation')) {
            $stored = [];
            foreach ($product->get_attributes('edit') as $key => $attribute) {
                $stored[$key] = [
                    'name' => $attribute->get_name(), 'value' => implode(' | ', $attribute->get_options()), 'position' => $attribute->get_position(),
                    'is_visible' => (int) $attribute->get_visible(), 'is_variation' => (int) $attribute->get_variation(), 'is_taxonomy' => 0,
                ];
            }
            update_post_meta($product->get_id(), '_product_attributes', wp_slash($stored));
        }
    }

    protected function readTerms($product): void
    {
        $terms = get_the_terms($product->get_id(), 'product_visibility');
        $names = is_array($terms) ? wp_list_pluck($terms, 'name') : [];
        $noSearch = in_array('exclude-from-search', $names, true);
        $noCatalog = in_array('exclude-from-catalog', $names, true);
        $product->set_props([
            'featured' => in_array('featured', $names, true),
            'catalog_visibility' => $noSearch ? ($noCatalog ? 'hidden' : 'catalog') : ($noCatalog ? 'search' : 'visible'),
        ]);
    }

    protected function writeTerms($product, bool $isNew): void
    {
        if (!$isNew && array_intersect(['featured', 'stock_status', 'catalog_visibility'], array_keys($product->get_changes())) === []) {
            return;
        }
        $visibility = $product->get_catalog_visibility();
        $terms = array_filter([
            $product->get_featured() ? 'featured' : '',
            $product->get_stock_status() === 'outofstock' ? 'outofstock' : '',
            in_array($visibility, ['hidden', 'catalog'], true) ? 'exclude-from-search' : '',
            in_array($visibility, ['hidden', 'search'], true) ? 'exclude-from-catalog' : '',
        ]);
        if (!is_wp_error(wp_set_post_terms($product->get_id(), array_values($terms), 'product_visibility', false))) {
            do_action('woocommerce_product_set_visibility', $product->get_id(), $visibility);
        }
    }

    protected function writeType($product): void
    {
        $id = $product->get_id();
        if (!$product->is_type('variation') && ($product->get_type() !== $this->get_product_type($id) || !get_the_terms($id, 'product_type'))) {
            $old = $this->get_product_type($id);
            wp_set_object_terms($id, $product->get_type(), 'product_type');
            if ($old !== $product->get_type()) {
                $this->updated_props[] = 'product_type';
                do_action('woocommerce_product_type_changed', $product, $old, $product->get_type());
            }
        }
        update_post_meta($id, '_product_version', WC_VERSION);
    }

    protected function handle_updated_props(&$product)
    {
        $id = $product->get_id();
        $isVariation = $product->is_type('variation');
        if (!$product->is_type(['variable', 'grouped']) && array_intersect(['regular_price', 'sale_price', 'product_type'], $this->updated_props)) {
            $price = $product->is_on_sale('edit') ? $product->get_sale_price('edit') : $product->get_regular_price('edit');
            update_post_meta($id, '_price', $price);
            $product->set_price($price);
        }
        if (in_array('stock_quantity', $this->updated_props, true)) {
            do_action($isVariation ? 'woocommerce_variation_set_stock' : 'woocommerce_product_set_stock', $product);
        }
        if (in_array('stock_status', $this->updated_props, true)) {
            do_action($isVariation ? 'woocommerce_variation_set_stock_status' : 'woocommerce_product_set_stock_status', $id, $product->get_stock_status(), $product);
        }
        if (array_intersect(['sku', 'global_unique_id', 'regular_price', 'sale_price', 'total_sales', 'stock_quantity', 'stock_status', 'manage_stock', 'virtual', 'downloadable', 'tax_status', 'tax_class'], $this->updated_props)) {
            $this->refresh_product_lookup_table($id);
        }
        do_action('woocommerce_product_object_updated_props', $product, $this->updated_props);
        $this->updated_props = [];
    }
}
