<?php

/**
 * The lookup table: what of a product can be searched and sorted by.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait LookupTable
{
    public function refresh_product_lookup_table(int $product_id): void
    {
        global $wpdb;
        $text = static fn(string $key): string => (string) get_post_meta($product_id, $key, true);
        $prices = array_filter((array) get_post_meta($product_id, '_price', false), static fn($price) => $price !== '');
        $row = [
            'product_id' => $product_id,
            'sku' => $text('_sku'),
            'global_unique_id' => $text('_global_unique_id'),
            'virtual' => $text('_virtual') === 'yes' ? 1 : 0,
            'downloadable' => $text('_downloadable') === 'yes' ? 1 : 0,
            'min_price' => $prices === [] ? null : min($prices),
            'max_price' => $prices === [] ? null : max($prices),
            'onsale' => $text('_sale_price') !== '' && $text('_price') === $text('_sale_price') ? 1 : 0,
            'stock_quantity' => $text('_manage_stock') === 'yes' ? wc_stock_amount($text('_stock')) : null,
            'stock_status' => $text('_stock_status'),
            'total_sales' => (int) $text('total_sales'),
            'tax_status' => $text('_tax_status'),
            'tax_class' => $text('_tax_class'),
        ];
        if ($row !== wp_cache_get('lookup_table', 'object_' . $product_id)) {
            $wpdb->replace($wpdb->wc_product_meta_lookup, $row);
            wp_cache_set('lookup_table', $row, 'object_' . $product_id);
        }
    }

    public function is_existing_sku($product_id, $sku)
    {
        global $wpdb;
        return (bool) $wpdb->get_var($wpdb->prepare(
            "SELECT p.ID FROM {$wpdb->posts} p INNER JOIN {$wpdb->wc_product_meta_lookup} l ON l.product_id = p.ID
            WHERE p.post_type IN ('product', 'product_variation') AND p.post_status <> 'trash' AND l.sku = %s AND l.product_id <> %d LIMIT 1",
            $sku,
            $product_id
        ));
    }

    public function get_product_id_by_sku($sku)
    {
        global $wpdb;
        $id = $wpdb->get_var($wpdb->prepare(
            "SELECT p.ID FROM {$wpdb->posts} p INNER JOIN {$wpdb->wc_product_meta_lookup} l ON l.product_id = p.ID
            WHERE p.post_type IN ('product', 'product_variation') AND p.post_status <> 'trash' AND l.sku = %s LIMIT 1",
            $sku
        ));
        return (int) apply_filters('woocommerce_get_product_id_by_sku', $id, $sku);
    }
}
